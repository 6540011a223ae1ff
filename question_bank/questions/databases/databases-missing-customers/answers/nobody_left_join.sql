SELECT customer.id, customer.name
FROM customer
LEFT JOIN rental ON rental.customer_id = customer.id
WHERE rental.id IS NULL
  AND rental.day >= '2026-01-01' AND rental.state <> 'cancelled'
ORDER BY customer.id;
