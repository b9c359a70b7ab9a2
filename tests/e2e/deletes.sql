-- Rows that go or change together with products.
CREATE TABLE reviews (
    id uuid PRIMARY KEY,
    product_id uuid NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    replaces_id uuid REFERENCES reviews (id) ON DELETE SET NULL,
    body varchar(500) NOT NULL
);

-- They refer to what a request can change, with a part of their own key.
CREATE TABLE prices (
    product_code varchar(20) NOT NULL REFERENCES products (code) ON DELETE CASCADE ON UPDATE CASCADE,
    place varchar(20) NOT NULL,
    amount integer NOT NULL,
    PRIMARY KEY (product_code, place)
);

CREATE TABLE offers (
    id uuid PRIMARY KEY,
    product_code varchar(20),
    place varchar(20),
    title varchar(80) NOT NULL,
    FOREIGN KEY (product_code, place) REFERENCES prices (product_code, place) ON DELETE SET NULL ON UPDATE CASCADE
);
