CREATE INDEX ticket_account ON ticket (account_id);
CREATE INDEX ticket_status ON ticket (status);
CREATE INDEX ticket_account_created ON ticket (account_id, created_at);
CREATE INDEX ticket_page ON ticket (account_id, status, created_at);
