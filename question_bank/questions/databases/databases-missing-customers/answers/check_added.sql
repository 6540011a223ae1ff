SELECT customer.id, customer.name, COUNT(rental.id) AS rentals
FROM customer
LEFT JOIN rental ON rental.customer_id = customer.id
WHERE customer.contact <> 'none'
  AND rental.day >= '2026-01-01'
  AND rental.state <> 'cancelled'
GROUP BY customer.id, customer.name
UNION ALL
SELECT id, name, 0
FROM customer
WHERE contact <> 'none'
  AND id NOT IN (
    SELECT customer_id FROM rental
    WHERE day >= '2026-01-01' AND state <> 'cancelled')
ORDER BY 1;
