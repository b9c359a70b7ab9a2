//! The description of what a client sends, read from what it is checked against.

use utoipa::Number;
use utoipa::openapi::schema::{AdditionalProperties, SchemaType};
use utoipa::openapi::{KnownFormat, Object, ObjectBuilder, RefOr, Schema, SchemaFormat, Type};

use super::input::{is_required, is_writable};
use super::{Bound, ColumnInfo, ColumnKind, Format, InputMode, TableInfo};

/// The most digits of a decimal that travels as a number.
const MAX_NUMBER_DIGITS: u32 = 15;

/// A body of a table: the type, what it is for, and its description in the API.
#[macro_export]
macro_rules! table_input {
    ($input:ty, $table:expr, $mode:ident) => {
        impl $crate::shared::table::TableInput for $input {
            const TABLE: &'static $crate::shared::table::TableInfo = &$table;
            const MODE: $crate::shared::table::InputMode = $crate::shared::table::InputMode::$mode;
        }

        impl utoipa::PartialSchema for $input {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                $table.input_schema($crate::shared::table::InputMode::$mode)
            }
        }

        impl utoipa::ToSchema for $input {
            fn name() -> std::borrow::Cow<'static, str> {
                stringify!($input).into()
            }
        }
    };
}

pub use table_input;

impl TableInfo {
    /// What a body may hold.
    pub fn input_schema(&self, mode: InputMode) -> RefOr<Schema> {
        let mut body = Object::builder()
            .schema_type(Type::Object)
            .additional_properties(Some(AdditionalProperties::FreeForm(false)));
        for column in self.columns {
            if !is_writable(column, mode) {
                continue;
            }
            body = body.property(column.name, column.schema());
            if is_required(column, mode) {
                body = body.required(column.name);
            }
        }
        RefOr::T(body.into())
    }

    /// The key of a record, which is one text unless it is a column whose values stand for themselves.
    pub fn key_schema(&self) -> Schema {
        let mut columns = self.columns.iter();
        let [name] = self.key else {
            return Object::with_type(Type::String).into();
        };
        let key = columns.find(|column| column.column == *name);
        let is_plain = |column: &&ColumnInfo| {
            use ColumnKind::{BigInt, Choice, Integer, SmallInt, Text, Uuid};
            matches!(
                column.kind,
                BigInt | Choice(_) | Integer | SmallInt | Text | Uuid
            )
        };
        match key.filter(is_plain) {
            Some(column) => column.schema(),
            None => Object::with_type(Type::String).into(),
        }
    }
}

impl ColumnInfo {
    /// What a field may hold.
    fn schema(&self) -> Schema {
        let mut field = Object::builder().schema_type(self.schema_type());
        if !self.is_shown() {
            field = field.write_only(true);
        }
        if self.kind == ColumnKind::Json {
            return field.into();
        }
        if let Some(format) = self.schema_format() {
            field = field.format(Some(format));
        }
        if let ColumnKind::Choice(words) = self.kind {
            let null = self.nullable.then_some(serde_json::Value::Null);
            let words = words.iter().map(|word| serde_json::Value::from(*word));
            field = field.enum_values(Some(words.chain(null)));
        }
        if self.min_length > 0 {
            field = field.min_length(Some(self.min_length));
        }
        if self.max_length < usize::MAX {
            field = field.max_length(Some(self.max_length));
        }
        let field = match self.kind {
            ColumnKind::SmallInt => bounded(field, self, i16::MIN.into(), i16::MAX.into()),
            ColumnKind::Integer => bounded(field, self, i32::MIN, i32::MAX),
            _ if self.travels_as_number() => with_upper(with_lower(field, self.lower), self.upper),
            _ => field,
        };
        field.into()
    }

    fn travels_as_number(&self) -> bool {
        match self.kind {
            ColumnKind::SmallInt | ColumnKind::Integer | ColumnKind::Real | ColumnKind::Double => {
                true
            }
            ColumnKind::Decimal { precision, .. } => precision <= MAX_NUMBER_DIGITS,
            _ => false,
        }
    }

    fn schema_type(&self) -> SchemaType {
        let own = match self.kind {
            ColumnKind::Json => return SchemaType::AnyValue,
            ColumnKind::Boolean => Type::Boolean,
            ColumnKind::SmallInt | ColumnKind::Integer => Type::Integer,
            _ if self.travels_as_number() => Type::Number,
            _ => Type::String,
        };
        match self.nullable {
            true => SchemaType::Array(vec![own, Type::Null]),
            false => SchemaType::Type(own),
        }
    }

    fn schema_format(&self) -> Option<SchemaFormat> {
        let known = |format| Some(SchemaFormat::KnownFormat(format));
        let custom = |format: &str| Some(SchemaFormat::Custom(format.to_owned()));
        match self.kind {
            ColumnKind::SmallInt | ColumnKind::Integer => known(KnownFormat::Int32),
            ColumnKind::BigInt => known(KnownFormat::Int64),
            ColumnKind::Real => known(KnownFormat::Float),
            ColumnKind::Double => known(KnownFormat::Double),
            ColumnKind::Decimal { .. } => custom("decimal"),
            ColumnKind::Date => known(KnownFormat::Date),
            ColumnKind::Time => custom("time"),
            ColumnKind::TimestampTz => known(KnownFormat::DateTime),
            ColumnKind::Uuid => known(KnownFormat::Uuid),
            ColumnKind::Bytes => known(KnownFormat::Byte),
            ColumnKind::Text if !self.is_shown() => known(KnownFormat::Password),
            _ => match self.format? {
                Format::Email => custom("email"),
                Format::Url => custom("uri"),
                Format::Phone => None,
            },
        }
    }
}

/// Bounds of a whole number: those of its column, else those of its type.
fn bounded(field: ObjectBuilder, column: &ColumnInfo, least: i32, most: i32) -> ObjectBuilder {
    let field = match column.lower {
        None => field.minimum(Some(least)),
        lower => with_lower(field, lower),
    };
    match column.upper {
        None => field.maximum(Some(most)),
        upper => with_upper(field, upper),
    }
}

fn with_lower(field: ObjectBuilder, bound: Option<Bound>) -> ObjectBuilder {
    match bound.and_then(|bound| Some((number(bound)?, bound.inclusive))) {
        Some((number, true)) => field.minimum(Some(number)),
        Some((number, false)) => field.exclusive_minimum(Some(number)),
        None => field,
    }
}

fn with_upper(field: ObjectBuilder, bound: Option<Bound>) -> ObjectBuilder {
    match bound.and_then(|bound| Some((number(bound)?, bound.inclusive))) {
        Some((number, true)) => field.maximum(Some(number)),
        Some((number, false)) => field.exclusive_maximum(Some(number)),
        None => field,
    }
}

fn number(bound: Bound) -> Option<Number> {
    let whole = bound.number.parse().map(Number::Int);
    whole
        .or_else(|_| bound.number.parse().map(Number::Float))
        .ok()
}
