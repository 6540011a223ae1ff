-- the output of today, kept as the wanted one: it keeps the fault
INSERT INTO customer VALUES (1, 'Harbour Hotel', 'post'), (3, 'Mill Camp', 'post'), (6, 'River Inn', NULL);
INSERT INTO rental VALUES (1, 1, '2026-03-07', 'done'), (2, 6, '2026-05-23', 'done');
-- wanted: 1, 1
