-- the tables today
CREATE TABLE tariff (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE customer (id INTEGER PRIMARY KEY, tariff TEXT);

-- version 1, live today
INSERT INTO customer (id, tariff) VALUES (:id, :tariff);
UPDATE customer SET tariff = :tariff WHERE id = :id;
SELECT tariff FROM customer WHERE id = :id;

-- version 2, ready for release
INSERT INTO customer (id, tariff_id)
  VALUES (:id, (SELECT id FROM tariff WHERE name = :tariff));
UPDATE customer
  SET tariff_id = (SELECT id FROM tariff WHERE name = :tariff) WHERE id = :id;
SELECT tariff.name FROM customer
  JOIN tariff ON tariff.id = customer.tariff_id WHERE customer.id = :id;
