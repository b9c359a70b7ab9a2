//! A fingerprint of a file's content.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// SHA-256 in lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(String);

impl Digest {
    /// Of exactly these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let digit = |nibble: u8| char::from(b"0123456789abcdef"[usize::from(nibble)]);
        Self(Sha256::digest(bytes).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_sha_256() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(Digest::of(b""), Digest(empty.to_owned()));
    }
}
