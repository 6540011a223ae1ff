-- hired; never; last year; cancelled; said no; not asked; and a guest
INSERT INTO customer VALUES
  (1, 'Harbour Hotel', 'post'), (3, 'Mill Camp', 'post'), (4, 'North School', 'mail'),
  (7, 'Forest School', 'post'), (5, 'Hill Hotel', 'none'), (6, 'River Inn', NULL);
INSERT INTO rental VALUES
  (1, 1, '2026-03-07', 'done'), (2, 4, '2025-06-02', 'done'), (3, 7, '2026-04-18', 'cancelled'),
  (4, 5, '2026-06-13', 'done'), (5, 6, '2026-05-23', 'done'), (6, NULL, '2026-05-09', 'done');
-- wanted: 1, 1
-- wanted: 3, 0
-- wanted: 4, 0
-- wanted: 6, 1
-- wanted: 7, 0
