//! A field of a request that may be left out, which is not the same as null.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A field that may be left out. One that may also be null is a `Field<Option<T>>`; any other refuses null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Field<T> {
    #[default]
    Absent,
    Given(T),
}

impl<T> Field<T> {
    pub fn map<U>(self, convert: impl FnOnce(T) -> U) -> Field<U> {
        match self {
            Self::Absent => Field::Absent,
            Self::Given(value) => Field::Given(convert(value)),
        }
    }

    pub fn as_ref(&self) -> Field<&T> {
        match self {
            Self::Absent => Field::Absent,
            Self::Given(value) => Field::Given(value),
        }
    }

    pub fn is_given(&self) -> bool {
        matches!(self, Self::Given(_))
    }

    pub fn given(self) -> Option<T> {
        match self {
            Self::Absent => None,
            Self::Given(value) => Some(value),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::Given)
    }
}

/// A field that is absent shows as null.
impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => serializer.serialize_none(),
            Self::Given(value) => value.serialize(serializer),
        }
    }
}
