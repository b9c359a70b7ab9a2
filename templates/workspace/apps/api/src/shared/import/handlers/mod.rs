//! The HTTP side of imports, the same for every resource.

mod files;
mod jobs;

use axum::extract::Extension;
use axum::http::StatusCode;
use axum::middleware::from_fn;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::job::Job;
use super::openapi;
use super::service::Importer;
use super::store;
use super::view::JobView;
use crate::shared::app::App;
use crate::shared::http::{ApiAnswer, ApiError, ApiResult, Problem, require};

/// The import that a request is about.
type Target = Extension<&'static dyn Importer>;

/// The routes of one resource. All of them need `<resource>.import`.
pub fn router(importer: &'static dyn Importer) -> OpenApiRouter<App> {
    let resource = importer.about().table.resource;
    let guard = move |request, next| require(resource, "import", request, next);
    let mut router = OpenApiRouter::new()
        .routes(routes!(files::template))
        .routes(routes!(jobs::list, files::upload))
        .routes(routes!(jobs::show))
        .routes(routes!(files::choose_sheet))
        .routes(routes!(jobs::map))
        .routes(routes!(jobs::list_rows))
        .routes(routes!(jobs::start))
        .routes(routes!(jobs::cancel))
        .routes(routes!(files::failed_rows))
        .layer(Extension(importer))
        .layer(from_fn(guard));
    openapi::rename(router.get_openapi_mut(), resource);
    OpenApiRouter::new().nest(&format!("/api/{resource}/import"), router)
}

async fn found(app: &App, importer: &dyn Importer, id: Uuid) -> ApiResult<Job> {
    let mut connection = app.database.read().await?;
    let resource = importer.about().table.resource;
    let job = store::find(&mut connection, resource, id).await?;
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
