//! What is left of an answer for a caller who may not read the table that it is about.

use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::Response;
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::{One, Problem};
use crate::shared::table::TableInfo;

/// The body of an answer that shows a record, beside the answer.
#[derive(Debug, Clone)]
pub struct ShownRecord(pub Bytes);

/// What is read of the body.
#[derive(Deserialize)]
struct Shown<'a> {
    #[serde(borrow)]
    data: &'a RawValue,
}

/// An answer without the record that it shows: its key and its version remain, and of a problem what is wrong.
pub fn redacted(mut response: Response, table: &TableInfo) -> Response {
    let extensions = response.extensions_mut();
    if let Some(problem) = extensions.get_mut::<Problem>() {
        problem.details.current = None;
    }
    let Some(ShownRecord(body)) = extensions.remove() else {
        return response;
    };
    let shown = serde_json::from_slice(&body)
        .and_then(|shown: Shown<'_>| table.small_values(shown.data.get()));
    let shown = shown.unwrap_or_default();
    let (parts, _) = response.into_parts();
    let etag = parts.headers.get(header::ETAG);
    let version = etag.and_then(|etag| etag.to_str().ok()?.trim_matches('"').parse::<i64>().ok());
    let reference = json!({ "id": table.id_of(&shown), "version": version });
    let body = serde_json::to_vec(&One::new(reference)).unwrap_or_default();
    Response::from_parts(parts, Body::from(body))
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use axum::response::IntoResponse;
    use http_body_util::BodyExt;
    use serde_json::Value;

    use super::*;
    use crate::shared::http::{ApiAnswer, ApiError};
    use crate::shared::table::column;

    static LINES: TableInfo = TableInfo {
        name: "lines",
        resource: "lines",
        code: "LINES",
        key: &["order_id", "line_no"],
        columns: &[
            column::text("orderId", "order_id"),
            column::integer("lineNo", "line_no"),
            column::text("note", "note"),
        ],
        checks: &[],
        default_sort: "orderId",
    };

    async fn body_of(response: Response) -> Value {
        let body = response.into_body().collect().await.unwrap();
        serde_json::from_slice(&body.to_bytes()).unwrap()
    }

    #[tokio::test]
    async fn of_a_record_its_key_and_its_version_remain() {
        let line = json!({ "orderId": "a~b", "lineNo": 7, "note": "hidden" });
        let mut answer = ApiAnswer::data(&line).unwrap();
        answer.headers.push((header::ETAG, "\"3\"".to_owned()));
        let shown = redacted(answer.into_response(), &LINES);
        assert_eq!(shown.headers()[header::ETAG], "\"3\"");
        let reference = json!({ "id": "a%7Eb~7", "version": 3 });
        let expected = json!({ "success": true, "data": reference });
        assert_eq!(body_of(shown).await, expected);
    }

    #[tokio::test]
    async fn what_shows_no_record_stays_as_it_is() {
        let answer = ApiAnswer::data(json!({ "ids": [1], "count": 1 })).unwrap();
        let body = body_of(redacted(answer.into_response(), &LINES)).await;
        assert_eq!(body["data"]["count"], 1);
    }

    #[test]
    fn a_problem_does_not_say_what_the_record_is_now() {
        let mut problem = Problem::of_status(StatusCode::PRECONDITION_FAILED, "changed");
        problem.details.current = serde_json::value::to_raw_value("hidden").ok();
        let mut response = redacted(ApiError::from(problem).into_response(), &LINES);
        let problem: Problem = response.extensions_mut().remove().unwrap();
        assert!(problem.details.current.is_none());
        assert_eq!(problem.message, "changed");
    }
}
