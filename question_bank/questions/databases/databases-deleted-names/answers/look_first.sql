-- the change
DROP INDEX member_address;
CREATE INDEX member_address ON member (club_id, email);

-- sign_up: the app looks first, and refuses when it finds a row
SELECT id FROM member WHERE club_id = :club AND email = :email AND left_on IS NULL;
INSERT INTO member (club_id, email, joined_on) VALUES (:club, :email, :today);

-- log_in: the app takes the first row
SELECT id, left_on FROM member WHERE club_id = :club AND email = :email AND left_on IS NULL;

-- leave
UPDATE member SET left_on = :today WHERE club_id = :club AND email = :email AND left_on IS NULL;

-- bill: how many members the club pays for
SELECT count(*) FROM member WHERE club_id = :club AND left_on IS NULL;
