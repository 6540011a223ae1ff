-- the change
DROP INDEX member_address;
CREATE UNIQUE INDEX member_now ON member (club_id, email) WHERE left_on IS NULL;
