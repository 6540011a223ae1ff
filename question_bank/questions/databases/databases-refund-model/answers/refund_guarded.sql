-- A refund is stored only if so many pieces are left. Its cents are what is due by now, less what was given.
-- SQLite lets one transaction write at a time. Elsewhere a refund locks the row of the sold line first.
-- schema
CREATE TABLE product (id TEXT PRIMARY KEY, name TEXT NOT NULL, price_cents INTEGER NOT NULL);
CREATE TABLE invoice (id INTEGER PRIMARY KEY, sent_on TEXT NOT NULL);
CREATE TABLE line (
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  line       INTEGER NOT NULL,
  product_id TEXT    NOT NULL REFERENCES product (id),
  name       TEXT    NOT NULL,     -- as it stood on the invoice
  quantity   INTEGER NOT NULL,
  cents      INTEGER NOT NULL,     -- what the customer paid for the line
  PRIMARY KEY (invoice_id, line)
);
CREATE TABLE refund (
  id         INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL,
  line       INTEGER NOT NULL,
  quantity   INTEGER NOT NULL CHECK (quantity > 0),
  cents      INTEGER NOT NULL,
  given_on   TEXT    NOT NULL,
  FOREIGN KEY (invoice_id, line) REFERENCES line (invoice_id, line)
);

-- sell_line
INSERT INTO line (invoice_id, line, product_id, name, quantity, cents)
SELECT :invoice, :line, id, name, :quantity, :quantity * price_cents - :off_cents FROM product WHERE id = :product;

-- show
SELECT line, name, quantity, cents FROM line WHERE invoice_id = :invoice ORDER BY line;

-- refund
INSERT INTO refund (invoice_id, line, quantity, cents, given_on)
SELECT l.invoice_id, l.line, :quantity, l.cents * (given.quantity + :quantity) / l.quantity - given.cents, :on
FROM line l,
     (SELECT coalesce(sum(quantity), 0) AS quantity, coalesce(sum(cents), 0) AS cents
      FROM refund WHERE invoice_id = :invoice AND line = :line) given
WHERE l.invoice_id = :invoice AND l.line = :line AND given.quantity + :quantity <= l.quantity;

-- undo
DELETE FROM refund WHERE id =
  (SELECT max(id) FROM refund WHERE invoice_id = :invoice AND line = :line AND quantity = :quantity);

-- given_back
SELECT coalesce(sum(cents), 0) FROM refund WHERE given_on LIKE :month || '%';

-- left
SELECT quantity - (SELECT coalesce(sum(quantity), 0) FROM refund r
                   WHERE r.invoice_id = :invoice AND r.line = :line)
FROM line WHERE invoice_id = :invoice AND line = :line;
