-- the change

-- sign_up: who comes back gets the old row
INSERT INTO member (club_id, email, joined_on) VALUES (:club, :email, :today)
  ON CONFLICT (club_id, email) DO UPDATE SET left_on = NULL, joined_on = excluded.joined_on
  WHERE left_on IS NOT NULL;

-- log_in: the app takes the first row
SELECT id, left_on FROM member WHERE club_id = :club AND email = :email AND left_on IS NULL;

-- leave
UPDATE member SET left_on = :today WHERE club_id = :club AND email = :email AND left_on IS NULL;

-- bill: how many members the club pays for
SELECT count(*) FROM member WHERE club_id = :club AND left_on IS NULL;
