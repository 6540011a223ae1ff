-- A refund is a document like the invoice, with lines of its own, that names the invoice. Nothing is ever changed.
-- SQLite lets one transaction write at a time. Elsewhere a refund locks the row of the sold line first.
-- schema
CREATE TABLE product (id TEXT PRIMARY KEY, name TEXT NOT NULL, price_cents INTEGER NOT NULL);
CREATE TABLE document (
  id      INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL CHECK (kind IN ('invoice', 'credit', 'credit taken back')),
  of_id   INTEGER REFERENCES document (id),          -- the invoice that a credit belongs to
  takes   INTEGER UNIQUE REFERENCES document (id),   -- the credit that is taken back
  key     TEXT UNIQUE,
  sent_on TEXT NOT NULL
);
CREATE TABLE document_line (
  document_id INTEGER NOT NULL REFERENCES document (id),
  line        INTEGER NOT NULL,
  name        TEXT    NOT NULL,
  quantity    INTEGER NOT NULL,
  cents       INTEGER NOT NULL,
  PRIMARY KEY (document_id, line)
);
CREATE VIEW credited AS
  SELECT of_id, line, sum(quantity) AS quantity, sum(cents) AS cents
  FROM document JOIN document_line ON document_id = id WHERE kind <> 'invoice' GROUP BY of_id, line;

-- sell
INSERT INTO document (id, kind, sent_on) VALUES (:invoice, 'invoice', :on);

-- sell_line
INSERT INTO document_line (document_id, line, name, quantity, cents)
SELECT :invoice, :line, name, :quantity, :quantity * price_cents - :off_cents FROM product WHERE id = :product;

-- show
SELECT line, name, quantity, cents FROM document_line WHERE document_id = :invoice ORDER BY line;

-- refund
INSERT INTO document (kind, of_id, key, sent_on)
SELECT 'credit', :invoice, :key, :on
FROM document_line l LEFT JOIN credited c ON c.of_id = l.document_id AND c.line = l.line
WHERE l.document_id = :invoice AND l.line = :line AND coalesce(c.quantity, 0) + :quantity <= l.quantity
ON CONFLICT (key) DO NOTHING;
INSERT INTO document_line (document_id, line, name, quantity, cents)
SELECT d.id, l.line, l.name, :quantity,
       l.cents * (coalesce(c.quantity, 0) + :quantity) / l.quantity - coalesce(c.cents, 0)
FROM document d JOIN document_line l ON l.document_id = d.of_id AND l.line = :line
     LEFT JOIN credited c ON c.of_id = d.of_id AND c.line = l.line
WHERE d.key = :key AND NOT EXISTS (SELECT 1 FROM document_line WHERE document_id = d.id);

-- undo
INSERT INTO document (kind, of_id, takes, key, sent_on)
SELECT 'credit taken back', of_id, id, :undo_key, :on FROM document WHERE key = :key
ON CONFLICT DO NOTHING;
INSERT INTO document_line (document_id, line, name, quantity, cents)
SELECT d.id, line, name, -quantity, -cents
FROM document d JOIN document_line l ON l.document_id = d.takes
WHERE d.key = :undo_key AND NOT EXISTS (SELECT 1 FROM document_line WHERE document_id = d.id);

-- given_back
SELECT coalesce(sum(cents), 0) FROM document JOIN document_line ON document_id = id
WHERE kind <> 'invoice' AND sent_on LIKE :month || '%';

-- left
SELECT l.quantity - coalesce(c.quantity, 0)
FROM document_line l LEFT JOIN credited c ON c.of_id = l.document_id AND c.line = l.line
WHERE l.document_id = :invoice AND l.line = :line;
