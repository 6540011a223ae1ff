DROP INDEX ticket_created_at;
CREATE INDEX ticket_page ON ticket (account_id, status, created_at);
