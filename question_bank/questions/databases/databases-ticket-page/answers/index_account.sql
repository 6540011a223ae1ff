CREATE INDEX ticket_account ON ticket (account_id);
