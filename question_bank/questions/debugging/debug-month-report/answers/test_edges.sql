-- two parcels with two equal lines; two months; one parcel still in the house; nothing sent
INSERT INTO orders VALUES
  (1, '2026-03-04'), (2, '2026-03-30'), (3, '2026-04-02'), (4, '2026-04-03');
INSERT INTO order_line VALUES
  (1, 1, 'shelf', 45), (2, 1, 'shelf', 45), (3, 2, 'table', 75), (4, 3, 'desk', 120), (5, 4, 'lamp', 40);
INSERT INTO parcel VALUES
  (1, 1, '2026-03-05'), (2, 1, '2026-03-06'), (3, 2, '2026-04-02'), (4, 2, '2026-03-31'),
  (5, 3, '2026-04-07'), (6, 3, NULL), (7, 4, NULL);
-- wanted: 2026-03, 2, 165
-- wanted: 2026-04, 1, 120
