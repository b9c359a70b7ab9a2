//! Many records created or changed at once: all of them or none, unless the request says `partial=true`.

use axum::extract::Extension;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::json;
use serde_json::value::RawValue;

use super::service::{Changes, Service, Written};
use crate::shared::app::App;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::{
    ApiAnswer, ApiError, ApiResult, Expected, FieldError, ItemProblem, Json, Problem, Query,
};
use crate::shared::record::{Change, ChangeRequest, EntityId};

/// How many records one request may be about.
pub const MAX_ITEMS: usize = 1_000;

/// The body: what is to be written, each looked at by itself.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Items {
    items: Vec<Box<RawValue>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What can be written is written, although other items are refused.
    #[serde(default)]
    partial: bool,
}

/// A record to change.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row<'a> {
    #[serde(borrow)]
    id: &'a RawValue,
    version: Version,
    #[serde(borrow)]
    data: &'a RawValue,
}

/// The version that the caller has read, or `*` for any.
#[derive(Deserialize)]
#[serde(untagged)]
enum Version {
    Number(i64),
    Any(String),
}

impl Version {
    fn expected(self) -> ApiResult<Expected> {
        match self {
            Self::Number(version) => Ok(Expected::Versions(vec![version])),
            Self::Any(text) if text == "*" => Ok(Expected::Any),
            Self::Any(_) => Err(unread("`version` must be a number, or `*` for any")),
        }
    }
}

pub async fn create(
    app: App,
    request: ChangeRequest,
    Extension(service): Extension<&'static dyn Service>,
    Query(choice): Query<Choice>,
    Json(body): Json<Items>,
) -> ApiResult<ApiAnswer> {
    let mut run = Run::begin(&app, request, &body, choice).await?;
    for (index, item) in body.items.iter().enumerate() {
        let part = run.change.begin_part().await?;
        let written = service.create(&mut run.change, item.get()).await;
        run.note(index, part, written).await?;
    }
    let (mut answer, written) = run.commit(service, "created").await?;
    answer.status = StatusCode::CREATED;
    for record in &written {
        service.after_create(&app, record).await;
    }
    Ok(answer)
}

pub async fn update(
    app: App,
    request: ChangeRequest,
    Extension(service): Extension<&'static dyn Changes>,
    Query(choice): Query<Choice>,
    Json(body): Json<Items>,
) -> ApiResult<ApiAnswer> {
    let mut run = Run::begin(&app, request, &body, choice).await?;
    let rows: Vec<ApiResult<Row<'_>>> = body.items.iter().map(|item| row(item)).collect();
    let ids = rows.iter().flatten().map(|row| row.id.get());
    let ids: Vec<&str> = ids.collect();
    service.lock(&mut run.change, &ids).await?;
    for (index, row) in rows.into_iter().enumerate() {
        let part = run.change.begin_part().await?;
        let written = change_row(service, &mut run.change, row).await;
        run.note(index, part, written).await?;
    }
    let (answer, written) = run.commit(service, "updated").await?;
    for record in &written {
        service.after_update(&app, record).await;
    }
    Ok(answer)
}

fn row(item: &RawValue) -> ApiResult<Row<'_>> {
    serde_json::from_str(item.get()).map_err(|error| unread(error.to_string()))
}

async fn change_row(
    service: &'static dyn Changes,
    change: &mut Change,
    row: ApiResult<Row<'_>>,
) -> ApiResult<Written> {
    let Row { id, version, data } = row?;
    let expected = version.expected()?;
    service.update(change, id.get(), expected, data.get()).await
}

fn unread(message: impl Into<String>) -> ApiError {
    ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, message)
}

/// A request in the middle of its items.
struct Run {
    change: Change,
    is_partial: bool,
    written: Vec<(usize, Written)>,
    problems: Vec<ItemProblem>,
}

impl Run {
    async fn begin(
        app: &App,
        request: ChangeRequest,
        body: &Items,
        choice: Choice,
    ) -> ApiResult<Self> {
        if !(1..=MAX_ITEMS).contains(&body.items.len()) {
            let message = format!("must be 1 to {MAX_ITEMS} items");
            let error = FieldError::new("items", "length", message);
            return Err(ApiError::validation(vec![error]));
        }
        Ok(Self {
            change: Change::begin_once(app, request, body).await?,
            is_partial: choice.partial,
            written: Vec::new(),
            problems: Vec::new(),
        })
    }

    /// Keeps what was written, or takes it back and notes why. What is wrong with the server is wrong with all items.
    async fn note(
        &mut self,
        index: usize,
        part: crate::shared::record::Part,
        written: ApiResult<Written>,
    ) -> ApiResult<()> {
        match written {
            Ok(written) => {
                self.written.push((index, written));
                self.change.keep_part(part).await
            }
            Err(ApiError::Problem(problem)) if problem.status.is_client_error() => {
                self.problems.push(ItemProblem::new(index, *problem));
                self.change.undo_part(part).await
            }
            Err(error) => Err(error),
        }
    }

    /// Makes final what was written, with one word to lists beside the event of each change.
    async fn commit<S: Service + ?Sized>(
        mut self,
        service: &S,
        action: &str,
    ) -> ApiResult<(ApiAnswer, Vec<Written>)> {
        let about = service.about();
        if !self.is_partial && !self.problems.is_empty() {
            let code = format!("{}_BULK_REFUSED", about.table.code);
            let message = "some items are not accepted, so none is written";
            let mut problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, message);
            problem.details.items = self.problems;
            return Err(problem.into());
        }
        let ids: Vec<&EntityId> = self
            .written
            .iter()
            .map(|(_, written)| &written.id)
            .collect();
        if about.has_events && !ids.is_empty() {
            CrudEventHelper::emit_bulk(&mut self.change, about.table, action, &ids).await?;
        }
        let items = self.written.iter().map(|(index, written)| {
            json!({ "index": index, "id": written.id, "version": written.version })
        });
        let items: Vec<_> = items.collect();
        let data = json!({ "count": items.len(), "items": items, "problems": self.problems });
        let answer = self.change.commit(ApiAnswer::data(data)?).await?;
        let written = self.written.into_iter().map(|(_, written)| written);
        Ok((answer, written.collect()))
    }
}
