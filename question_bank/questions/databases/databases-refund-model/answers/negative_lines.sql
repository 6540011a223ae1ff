-- What came back is one more line of the same invoice, with a minus and a date.
-- schema
CREATE TABLE product (id TEXT PRIMARY KEY, name TEXT NOT NULL, price_cents INTEGER NOT NULL);
CREATE TABLE invoice (id INTEGER PRIMARY KEY, sent_on TEXT NOT NULL);
CREATE TABLE line (
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  line       INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  quantity   INTEGER NOT NULL,
  cents      INTEGER NOT NULL,
  dated      TEXT    NOT NULL
);

-- sell_line
INSERT INTO line (invoice_id, line, name, quantity, cents, dated)
SELECT :invoice, :line, name, :quantity, :quantity * price_cents - :off_cents, sent_on
FROM product, invoice WHERE product.id = :product AND invoice.id = :invoice;

-- show
SELECT line, name, quantity, cents FROM line WHERE invoice_id = :invoice ORDER BY line, dated;

-- refund
INSERT INTO line (invoice_id, line, name, quantity, cents, dated)
SELECT invoice_id, line, name, -:quantity, -(cents / quantity) * :quantity, :on
FROM line WHERE invoice_id = :invoice AND line = :line AND quantity > 0;

-- undo
DELETE FROM line WHERE rowid =
  (SELECT max(rowid) FROM line WHERE invoice_id = :invoice AND line = :line AND quantity = -:quantity);

-- given_back
SELECT coalesce(-sum(cents), 0) FROM line WHERE quantity < 0 AND dated LIKE :month || '%';

-- left
SELECT sum(quantity) FROM line WHERE invoice_id = :invoice AND line = :line;
