-- Name and price stand on the line. A refund still changes the line.
-- schema
CREATE TABLE product (id TEXT PRIMARY KEY, name TEXT NOT NULL, price_cents INTEGER NOT NULL);
CREATE TABLE invoice (id INTEGER PRIMARY KEY, sent_on TEXT NOT NULL);
CREATE TABLE line (
  invoice_id  INTEGER NOT NULL REFERENCES invoice (id),
  line        INTEGER NOT NULL,
  product_id  TEXT    NOT NULL REFERENCES product (id),
  name        TEXT    NOT NULL,
  price_cents INTEGER NOT NULL,
  quantity    INTEGER NOT NULL,
  off_cents   INTEGER NOT NULL,
  PRIMARY KEY (invoice_id, line)
);

-- sell_line
INSERT INTO line (invoice_id, line, product_id, name, price_cents, quantity, off_cents)
SELECT :invoice, :line, id, name, price_cents, :quantity, :off_cents FROM product WHERE id = :product;

-- show
SELECT line, name, quantity, quantity * price_cents - off_cents FROM line
WHERE invoice_id = :invoice ORDER BY line;

-- refund
UPDATE line SET quantity = quantity - :quantity WHERE invoice_id = :invoice AND line = :line;
