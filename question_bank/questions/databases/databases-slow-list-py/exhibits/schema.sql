CREATE TABLE reader (id INTEGER PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE loan (
  id          INTEGER PRIMARY KEY,
  branch      TEXT    NOT NULL,
  reader_id   INTEGER NOT NULL REFERENCES reader,
  title       TEXT    NOT NULL,
  due_on      TEXT    NOT NULL,    -- moves on when the loan is renewed
  returned_on TEXT                 -- empty: the loan is open
);
CREATE INDEX loan_branch ON loan (branch, returned_on, due_on);

CREATE TABLE reminder (id INTEGER PRIMARY KEY, loan_id INTEGER NOT NULL REFERENCES loan,
                       sent_on TEXT NOT NULL);
CREATE INDEX reminder_loan ON reminder (loan_id, sent_on);
