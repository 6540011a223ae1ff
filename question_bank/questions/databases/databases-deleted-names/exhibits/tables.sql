-- the tables today
CREATE TABLE member (
  id        INTEGER PRIMARY KEY,
  club_id   INTEGER NOT NULL,
  email     TEXT    NOT NULL,
  joined_on TEXT    NOT NULL,    -- a day
  left_on   TEXT                 -- a day, empty for a member of today
);
CREATE UNIQUE INDEX member_address ON member (club_id, email);
CREATE TABLE payment (
  id        INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES member (id),
  cents     INTEGER NOT NULL
);

-- the change
DROP INDEX member_address;
CREATE UNIQUE INDEX member_address ON member (club_id, email, left_on);
