CREATE INDEX ticket_status ON ticket (status);
