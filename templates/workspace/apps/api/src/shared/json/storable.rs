//! What every database can keep of the JSON of a client.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// JSON whose texts have no NUL, which is in no text of PostgreSQL, and whose numbers and depth have bounds. It is only
/// looked at, and nothing is kept.
struct Storable;

/// Whether JSON can be kept, wherever in it something is.
pub fn is_storable(json: &str) -> bool {
    serde_json::from_str::<Storable>(json).is_ok()
}

impl<'de> Deserialize<'de> for Storable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Storable {
    type Value = Self;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON without NUL")
    }

    fn visit_unit<E: Error>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self, E> {
        match text.contains('\0') {
            true => Err(E::custom("a text has a NUL")),
            false => Ok(self),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self, A::Error> {
        while fields.next_entry::<Self, Self>()?.is_some() {}
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nul_is_found_in_any_place() {
        for json in [
            r#""a\u0000""#,
            r#"[[1,"\u0000"]]"#,
            r#"{"a":{"b\u0000":1}}"#,
            "1e999",
            r#""\ud800""#,
        ] {
            assert!(!is_storable(json), "{json}");
        }
        for json in [r#""a\\u0000""#, r#"{"a":[1,-2,0.5,null,true,"ä"]}"#] {
            assert!(is_storable(json), "{json}");
        }
    }
}
