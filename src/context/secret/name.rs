//! What the name of a column says about whether it is a secret. It is read word by word, so that `secretary` is none.

use super::vocabulary::{
    ALONE, CARRIERS, EXCEPTIONS, HEADS, HOLDERS, NEUTRAL_FIRST, NEUTRAL_LAST, NUMBERS, PHRASES, STRONG, TAILS, WEAK,
    is_known,
};

/// What a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Secrecy {
    None,
    /// It is called an id and opens something: `session_id`. As a UUID or a number it would be a reference.
    Id,
    Secret,
    /// A secret that is often kept as a number: `pin`.
    Number,
}

/// What the name of a column says, where `table` is what one row of its table is called; both in snake_case.
pub fn secrecy(table: &str, column: &str) -> Secrecy {
    let words = words(column);
    if !words.iter().all(|word| HOLDERS.contains(word)) {
        return secrecy_of(&words);
    }
    // `key` in `api_keys`, `hash` in `refresh_tokens`: the table says what it is.
    let mut both = self::words(table);
    let is_head = |word: &&str| HEADS.iter().any(|(head, _)| head == word);
    if !both.last().is_some_and(|last| STRONG.contains(last) || is_head(last) || *last == "session") {
        return secrecy_of(&words);
    }
    let is_new = |word: &&str| !table.ends_with(*word);
    both.extend(words.into_iter().filter(is_new));
    secrecy_of(&both)
}

fn secrecy_of(words: &[&str]) -> Secrecy {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Secrecy::None };
    let is_carried = |after: usize| words[after..].iter().all(|word| CARRIERS.contains(word));
    for start in 0..words.len() {
        for end in start + 1..=words.len() {
            if PHRASES.contains(&words[start..end].join("_").as_str()) && is_carried(end) {
                return if words[end - 1] == "id" { Secrecy::Id } else { Secrecy::Secret };
            }
        }
    }
    let is_exception = |end: &&str| is_end(end, &words.join("_"));
    if NEUTRAL_FIRST.contains(first) || NEUTRAL_LAST.contains(last) || EXCEPTIONS.iter().any(is_exception) {
        return Secrecy::None;
    }
    let strong = words.iter().filter(|word| STRONG.contains(word));
    let qualified = words.iter().enumerate().filter(|(at, _)| is_carried(at + 1)).filter(|(at, word)| {
        let before = words[..*at].join("_");
        let is_told = |(head, by): &(&str, &[&str])| head == *word && by.iter().any(|by| is_end(by, &before));
        let is_alone = WEAK.iter().any(|(weak, _)| weak == *word) || ALONE.contains(word);
        (*at == 0 && is_alone) || WEAK.iter().chain(HEADS).any(is_told)
    });
    // `verification_code` as a number is a code; `password_age` is not a password.
    let kind = |core: &&str| {
        let is_number = NUMBERS.contains(core) && (last == core || matches!(*last, "code" | "number" | "value"));
        if is_number { Secrecy::Number } else { Secrecy::Secret }
    };
    strong.chain(qualified.map(|(_, word)| word)).map(kind).max().unwrap_or(Secrecy::None)
}

/// Whether a name is these words, or ends in them.
fn is_end(words: &str, name: &str) -> bool {
    name.strip_suffix(words).is_some_and(|before| before.is_empty() || before.ends_with('_'))
}

/// The words of a name, in the singular, without the numbers that count them: `newPassword2` has `new` and `password`.
fn words(snake: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in snake.split('_') {
        let counted = word.trim_end_matches(|c: char| c.is_ascii_digit());
        match (is_known(word), counted) {
            (true, _) => words.push(word),
            (false, "") => {}
            (false, _) => words.extend(parts(counted)),
        }
    }
    words
}

/// The words that are written together in one, the fewest that make it up: `authtoken` is `auth` and `token`. Of a word
/// that begins with an unknown one, the end is taken where that says enough; any other stays whole.
fn parts(word: &str) -> Vec<&str> {
    let mut best: Vec<Option<Vec<&str>>> = vec![None; word.len() + 1];
    best[0] = Some(Vec::new());
    for end in 1..=word.len() {
        for start in 0..end {
            let (Some(before), Some(part)) = (&best[start], word.get(start..end).and_then(known_word)) else {
                continue;
            };
            if best[end].as_ref().is_none_or(|best| before.len() + 1 < best.len()) {
                let longer = before.iter().copied().chain([part]).collect();
                best[end] = Some(longer);
            }
        }
    }
    let tail = || {
        let singular = word.strip_suffix('s').unwrap_or(word);
        let is_tail = |tail: &&&str| singular.strip_suffix(**tail).is_some_and(|before| before.len() > 2);
        TAILS.iter().find(is_tail).copied()
    };
    best.pop().flatten().unwrap_or_else(|| vec![tail().unwrap_or(word)])
}

/// A known word, in the singular.
fn known_word(word: &str) -> Option<&str> {
    let singular = || word.strip_suffix('s').filter(|one| is_known(one));
    if is_known(word) { Some(word) } else { singular() }
}
