//! Columns of a file in which a comma stands before the fraction. Whether `1.234` is a fraction there or more than a thousand
//! nobody can tell; in other columns it is a fraction.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use super::convert::number;
use super::reader::{Cell, CellKind};

/// What is known of the columns, by their places. A file is checked from its first row on: where a later row shows that an
/// earlier one was misread, all of them are checked again.
#[derive(Debug, Default)]
pub struct Commas(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    /// A comma is before the fraction, or points are between thousands.
    found: BTreeSet<usize>,
    /// A number was read as a fraction that may be none.
    doubtful: BTreeSet<usize>,
}

impl Commas {
    /// Both ways to read a number, where its column says that it has two.
    pub fn readings(&self, index: usize, cell: &Cell) -> Option<[String; 2]> {
        let text = cell.text.trim();
        // What a workbook has as a number is one.
        if cell.kind == CellKind::Number || !text.contains(['.', ',']) {
            return None;
        }
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if number::has_decimal_comma(text) {
            known.found.insert(index);
        }
        let readings = number::thousands_or_fraction(text)?;
        if known.found.contains(&index) {
            return Some(readings);
        }
        known.doubtful.insert(index);
        None
    }

    /// Whether rows were misread before their column was known.
    pub fn have_misled(&self) -> bool {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let have_misled = !known.found.is_disjoint(&known.doubtful);
        known.doubtful.clear();
        have_misled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_row_says_what_an_earlier_one_may_be() {
        let commas = Commas::default();
        let readings = |text| commas.readings(0, &Cell::text(text));
        assert_eq!(readings("1.234"), None);
        assert!(!commas.have_misled());
        assert_eq!(readings("1.234"), None);
        assert_eq!(readings("12.345,67"), None);
        assert!(commas.have_misled());
        let both = Some(["-1.234".to_owned(), "-1234".to_owned()]);
        assert_eq!(readings("-1.234"), both);
        assert_eq!(commas.readings(1, &Cell::text("1.234")), None);
        assert!(!commas.have_misled());
    }
}
