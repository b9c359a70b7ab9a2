//! Columns that hold JSON of any shape.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::types::Json;
use utoipa::openapi::schema::{AdditionalProperties, AnyOf, SchemaType};
use utoipa::openapi::{Array, Object, Ref, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::shared::table::WITHOUT_NUL;

/// JSON of any shape.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct AnyJson(pub Json<Value>);

impl ToSchema for AnyJson {
    fn name() -> Cow<'static, str> {
        "AnyJson".into()
    }
}

impl PartialSchema for AnyJson {
    fn schema() -> RefOr<Schema> {
        let any = || Ref::from_schema_name(Self::name());
        let plain = SchemaType::Array(vec![Type::Boolean, Type::Number, Type::Null]);
        let text = Object::builder().schema_type(Type::String);
        let text = text.pattern(Some(WITHOUT_NUL)).build();
        let fields = Object::builder().schema_type(Type::Object);
        let fields = fields.property_names(Some(text.clone()));
        let fields = fields.additional_properties(Some(AdditionalProperties::from(any())));
        let anything = AnyOf::builder().item(Object::with_type(plain)).item(text);
        let anything = anything.item(Array::new(any())).item(fields);
        let anything = anything.description(Some("JSON of any shape"));
        RefOr::T(anything.into())
    }
}
