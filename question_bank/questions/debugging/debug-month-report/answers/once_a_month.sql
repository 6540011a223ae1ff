SELECT sent.month,
       COUNT(DISTINCT orders.id) AS orders,
       SUM(order_line.amount)    AS amount
FROM orders
JOIN order_line ON order_line.order_id = orders.id
JOIN (
  SELECT DISTINCT order_id, substr(sent_on, 1, 7) AS month
  FROM parcel
  WHERE sent_on IS NOT NULL
) AS sent ON sent.order_id = orders.id
GROUP BY sent.month
ORDER BY sent.month;
