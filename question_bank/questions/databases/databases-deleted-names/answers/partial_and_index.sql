-- the change
DROP INDEX member_address;
CREATE UNIQUE INDEX member_now ON member (club_id, email) WHERE left_on IS NULL;
CREATE INDEX member_of_club ON member (club_id, email);

-- log_in: the app takes the first row
SELECT id, left_on FROM member WHERE club_id = :club AND email = :email AND left_on IS NULL;

-- leave
UPDATE member SET left_on = :today WHERE club_id = :club AND email = :email AND left_on IS NULL;

-- bill: how many members the club pays for
SELECT count(*) FROM member WHERE club_id = :club AND left_on IS NULL;
