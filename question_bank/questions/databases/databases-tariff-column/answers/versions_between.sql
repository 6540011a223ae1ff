-- version 1b, writes both, reads tariff
INSERT INTO customer (id, tariff, tariff_id)
  VALUES (:id, :tariff, (SELECT id FROM tariff WHERE name = :tariff));
UPDATE customer SET tariff = :tariff,
  tariff_id = (SELECT id FROM tariff WHERE name = :tariff) WHERE id = :id;
SELECT tariff FROM customer WHERE id = :id;

-- version 1c, writes both, reads tariff_id
INSERT INTO customer (id, tariff, tariff_id)
  VALUES (:id, :tariff, (SELECT id FROM tariff WHERE name = :tariff));
UPDATE customer SET tariff = :tariff,
  tariff_id = (SELECT id FROM tariff WHERE name = :tariff) WHERE id = :id;
SELECT tariff.name FROM customer
  JOIN tariff ON tariff.id = customer.tariff_id WHERE customer.id = :id;
