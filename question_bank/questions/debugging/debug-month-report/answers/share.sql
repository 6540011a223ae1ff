SELECT substr(parcel.sent_on, 1, 7) AS month,
       COUNT(DISTINCT orders.id)    AS orders,
       SUM(order_line.amount * 1.0 /
           (SELECT COUNT(*) FROM parcel AS p WHERE p.order_id = orders.id)) AS amount
FROM orders
JOIN order_line ON order_line.order_id = orders.id
JOIN parcel     ON parcel.order_id = orders.id
WHERE parcel.sent_on IS NOT NULL
GROUP BY month
ORDER BY month;
