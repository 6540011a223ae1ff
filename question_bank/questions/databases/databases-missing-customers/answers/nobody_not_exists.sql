SELECT id, name
FROM customer
WHERE NOT EXISTS (
  SELECT 1 FROM rental
  WHERE rental.customer_id = customer.id
    AND rental.day >= '2026-01-01' AND rental.state <> 'cancelled')
ORDER BY id;
