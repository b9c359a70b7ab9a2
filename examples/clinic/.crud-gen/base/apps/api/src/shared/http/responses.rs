//! What the routes of a table answer, in the description of the API: one set for each kind of route.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use utoipa::openapi::schema::AnyOf;
use utoipa::openapi::{Array, Content, Object, Ref, RefOr, Response, Schema, Type};
use utoipa::{IntoResponses, PartialSchema, ToSchema};

use super::openapi;
use super::standard::Record;
use crate::shared::record::Entity;
use crate::shared::record::history::HistoryEntry;
use crate::shared::table::TableInfo;

/// Answers by their status.
pub type Responses = BTreeMap<String, RefOr<Response>>;

/// A page of records.
#[derive(Debug)]
pub struct Listed<T>(PhantomData<T>);

/// One record.
#[derive(Debug)]
pub struct Shown<T>(PhantomData<T>);

/// A new record, or only its reference for a caller who may not read it.
#[derive(Debug)]
pub struct Created<T>(PhantomData<T>);

/// A changed record, or only its reference for a caller who may not read it.
#[derive(Debug)]
pub struct Changed<T>(PhantomData<T>);

/// A record that is gone.
#[derive(Debug)]
pub struct Deleted;

/// The keys of records that are gone.
#[derive(Debug)]
pub struct BulkDeleted<T>(PhantomData<T>);

impl<T: Entity + ToSchema> IntoResponses for Listed<T> {
    fn responses() -> Responses {
        listed(&Record::of::<T>())
    }
}

impl<T: Entity + ToSchema> IntoResponses for Shown<T> {
    fn responses() -> Responses {
        shown(&Record::of::<T>())
    }
}

impl<T: Entity + ToSchema> IntoResponses for Created<T> {
    fn responses() -> Responses {
        created(&Record::of::<T>(), &["400", "409", "422"])
    }
}

impl<T: Entity + ToSchema> IntoResponses for Changed<T> {
    fn responses() -> Responses {
        changed(&Record::of::<T>())
    }
}

impl IntoResponses for Deleted {
    fn responses() -> Responses {
        deleted()
    }
}

impl<T: Entity> IntoResponses for BulkDeleted<T> {
    fn responses() -> Responses {
        bulk_deleted(T::TABLE)
    }
}

pub fn listed(record: &Record) -> Responses {
    page("A page", some_fields(record), &["400"])
}

/// One page of a list.
pub fn page(description: &str, item: RefOr<Schema>, problems: &[&str]) -> Responses {
    let page = Object::builder()
        .property("success", Object::with_type(Type::Boolean))
        .property("data", Array::new(item))
        .property("pagination", Ref::from_schema_name("Pagination"))
        .required("success")
        .required("data")
        .required("pagination");
    set("200", description, Some(page.into()), problems)
}

pub fn shown(record: &Record) -> Responses {
    let body = one(Ref::from_schema_name(&record.name));
    set("200", "The record", Some(body), &["400", "404"])
}

pub fn history(problems: &[&str]) -> Responses {
    let change = Ref::from_schema_name(HistoryEntry::name());
    page("A page of changes", change.into(), problems)
}

/// What a page of changes is made of.
pub fn history_schemas() -> Vec<(String, RefOr<Schema>)> {
    let mut schemas = vec![(HistoryEntry::name().into_owned(), HistoryEntry::schema())];
    HistoryEntry::schemas(&mut schemas);
    schemas
}

pub fn created(record: &Record, problems: &[&str]) -> Responses {
    let description = readable("The new record", record.table);
    let body = Some(record_or_reference(record));
    set("201", &description, body, problems)
}

pub fn changed(record: &Record) -> Responses {
    let problems = ["400", "404", "409", "412", "422", "428"];
    let description = readable("The record as it is now", record.table);
    let body = Some(record_or_reference(record));
    set("200", &description, body, &problems)
}

pub fn deleted() -> Responses {
    let problems = ["400", "404", "409", "412", "422", "428"];
    set("204", "The record is gone", None, &problems)
}

pub fn bulk_deleted(table: &TableInfo) -> Responses {
    let gone = Object::builder()
        .property("ids", Array::new(table.key_schema()))
        .property("count", Object::with_type(Type::Integer))
        .required("ids")
        .required("count");
    let problems = ["400", "409", "422"];
    set(
        "200",
        "The records that are gone",
        Some(one(gone)),
        &problems,
    )
}

/// A record with those of its fields that a list was asked for.
fn some_fields(record: &Record) -> RefOr<Schema> {
    let mut record = record.schema.clone();
    if let RefOr::T(Schema::Object(record)) = &mut record {
        record.required.clear();
        record.properties.values_mut().for_each(openapi::simplify);
    }
    record
}

/// What a change answers: the record to whoever may read it, to others only what they need to go on.
fn record_or_reference(record: &Record) -> Schema {
    let id = match record.table.key {
        [] => Object::with_type(Type::Null).into(),
        _ => record.table.key_schema(),
    };
    let reference = Object::builder()
        .description(Some("To a caller who may not read the table"))
        .property("id", id)
        .property("version", Object::with_type(Type::Integer))
        .required("id")
        .required("version");
    let either = AnyOf::builder()
        .item(Ref::from_schema_name(&record.name))
        .item(reference);
    one(Schema::from(either))
}

/// What an answer with a record means, and for whom the record is in it.
fn readable(meaning: &str, table: &TableInfo) -> String {
    let resource = table.resource;
    format!("{meaning}; without the permission `{resource}.read` only its `id` and `version`")
}

/// The envelope of one value.
pub fn one(data: impl Into<RefOr<Schema>>) -> Schema {
    Object::builder()
        .property("success", Object::with_type(Type::Boolean))
        .property("data", data)
        .required("success")
        .required("data")
        .into()
}

/// An answer with its body, and the problems that there can be.
pub fn set(status: &str, description: &str, body: Option<Schema>, problems: &[&str]) -> Responses {
    let mut answer = Response::new(description);
    if let Some(body) = body {
        let body = Content::new(Some(body));
        answer
            .content
            .insert("application/json".to_owned(), body.into());
    }
    let problems = problems
        .iter()
        .map(|status| (*status, openapi::problem(status)));
    let all = [(status, answer)].into_iter().chain(problems);
    all.map(|(status, response)| (status.to_owned(), response.into()))
        .collect()
}
