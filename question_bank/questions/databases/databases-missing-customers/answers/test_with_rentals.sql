-- customers who hired: green on the fault
INSERT INTO customer VALUES (1, 'Harbour Hotel', 'post'), (2, 'Lake Hostel', 'mail');
INSERT INTO rental VALUES (1, 1, '2026-03-07', 'done'), (2, 2, '2026-03-21', 'done'), (3, 1, '2026-05-02', 'done');
-- wanted: 1, 2
-- wanted: 2, 1
