CREATE TABLE ticket (
  id         INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL,
  status     TEXT    NOT NULL,    -- open, closed
  created_at TEXT    NOT NULL,
  subject    TEXT    NOT NULL
);
CREATE INDEX ticket_created_at ON ticket (created_at);
