SELECT customer.id, customer.name, COUNT(rental.id) AS rentals
FROM customer
LEFT JOIN rental ON rental.customer_id = customer.id
  AND rental.day >= '2026-01-01'
  AND rental.state <> 'cancelled'
WHERE customer.contact <> 'none'
GROUP BY customer.id, customer.name
ORDER BY customer.id;
