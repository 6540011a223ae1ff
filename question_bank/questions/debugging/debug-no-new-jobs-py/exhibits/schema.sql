CREATE TABLE job (
  id       INTEGER PRIMARY KEY,
  year     INTEGER NOT NULL,
  number   TEXT    NOT NULL UNIQUE,    -- as on the label
  customer TEXT    NOT NULL
);
