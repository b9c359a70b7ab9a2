//! The content of a file as it is compared.

use super::choices::Conflicts;
use super::merge::{merge_text, normal};
use crate::workspace::Digest;
use std::str::from_utf8;

/// What is on disk.
pub(super) enum Content {
    Missing,
    Text(String),
    Binary(Vec<u8>),
}

impl Content {
    /// `edit` is made before anything is compared.
    pub(super) fn new(content: Option<&[u8]>, edit: impl Fn(&str) -> Option<String>) -> Self {
        match content.map(|bytes| (bytes, from_utf8(bytes))) {
            None => Self::Missing,
            Some((_, Ok(text))) => Self::Text(edit(text).unwrap_or_else(|| text.to_owned())),
            Some((bytes, Err(_))) => Self::Binary(bytes.to_owned()),
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Missing | Self::Binary(_) => None,
        }
    }

    pub(super) fn bytes(&self) -> Option<Vec<u8>> {
        match self {
            Self::Missing => None,
            Self::Text(text) => Some(text.clone().into_bytes()),
            Self::Binary(bytes) => Some(bytes.clone()),
        }
    }

    pub(super) fn digest(&self) -> Option<Digest> {
        match self {
            Self::Missing => None,
            Self::Text(text) => Some(Digest::of(normal(text).as_bytes())),
            Self::Binary(bytes) => Some(Digest::of(bytes)),
        }
    }

    /// The new text in the form that the file has.
    pub(super) fn replacement(&self, new: &str) -> Vec<u8> {
        let text = self.text().filter(|text| *text != normal(text));
        text.map_or(new.to_owned(), |text| merge_text(&normal(text), text, new, Conflicts::Theirs).text).into_bytes()
    }
}
