//! The version of a record that a client expects to change.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};

use super::{ApiError, ApiResult, Problem};
use crate::shared::app::App;
use crate::shared::record::Entity;

/// What `If-Match` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// One of these.
    Versions(Vec<i64>),
    /// Whatever the version is (`*`).
    Any,
}

impl Expected {
    /// The only record that was found. Refuses when there is none, or when it has moved on, and then shows what it is now.
    pub fn check<E: Entity>(self, found: Vec<E>) -> ApiResult<E> {
        let current = E::TABLE.found(found.into_iter().next())?;
        if self.includes(current.version()) {
            return Ok(current);
        }
        let status = StatusCode::PRECONDITION_FAILED;
        let mut problem = Problem::of_status(status, "the record was changed in the meantime");
        problem.details.current = Some(serde_json::value::to_raw_value(&current)?);
        Err(problem.into())
    }

    fn includes(&self, version: i64) -> bool {
        match self {
            Self::Any => true,
            Self::Versions(versions) => versions.contains(&version),
        }
    }

    /// `*`, or entity tags with commas between (RFC 9110, 13.1.1). A version without quotes is taken, too.
    fn parse(header: &str) -> Option<Self> {
        let text = header.trim();
        if text == "*" {
            return Some(Self::Any);
        }
        if let Ok(version) = text.parse() {
            return Some(Self::Versions(vec![version]));
        }
        let is_between = |c: char| matches!(c, ',' | ' ' | '\t');
        let mut versions = Vec::new();
        // A list may have empty places (RFC 9110, 5.6.1).
        let mut rest = text.trim_start_matches(is_between);
        loop {
            let strong = rest.strip_prefix("W/").unwrap_or(rest);
            let (tag, after) = strong.strip_prefix('"')?.split_once('"')?;
            // A weak tag is the tag of no record, and so is one that is no version as answers write it.
            let version = tag.parse::<i64>().ok();
            versions.extend(version.filter(|version| strong == rest && version.to_string() == tag));
            match after.trim_start() {
                "" => return Some(Self::Versions(versions)),
                next => rest = next.strip_prefix(',')?.trim_start_matches(is_between),
            }
            if rest.is_empty() {
                return Some(Self::Versions(versions));
            }
        }
    }
}

impl FromRequestParts<App> for Expected {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, ApiError> {
        let lines: Vec<_> = parts.headers.get_all(header::IF_MATCH).iter().collect();
        if lines.is_empty() {
            let status = StatusCode::PRECONDITION_REQUIRED;
            let message = "send the version you have read in `If-Match`, or `*` for any";
            return Err(ApiError::new(status, message));
        }
        // A tag may have letters beyond ASCII, and then it is the tag of no record.
        let lines = lines.into_iter().map(HeaderValue::as_bytes);
        let lines: Vec<_> = lines.map(String::from_utf8_lossy).collect();
        Self::parse(&lines.join(",")).ok_or_else(|| {
            let message = "`If-Match` must be `*`, or versions in quotes with commas between";
            ApiError::bad_request(message)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_any_of_several_or_whatever_it_is() {
        let versions = |versions: &[i64]| Some(Expected::Versions(versions.to_vec()));
        assert_eq!(Expected::parse("3"), versions(&[3]));
        assert_eq!(Expected::parse("\"3\""), versions(&[3]));
        assert_eq!(Expected::parse("\"1\", \"2\",\"3\""), versions(&[1, 2, 3]));
        assert_eq!(Expected::parse(", \"1\",,\"2\", "), versions(&[1, 2]));
        assert_eq!(Expected::parse("*"), Some(Expected::Any));
        for header in ["", "abc", "\"", "\"1\" \"2\"", "*, \"1\"", "1, 2", ","] {
            assert_eq!(Expected::parse(header), None, "{header}");
        }
    }

    #[test]
    fn a_weak_tag_is_the_tag_of_no_record() {
        let parsed = Expected::parse("W/\"1\", \"other\", \"2\", \"+3\", \"04\"").unwrap();
        assert_eq!(parsed, Expected::Versions(vec![2]));
    }
}
