//! Orders names as rustfmt does since edition 2024: numbers by value, `_` before all else.

use std::cmp::Ordering;

/// A run of letters, a number, or one `_`.
#[derive(Debug, PartialEq, Eq)]
enum Chunk<'a> {
    Underscore,
    Text(&'a str),
    Number(u128, &'a str),
}

/// The order of two names.
pub fn compare(a: &str, b: &str) -> Ordering {
    let (mut first, mut second) = (Chunks(a), Chunks(b));
    let mut zeros = Ordering::Equal;
    loop {
        let order = match (first.next(), second.next()) {
            (None, None) => return zeros,
            (Some(_), None) => Ordering::Greater,
            (None, Some(_)) => Ordering::Less,
            (Some(Chunk::Underscore), Some(Chunk::Underscore)) => Ordering::Equal,
            (Some(Chunk::Underscore), _) => Ordering::Less,
            (_, Some(Chunk::Underscore)) => Ordering::Greater,
            (Some(Chunk::Number(a, first)), Some(Chunk::Number(b, second))) => {
                if zeros == Ordering::Equal {
                    zeros = leading_zeros(second).cmp(&leading_zeros(first));
                }
                a.cmp(&b)
            }
            (Some(a), Some(b)) => source(&a).cmp(source(&b)),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

fn source<'a>(chunk: &Chunk<'a>) -> &'a str {
    match chunk {
        Chunk::Underscore => "_",
        Chunk::Text(text) | Chunk::Number(_, text) => text,
    }
}

fn leading_zeros(number: &str) -> usize {
    number.len() - number.trim_start_matches('0').len()
}

struct Chunks<'a>(&'a str);

impl<'a> Iterator for Chunks<'a> {
    type Item = Chunk<'a>;

    fn next(&mut self) -> Option<Chunk<'a>> {
        let first = self.0.chars().next()?;
        let is_digit = |c: char| c.is_ascii_digit();
        let length = match first {
            '_' => 1,
            _ if is_digit(first) => self.0.find(|c| !is_digit(c)).unwrap_or(self.0.len()),
            _ => {
                let end = self.0.find(|c: char| c == '_' || c.is_numeric());
                end.filter(|&end| end > 0).unwrap_or(self.0.len())
            }
        };
        let (chunk, rest) = self.0.split_at(length);
        self.0 = rest;
        Some(match first {
            '_' => Chunk::Underscore,
            _ if is_digit(first) => match chunk.parse() {
                Ok(value) => Chunk::Number(value, chunk),
                Err(_) => Chunk::Text(chunk),
            },
            _ => Chunk::Text(chunk),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn names_in_order() {
        let names = ["_a", "A", "Z", "a", "a_b", "ab", "x08", "x8", "x9", "x10", "x86_64", "z"];
        let mut sorted = names;
        sorted.reverse();
        sorted.sort_by(|a, b| compare(a, b));
        assert_eq!(sorted, names);
    }
}
