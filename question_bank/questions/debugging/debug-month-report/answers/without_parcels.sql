SELECT substr(orders.ordered_on, 1, 7) AS month,
       COUNT(DISTINCT orders.id)       AS orders,
       SUM(order_line.amount)          AS amount
FROM orders
JOIN order_line ON order_line.order_id = orders.id
GROUP BY month
ORDER BY month;
