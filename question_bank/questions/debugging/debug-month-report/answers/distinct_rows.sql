SELECT month, COUNT(DISTINCT id) AS orders, SUM(amount) AS amount
FROM (
  SELECT DISTINCT substr(parcel.sent_on, 1, 7) AS month, orders.id, order_line.amount
  FROM orders
  JOIN order_line ON order_line.order_id = orders.id
  JOIN parcel     ON parcel.order_id = orders.id
  WHERE parcel.sent_on IS NOT NULL
)
GROUP BY month
ORDER BY month;
