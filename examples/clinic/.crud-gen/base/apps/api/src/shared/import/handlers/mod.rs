//! The HTTP side of imports, the same for every resource.

mod files;
mod jobs;

use axum::extract::Extension;
use axum::http::StatusCode;
use axum::middleware::from_fn;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;
use uuid::Uuid;

use super::job::Job;
use super::openapi;
use super::rights;
use super::service::Importer;
use super::store;
use super::view::JobView;
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::http::{ApiAnswer, ApiError, ApiResult, Problem, require};

/// The import that a request is about.
type Target = Extension<&'static dyn Importer>;

/// The routes of one resource. All of them need `<resource>.import`; those that lead to new records need `<resource>.create`, too.
pub fn router(importer: &'static dyn Importer) -> OpenApiRouter<App> {
    let table = importer.about().table;
    let resource = table.resource;
    let guard = move |request, next| require(table, "import", request, next);
    let creating = |routes: UtoipaMethodRouter<App>| {
        let guard = move |request, next| require(table, "create", request, next);
        routes.layer(from_fn(guard))
    };
    let mut router = OpenApiRouter::new()
        .routes(routes!(files::template))
        .routes(routes!(jobs::list))
        .routes(creating(routes!(files::upload)))
        .routes(routes!(jobs::show))
        .routes(routes!(files::choose_sheet))
        .routes(creating(routes!(jobs::map)))
        .routes(routes!(jobs::list_rows))
        .routes(creating(routes!(jobs::start)))
        .routes(routes!(jobs::cancel))
        .routes(routes!(files::failed_rows))
        .layer(Extension(importer))
        .layer(from_fn(guard));
    openapi::rename(router.get_openapi_mut(), resource);
    OpenApiRouter::new().nest(&format!("/api/{resource}/import"), router)
}

/// The import, when the user may see it.
async fn found(app: &App, importer: &dyn Importer, user: &User, id: Uuid) -> ApiResult<Job> {
    let mut connection = app.database.read().await?;
    let resource = importer.about().table.resource;
    let job = store::find(&mut connection, resource, id).await?;
    let job = job.filter(|job| rights::may_see(user, job));
    let mut job =
        job.ok_or_else(|| ApiError::not_found("IMPORT_JOB_NOT_FOUND", "there is no such import"))?;
    app.imports.refresh(&mut job);
    Ok(job)
}

fn answer(job: Job, importer: &dyn Importer) -> ApiResult<ApiAnswer> {
    ApiAnswer::data(JobView::new(job, importer))
}

fn wrong_state(message: &str) -> ApiError {
    Problem::new(StatusCode::CONFLICT, "IMPORT_JOB_STATE", message).into()
}
