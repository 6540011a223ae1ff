-- The line keeps what was sent, and a number of pieces that came back.
-- schema
CREATE TABLE product (id TEXT PRIMARY KEY, name TEXT NOT NULL, price_cents INTEGER NOT NULL);
CREATE TABLE invoice (id INTEGER PRIMARY KEY, sent_on TEXT NOT NULL);
CREATE TABLE line (
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  line       INTEGER NOT NULL,
  product_id TEXT    NOT NULL REFERENCES product (id),
  name       TEXT    NOT NULL,
  quantity   INTEGER NOT NULL,
  cents      INTEGER NOT NULL,
  refunded   INTEGER NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND quantity),
  PRIMARY KEY (invoice_id, line)
);

-- sell_line
INSERT INTO line (invoice_id, line, product_id, name, quantity, cents)
SELECT :invoice, :line, id, name, :quantity, :quantity * price_cents - :off_cents FROM product WHERE id = :product;

-- show
SELECT line, name, quantity, cents FROM line WHERE invoice_id = :invoice ORDER BY line;

-- refund
UPDATE line SET refunded = refunded + :quantity WHERE invoice_id = :invoice AND line = :line;

-- undo
UPDATE line SET refunded = refunded - :quantity WHERE invoice_id = :invoice AND line = :line;

-- left
SELECT quantity - refunded FROM line WHERE invoice_id = :invoice AND line = :line;
