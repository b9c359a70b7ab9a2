//! Keys that are one text outside of the database: their parts joined with `~`.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A text that is not the key of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is not the key of a record")]
pub struct KeyError;

/// The text of a part: what JSON shows, without quotes.
pub fn text(part: &impl Serialize) -> String {
    match serde_json::to_value(part) {
        Ok(Value::String(text)) => text,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// The value of a part.
pub fn part<T: DeserializeOwned>(text: &str) -> Result<T, KeyError> {
    let as_text = serde_json::from_value(Value::String(text.to_owned()));
    as_text
        .or_else(|_| serde_json::from_str(text))
        .map_err(|_| KeyError)
}

/// The text of a key. In a part, `%` and `~` are escaped.
pub fn join(parts: &[String]) -> String {
    let escaped = |part: &String| part.replace('%', "%25").replace('~', "%7E");
    parts.iter().map(escaped).collect::<Vec<_>>().join("~")
}

/// The texts of the parts.
pub fn parts(text: &str) -> Vec<String> {
    let plain = |part: &str| part.replace("%7E", "~").replace("%25", "%");
    text.split('~').map(plain).collect()
}

/// The texts of the parts, which must be exactly as many.
pub fn split<const PARTS: usize>(text: &str) -> Result<[String; PARTS], KeyError> {
    parts(text).try_into().map_err(|_| KeyError)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_survive_the_separator_and_the_escape() {
        let parts = [text(&"a~b"), text(&7), text(&"50%7E")];
        let key = join(&parts);
        assert_eq!(key, "a%7Eb~7~50%257E");
        assert_eq!(split(&key), Ok(parts));
        assert_eq!(split::<2>(&key), Err(KeyError));
    }

    #[test]
    fn a_part_is_what_its_type_says() {
        assert_eq!(part::<String>("5"), Ok("5".to_owned()));
        assert_eq!(part::<i32>("5"), Ok(5));
        assert_eq!(part::<bool>("true"), Ok(true));
        assert_eq!(part::<i32>("x"), Err(KeyError));
    }
}
