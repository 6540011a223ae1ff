-- the change
ALTER TABLE member ADD COLUMN present INTEGER DEFAULT 1 CHECK (present = 1);
UPDATE member SET present = NULL WHERE left_on IS NOT NULL;
DROP INDEX member_address;
CREATE UNIQUE INDEX member_address ON member (club_id, email, present);

-- log_in: the app takes the first row
SELECT id, left_on FROM member WHERE club_id = :club AND email = :email AND present = 1;

-- leave
UPDATE member SET left_on = :today, present = NULL
  WHERE club_id = :club AND email = :email AND present = 1;

-- list: the page of the club
SELECT id, email FROM member WHERE club_id = :club AND present = 1 ORDER BY email;

-- bill: how many members the club pays for
SELECT count(*) FROM member WHERE club_id = :club AND present = 1;
