//! The values of unique columns that a file has had so far.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};

use super::lookup::Values;
use crate::shared::table::Value;

/// Where in the file each value came first. It remembers twelve bytes a row and not the values: two of a million different
/// ones are taken for the same once in tens of millions of files.
#[derive(Debug, Default)]
pub struct SeenKeys {
    hasher: RandomState,
    /// Rows by the hash of their values. A tree grows bit by bit, where a hash map is there twice while it grows.
    rows: BTreeMap<u64, u32>,
}

impl SeenKeys {
    /// The row that had these values before, if there is one; else this row has them now.
    pub fn row_before(&mut self, values: &Values, row_no: i64) -> Option<i64> {
        let row = u32::try_from(row_no).unwrap_or(u32::MAX);
        let first = *self.rows.entry(self.hash_of(values)).or_insert(row);
        (first != row).then_some(first.into())
    }

    /// Whether a row has had these values.
    pub fn contains(&self, values: &Values) -> bool {
        self.rows.contains_key(&self.hash_of(values))
    }

    fn hash_of(&self, values: &Values) -> u64 {
        let mut hasher = self.hasher.build_hasher();
        for value in values {
            hash(value, &mut hasher);
        }
        hasher.finish()
    }
}

fn hash(value: &Value, hasher: &mut impl Hasher) {
    match value {
        Value::Text(text) => text.hash(hasher),
        Value::Bool(flag) => flag.hash(hasher),
        Value::Integer(number) => number.hash(hasher),
        Value::Real(number) => number.to_bits().hash(hasher),
        Value::Double(number) => number.to_bits().hash(hasher),
        Value::Decimal { number, .. } => number.hash(hasher),
        Value::Date(date) => date.hash(hasher),
        Value::Time(time) => time.hash(hasher),
        Value::Timestamp(time) => time.hash(hasher),
        Value::TimestampTz(time) => time.hash(hasher),
        Value::Uuid(uuid) => uuid.hash(hasher),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_row_with_a_value_is_named() {
        let mut seen = SeenKeys::default();
        let of = |texts: [&str; 2]| texts.map(|text| Value::Text(text.to_owned())).to_vec();
        assert_eq!(seen.row_before(&of(["a", "b"]), 2), None);
        assert_eq!(seen.row_before(&of(["ab", ""]), 3), None);
        assert_eq!(seen.row_before(&of(["a", "b"]), 9), Some(2));
        assert!(seen.contains(&of(["ab", ""])));
        assert!(!seen.contains(&of(["", "ab"])));
    }
}
