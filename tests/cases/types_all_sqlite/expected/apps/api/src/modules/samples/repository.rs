//! The SQL of samples.

use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::schemas::{CreateSample, Sample, TABLE, UpdateSample};
use crate::shared::clock;
use crate::shared::database::{
    Db, DbConnection, DbLocalTime, DbRow, DbTime, DbUuid, FOR_UPDATE, Minor,
};
use crate::shared::query::{ListQuery, fetch_within, push_or_default, set, set_given};
use crate::shared::record::RecordReader;

const SELECT: &str = r#"
    SELECT "id", "text_required", "text_optional", "string_required", "string_optional",
       "small_int_required", "small_int_optional", "integer_required", "integer_optional",
       "big_int_required", "big_int_optional", "decimal_required", "decimal_optional",
       "wide_decimal_required", "wide_decimal_optional", "real_required", "real_optional",
       "double_required", "double_optional", "boolean_required", "boolean_optional", "date_required",
       "date_optional", "time_required", "time_optional", "timestamp_required", "timestamp_optional",
       "timestamp_tz_required", "timestamp_tz_optional", "uuid_required", "uuid_optional",
       "json_required", "json_optional", "bytes_required", "bytes_optional", "other_required",
       "other_optional", "enum_required", "enum_optional", "created_at", "updated_at", "version"
    FROM "samples"
"#;

const RETURNING: &str = r#"
    RETURNING "id", "text_required", "text_optional", "string_required", "string_optional",
          "small_int_required", "small_int_optional", "integer_required", "integer_optional",
          "big_int_required", "big_int_optional", "decimal_required", "decimal_optional",
          "wide_decimal_required", "wide_decimal_optional", "real_required", "real_optional",
          "double_required", "double_optional", "boolean_required", "boolean_optional",
          "date_required", "date_optional", "time_required", "time_optional", "timestamp_required",
          "timestamp_optional", "timestamp_tz_required", "timestamp_tz_optional", "uuid_required",
          "uuid_optional", "json_required", "json_optional", "bytes_required", "bytes_optional",
          "other_required", "other_optional", "enum_required", "enum_optional", "created_at",
          "updated_at", "version"
"#;

impl FromRow<'_, DbRow> for Sample {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            id: row.key::<DbUuid>("id")?.into(),
            text_required: row.value("text_required")?,
            text_optional: row.value("text_optional")?,
            string_required: row.value("string_required")?,
            string_optional: row.value("string_optional")?,
            small_int_required: row.value("small_int_required")?,
            small_int_optional: row.value("small_int_optional")?,
            integer_required: row.value("integer_required")?,
            integer_optional: row.value("integer_optional")?,
            big_int_required: row.value("big_int_required")?,
            big_int_optional: row.value("big_int_optional")?,
            decimal_required: row.value::<Minor<2>>("decimal_required")?.number(),
            decimal_optional: row
                .value::<Option<Minor<2>>>("decimal_optional")?
                .map(Minor::number),
            wide_decimal_required: row.value::<Minor<10>>("wide_decimal_required")?.number(),
            wide_decimal_optional: row
                .value::<Option<Minor<10>>>("wide_decimal_optional")?
                .map(Minor::number),
            real_required: row.value("real_required")?,
            real_optional: row.value("real_optional")?,
            double_required: row.value("double_required")?,
            double_optional: row.value("double_optional")?,
            boolean_required: row.value("boolean_required")?,
            boolean_optional: row.value("boolean_optional")?,
            date_required: row.value("date_required")?,
            date_optional: row.value("date_optional")?,
            time_required: row.value("time_required")?,
            time_optional: row.value("time_optional")?,
            timestamp_required: row.value::<DbLocalTime>("timestamp_required")?.into(),
            timestamp_optional: row
                .value::<Option<DbLocalTime>>("timestamp_optional")?
                .map(Into::into),
            timestamp_tz_required: row.value::<DbTime>("timestamp_tz_required")?.into(),
            timestamp_tz_optional: row
                .value::<Option<DbTime>>("timestamp_tz_optional")?
                .map(Into::into),
            uuid_required: row.value::<DbUuid>("uuid_required")?.into(),
            uuid_optional: row
                .value::<Option<DbUuid>>("uuid_optional")?
                .map(Into::into),
            json_required: row.value("json_required")?,
            json_optional: row.value("json_optional")?,
            bytes_required: row.value("bytes_required")?,
            bytes_optional: row.value("bytes_optional")?,
            other_required: row.value("other_required")?,
            other_optional: row.value("other_optional")?,
            enum_required: row.value("enum_required")?,
            enum_optional: row.value("enum_optional")?,
            created_at: row.value::<DbTime>("created_at")?.into(),
            updated_at: row.value::<DbTime>("updated_at")?.into(),
            version: row.value("version")?,
            unreadable: row.unreadable(),
        })
    }
}

/// One page of the samples that match, and how many match in all.
pub async fn list(
    connection: &mut DbConnection,
    query: &ListQuery,
) -> sqlx::Result<(Vec<Sample>, i64)> {
    query.fetch(connection, SELECT).await
}

pub async fn find(connection: &mut DbConnection, id: Uuid) -> sqlx::Result<Option<Sample>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, &[id]);
    select.build_query_as().fetch_optional(connection).await
}

/// The samples with these ids, locked until the end of the transaction.
pub async fn lock(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<Vec<Sample>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, ids);
    select.push(FOR_UPDATE);
    fetch_within(connection, select).await
}

pub async fn insert(connection: &mut DbConnection, input: &CreateSample) -> sqlx::Result<Sample> {
    let now = clock::now();
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "samples" (
            "id",
            "text_required",
            "text_optional",
            "string_required",
            "string_optional",
            "small_int_required",
            "small_int_optional",
            "integer_required",
            "integer_optional",
            "big_int_required",
            "big_int_optional",
            "decimal_required",
            "decimal_optional",
            "wide_decimal_required",
            "wide_decimal_optional",
            "real_required",
            "real_optional",
            "double_required",
            "double_optional",
            "boolean_required",
            "boolean_optional",
            "date_required",
            "date_optional",
            "time_required",
            "time_optional",
            "timestamp_required",
            "timestamp_optional",
            "timestamp_tz_required",
            "timestamp_tz_optional",
            "uuid_required",
            "uuid_optional",
            "json_required",
            "json_optional",
            "bytes_required",
            "bytes_optional",
            "other_required",
            "other_optional",
            "enum_required",
            "enum_optional",
            "password_hash",
            "created_at",
            "updated_at"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(DbUuid::from(Uuid::now_v7()));
    values.push_bind(&input.text_required);
    values.push_bind(&input.text_optional);
    values.push_bind(&input.string_required);
    values.push_bind(&input.string_optional);
    values.push_bind(input.small_int_required);
    values.push_bind(input.small_int_optional);
    values.push_bind(input.integer_required);
    values.push_bind(input.integer_optional);
    values.push_bind(input.big_int_required);
    values.push_bind(input.big_int_optional);
    values.push_bind(Minor::<2>::from(input.decimal_required));
    values.push_bind(input.decimal_optional.map(Minor::<2>::from));
    values.push_bind(Minor::<10>::from(input.wide_decimal_required));
    values.push_bind(input.wide_decimal_optional.map(Minor::<10>::from));
    values.push_bind(input.real_required);
    values.push_bind(input.real_optional);
    values.push_bind(input.double_required);
    values.push_bind(input.double_optional);
    values.push_bind(input.boolean_required);
    values.push_bind(input.boolean_optional);
    values.push_bind(input.date_required);
    values.push_bind(input.date_optional);
    values.push_bind(input.time_required);
    values.push_bind(input.time_optional);
    values.push_bind(DbLocalTime::from(input.timestamp_required));
    values.push_bind(input.timestamp_optional.map(DbLocalTime::from));
    values.push_bind(DbTime::from(input.timestamp_tz_required));
    values.push_bind(input.timestamp_tz_optional.map(DbTime::from));
    values.push_bind(DbUuid::from(input.uuid_required));
    values.push_bind(input.uuid_optional.map(DbUuid::from));
    values.push_bind(&input.json_required);
    values.push_bind(&input.json_optional);
    values.push_bind(&input.bytes_required);
    values.push_bind(&input.bytes_optional);
    values.push_bind(&input.other_required);
    values.push_bind(&input.other_optional);
    values.push_bind(input.enum_required);
    values.push_bind(input.enum_optional);
    push_or_default(&mut values, &input.password_hash, "NULL");
    values.push_bind(DbTime::from(now));
    values.push_bind(DbTime::from(now));
    insert.push(")");
    insert.push(RETURNING);
    insert.build_query_as().fetch_one(connection).await
}

/// Sets everything that a client may set; a secret that is not given stays as it is.
pub async fn replace(
    connection: &mut DbConnection,
    id: Uuid,
    input: &CreateSample,
) -> sqlx::Result<Sample> {
    let now = clock::now();
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "samples" SET "version" = "version" + 1"#);
    set(&mut update, "text_required", &input.text_required);
    set(&mut update, "text_optional", &input.text_optional);
    set(&mut update, "string_required", &input.string_required);
    set(&mut update, "string_optional", &input.string_optional);
    set(&mut update, "small_int_required", input.small_int_required);
    set(&mut update, "small_int_optional", input.small_int_optional);
    set(&mut update, "integer_required", input.integer_required);
    set(&mut update, "integer_optional", input.integer_optional);
    set(&mut update, "big_int_required", input.big_int_required);
    set(&mut update, "big_int_optional", input.big_int_optional);
    set(
        &mut update,
        "decimal_required",
        Minor::<2>::from(input.decimal_required),
    );
    set(
        &mut update,
        "decimal_optional",
        input.decimal_optional.map(Minor::<2>::from),
    );
    set(
        &mut update,
        "wide_decimal_required",
        Minor::<10>::from(input.wide_decimal_required),
    );
    set(
        &mut update,
        "wide_decimal_optional",
        input.wide_decimal_optional.map(Minor::<10>::from),
    );
    set(&mut update, "real_required", input.real_required);
    set(&mut update, "real_optional", input.real_optional);
    set(&mut update, "double_required", input.double_required);
    set(&mut update, "double_optional", input.double_optional);
    set(&mut update, "boolean_required", input.boolean_required);
    set(&mut update, "boolean_optional", input.boolean_optional);
    set(&mut update, "date_required", input.date_required);
    set(&mut update, "date_optional", input.date_optional);
    set(&mut update, "time_required", input.time_required);
    set(&mut update, "time_optional", input.time_optional);
    set(
        &mut update,
        "timestamp_required",
        DbLocalTime::from(input.timestamp_required),
    );
    set(
        &mut update,
        "timestamp_optional",
        input.timestamp_optional.map(DbLocalTime::from),
    );
    set(
        &mut update,
        "timestamp_tz_required",
        DbTime::from(input.timestamp_tz_required),
    );
    set(
        &mut update,
        "timestamp_tz_optional",
        input.timestamp_tz_optional.map(DbTime::from),
    );
    set(
        &mut update,
        "uuid_required",
        DbUuid::from(input.uuid_required),
    );
    set(
        &mut update,
        "uuid_optional",
        input.uuid_optional.map(DbUuid::from),
    );
    set(&mut update, "json_required", &input.json_required);
    set(&mut update, "json_optional", &input.json_optional);
    set(&mut update, "bytes_required", &input.bytes_required);
    set(&mut update, "bytes_optional", &input.bytes_optional);
    set(&mut update, "other_required", &input.other_required);
    set(&mut update, "other_optional", &input.other_optional);
    set(&mut update, "enum_required", input.enum_required);
    set(&mut update, "enum_optional", input.enum_optional);
    set_given(&mut update, "password_hash", &input.password_hash);
    set(&mut update, "updated_at", DbTime::from(now));
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Sets what a patch sets.
pub async fn update(
    connection: &mut DbConnection,
    id: Uuid,
    patch: &UpdateSample,
) -> sqlx::Result<Sample> {
    let now = clock::now();
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "samples" SET "version" = "version" + 1"#);
    set_given(&mut update, "text_required", &patch.text_required);
    set_given(&mut update, "text_optional", &patch.text_optional);
    set_given(&mut update, "string_required", &patch.string_required);
    set_given(&mut update, "string_optional", &patch.string_optional);
    set_given(&mut update, "small_int_required", &patch.small_int_required);
    set_given(&mut update, "small_int_optional", &patch.small_int_optional);
    set_given(&mut update, "integer_required", &patch.integer_required);
    set_given(&mut update, "integer_optional", &patch.integer_optional);
    set_given(&mut update, "big_int_required", &patch.big_int_required);
    set_given(&mut update, "big_int_optional", &patch.big_int_optional);
    set_given(
        &mut update,
        "decimal_required",
        &patch.decimal_required.map(Minor::<2>::from),
    );
    set_given(
        &mut update,
        "decimal_optional",
        &patch
            .decimal_optional
            .map(|value| value.map(Minor::<2>::from)),
    );
    set_given(
        &mut update,
        "wide_decimal_required",
        &patch.wide_decimal_required.map(Minor::<10>::from),
    );
    set_given(
        &mut update,
        "wide_decimal_optional",
        &patch
            .wide_decimal_optional
            .map(|value| value.map(Minor::<10>::from)),
    );
    set_given(&mut update, "real_required", &patch.real_required);
    set_given(&mut update, "real_optional", &patch.real_optional);
    set_given(&mut update, "double_required", &patch.double_required);
    set_given(&mut update, "double_optional", &patch.double_optional);
    set_given(&mut update, "boolean_required", &patch.boolean_required);
    set_given(&mut update, "boolean_optional", &patch.boolean_optional);
    set_given(&mut update, "date_required", &patch.date_required);
    set_given(&mut update, "date_optional", &patch.date_optional);
    set_given(&mut update, "time_required", &patch.time_required);
    set_given(&mut update, "time_optional", &patch.time_optional);
    set_given(
        &mut update,
        "timestamp_required",
        &patch.timestamp_required.map(DbLocalTime::from),
    );
    set_given(
        &mut update,
        "timestamp_optional",
        &patch
            .timestamp_optional
            .map(|value| value.map(DbLocalTime::from)),
    );
    set_given(
        &mut update,
        "timestamp_tz_required",
        &patch.timestamp_tz_required.map(DbTime::from),
    );
    set_given(
        &mut update,
        "timestamp_tz_optional",
        &patch
            .timestamp_tz_optional
            .map(|value| value.map(DbTime::from)),
    );
    set_given(
        &mut update,
        "uuid_required",
        &patch.uuid_required.map(DbUuid::from),
    );
    set_given(
        &mut update,
        "uuid_optional",
        &patch.uuid_optional.map(|value| value.map(DbUuid::from)),
    );
    set_given(&mut update, "json_required", &patch.json_required);
    set_given(&mut update, "json_optional", &patch.json_optional);
    set_given(&mut update, "bytes_required", &patch.bytes_required);
    set_given(&mut update, "bytes_optional", &patch.bytes_optional);
    set_given(&mut update, "other_required", &patch.other_required);
    set_given(&mut update, "other_optional", &patch.other_optional);
    set_given(&mut update, "enum_required", &patch.enum_required);
    set_given(&mut update, "enum_optional", &patch.enum_optional);
    set_given(&mut update, "password_hash", &patch.password_hash);
    set(&mut update, "updated_at", DbTime::from(now));
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Deletes the samples with these ids.
pub async fn delete(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut delete = QueryBuilder::<Db>::new(r#"DELETE FROM "samples""#);
    push_key(&mut delete, ids);
    delete.build().execute(connection).await?;
    Ok(())
}

/// Adds the condition that finds the samples with these ids.
fn push_key(query: &mut QueryBuilder<Db>, ids: &[Uuid]) {
    query.push(r#" WHERE "id" IN ("#);
    let mut values = query.separated(", ");
    for id in ids {
        values.push_bind(DbUuid::from(*id));
    }
    query.push(")");
}
