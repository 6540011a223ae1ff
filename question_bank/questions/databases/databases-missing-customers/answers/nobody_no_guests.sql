SELECT id, name
FROM customer
WHERE id NOT IN (
  SELECT customer_id FROM rental
  WHERE day >= '2026-01-01' AND state <> 'cancelled' AND customer_id IS NOT NULL)
ORDER BY id;
