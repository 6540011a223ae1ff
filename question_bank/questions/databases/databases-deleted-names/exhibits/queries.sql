-- sign_up
INSERT INTO member (club_id, email, joined_on) VALUES (:club, :email, :today);

-- log_in: the app takes the first row
SELECT id, left_on FROM member WHERE club_id = :club AND email = :email;

-- leave
UPDATE member SET left_on = :today WHERE club_id = :club AND email = :email;

-- list: the page of the club
SELECT id, email FROM member WHERE club_id = :club AND left_on IS NULL ORDER BY email;

-- bill: how many members the club pays for
SELECT count(*) FROM member WHERE club_id = :club;

-- report: for the treasurer
SELECT id, email, joined_on, left_on FROM member WHERE club_id = :club
  ORDER BY email, joined_on;
