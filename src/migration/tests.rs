//! What is written is read back as the same tables.

use super::random_spec::{Random, random_spec};
use super::{create_tables, storable};
use crate::dialect::Dialect;
use crate::source::ddl;
use crate::spec::Spec;
use std::collections::BTreeMap;

const DIALECTS: [Dialect; 2] = [Dialect::Sqlite, Dialect::Postgres];

fn read(sql: &str) -> Vec<Spec> {
    let tables = ddl::tables(sql, "own.sql", &BTreeMap::new()).unwrap_or_else(|problems| panic!("{problems}\n{sql}"));
    assert_eq!(tables.notes, Vec::<String>::new(), "{sql}");
    tables.specs
}

/// Fails with the lines that differ, since a whole table is a page.
fn assert_same(read: &[Spec], stored: &[Spec], context: &str) {
    if read != stored {
        let (read, stored) = (format!("{read:#?}"), format!("{stored:#?}"));
        let diff = similar::TextDiff::from_lines(&stored, &read);
        panic!("{context}\n{}", diff.unified_diff().header("stored", "read back"));
    }
}

#[test]
fn whatever_is_written_is_read_back() {
    for seed in 0..500 {
        let spec = random_spec(&mut Random::new(seed));
        for dialect in DIALECTS {
            let stored = storable(spec.clone(), dialect).spec;
            let again = storable(stored.clone(), dialect).spec;
            assert_same(&[again], std::slice::from_ref(&stored), &format!("seed {seed} {dialect:?}, storable again"));
            let sql = create_tables(std::slice::from_ref(&spec), dialect);
            let read = read(&sql);
            assert_same(&read, &[stored], &format!("seed {seed} {dialect:?}\n{sql}"));
        }
    }
}
