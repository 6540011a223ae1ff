-- prices, a job: one transaction for each tariff
SET lock_timeout = 60;
BEGIN;
UPDATE contract SET price = price * 103 / 100 WHERE tariff = :tariff;
UPDATE customer
  SET monthly = (SELECT sum(price) FROM contract WHERE customer_id = customer.id)
  WHERE id IN (SELECT customer_id FROM contract WHERE tariff = :tariff);
COMMIT;

-- bills, a job: one transaction for each group of customers
SET lock_timeout = 60;
BEGIN;
UPDATE customer SET billed = billed + monthly WHERE id BETWEEN :first AND :last;
UPDATE contract SET months = months + 1 WHERE customer_id BETWEEN :first AND :last;
COMMIT;

-- hand_over, the web page: a contract goes from one customer to another
SET lock_timeout = 60;
BEGIN;
UPDATE contract SET customer_id = :to WHERE id = :contract;
UPDATE customer
  SET monthly = (SELECT sum(price) FROM contract WHERE customer_id = customer.id)
  WHERE id = :from;
UPDATE customer
  SET monthly = (SELECT sum(price) FROM contract WHERE customer_id = customer.id)
  WHERE id = :to;
COMMIT;
