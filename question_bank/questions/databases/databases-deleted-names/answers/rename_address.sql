-- leave: the address makes room for the next membership
UPDATE member SET left_on = :today, email = 'left ' || id || ' ' || email
  WHERE club_id = :club AND email = :email;

-- the change
UPDATE member SET email = 'left ' || id || ' ' || email WHERE left_on IS NOT NULL;

-- bill: how many members the club pays for
SELECT count(*) FROM member WHERE club_id = :club AND left_on IS NULL;
