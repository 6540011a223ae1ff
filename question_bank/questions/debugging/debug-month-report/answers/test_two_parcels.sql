-- one order in two parcels
INSERT INTO orders VALUES (1, '2026-03-04');
INSERT INTO order_line VALUES (1, 1, 'desk', 120), (2, 1, 'chair', 60);
INSERT INTO parcel VALUES (1, 1, '2026-03-05'), (2, 1, '2026-03-06');
-- wanted: 2026-03, 1, 180
