CREATE TABLE course (
  id    TEXT    PRIMARY KEY,
  seats INTEGER NOT NULL,
  taken INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE booking (
  id        INTEGER PRIMARY KEY,
  course_id TEXT NOT NULL REFERENCES course (id),
  email     TEXT NOT NULL
);
