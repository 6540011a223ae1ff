CREATE INDEX ticket_page ON ticket (created_at, account_id, status);
