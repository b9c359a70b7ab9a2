//! Decimal literals as text, so that no digit is ever lost.

use std::cmp::Ordering;

/// The one way a number is written in a `Table`: no `+`, no needless zeros, no exponent. `None` when it is no number, or
/// one with an absurd exponent.
pub fn canonical(text: &str) -> Option<String> {
    const MAX_EXPONENT: i32 = 60;
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (digits, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    if exponent.abs() > MAX_EXPONENT {
        return None;
    }
    Some(from_parts(negative, whole, fraction, exponent))
}

/// A canonical number with its point moved `places` to the right, or to the left when negative: `1.5` by 2 is `150`.
pub fn shifted(number: &str, places: i32) -> String {
    let (negative, digits) = number.strip_prefix('-').map_or((false, number), |rest| (true, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    from_parts(negative, whole, fraction, places)
}

fn from_parts(negative: bool, whole: &str, fraction: &str, shift: i32) -> String {
    let mut digits = format!("{whole}{fraction}");
    let mut point = i64::try_from(whole.len()).unwrap_or(i64::MAX) + i64::from(shift);
    while point < 0 {
        digits.insert(0, '0');
        point += 1;
    }
    let point = usize::try_from(point).unwrap_or_default();
    while digits.len() < point {
        digits.push('0');
    }
    let (whole, fraction) = digits.split_at(point);
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let sign = if negative && !(whole.is_empty() && fraction.is_empty()) { "-" } else { "" };
    let whole = if whole.is_empty() { "0" } else { whole };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// Compares two canonical numbers by value.
pub fn compare(left: &str, right: &str) -> Ordering {
    match (left.strip_prefix('-'), right.strip_prefix('-')) {
        (Some(left), Some(right)) => compare_magnitude(right, left),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => compare_magnitude(left, right),
    }
}

fn compare_magnitude(left: &str, right: &str) -> Ordering {
    let parts = |text: &str| {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        (whole.len(), whole.to_owned(), fraction.to_owned())
    };
    parts(left).cmp(&parts(right))
}

/// How many digits a canonical number has behind the point.
pub fn scale(number: &str) -> u32 {
    number.split_once('.').map_or(0, |(_, fraction)| u32::try_from(fraction.len()).unwrap_or(u32::MAX))
}

/// The greatest number of a decimal type: `decimal(4,1)` holds up to `999.9`.
pub fn greatest(precision: u32, scale: u32) -> String {
    let nines = "9".repeat(usize::try_from(precision).unwrap_or_default());
    shifted(&nines, -i32::try_from(scale).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_spelling() {
        for (text, expected) in [
            ("0", "0"),
            ("-0.00", "0"),
            ("+007", "7"),
            ("1.50", "1.5"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1e3", "1000"),
            ("-1.25e-2", "-0.0125"),
            ("99999999999999999999.10", "99999999999999999999.1"),
        ] {
            assert_eq!(canonical(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["", ".", "x", "1e999999999", "0x10", "1 2", "--1", "NaN"] {
            assert_eq!(canonical(text), None, "{text}");
        }
    }

    #[test]
    fn points_move_there_and_back() {
        for (number, places, expected) in
            [("1.5", 2, "150"), ("-0.001", 2, "-0.1"), ("0", 4, "0"), ("12345", -2, "123.45"), ("1", -3, "0.001")]
        {
            assert_eq!(shifted(number, places), expected);
            assert_eq!(shifted(expected, -places), number);
        }
    }

    #[test]
    fn order_is_by_value() {
        for (less, more) in [("-2", "-1"), ("-1", "0"), ("9", "10"), ("1.5", "1.25e1"), ("0.09", "0.1"), ("-0.1", "0")]
        {
            let more = canonical(more).unwrap();
            assert_eq!(compare(less, &more), Ordering::Less, "{less} {more}");
            assert_eq!(compare(&more, less), Ordering::Greater, "{less} {more}");
        }
        assert_eq!(greatest(4, 1), "999.9");
        assert_eq!(greatest(2, 2), "0.99");
    }
}
