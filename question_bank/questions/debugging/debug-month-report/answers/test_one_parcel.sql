-- one order, one parcel: green on the fault
INSERT INTO orders VALUES (1, '2026-03-02');
INSERT INTO order_line VALUES (1, 1, 'lamp', 40), (2, 1, 'cable', 8);
INSERT INTO parcel VALUES (1, 1, '2026-03-03');
-- wanted: 2026-03, 1, 48
