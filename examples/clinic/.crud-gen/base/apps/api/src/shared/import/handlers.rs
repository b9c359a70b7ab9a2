//! The HTTP side of imports, the same for every resource.

use axum::extract::{Extension, Query, Request};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::from_fn;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::files;
use super::job::{Counts, Duplicates, Job, JobView, Mode, Status, Tally};
use super::mapping;
use super::openapi;
use super::report::{self, Download};
use super::requests::{FormatQuery, MappingInput, PageQuery, RowQuery, StartInput, file_name};
use super::rows::{self, RowView, Wanted};
use super::service::Importer;
use super::store::{self, Choices};
use crate::app::App;
use crate::shared::auth::User;
use crate::shared::clock;
use crate::shared::envelope::{ApiAnswer, One, PageOf};
use crate::shared::error::{ApiError, ApiResult, ErrorBody, FieldError, Problem};
use crate::shared::extract::{Json, Path};
use crate::shared::routes::require;

/// The import that a request is about.
type Target = Extension<&'static dyn Importer>;

/// The routes of one resource. All of them need `<resource>.import`.
pub fn router(importer: &'static dyn Importer) -> OpenApiRouter<App> {
    let resource = importer.about().table.resource;
    let guard = move |request, next| require(resource, "import", request, next);
    let mut router = OpenApiRouter::new()
        .routes(routes!(template))
        .routes(routes!(list, upload))
        .routes(routes!(show))
        .routes(routes!(map))
        .routes(routes!(list_rows))
        .routes(routes!(start))
        .routes(routes!(cancel))
        .routes(routes!(failed_rows))
        .layer(Extension(importer))
        .layer(from_fn(guard));
    openapi::rename(router.get_openapi_mut(), resource);
    OpenApiRouter::new().nest(&format!("/api/{resource}/import"), router)
}

/// A file that shows how files to import look.
#[utoipa::path(
    get,
    path = "/template",
    operation_id = "getImportTemplateOf",
    params(FormatQuery),
    responses(
        (status = 200, content_type = "application/octet-stream"),
    ),
)]
async fn template(
    app: App,
    Extension(importer): Target,
    Query(query): Query<FormatQuery>,
) -> ApiResult<Download> {
    report::template(&app, importer, query.format).await
}

/// Takes a CSV or XLSX file.
#[utoipa::path(
    post,
    path = "/jobs",
    operation_id = "uploadImportOf",
    params(("x-file-name" = Option<String>, Header, description = "The name of the file, percent-encoded")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 201, body = One<JobView>),
        (status = 413, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
async fn upload(
    app: App,
    user: User,
    Extension(importer): Target,
    headers: HeaderMap,
    request: Request,
) -> ApiResult<ApiAnswer> {
    let (file, size) = files::receive(request.into_body()).await?;
    let contents = report::contents(file.path().to_owned(), None).await?;
    let about = importer.about();
    let job = Job {
        id: Uuid::now_v7(),
        resource: about.table.resource.to_owned(),
        file_name: file_name(&headers),
        format: contents.format,
        size,
        sheet: None,
        mapping: mapping::automatic(about, &contents.columns),
        columns: contents.columns,
        status: Status::Uploaded,
        mode: None,
        duplicates: None,
        validate_only: false,
        counts: Counts::default(),
        tally: Tally::default(),
        shown_progress: 0,
        error: None,
        setbacks: 0,
        cancelled: false,
        created_by: user.id,
        created_by_email: user.email,
        created_at: clock::now(),
        started_at: None,
        finished_at: None,
    };
    let mut transaction = app.database.begin().await?;
    store::insert(&mut transaction, &job).await?;
    files::store(&mut transaction, job.id, file.path()).await?;
    transaction.commit().await?;
    let mut answer = answer(job, importer)?;
    answer.status = StatusCode::CREATED;
    Ok(answer)
}

/// Lists the imports, the newest first.
#[utoipa::path(
    get,
    path = "/jobs",
    operation_id = "listImportsOf",
    params(PageQuery),
    responses(
        (status = 200, body = PageOf<JobView>),
    ),
)]
async fn list(
    app: App,
    Extension(importer): Target,
    Query(query): Query<PageQuery>,
) -> ApiResult<ApiAnswer> {
    let (page, limit) = query.checked()?;
    let resource = importer.about().table.resource;
    let mut connection = app.database.read().await?;
    let (jobs, total) = store::page(&mut connection, resource, page, limit).await?;
    let view = |mut job| {
        app.imports.refresh(&mut job);
        JobView::new(job, importer)
    };
    let jobs: Vec<JobView> = jobs.into_iter().map(view).collect();
    ApiAnswer::page(&jobs, page, limit, total)
}

/// Shows how far an import is.
#[utoipa::path(
    get,
    path = "/jobs/{id}",
    operation_id = "getImportOf",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = One<JobView>),
        (status = 404, body = ErrorBody),
    ),
)]
async fn show(app: App, Extension(importer): Target, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    answer(found(&app, importer, id).await?, importer)
}

/// Says which column is which field, and has the rows checked.
#[utoipa::path(
    put,
    path = "/jobs/{id}/mapping",
    operation_id = "mapImportOf",
    params(("id" = Uuid, Path)),
    request_body = MappingInput,
    responses(
        (status = 200, body = One<JobView>),
        (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
async fn map(
    app: App,
    Extension(importer): Target,
    Path(id): Path<Uuid>,
    Json(input): Json<MappingInput>,
) -> ApiResult<ApiAnswer> {
    let job = found(&app, importer, id).await?;
    let columns = match &input.sheet {
        Some(_) => {
            let file = files::fetch(&app, id).await?;
            let path = file.path().to_owned();
            report::contents(path, input.sheet.clone()).await?.columns
        }
        None => job.columns,
    };
    mapping::check(importer.about(), &columns, &input.mapping)?;
    let mut transaction = app.database.begin().await?;
    let sheet = input.sheet.as_deref();
    if !store::map(&mut transaction, id, &input.mapping, &columns, sheet).await? {
        return Err(wrong_state(
            "the columns of a file are mapped before its import starts",
        ));
    }
    transaction.commit().await?;
    app.imports.wake();
    answer(found(&app, importer, id).await?, importer)
}

/// Lists the rows of the file, with what is wrong with them.
#[utoipa::path(
    get,
    path = "/jobs/{id}/rows",
    operation_id = "listImportRowsOf",
    params(("id" = Uuid, Path), RowQuery),
    responses(
        (status = 200, body = PageOf<RowView>),
        (status = 404, body = ErrorBody),
    ),
)]
async fn list_rows(
    app: App,
    Extension(importer): Target,
    Path(id): Path<Uuid>,
    Query(query): Query<RowQuery>,
) -> ApiResult<ApiAnswer> {
    let (page, limit) = PageQuery {
        page: query.page,
        limit: query.limit,
    }
    .checked()?;
    let job = found(&app, importer, id).await?;
    let wanted = match query.status.as_deref() {
        None => Wanted::All,
        Some(status) => Wanted::Status(status),
    };
    let mut connection = app.database.read().await?;
    let (rows, total) = rows::page(&mut connection, &job, wanted, page, limit).await?;
    ApiAnswer::page(&rows, page, limit, total)
}

/// Has the rows written.
#[utoipa::path(
    post,
    path = "/jobs/{id}/start",
    operation_id = "startImportOf",
    params(("id" = Uuid, Path)),
    request_body = StartInput,
    responses(
        (status = 200, body = One<JobView>),
        (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
async fn start(
    app: App,
    Extension(importer): Target,
    Path(id): Path<Uuid>,
    Json(input): Json<StartInput>,
) -> ApiResult<ApiAnswer> {
    let about = importer.about();
    let job = found(&app, importer, id).await?;
    let choices = Choices {
        mode: input.mode.unwrap_or(about.default_mode),
        duplicates: input.duplicates.unwrap_or(Duplicates::Error),
        validate_only: input.validate_only,
    };
    if choices.duplicates == Duplicates::Update && !about.is_updatable {
        let error = FieldError::new("duplicates", "invalid", "records cannot be changed");
        return Err(ApiError::validation(vec![error]));
    }
    if job.status == Status::Validated {
        check_rows(&job, choices)?;
    }
    let mut transaction = app.database.begin().await?;
    if !store::start(&mut transaction, id, choices).await? {
        return Err(wrong_state(
            "an import starts once, when its rows have been checked",
        ));
    }
    transaction.commit().await?;
    app.imports.wake();
    answer(found(&app, importer, id).await?, importer)
}

/// Refuses to import all or nothing when it is known that some rows are not valid.
fn check_rows(job: &Job, choices: Choices) -> ApiResult<()> {
    let bad = match choices.duplicates {
        Duplicates::Error => job.counts.invalid + job.counts.duplicate,
        Duplicates::Skip | Duplicates::Update => job.counts.invalid,
    };
    if choices.mode == Mode::AllOrNothing && !choices.validate_only && bad > 0 {
        let message = format!("{bad} rows have errors: mend them, or import only the valid rows");
        return Err(wrong_state(&message));
    }
    Ok(())
}

/// Stops an import. What it has written by then as changes of their own stays.
#[utoipa::path(
    post,
    path = "/jobs/{id}/cancel",
    operation_id = "cancelImportOf",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = One<JobView>),
        (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody),
    ),
)]
async fn cancel(
    app: App,
    Extension(importer): Target,
    Path(id): Path<Uuid>,
) -> ApiResult<ApiAnswer> {
    found(&app, importer, id).await?;
    // First the run of this process, which may hold the only connection that writes.
    app.imports.cancel(id);
    let mut transaction = app.database.begin().await?;
    let was_open = store::cancel(&mut transaction, id).await?;
    transaction.commit().await?;
    let job = found(&app, importer, id).await?;
    if !was_open && job.status != Status::Cancelled {
        return Err(wrong_state("the import is over"));
    }
    app.imports.wake();
    answer(job, importer)
}

/// The rows that were not imported, to be mended and imported again.
#[utoipa::path(
    get,
    path = "/jobs/{id}/failed-rows",
    operation_id = "getFailedRowsOf",
    params(("id" = Uuid, Path), FormatQuery),
    responses(
        (status = 200, content_type = "application/octet-stream"),
        (status = 404, body = ErrorBody),
    ),
)]
async fn failed_rows(
    app: App,
    Extension(importer): Target,
    Path(id): Path<Uuid>,
    Query(query): Query<FormatQuery>,
) -> ApiResult<Download> {
    let job = found(&app, importer, id).await?;
    report::failed_rows(&app, importer, job, query.format).await
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
