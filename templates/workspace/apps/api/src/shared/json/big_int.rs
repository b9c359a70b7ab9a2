//! 64-bit integers, which JavaScript numbers cannot hold.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::ToSchema;

/// A 64-bit integer. It is sent as text and read from text or a number.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type, ToSchema,
)]
#[sqlx(transparent)]
#[schema(value_type = String, format = Int64)]
pub struct BigInt(pub i64);

impl fmt::Display for BigInt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl FromStr for BigInt {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Serialize for BigInt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for BigInt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrNumber;

        impl Visitor<'_> for TextOrNumber {
            type Value = BigInt;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a 64-bit integer, as text or as a number")
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<BigInt, E> {
                Ok(BigInt(number))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<BigInt, E> {
                let unexpected = Unexpected::Unsigned(number);
                let converted = i64::try_from(number).map(BigInt);
                converted.map_err(|_| E::invalid_value(unexpected, &self))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<BigInt, E> {
                let parsed = text.parse();
                parsed.map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_any(TextOrNumber)
    }
}
