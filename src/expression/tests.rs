//! Expressions there and back, and what they become over minor units.

use super::{Spelled, Term, condition_in_minor_units, number_in_minor_units, parse};
use crate::dialect::Dialect;
use crate::field_type::FieldType;
use sqlparser::ast::Ident;

fn columns(name: &Ident) -> Option<(String, FieldType)> {
    let kind = match name.value.to_lowercase().as_str() {
        "price" => FieldType::Decimal { precision: 12, scale: 2 },
        "rate" => FieldType::Decimal { precision: 9, scale: 4 },
        "quantity" | "order" => FieldType::Integer,
        "weight" => FieldType::Double,
        "name" => FieldType::Text,
        "active" => FieldType::Boolean,
        "born" => FieldType::Date,
        _ => return None,
    };
    Some((name.value.to_lowercase(), kind))
}

fn read(sql: &str) -> Option<Term> {
    parse(sql, &columns)
}

fn scale(name: &str) -> Option<u32> {
    match name {
        "price" => Some(2),
        "rate" => Some(4),
        "quantity" | "order" => Some(0),
        _ => None,
    }
}

#[test]
fn portable_expressions_have_one_spelling() {
    for (sql, expected) in [
        ("((price >= (0)::numeric))", "price >= 0"),
        ("PRICE>=0 and(quantity<5)", "price >= 0 AND quantity < 5"),
        ("a.price <> 1.50", "price <> 1.5"),
        ("(price - (rate - 1)) * 2 = -(quantity)", "(price - (rate - 1)) * 2 = -quantity"),
        ("price - -1 > 0", "price - (-1) > 0"),
        ("(price > 0 OR rate > 0) AND active", "(price > 0 OR rate > 0) AND active"),
        ("price > 0 OR (rate > 0 AND active)", "price > 0 OR rate > 0 AND active"),
        ("NOT (active OR price > 1)", "NOT (active OR price > 1)"),
        ("active = 1", "active = TRUE"),
        ("\"order\" IN (1, 2)", "\"order\" IN (1, 2)"),
        ("quantity = ANY (ARRAY[1, 2])", "quantity IN (1, 2)"),
        ("quantity <> ALL ('{}'::int[])", ""),
        (
            "(name)::text = ANY ((ARRAY['a'::character varying, 'b''c'::character varying])::text[])",
            "name IN ('a', 'b''c')",
        ),
        ("char_length(name) > 2", "length(name) > 2"),
        ("name ~~ '%@%'::text", "name LIKE '%@%'"),
        ("trim(name) <> ''", "trim(name) <> ''"),
        ("'a' || 'b' = name", "'ab' = name"),
        ("born > '2000-01-01'::date", "born > '2000-01-01'"),
        ("CASE WHEN active THEN price ELSE 0 END > 1", "CASE WHEN active THEN price ELSE 0 END > 1"),
        ("(quantity)::numeric > price", "quantity > price"),
        ("price > '5'", "price > 5"),
        // not portable, or not an expression over the table's columns
        ("(quantity)::numeric / 2 > 1", ""),
        ("name ~ '^a'", ""),
        ("name LIKE 'a%'", ""),
        ("born <= CURRENT_DATE", ""),
        ("length(quantity) > 1", ""),
        ("evil(price)", ""),
        ("unknown > 1", ""),
        ("price > (SELECT 1)", ""),
        ("price > 1; DROP TABLE x", ""),
        ("price > 1) --", ""),
        ("", ""),
    ] {
        let found = read(sql).map(|term| term.sql(Spelled::Neutral)).unwrap_or_default();
        assert_eq!(found, expected, "{sql}");
        if let Some(term) = read(sql) {
            assert_eq!(read(&found), Some(term), "{found}");
        }
    }
}

#[test]
fn decimals_are_compared_in_minor_units() {
    for (sql, expected) in [
        ("price < 2.5", "price < 250"),
        ("price < 2.555", "price * 10 < 2555"),
        ("price > rate", "price * 100 > rate"),
        ("price > rate * 1.1 OR rate IS NULL", "price * 1000 > rate * 11 OR rate IS NULL"),
        ("price BETWEEN 0 AND quantity", "price BETWEEN 0 AND quantity * 100"),
        ("price IN (1, 2.5)", "price IN (100, 250)"),
        ("NOT price + rate = 1", "NOT price * 100 + rate = 10000"),
        ("quantity > 2.5", "quantity > 2.5"),
        ("coalesce(price, rate, 0) < 1", "coalesce(price * 100, rate, 0) < 10000"),
        ("price > weight", ""),
        ("price / 2 > 1", ""),
        ("length(name) > price", ""),
    ] {
        let stored = condition_in_minor_units(&read(sql).unwrap(), &scale);
        let found = stored.map(|term| term.sql(Spelled::For(Dialect::Sqlite))).unwrap_or_default();
        assert_eq!(found, expected, "{sql}");
    }
}

#[test]
fn decimals_are_computed_in_minor_units() {
    for (sql, scale_of_result, expected) in [
        ("price * quantity", 2, "price * quantity"),
        ("price + rate", 4, "price * 100 + rate"),
        ("quantity", 2, "quantity * 100"),
        ("1.5", 2, "150"),
        ("price * rate", 4, "(price * rate + CASE WHEN price * rate < 0 THEN -50 ELSE 50 END) / 100"),
        ("price / 3", 2, ""),
        ("weight * 2", 2, ""),
    ] {
        let stored = number_in_minor_units(&read(sql).unwrap(), scale_of_result, &scale);
        let found = stored.map(|term| term.sql(Spelled::For(Dialect::Sqlite))).unwrap_or_default();
        assert_eq!(found, expected, "{sql}");
    }
}
