-- prices, a job: one transaction for each tariff and group of customers
SET tries_after_deadlock = 5;
BEGIN;
SELECT id FROM customer WHERE id BETWEEN :first AND :last ORDER BY id FOR UPDATE;
UPDATE contract SET price = price * 103 / 100
  WHERE tariff = :tariff AND customer_id BETWEEN :first AND :last;
UPDATE customer
  SET monthly = (SELECT sum(price) FROM contract WHERE customer_id = customer.id)
  WHERE id BETWEEN :first AND :last;
COMMIT;

-- bills, a job: one transaction for each group of customers
SET tries_after_deadlock = 5;
BEGIN;
SELECT id FROM customer WHERE id BETWEEN :first AND :last ORDER BY id FOR UPDATE;
UPDATE customer SET billed = billed + monthly WHERE id BETWEEN :first AND :last;
UPDATE contract SET months = months + 1 WHERE customer_id BETWEEN :first AND :last;
COMMIT;

-- hand_over, the web page: a contract goes from one customer to another
SET tries_after_deadlock = 5;
BEGIN;
SELECT id FROM customer WHERE id IN (:from, :to) ORDER BY id FOR UPDATE;
UPDATE contract SET customer_id = :to WHERE id = :contract;
UPDATE customer
  SET monthly = (SELECT sum(price) FROM contract WHERE customer_id = customer.id)
  WHERE id = :from;
UPDATE customer
  SET monthly = (SELECT sum(price) FROM contract WHERE customer_id = customer.id)
  WHERE id = :to;
COMMIT;
