-- schema
CREATE TABLE product (
  id          TEXT    PRIMARY KEY,
  name        TEXT    NOT NULL,
  price_cents INTEGER NOT NULL
);
CREATE TABLE invoice (
  id      INTEGER PRIMARY KEY,
  sent_on TEXT    NOT NULL
);
CREATE TABLE line (
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  line       INTEGER NOT NULL,
  product_id TEXT    NOT NULL REFERENCES product (id),
  quantity   INTEGER NOT NULL,
  off_cents  INTEGER NOT NULL,    -- what the seller took off this line
  PRIMARY KEY (invoice_id, line)
);

-- show
SELECT line, name, quantity, quantity * price_cents - off_cents AS cents
FROM line JOIN product ON product.id = product_id
WHERE invoice_id = :invoice
ORDER BY line;

-- refund
UPDATE line SET quantity = quantity - :quantity
WHERE invoice_id = :invoice AND line = :line;
