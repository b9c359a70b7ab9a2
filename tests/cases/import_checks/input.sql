CREATE TABLE stays (
    number integer PRIMARY KEY,
    ward varchar(10) NOT NULL CHECK (upper(ward) = ward),
    admitted_on date NOT NULL,
    discharged_on date,
    "seen at" timestamptz,
    "left at" timestamptz,
    price numeric(10, 2) NOT NULL,
    discount numeric(10, 2) NOT NULL DEFAULT 0,
    follows integer REFERENCES stays,
    CONSTRAINT leaves_later CHECK (discharged_on IS NULL OR discharged_on > admitted_on),
    CHECK ("left at" >= "seen at"),
    CHECK (discount <= price * 0.5)
);
