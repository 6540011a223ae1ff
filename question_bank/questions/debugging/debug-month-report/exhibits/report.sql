-- sent_on is empty until the parcel leaves the house
CREATE TABLE orders     (id INTEGER PRIMARY KEY, ordered_on TEXT NOT NULL);
CREATE TABLE order_line (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL,
                         article TEXT NOT NULL, amount INTEGER NOT NULL);
CREATE TABLE parcel     (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL,
                         sent_on TEXT);

-- the report: orders and euros of each month
SELECT substr(parcel.sent_on, 1, 7) AS month,
       COUNT(DISTINCT orders.id)    AS orders,
       SUM(order_line.amount)       AS amount
FROM orders
JOIN order_line ON order_line.order_id = orders.id
JOIN parcel     ON parcel.order_id = orders.id
WHERE parcel.sent_on IS NOT NULL
GROUP BY month
ORDER BY month;
