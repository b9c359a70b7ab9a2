//! The shapes of a sample: as it is shown, created and changed.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::shared::json::{AnyJson, Base64, BigInt, DecimalNumber, DecimalText, Field};
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "samples",
    resource: "samples",
    code: "SAMPLES",
    key: &["id"],
    columns: &[
        column::uuid("id", "id").read_only(),
        column::text("textRequired", "text_required").required(),
        column::text("textOptional", "text_optional").nullable(),
        column::text("stringRequired", "string_required")
            .required()
            .max_length(40),
        column::text("stringOptional", "string_optional")
            .nullable()
            .max_length(40),
        column::small_int("smallIntRequired", "small_int_required").required(),
        column::small_int("smallIntOptional", "small_int_optional").nullable(),
        column::integer("integerRequired", "integer_required").required(),
        column::integer("integerOptional", "integer_optional").nullable(),
        column::big_int("bigIntRequired", "big_int_required").required(),
        column::big_int("bigIntOptional", "big_int_optional").nullable(),
        column::decimal("decimalRequired", "decimal_required", 12, 2).required(),
        column::decimal("decimalOptional", "decimal_optional", 12, 2).nullable(),
        column::decimal("wideDecimalRequired", "wide_decimal_required", 18, 10).required(),
        column::decimal("wideDecimalOptional", "wide_decimal_optional", 18, 10).nullable(),
        column::real("realRequired", "real_required").required(),
        column::real("realOptional", "real_optional").nullable(),
        column::double("doubleRequired", "double_required").required(),
        column::double("doubleOptional", "double_optional").nullable(),
        column::boolean("booleanRequired", "boolean_required").required(),
        column::boolean("booleanOptional", "boolean_optional").nullable(),
        column::date("dateRequired", "date_required").required(),
        column::date("dateOptional", "date_optional").nullable(),
        column::time("timeRequired", "time_required").required(),
        column::time("timeOptional", "time_optional").nullable(),
        column::timestamp("timestampRequired", "timestamp_required").required(),
        column::timestamp("timestampOptional", "timestamp_optional").nullable(),
        column::timestamp_tz("timestampTzRequired", "timestamp_tz_required").required(),
        column::timestamp_tz("timestampTzOptional", "timestamp_tz_optional").nullable(),
        column::uuid("uuidRequired", "uuid_required").required(),
        column::uuid("uuidOptional", "uuid_optional").nullable(),
        column::json("jsonRequired", "json_required").required(),
        column::json("jsonOptional", "json_optional").nullable(),
        column::bytes("bytesRequired", "bytes_required").required(),
        column::bytes("bytesOptional", "bytes_optional").nullable(),
        column::other("otherRequired", "other_required").required(),
        column::other("otherOptional", "other_optional").nullable(),
        column::choice("enumRequired", "enum_required", &SampleEnumRequired::WORDS).required(),
        column::choice("enumOptional", "enum_optional", &SampleEnumOptional::WORDS).nullable(),
        column::text("passwordHash", "password_hash")
            .write_only()
            .required(),
        column::timestamp_tz("createdAt", "created_at").read_only(),
        column::timestamp_tz("updatedAt", "updated_at").read_only(),
        column::integer("version", "version").read_only(),
    ],
    checks: &[
        ("samples_enum_required_check", "enumRequired"),
        ("samples_enum_optional_check", "enumOptional"),
    ],
    default_sort: "-createdAt",
};

/// A sample as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Sample {
    pub id: Uuid,
    pub text_required: String,
    pub text_optional: Option<String>,
    pub string_required: String,
    pub string_optional: Option<String>,
    pub small_int_required: i16,
    pub small_int_optional: Option<i16>,
    pub integer_required: i32,
    pub integer_optional: Option<i32>,
    pub big_int_required: BigInt,
    pub big_int_optional: Option<BigInt>,
    pub decimal_required: DecimalNumber,
    pub decimal_optional: Option<DecimalNumber>,
    pub wide_decimal_required: DecimalText,
    pub wide_decimal_optional: Option<DecimalText>,
    pub real_required: f32,
    pub real_optional: Option<f32>,
    pub double_required: f64,
    pub double_optional: Option<f64>,
    pub boolean_required: bool,
    pub boolean_optional: Option<bool>,
    pub date_required: NaiveDate,
    pub date_optional: Option<NaiveDate>,
    pub time_required: NaiveTime,
    pub time_optional: Option<NaiveTime>,
    pub timestamp_required: NaiveDateTime,
    pub timestamp_optional: Option<NaiveDateTime>,
    pub timestamp_tz_required: DateTime<Utc>,
    pub timestamp_tz_optional: Option<DateTime<Utc>>,
    pub uuid_required: Uuid,
    pub uuid_optional: Option<Uuid>,
    pub json_required: AnyJson,
    pub json_optional: Option<AnyJson>,
    pub bytes_required: Base64,
    pub bytes_optional: Option<Base64>,
    pub other_required: String,
    pub other_optional: Option<String>,
    pub enum_required: SampleEnumRequired,
    pub enum_optional: Option<SampleEnumOptional>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(Sample);

impl Sample {
    pub fn key(&self) -> Uuid {
        self.id
    }
}

impl Entity for Sample {
    const TABLE: &'static TableInfo = &TABLE;

    fn id(&self) -> EntityId {
        self.id.into()
    }

    fn version(&self) -> i64 {
        self.version.into()
    }
}

#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema,
)]
pub enum SampleEnumRequired {
    #[default]
    #[serde(rename = "one")]
    #[sqlx(rename = "one")]
    One,
    #[serde(rename = "two")]
    #[sqlx(rename = "two")]
    Two,
}

impl SampleEnumRequired {
    /// The values as the database keeps them.
    pub const WORDS: [&str; 2] = ["one", "two"];
}

#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema,
)]
pub enum SampleEnumOptional {
    #[default]
    #[serde(rename = "one")]
    #[sqlx(rename = "one")]
    One,
    #[serde(rename = "two")]
    #[sqlx(rename = "two")]
    Two,
}

impl SampleEnumOptional {
    /// The values as the database keeps them.
    pub const WORDS: [&str; 2] = ["one", "two"];
}

/// What a client says to create a sample, or to replace all that can be changed of one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateSample {
    pub text_required: String,
    pub text_optional: Option<String>,
    pub string_required: String,
    pub string_optional: Option<String>,
    pub small_int_required: i16,
    pub small_int_optional: Option<i16>,
    pub integer_required: i32,
    pub integer_optional: Option<i32>,
    pub big_int_required: BigInt,
    pub big_int_optional: Option<BigInt>,
    pub decimal_required: DecimalNumber,
    pub decimal_optional: Option<DecimalNumber>,
    pub wide_decimal_required: DecimalText,
    pub wide_decimal_optional: Option<DecimalText>,
    pub real_required: f32,
    pub real_optional: Option<f32>,
    pub double_required: f64,
    pub double_optional: Option<f64>,
    pub boolean_required: bool,
    pub boolean_optional: Option<bool>,
    pub date_required: NaiveDate,
    pub date_optional: Option<NaiveDate>,
    pub time_required: NaiveTime,
    pub time_optional: Option<NaiveTime>,
    pub timestamp_required: NaiveDateTime,
    pub timestamp_optional: Option<NaiveDateTime>,
    pub timestamp_tz_required: DateTime<Utc>,
    pub timestamp_tz_optional: Option<DateTime<Utc>>,
    pub uuid_required: Uuid,
    pub uuid_optional: Option<Uuid>,
    pub json_required: AnyJson,
    pub json_optional: Option<AnyJson>,
    pub bytes_required: Base64,
    pub bytes_optional: Option<Base64>,
    pub other_required: String,
    pub other_optional: Option<String>,
    pub enum_required: SampleEnumRequired,
    pub enum_optional: Option<SampleEnumOptional>,
    #[serde(default)]
    pub password_hash: Field<String>,
}

table_input!(CreateSample, TABLE, Create);

/// The same for a sample that is there: what is secret may be left out, and stays as it is.
#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReplaceSample(pub CreateSample);

table_input!(ReplaceSample, TABLE, Replace);

/// What a client says to change a sample: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateSample {
    pub text_required: Field<String>,
    pub text_optional: Field<Option<String>>,
    pub string_required: Field<String>,
    pub string_optional: Field<Option<String>>,
    pub small_int_required: Field<i16>,
    pub small_int_optional: Field<Option<i16>>,
    pub integer_required: Field<i32>,
    pub integer_optional: Field<Option<i32>>,
    pub big_int_required: Field<BigInt>,
    pub big_int_optional: Field<Option<BigInt>>,
    pub decimal_required: Field<DecimalNumber>,
    pub decimal_optional: Field<Option<DecimalNumber>>,
    pub wide_decimal_required: Field<DecimalText>,
    pub wide_decimal_optional: Field<Option<DecimalText>>,
    pub real_required: Field<f32>,
    pub real_optional: Field<Option<f32>>,
    pub double_required: Field<f64>,
    pub double_optional: Field<Option<f64>>,
    pub boolean_required: Field<bool>,
    pub boolean_optional: Field<Option<bool>>,
    pub date_required: Field<NaiveDate>,
    pub date_optional: Field<Option<NaiveDate>>,
    pub time_required: Field<NaiveTime>,
    pub time_optional: Field<Option<NaiveTime>>,
    pub timestamp_required: Field<NaiveDateTime>,
    pub timestamp_optional: Field<Option<NaiveDateTime>>,
    pub timestamp_tz_required: Field<DateTime<Utc>>,
    pub timestamp_tz_optional: Field<Option<DateTime<Utc>>>,
    pub uuid_required: Field<Uuid>,
    pub uuid_optional: Field<Option<Uuid>>,
    pub json_required: Field<AnyJson>,
    pub json_optional: Field<Option<AnyJson>>,
    pub bytes_required: Field<Base64>,
    pub bytes_optional: Field<Option<Base64>>,
    pub other_required: Field<String>,
    pub other_optional: Field<Option<String>>,
    pub enum_required: Field<SampleEnumRequired>,
    pub enum_optional: Field<Option<SampleEnumOptional>>,
    pub password_hash: Field<String>,
}

table_input!(UpdateSample, TABLE, Patch);
