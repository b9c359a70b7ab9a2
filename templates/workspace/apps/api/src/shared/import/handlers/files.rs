//! Files that come and go.

use axum::extract::{Extension, Request};
use axum::http::{HeaderMap, StatusCode};
use uuid::Uuid;

use super::{Target, answer, found, wrong_state};
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::clock;
use crate::shared::http::{
    ApiAnswer, ApiError, ApiResult, ErrorBody, FieldError, Json, One, Path, Query,
};
use crate::shared::import::job::{Counts, Job, Status, Tally};
use crate::shared::import::reader::Sheets;
use crate::shared::import::report::{self, Download};
use crate::shared::import::requests::{FormatQuery, SheetInput, file_name};
use crate::shared::import::view::JobView;
use crate::shared::import::{contents, files, mapping, quota, rows, store, template};

/// A file that shows how files to import look. It refers to records of tables that the caller may read.
#[utoipa::path(
    get,
    path = "/template",
    operation_id = "getImportTemplateOf",
    params(FormatQuery),
    responses(
        (status = 200, description = "The file", content((Vec<u8> = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
    ),
)]
pub async fn template(
    app: App,
    user: User,
    Extension(importer): Target,
    Query(query): Query<FormatQuery>,
) -> ApiResult<Download> {
    template::template(&app, importer, &user, query.format).await
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
        (status = 507, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn upload(
    app: App,
    user: User,
    Extension(importer): Target,
    headers: HeaderMap,
    request: Request,
) -> ApiResult<ApiAnswer> {
    let file_name = file_name(&headers)?;
    let (file, size) = files::receive(request.into_body()).await?;
    let contents = contents::of(file.path().to_owned(), None).await?;
    let about = importer.about();
    let (sheets, sheet) = match contents.sheets {
        Some(Sheets { names, chosen }) => (names, Some(chosen)),
        None => (Vec::new(), None),
    };
    let mapping = mapping::automatic(about, &contents.columns);
    let job = Job {
        id: Uuid::now_v7(),
        resource: about.table.resource.to_owned(),
        file_name,
        format: contents.format,
        size,
        sheets,
        sheet,
        columns: mapping::without_secrets(about, contents.columns, &mapping),
        mapping,
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
    quota::check(&mut transaction, app.config.imports, user.id, size).await?;
    store::insert(&mut transaction, &job).await?;
    files::store(&mut transaction, job.id, file.path()).await?;
    transaction.commit().await?;
    let mut answer = answer(job, importer)?;
    answer.status = StatusCode::CREATED;
    Ok(answer)
}

/// Says which sheet of a workbook is read. Its columns are matched anew.
#[utoipa::path(
    put,
    path = "/jobs/{id}/sheet",
    operation_id = "chooseImportSheetOf",
    params(("id" = Uuid, Path)),
    request_body = SheetInput,
    responses(
        (status = 200, body = One<JobView>),
        (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn choose_sheet(
    app: App,
    user: User,
    Extension(importer): Target,
    Path(id): Path<Uuid>,
    Json(input): Json<SheetInput>,
) -> ApiResult<ApiAnswer> {
    let job = found(&app, importer, &user, id).await?;
    if !job.sheets.contains(&input.sheet) {
        let error = FieldError::new("sheet", "invalid", "the workbook has no such sheet");
        return Err(ApiError::validation(vec![error]));
    }
    let file = files::fetch(&app, id).await?;
    let contents = contents::of(file.path().to_owned(), Some(input.sheet.clone())).await?;
    let mapping = mapping::automatic(importer.about(), &contents.columns);
    let columns = mapping::without_secrets(importer.about(), contents.columns, &mapping);
    let mut transaction = app.database.begin().await?;
    if !store::choose_sheet(&mut transaction, id, &input.sheet, &columns, &mapping).await? {
        return Err(wrong_state(
            "the sheet of a file is chosen before its import starts",
        ));
    }
    rows::delete(&mut transaction, id).await?;
    transaction.commit().await?;
    answer(found(&app, importer, &user, id).await?, importer)
}

/// The rows that were not imported, to be mended and imported again.
#[utoipa::path(
    get,
    path = "/jobs/{id}/failed-rows",
    operation_id = "getFailedRowsOf",
    params(("id" = Uuid, Path), FormatQuery),
    responses(
        (status = 200, description = "The file", content((Vec<u8> = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn failed_rows(
    app: App,
    user: User,
    Extension(importer): Target,
    Path(id): Path<Uuid>,
    Query(query): Query<FormatQuery>,
) -> ApiResult<Download> {
    let job = found(&app, importer, &user, id).await?;
    report::failed_rows(&app, importer, job, query.format).await
}
