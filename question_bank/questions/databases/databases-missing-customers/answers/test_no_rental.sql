-- a customer who never hired
INSERT INTO customer VALUES (1, 'Harbour Hotel', 'post'), (3, 'Mill Camp', 'post');
INSERT INTO rental VALUES (1, 1, '2026-03-07', 'done');
-- wanted: 1, 1
-- wanted: 3, 0
