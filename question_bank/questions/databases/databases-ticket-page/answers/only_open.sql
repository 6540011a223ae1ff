CREATE INDEX ticket_page ON ticket (account_id, created_at) WHERE status = 'open';
