CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT NOT NULL,
                       contact TEXT);              -- 'post', 'mail' or 'none'
CREATE TABLE rental   (id INTEGER PRIMARY KEY,
                       customer_id INTEGER REFERENCES customer (id),
                       day TEXT NOT NULL,
                       state TEXT NOT NULL);       -- 'done' or 'cancelled'

-- the list: letters of this year, with the number of rentals
SELECT customer.id, customer.name, COUNT(*) AS rentals
FROM customer
LEFT JOIN rental ON rental.customer_id = customer.id
WHERE customer.contact <> 'none'
  AND rental.day >= '2026-01-01'
  AND rental.state <> 'cancelled'
GROUP BY customer.id, customer.name
ORDER BY customer.id;
