CREATE TABLE invoice (
  id     INTEGER PRIMARY KEY,
  to_pay INTEGER NOT NULL,              -- cents
  paid   INTEGER NOT NULL DEFAULT 0     -- cents
);
CREATE TABLE payment (
  id      INTEGER PRIMARY KEY,
  invoice INTEGER NOT NULL,
  cents   INTEGER NOT NULL,
  paid_on TEXT    NOT NULL
);
