-- sell
INSERT INTO invoice (id, sent_on) VALUES (:invoice, :on);

-- sell_line
INSERT INTO line (invoice_id, line, product_id, quantity, off_cents)
VALUES (:invoice, :line, :product, :quantity, :off_cents);

-- undo
UPDATE line SET quantity = quantity + :quantity
WHERE invoice_id = :invoice AND line = :line;

-- given_back
SELECT NULL;

-- left
SELECT quantity FROM line WHERE invoice_id = :invoice AND line = :line;
