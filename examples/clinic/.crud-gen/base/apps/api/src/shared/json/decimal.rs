//! Decimal numbers, which must not pass through a float.

use bigdecimal::BigDecimal;
use rust_decimal::Decimal;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::shared::table::value;

/// A decimal of at most 15 digits. It is sent as a number, which a JavaScript number holds exactly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, ToSchema)]
#[schema(value_type = f64, format = "decimal")]
pub struct DecimalNumber(pub Decimal);

/// A decimal of at most 28 digits. It is sent as text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, ToSchema)]
#[schema(value_type = String, format = "decimal")]
pub struct DecimalText(pub Decimal);

/// A decimal of any length. It is sent as text.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, sqlx::Type, ToSchema)]
#[sqlx(transparent)]
#[schema(value_type = String, format = "decimal")]
pub struct LongDecimal(pub BigDecimal);

impl Serialize for DecimalNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let digits = self.0.normalize().to_string();
        let number = RawValue::from_string(digits).map_err(serde::ser::Error::custom)?;
        number.serialize(serializer)
    }
}

impl Serialize for DecimalText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.normalize())
    }
}

impl Serialize for LongDecimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.normalized().to_plain_string())
    }
}

impl<'de> Deserialize<'de> for DecimalNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        short(deserializer).map(Self)
    }
}

impl<'de> Deserialize<'de> for DecimalText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        short(deserializer).map(Self)
    }
}

impl<'de> Deserialize<'de> for LongDecimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        exact(deserializer).map(Self)
    }
}

impl From<Decimal> for DecimalNumber {
    fn from(number: Decimal) -> Self {
        Self(number)
    }
}

impl From<Decimal> for DecimalText {
    fn from(number: Decimal) -> Self {
        Self(number)
    }
}

impl From<DecimalNumber> for Decimal {
    fn from(number: DecimalNumber) -> Self {
        number.0
    }
}

impl From<DecimalText> for Decimal {
    fn from(number: DecimalText) -> Self {
        number.0
    }
}

/// Reads the digits themselves, whether they stand in quotes or not.
fn exact<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BigDecimal, D::Error> {
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    let digits = raw.get().trim_matches('"');
    value::decimal(digits).ok_or_else(|| D::Error::custom("expected a decimal number"))
}

/// The same, where 28 digits are enough.
fn short<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    let digits = exact(deserializer)?.to_plain_string();
    Decimal::from_str_exact(&digits).map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_digit_is_lost() {
        for digits in ["0.1", "9999999999999.99", "1234567890123.45", "-0.01"] {
            let number: DecimalNumber = serde_json::from_str(digits).unwrap();
            assert_eq!(serde_json::to_string(&number).unwrap(), digits);
        }
        let long = "\"12345678901234567890.12345678\"";
        let text: DecimalText = serde_json::from_str(long).unwrap();
        assert_eq!(serde_json::to_string(&text).unwrap(), long);
        let longer = format!("\"-{}.{}1\"", "9".repeat(35), "0".repeat(29));
        assert!(serde_json::from_str::<DecimalText>(&longer).is_err());
        let text: LongDecimal = serde_json::from_str(&longer).unwrap();
        assert_eq!(serde_json::to_string(&text).unwrap(), longer);
        let small: LongDecimal = serde_json::from_str("1e-9").unwrap();
        assert_eq!(serde_json::to_string(&small).unwrap(), "\"0.000000001\"");
    }
}
