//! The description of what a client sends, read from what it is checked against.

use utoipa::Number;
use utoipa::openapi::schema::{AdditionalProperties, SchemaType};
use utoipa::openapi::{
    AllOf, KnownFormat, Object, ObjectBuilder, Ref, RefOr, Schema, SchemaFormat, Type,
};

use super::input::{is_required, is_writable};
use super::patterns;
use super::{Bound, ColumnInfo, ColumnKind, Format, InputMode, TableInfo};

/// The most digits of a decimal that travels as a number.
const MAX_NUMBER_DIGITS: u32 = 15;

/// A body of a table: the type, what it is for, and its description in the API.
#[macro_export]
macro_rules! table_input {
    ($input:ty, $table:expr, $mode:ident) => {
        impl $crate::table::TableInput for $input {
            const TABLE: &'static $crate::table::TableInfo = &$table;
            const MODE: $crate::table::InputMode = $crate::table::InputMode::$mode;
        }

        impl utoipa::PartialSchema for $input {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                $table.input_schema($crate::table::InputMode::$mode)
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
            body = match column.kind {
                ColumnKind::Json if column.is_shown() => {
                    body.property(column.name, column.json_schema())
                }
                _ => body.property(column.name, column.schema()),
            };
            if is_required(column, mode) {
                body = body.required(column.name);
            }
        }
        RefOr::T(body.into())
    }

    /// The key of a record, which is one text unless it is a column whose values stand for themselves.
    pub fn key_schema(&self) -> Schema {
        match self.plain_key() {
            Some(column) => column.schema(),
            None => Object::with_type(Type::String).into(),
        }
    }

    /// Whether a record could have this key, as far as its type says.
    pub fn takes_key(&self, text: &str) -> bool {
        let key = self.plain_key();
        key.is_none_or(|column| column.kind.parse(text).is_some())
    }

    /// The only column of the key, where its text in an address is that of its value.
    fn plain_key(&self) -> Option<&'static ColumnInfo> {
        use ColumnKind::{BigInt, Choice, Integer, SmallInt, Text, Uuid};
        let [name] = self.key else {
            return None;
        };
        self.database_column(name).filter(|column| {
            matches!(
                column.kind,
                BigInt | Choice(_) | Integer | SmallInt | Text | Uuid
            )
        })
    }
}

impl ColumnInfo {
    /// What a field may hold.
    pub fn schema(&self) -> Schema {
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
        if self.types().contains(&Type::String) {
            field = field.pattern(patterns::of(self));
        }
        let (least, most) = self.limits();
        let field = match self.lower {
            None => field.minimum(least),
            lower => with_lower(field, lower),
        };
        let field = match self.upper {
            None => field.maximum(most),
            upper => with_upper(field, upper),
        };
        match self.kind {
            ColumnKind::Decimal { scale, .. } if self.travels_as_number() => {
                field.multiple_of(Some(tenth(scale))).into()
            }
            _ => field.into(),
        }
    }

    /// What a field of JSON may hold.
    fn json_schema(&self) -> RefOr<Schema> {
        let any = Ref::from_schema_name("AnyJson");
        if self.nullable {
            return any.into();
        }
        use Type::{Array, Boolean, Number, Object as Map, String};
        let not_null = SchemaType::Array(vec![Array, Boolean, Number, Map, String]);
        let both = AllOf::builder().item(any).item(Object::with_type(not_null));
        RefOr::T(both.into())
    }

    /// What stands for one of its values where there is no null, no rule of the column and no secret: in a filter.
    pub fn value_schema(&self) -> Schema {
        Self::new(self.name, self.column, self.kind).schema()
    }

    /// The bounds of the numbers that its kind can hold.
    fn limits(&self) -> (Option<Number>, Option<Number>) {
        let both = |least: Number, most: Number| (Some(least), Some(most));
        match self.kind {
            ColumnKind::SmallInt => both(i16::MIN.into(), i16::MAX.into()),
            ColumnKind::Integer => both(i32::MIN.into(), i32::MAX.into()),
            ColumnKind::BigInt => both(i64::MIN.into(), i64::MAX.into()),
            ColumnKind::Real => both(f32::MIN.into(), f32::MAX.into()),
            ColumnKind::Double => both(f64::MIN.into(), f64::MAX.into()),
            ColumnKind::Decimal { precision, scale } if precision <= MAX_NUMBER_DIGITS => {
                let most = 10_f64.powi((precision.saturating_sub(scale)).cast_signed());
                let most = most - 10_f64.powi(-scale.cast_signed());
                both((-most).into(), most.into())
            }
            _ => (None, None),
        }
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

    /// The ways in which a value is written, without null.
    fn types(&self) -> Vec<Type> {
        match self.kind {
            ColumnKind::Boolean => vec![Type::Boolean],
            ColumnKind::SmallInt | ColumnKind::Integer => vec![Type::Integer],
            ColumnKind::BigInt => vec![Type::String, Type::Integer],
            _ if self.travels_as_number() => vec![Type::Number],
            _ => vec![Type::String],
        }
    }

    fn schema_type(&self) -> SchemaType {
        if self.kind == ColumnKind::Json {
            return SchemaType::AnyValue;
        }
        let mut types = self.types();
        if self.nullable {
            types.push(Type::Null);
        }
        match types[..] {
            [_] => SchemaType::Type(types.remove(0)),
            _ => SchemaType::Array(types),
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
            ColumnKind::TimestampTz => known(KnownFormat::DateTime),
            ColumnKind::Uuid => known(KnownFormat::Uuid),
            ColumnKind::Bytes => known(KnownFormat::Byte),
            ColumnKind::Text if !self.is_shown() => known(KnownFormat::Password),
            _ => match self.format? {
                Format::Email => custom("email"),
                Format::Url | Format::Phone => None,
            },
        }
    }
}

/// The least difference of two numbers with so many digits after the point.
fn tenth(scale: u32) -> Number {
    match scale {
        0 => Number::Int(1),
        scale => format!("1e-{scale}")
            .parse()
            .map_or(Number::Int(1), Number::Float),
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
