-- SQLite

ALTER TABLE products ADD COLUMN price integer NOT NULL DEFAULT 0 CONSTRAINT products_price_check CHECK (price BETWEEN -999999999999 AND 999999999999); -- decimal(12,2)
