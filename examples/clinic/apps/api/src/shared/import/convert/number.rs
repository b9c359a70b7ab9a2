//! Numbers as people write them.
//!
//! A point alone stands before a fraction. So does a comma alone, unless there are three digits behind it: `1,234` may be both and
//! is reported. Several of the same sign are between thousands (`1.234.567`); of both signs the last one is before the fraction
//! (`1.234,56`, `1,234.56`). Where others of its column have a comma before the fraction, `1.234` may be both, too.

use super::Complaint;
use crate::shared::import::reader::{Cell, CellKind};
use crate::shared::table::ColumnKind;

/// Digits that a spreadsheet keeps of a number.
const DIGITS: usize = 15;

/// The digits of a whole number.
pub fn whole(cell: &Cell, kind: ColumnKind) -> Result<String, Complaint> {
    let digits = exact(cell, kind)?;
    match digits.split_once('.') {
        None => Ok(digits),
        Some((whole, fraction)) if fraction.bytes().all(|digit| digit == b'0') => {
            Ok(whole.to_owned())
        }
        Some(_) => Err(Complaint::not(kind)),
    }
}

/// The digits of a number, none of which may be missing.
pub fn exact(cell: &Cell, kind: ColumnKind) -> Result<String, Complaint> {
    let text = cell.text.trim();
    if cell.kind == CellKind::Number && has_lost_digits(text) {
        return Err(Complaint::lost_digits());
    }
    if is_shortened(text) {
        return Err(Complaint::shortened());
    }
    plain(text, kind)
}

pub fn float(cell: &Cell, kind: ColumnKind) -> Result<f64, Complaint> {
    let text = cell.text.trim();
    let power = text.rsplit_once(['e', 'E']);
    let number = match power {
        Some((digits, power)) => format!("{}e{power}", plain(digits, kind)?).parse(),
        None => plain(text, kind)?.parse(),
    };
    number.map_err(|_| Complaint::not(kind))
}

/// Whether a number of a spreadsheet has more digits than it keeps.
pub fn has_lost_digits(text: &str) -> bool {
    let whole = text.split('.').next().unwrap_or_default();
    whole.trim_start_matches(['-', '0']).len() > DIGITS
}

/// Whether a text looks like what a spreadsheet makes of a long number: `1.23457E+14`.
pub fn is_shortened(text: &str) -> bool {
    let Some((digits, power)) = text.split_once("E+") else {
        return false;
    };
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    let (first, rest) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    first.len() == 1 && power.len() >= 2 && [first, rest, power].into_iter().all(is_digits)
}

/// Whether a number says that a comma is before its fraction, or that points are between its thousands.
pub fn has_decimal_comma(text: &str) -> bool {
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    match (points, commas, text.rsplit_once(',')) {
        (2.., 0, _) => true,
        (0, 1, Some((_, fraction))) => fraction.len() != 3,
        (1.., 1, Some((_, fraction))) => !fraction.contains('.'),
        _ => false,
    }
}

/// A number with one point, as a fraction and as thousands, where it may be both.
pub fn thousands_or_fraction(text: &str) -> Option<[String; 2]> {
    let (whole, fraction) = text.split_once('.')?;
    let digits = whole.trim_start_matches(['-', '+', '\u{2212}']);
    let is_both = (1..=3).contains(&digits.len())
        && !digits.starts_with('0')
        && fraction.len() == 3
        && is_digits(digits)
        && is_digits(fraction);
    is_both.then(|| [text.to_owned(), format!("{whole}{fraction}")])
}

/// A number with nothing but its sign, its digits and a point.
fn plain(text: &str, kind: ColumnKind) -> Result<String, Complaint> {
    let (sign, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let parts = parts(text).ok_or_else(|| Complaint::not(kind))?;
    match parts {
        Parts::One(digits) => Ok(format!("{sign}{digits}")),
        Parts::Two(readings) => {
            let [one, other] = readings.map(|digits| format!("{sign}{digits}"));
            Err(Complaint::ambiguous([&one, &other]))
        }
    }
}

enum Parts {
    One(String),
    /// It can be read in two ways.
    Two([String; 2]),
}

fn parts(text: &str) -> Option<Parts> {
    // Spaces and the Swiss sign are never before a fraction.
    let text = match text.contains([' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '\u{2019}']) {
        true => {
            let signs = [' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '\u{2019}'];
            let end = text.find(['.', ',']).unwrap_or(text.len());
            let (whole, fraction) = text.split_at(end);
            let whole = ungrouped(whole, &signs)?;
            return fraction_of(whole, fraction.get(1..).unwrap_or("0"), fraction.is_empty());
        }
        false => text,
    };
    let last = text.rfind(['.', ',']);
    let Some(last) = last else {
        return is_digits(text).then(|| Parts::One(text.to_owned()));
    };
    let (before, sign, after) = (&text[..last], &text[last..=last], &text[last + 1..]);
    let other = if sign == "," { '.' } else { ',' };
    if before.contains(sign) {
        // Thousands, all the way.
        let sign = [sign.chars().next()?];
        return Some(Parts::One(ungrouped(text, &sign)?));
    }
    if before.contains(other) {
        return fraction_of(ungrouped(before, &[other])?, after, false);
    }
    if sign == ","
        && after.len() == 3
        && (1..=3).contains(&before.len())
        && !before.starts_with('0')
    {
        let is_number = is_digits(before) && is_digits(after);
        let readings = [format!("{before}.{after}"), format!("{before}{after}")];
        return is_number.then_some(Parts::Two(readings));
    }
    fraction_of(before.to_owned(), after, false)
}

/// `whole.fraction`; the whole part may be missing (`.5`).
fn fraction_of(whole: String, fraction: &str, is_whole: bool) -> Option<Parts> {
    if is_whole {
        return Some(Parts::One(whole));
    }
    let is_number = is_digits(fraction) && (whole.is_empty() || is_digits(&whole));
    let whole = if whole.is_empty() { "0" } else { &whole };
    is_number.then(|| Parts::One(format!("{whole}.{fraction}")))
}

/// The digits of groups of thousands.
fn ungrouped(text: &str, signs: &[char]) -> Option<String> {
    let mut groups = text.split(signs);
    let first = groups.next()?;
    let mut is_good = is_digits(first) && first.len() <= 3;
    let mut digits = first.to_owned();
    for group in groups {
        is_good &= is_digits(group) && group.len() == 3;
        digits.push_str(group);
    }
    is_good.then_some(digits)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: ColumnKind = ColumnKind::decimal(20, 6);

    #[test]
    fn both_ways_to_write_a_fraction_are_read() {
        let rows = [
            ("1.5", "1.5"),
            ("1,5", "1.5"),
            ("-1,50", "-1.50"),
            ("\u{2212}2", "-2"),
            ("+3", "3"),
            (".5", "0.5"),
            ("0,123", "0.123"),
            ("1.234", "1.234"),
            ("1234,567", "1234.567"),
            ("1,234.56", "1234.56"),
            ("1.234,56", "1234.56"),
            ("1.234.567", "1234567"),
            ("1,234,567", "1234567"),
            ("1,234,567.8", "1234567.8"),
            ("1 234,5", "1234.5"),
            ("1\u{a0}234\u{a0}567", "1234567"),
            ("1'234.50", "1234.50"),
            ("007", "007"),
        ];
        for (text, digits) in rows {
            let read = exact(&Cell::text(text), KIND).map_err(|complaint| complaint.message);
            assert_eq!(read.as_deref(), Ok(digits), "{text}");
        }
    }

    #[test]
    fn a_number_tells_what_is_before_its_fraction() {
        for text in ["12.345,67", "1,5", "0,12", "1.234.567", "-1.234,5"] {
            assert!(has_decimal_comma(text), "{text}");
        }
        for text in ["1,234", "1.5", "1,234.5", "1,234,567", "12", "1.234"] {
            assert!(!has_decimal_comma(text), "{text}");
        }
        for text in ["0.123", "1.23", "1234.567", "1.234,5", "1.2345", "a.bcd"] {
            assert_eq!(thousands_or_fraction(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_or_two_is_not_guessed() {
        let ambiguous = exact(&Cell::text("-1,234"), KIND).unwrap_err();
        assert_eq!(ambiguous.code, "ambiguous");
        assert_eq!(
            ambiguous.message,
            "may be -1.234 or -1234; write one of these"
        );
        for text in [
            "", "-", ".", "1.", "1,,2", "1.2,3.4", "12.34.56", "1,23,456", "1 23", "5 %", "€5",
            "(5)", "1e3", "NaN", "inf", "0x1f", "1.2.3", "١",
        ] {
            let complaint = exact(&Cell::text(text), KIND).unwrap_err();
            assert_eq!(complaint.code, "invalid", "{text}");
        }
        assert!(whole(&Cell::text("1.5"), ColumnKind::Integer).is_err());
        assert_eq!(
            whole(&Cell::text("5.00"), ColumnKind::Integer).unwrap(),
            "5"
        );
    }
}
