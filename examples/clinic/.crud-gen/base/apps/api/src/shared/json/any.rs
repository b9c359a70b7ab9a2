//! Columns that hold JSON of any shape, as text: a tree of it takes thirty times the memory.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::{RawValue, to_raw_value};
use sqlx::types::Json;
use utoipa::openapi::schema::{AdditionalProperties, AnyOf, SchemaType};
use utoipa::openapi::{Array, Object, Ref, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::shared::table::WITHOUT_NUL;

/// How many bytes a value may have where the database writes its numbers out.
const MAX_SIZE: usize = 2 << 20;

/// JSON of any shape.
#[derive(Debug, Clone, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct AnyJson(Json<Box<RawValue>>);

impl AnyJson {
    pub fn of(value: &impl Serialize) -> serde_json::Result<Self> {
        to_raw_value(value).map(|text| Self(Json(text)))
    }

    /// Its text.
    pub fn text(&self) -> &str {
        self.0.get()
    }

    /// What it says, as any type.
    pub fn parse<'a, T: Deserialize<'a>>(&'a self) -> serde_json::Result<T> {
        serde_json::from_str(self.text())
    }
}

impl Default for AnyJson {
    fn default() -> Self {
        Self(Json(RawValue::NULL.to_owned()))
    }
}

impl PartialEq for AnyJson {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl ToSchema for AnyJson {
    fn name() -> Cow<'static, str> {
        "AnyJson".into()
    }
}

impl PartialSchema for AnyJson {
    fn schema() -> RefOr<Schema> {
        let plain = SchemaType::Array(vec![Type::Boolean, Type::Number, Type::Null]);
        let text = Object::builder().schema_type(Type::String);
        let text = text.pattern(Some(WITHOUT_NUL)).build();
        let any = AdditionalProperties::from(Ref::from_schema_name(Self::name()));
        let fields = Object::builder().schema_type(Type::Object);
        let fields = fields.property_names(Some(text.clone()));
        let fields = fields.additional_properties(Some(any)).build();
        let one_of = |list: Array| {
            let anything = AnyOf::builder().item(Object::with_type(plain.clone()));
            anything.item(text.clone()).item(list).item(fields.clone())
        };
        // TypeScript takes no type that is a list of itself, so lists are written out: in the third everything goes.
        let mut list = Array::new(Object::with_type(SchemaType::AnyValue));
        for _ in 0..2 {
            list = Array::new(one_of(list));
        }
        let anything = one_of(list).description(Some("JSON of any shape"));
        RefOr::T(anything.into())
    }
}

/// Why a text is no value of such a column, if it is none: what is nested too deeply, and numbers that nobody can read, are refused.
pub fn json_complaint(text: &str) -> Option<String> {
    let mut size = Size(text.len());
    let mut reader = serde_json::Deserializer::from_str(text);
    match size.deserialize(&mut reader) {
        Ok(()) if size.0 <= MAX_SIZE => None,
        Ok(()) => Some("must not be so large".to_owned()),
        Err(error) => Some(format!("must be JSON: {error}")),
    }
}

/// Reads a value without keeping it, and adds up how long it is where numbers have no exponents.
struct Size(usize);

impl<'de> DeserializeSeed<'de> for &mut Size {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Size {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        if number != 0.0 {
            // At most 324, which is the number of zeros.
            self.0 += number.abs().log10().abs() as usize;
        }
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(&mut *self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while entries.next_key_seed(&mut *self)?.is_some() {
            entries.next_value_seed(&mut *self)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_could_read_is_refused() {
        let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
        let wide = format!("[{}0]", "1e300,".repeat(10_000));
        for text in [&deep, &wide, "1e999", "[1,]", "\"\\ud800\""] {
            assert!(json_complaint(text).is_some(), "{:.20}", text);
        }
        let flat = format!("[{}0]", "[],".repeat(300_000));
        for text in [&flat, "{\"a\": [1.5, null, \"b\"]}", "1e300"] {
            assert_eq!(json_complaint(text), None, "{:.20}", text);
        }
    }

    #[test]
    fn it_is_read_as_what_it_was_written() {
        let json = AnyJson::of(&vec![1, 2]).unwrap();
        assert_eq!(json.text(), "[1,2]");
        assert_eq!(json.parse::<Vec<i32>>().unwrap(), [1, 2]);
    }
}
