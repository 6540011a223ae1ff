SELECT DISTINCT customer.id, customer.name
FROM customer
JOIN rental ON rental.customer_id <> customer.id
WHERE rental.day >= '2026-01-01' AND rental.state <> 'cancelled'
ORDER BY customer.id;
