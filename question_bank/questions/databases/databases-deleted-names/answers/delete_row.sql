-- leave
DELETE FROM member WHERE club_id = :club AND email = :email;

-- the change
DELETE FROM payment WHERE member_id IN (SELECT id FROM member WHERE left_on IS NOT NULL);
DELETE FROM member WHERE left_on IS NOT NULL;
