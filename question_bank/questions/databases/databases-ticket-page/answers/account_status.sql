CREATE INDEX ticket_page ON ticket (account_id, status);
