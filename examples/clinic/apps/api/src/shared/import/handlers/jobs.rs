//! What becomes of a file: its columns, the report on its rows, the run.

use axum::extract::Extension;
use uuid::Uuid;

use super::{Target, answer, found, wrong_state};
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::http::{
    ApiAnswer, ApiError, ApiResult, ErrorBody, FieldError, Json, One, PageOf, PageQuery, Path,
    Query,
};
use crate::shared::import::job::{Duplicates, Job, Mode, Status};
use crate::shared::import::requests::{MappingInput, RowQuery, StartInput};
use crate::shared::import::rows::{self, RowView, Wanted};
use crate::shared::import::store::{self, Choices};
use crate::shared::import::view::JobView;
use crate::shared::import::{mapping, rights};

/// Lists the imports that the caller may see, the newest first: their own, or all with `<resource>.import-all`.
#[utoipa::path(
    get,
    path = "/jobs",
    operation_id = "listImportsOf",
    params(PageQuery),
    responses(
        (status = 200, body = PageOf<JobView>),
    ),
)]
pub async fn list(
    app: App,
    user: User,
    Extension(importer): Target,
    Query(query): Query<PageQuery>,
) -> ApiResult<ApiAnswer> {
    let (page, limit) = query.checked()?;
    let resource = importer.about().table.resource;
    let owner = (!rights::may_see_all(&user, resource)).then_some(user.id);
    let mut connection = app.database.read().await?;
    let (jobs, total) = store::page(&mut connection, resource, owner, page, limit).await?;
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
pub async fn show(
    app: App,
    user: User,
    Extension(importer): Target,
    Path(id): Path<Uuid>,
) -> ApiResult<ApiAnswer> {
    answer(found(&app, importer, &user, id).await?, importer)
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
pub async fn map(
    app: App,
    user: User,
    Extension(importer): Target,
    Path(id): Path<Uuid>,
    Json(input): Json<MappingInput>,
) -> ApiResult<ApiAnswer> {
    let mut job = found(&app, importer, &user, id).await?;
    mapping::check(importer.about(), &job.columns, &input.mapping)?;
    job.columns = mapping::without_secrets(importer.about(), job.columns, &input.mapping);
    let mut transaction = app.database.begin().await?;
    if !store::map(&mut transaction, &job, &input.mapping).await? {
        return Err(wrong_state(
            "the columns of a file are mapped before its import starts",
        ));
    }
    transaction.commit().await?;
    app.imports.wake();
    answer(found(&app, importer, &user, id).await?, importer)
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
pub async fn list_rows(
    app: App,
    user: User,
    Extension(importer): Target,
    Path(id): Path<Uuid>,
    Query(query): Query<RowQuery>,
) -> ApiResult<ApiAnswer> {
    let (page, limit) = PageQuery {
        page: query.page,
        limit: query.limit,
    }
    .checked()?;
    let job = found(&app, importer, &user, id).await?;
    let wanted = match query.status.as_deref() {
        None => Wanted::All,
        Some(status) => Wanted::Status(status),
    };
    let mut connection = app.database.read().await?;
    let (rows, total) = rows::page(&mut connection, &job, wanted, page, limit).await?;
    ApiAnswer::page(&rows, page, limit, total)
}

/// Has the rows written. To update records, the caller needs `<resource>.update`, too.
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
pub async fn start(
    app: App,
    user: User,
    Extension(importer): Target,
    Path(id): Path<Uuid>,
    Json(input): Json<StartInput>,
) -> ApiResult<ApiAnswer> {
    let about = importer.about();
    let choices = Choices {
        mode: input.mode.unwrap_or(about.default_mode),
        duplicates: input.duplicates.unwrap_or(Duplicates::Error),
        validate_only: input.validate_only,
    };
    rights::check(&user, about.table.resource, Some(choices.duplicates))?;
    let job = found(&app, importer, &user, id).await?;
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
    answer(found(&app, importer, &user, id).await?, importer)
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
pub async fn cancel(
    app: App,
    user: User,
    Extension(importer): Target,
    Path(id): Path<Uuid>,
) -> ApiResult<ApiAnswer> {
    found(&app, importer, &user, id).await?;
    // First the run of this process, which may hold the only connection that writes, or be about to take it.
    let cancelling = app.imports.cancel(id);
    let mut transaction = app.database.begin().await?;
    let was_open = store::cancel(&mut transaction, id).await?;
    if importer.about().has_secrets() {
        store::forget_secrets(&mut transaction, importer.about().table.resource).await?;
    }
    transaction.commit().await?;
    drop(cancelling);
    let job = found(&app, importer, &user, id).await?;
    if !was_open && job.status != Status::Cancelled {
        return Err(wrong_state("the import is over"));
    }
    app.imports.wake();
    answer(job, importer)
}
