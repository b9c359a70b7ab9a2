//! What a caller may cause beyond the records of a request, and how much of it.

use axum::http::StatusCode;

use super::{Effect, ForeignKey, Referred};
use crate::shared::auth::User;
use crate::shared::http::{ApiError, ApiResult, Blocker, Problem};
use crate::shared::record::Change;
use crate::shared::table::TableInfo;

/// How many records may go or change together with those of a request.
pub const MAX_RECORDS: usize = 1_000;

/// Refuses what the caller may not do to records of `table`, to which a request about `origin` leads.
pub fn permit(user: &User, origin: &TableInfo, table: &TableInfo, effect: Effect) -> ApiResult<()> {
    let (action, done) = match effect {
        Effect::None => return Ok(()),
        Effect::Delete => ("delete", "deletes"),
        Effect::Change => ("update", "changes"),
    };
    let (origin, resource) = (origin.resource, table.resource);
    if user.may(resource, action) {
        return Ok(());
    }
    let message = match user.may(resource, "read") {
        true => format!(
            "you need the permission `{resource}.{action}`, since this change of {origin} {done} {resource} as well"
        ),
        false => format!("this change of {origin} {done} records that you may not see"),
    };
    Err(ApiError::new(StatusCode::FORBIDDEN, message))
}

/// Says that it is too much, with the number of those that would be the next, where the caller may know it.
pub async fn too_many(
    change: &mut Change,
    origin: &TableInfo,
    table: &TableInfo,
    key: &ForeignKey,
    referred: &Referred,
) -> ApiResult<ApiError> {
    let resource = table.resource;
    let code = format!("{}_TOO_MANY_REFERENCES", origin.code);
    let beside = format!(
        "this would delete or change more than {MAX_RECORDS} records beside the {}",
        origin.resource
    );
    if !change.user().may(resource, "read") {
        return Ok(Problem::new(StatusCode::CONFLICT, code, beside).into());
    }
    let count = key.count(change.connection(), table, referred).await?;
    let message =
        format!("{beside}, among them {count} {resource}: delete or change those first, in parts");
    let mut problem = Problem::new(StatusCode::CONFLICT, code, message);
    problem.details.blocked_by = vec![Blocker {
        resource: resource.to_owned(),
        count: Some(count),
    }];
    Ok(problem.into())
}
