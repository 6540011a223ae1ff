-- the change
UPDATE member SET left_on = '9999-12-31' WHERE left_on IS NULL;
DROP INDEX member_address;
CREATE UNIQUE INDEX member_address ON member (club_id, email, left_on);

-- sign_up
INSERT INTO member (club_id, email, joined_on, left_on)
  VALUES (:club, :email, :today, '9999-12-31');

-- log_in: the app takes the first row
SELECT id, nullif(left_on, '9999-12-31') FROM member
  WHERE club_id = :club AND email = :email AND left_on = '9999-12-31';

-- leave
UPDATE member SET left_on = :today
  WHERE club_id = :club AND email = :email AND left_on = '9999-12-31';

-- list: the page of the club
SELECT id, email FROM member WHERE club_id = :club AND left_on = '9999-12-31' ORDER BY email;

-- bill: how many members the club pays for
SELECT count(*) FROM member WHERE club_id = :club AND left_on = '9999-12-31';
