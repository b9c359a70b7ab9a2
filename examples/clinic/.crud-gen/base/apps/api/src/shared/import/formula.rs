//! Texts that a spreadsheet would run.
//!
//! A text like `=1+1` is written to a CSV file as `'=1+1`, which a spreadsheet shows and does not run. Reading takes the `'` away
//! again. A text that has one of its own in that place gets a second one, so that nothing is lost on the way.

use std::borrow::Cow;

/// The text as it is written to a CSV file.
pub fn disguised(text: &str) -> Cow<'_, str> {
    match could_run(text.trim_start_matches('\'')) && !is_negative_number(text) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// The text as it is written to a workbook, where no text ever runs.
pub fn quoted(text: &str) -> Cow<'_, str> {
    match text.starts_with('\'') {
        true => disguised(text),
        false => Cow::Borrowed(text),
    }
}

/// The text that was meant by the text of a workbook.
pub fn unquoted(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(bare) if could_run(bare.trim_start_matches('\'')) => bare,
        _ => text,
    }
}

/// The text that was meant by the text of a CSV file. A number that was written as `="007"`, to keep its zeros, is `007`.
pub fn undisguised(text: &str) -> &str {
    text.strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|inner| !inner.contains('"'))
        .unwrap_or_else(|| unquoted(text))
}

fn could_run(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

fn is_negative_number(text: &str) -> bool {
    text.strip_prefix('-').is_some_and(|digits| {
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        is_digits(whole) && is_digits(fraction)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 17] = [
        "=1+1", "+49 123", "-x", "-5", "-5.25", "-5+A1", "@SUM(A1)", "\tx", "\rx", "\n=1", "'=1",
        "''=1", "'quoted'", "＝1", "", "'", "=\"007\"",
    ];

    #[test]
    fn no_cell_runs_and_none_is_changed() {
        for text in TEXTS {
            let written = disguised(text);
            assert_eq!(undisguised(&written), text, "{written}");
            let runs = could_run(&written) && !is_negative_number(&written);
            assert!(!runs, "{written}");
            assert_eq!(unquoted(&quoted(text)), text);
        }
    }

    #[test]
    fn only_what_could_run_is_changed() {
        for text in ["-5", "-5.25", "'quoted'", "a=1", "007", ""] {
            assert_eq!(disguised(text), text);
        }
        assert_eq!(disguised("-5+A1"), "'-5+A1");
        assert_eq!(undisguised("=\"007\""), "007");
    }
}
