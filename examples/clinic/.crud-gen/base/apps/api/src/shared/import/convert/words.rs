//! Words that stand for a value.

use serde_json::Value;

use super::Complaint;
use crate::shared::table::ColumnKind;

const YES: [&str; 8] = ["true", "yes", "y", "1", "on", "wahr", "ja", "x"];
const NO: [&str; 7] = ["false", "no", "n", "0", "off", "falsch", "nein"];

pub fn boolean(text: &str) -> Result<Value, Complaint> {
    let word = text.to_lowercase();
    match (YES.contains(&word.as_str()), NO.contains(&word.as_str())) {
        (true, _) => Ok(true.into()),
        (_, true) => Ok(false.into()),
        _ => Err(Complaint::not(ColumnKind::Boolean)),
    }
}

/// The word as it is kept: `In Stock` is `in_stock` when there is no other that it could be.
pub fn choice(text: &str, all: &'static [&'static str]) -> Result<Value, Complaint> {
    if all.contains(&text) {
        return Ok(text.into());
    }
    let bare = |word: &str| word.to_lowercase().replace([' ', '-'], "_");
    let mut alike = all.iter().filter(|word| bare(word) == bare(text));
    match (alike.next(), alike.next()) {
        (Some(word), None) => Ok((*word).into()),
        _ => Err(Complaint::not(ColumnKind::Choice(all))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_never_guessed() {
        assert_eq!(choice("a-b", &["a_b", "c"]).unwrap(), "a_b");
        assert_eq!(choice("A", &["a", "A"]).unwrap(), "A");
        assert!(choice("A B", &["a_b", "a-b"]).is_err());
        assert!(choice("", &["a"]).is_err());
        assert!(boolean("maybe").is_err());
    }
}
