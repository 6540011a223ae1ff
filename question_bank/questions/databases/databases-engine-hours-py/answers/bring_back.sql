-- The table of boats after Tuesday's job gets each boat's newest reading back.
UPDATE boat
SET (hours, read_on) = (
      SELECT reading.hours, reading.day FROM reading
      WHERE reading.boat_id = boat.id
      ORDER BY reading.day DESC, reading.time DESC, reading.id DESC LIMIT 1
    )
WHERE id IN (SELECT boat_id FROM reading);

-- A boat that nobody has read yet is a new one.
UPDATE boat
SET hours = 0, read_on = NULL
WHERE id NOT IN (SELECT boat_id FROM reading);
