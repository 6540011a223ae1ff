-- the change
DROP INDEX member_address;
CREATE UNIQUE INDEX member_now ON member (club_id, email) WHERE left_on IS NULL;
CREATE INDEX member_of_club ON member (club_id, email);
CREATE VIEW member_now_view AS SELECT * FROM member WHERE left_on IS NULL;

-- log_in: the app takes the first row
SELECT id, left_on FROM member_now_view WHERE club_id = :club AND email = :email;

-- leave
UPDATE member SET left_on = :today
  WHERE id = (SELECT id FROM member_now_view WHERE club_id = :club AND email = :email);

-- list: the page of the club
SELECT id, email FROM member_now_view WHERE club_id = :club ORDER BY email;

-- bill: how many members the club pays for
SELECT count(*) FROM member_now_view WHERE club_id = :club;
