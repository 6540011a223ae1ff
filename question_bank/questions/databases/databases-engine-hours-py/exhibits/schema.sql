CREATE TABLE boat (
  id          INTEGER PRIMARY KEY,
  name        TEXT    NOT NULL,
  serviced_at INTEGER NOT NULL,    -- engine hours at the last service
  hours       INTEGER,             -- engine hours now, 0 for a new boat
  read_on     TEXT                 -- day of that reading, empty for a new boat
);

CREATE TABLE reading (
  id      INTEGER PRIMARY KEY,
  boat_id INTEGER NOT NULL REFERENCES boat,
  day     TEXT    NOT NULL,
  time    TEXT    NOT NULL,
  hours   INTEGER NOT NULL
);
