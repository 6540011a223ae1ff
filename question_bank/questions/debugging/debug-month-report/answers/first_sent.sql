SELECT substr(sent.first_day, 1, 7) AS month,
       COUNT(DISTINCT orders.id)    AS orders,
       SUM(order_line.amount)       AS amount
FROM orders
JOIN order_line ON order_line.order_id = orders.id
JOIN (
  SELECT order_id, MIN(sent_on) AS first_day     -- one row for each order that was sent
  FROM parcel
  GROUP BY order_id
  HAVING MIN(sent_on) IS NOT NULL
) AS sent ON sent.order_id = orders.id
GROUP BY month
ORDER BY month;
