//! The routes of packages, described once: how they are asked, and what they answer.

use std::borrow::Cow;

use axum::Extension;
use axum::routing::{self, MethodRouter};
use utoipa::IntoParams;
use utoipa::openapi::path::{
    HttpMethod, OperationBuilder, Parameter, ParameterBuilder, ParameterIn, PathItem, Paths,
};
use utoipa::openapi::request_body::{RequestBody, RequestBodyBuilder};
use utoipa::openapi::schema::{AdditionalProperties, ArrayBuilder};
use utoipa::openapi::{
    Array, Content, Object, ObjectBuilder, OneOf, Ref, RefOr, Required, Response, ResponsesBuilder,
    Schema, Type,
};
use utoipa_axum::router::UtoipaMethodRouter;

use super::bulk::MAX_ITEMS;
use super::service::{About, Changes, Service};
use super::{
    actions as act, availability, bulk, dropdown as choices, export as files, stats as numbers,
    validate as checks,
};
use crate::shared::app::App;
use crate::shared::http::standard::{IntoRoutes, Record};
use crate::shared::http::{IdempotencyKey, IfMatch, named, responses};
use crate::shared::table::ColumnKind;

/// `GET /api/<resource>/export`: all records that match, as a file.
pub fn export(service: &'static dyn Service) -> PackageRoute {
    PackageRoute::new(Kind::Export, service, routing::get(files::export))
}

/// `GET /api/<resource>/dropdown`: records to choose from.
pub fn dropdown(service: &'static dyn Service) -> PackageRoute {
    PackageRoute::new(Kind::Dropdown, service, routing::get(choices::list))
}

/// `GET /api/<resource>/stats`: how many records there are, by what they are.
pub fn stats(service: &'static dyn Service) -> PackageRoute {
    PackageRoute::new(Kind::Stats, service, routing::get(numbers::show))
}

/// `POST /api/<resource>/bulk`: several new records.
pub fn bulk_create(service: &'static dyn Service) -> PackageRoute {
    PackageRoute::new(Kind::BulkCreate, service, routing::post(bulk::create))
}

/// `PUT /api/<resource>/bulk`: several changes.
pub fn bulk_update(service: &'static dyn Changes) -> PackageRoute {
    PackageRoute::of_changes(Kind::BulkUpdate, service, routing::put(bulk::update))
}

/// `POST /api/<resource>/{id}/activate`, `POST /api/<resource>/{id}/status/{value}`: what a record's flags and status allow.
pub fn actions(service: &'static dyn Changes) -> PackageRoute {
    PackageRoute::of_changes(Kind::Actions, service, routing::post(act::act))
}

/// `POST /api/<resource>/validate`: whether a record can be created from a body.
pub fn validate(service: &'static dyn Service) -> PackageRoute {
    PackageRoute::new(Kind::Validate, service, routing::post(checks::create))
}

/// `POST /api/<resource>/{id}/validate`: whether a record can be changed by a body.
pub fn validate_change(service: &'static dyn Changes) -> PackageRoute {
    PackageRoute::of_changes(Kind::ValidateChange, service, routing::post(checks::update))
}

/// `GET /api/<resource>/check/{field}`: whether a value that no two records may share is free.
pub fn check(service: &'static dyn Service) -> PackageRoute {
    PackageRoute::new(Kind::Check, service, routing::get(availability::check))
}

/// One of these routes, for the table of a service.
pub struct PackageRoute {
    kind: Kind,
    about: &'static About,
    /// What the description of the API calls the body that changes a record.
    update_name: Option<Cow<'static, str>>,
    router: MethodRouter<App>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Export,
    Dropdown,
    Stats,
    BulkCreate,
    BulkUpdate,
    Actions,
    Validate,
    ValidateChange,
    Check,
}

impl IntoRoutes for PackageRoute {
    fn into_routes(self, record: &Record) -> UtoipaMethodRouter<App> {
        let mut paths = Paths::new();
        for path in self.paths() {
            let operation = OperationBuilder::new()
                .tag(record.table.resource)
                .operation_id(Some(self.operation_id(record, &path)))
                .summary(Some(self.summary(record, &path)))
                .parameters(Some(self.parameters(&path)))
                .request_body(self.body())
                .responses(ResponsesBuilder::new().responses_from_iter(self.responses(record)))
                .build();
            let path = format!("/api/{}{path}", record.table.resource);
            let item = PathItem::new(self.method(), operation);
            paths.paths.insert(path, item);
        }
        (Vec::new(), paths, self.router)
    }
}

impl PackageRoute {
    fn new(kind: Kind, service: &'static dyn Service, router: MethodRouter<App>) -> Self {
        Self {
            kind,
            about: service.about(),
            update_name: None,
            router: router.layer(Extension(service)),
        }
    }

    fn of_changes(kind: Kind, service: &'static dyn Changes, router: MethodRouter<App>) -> Self {
        Self {
            kind,
            about: service.about(),
            update_name: Some(service.update_name()),
            router: router.layer(Extension(service)),
        }
    }

    fn method(&self) -> HttpMethod {
        match self.kind {
            Kind::Export | Kind::Dropdown | Kind::Stats | Kind::Check => HttpMethod::Get,
            Kind::BulkCreate | Kind::Actions | Kind::Validate | Kind::ValidateChange => {
                HttpMethod::Post
            }
            Kind::BulkUpdate => HttpMethod::Put,
        }
    }

    /// What follows the resource.
    fn paths(&self) -> Vec<String> {
        let path = match self.kind {
            Kind::Export => "/export",
            Kind::Dropdown => "/dropdown",
            Kind::Stats => "/stats",
            Kind::BulkCreate | Kind::BulkUpdate => "/bulk",
            Kind::Validate => "/validate",
            Kind::ValidateChange => "/{id}/validate",
            Kind::Check => "/check/{field}",
            Kind::Actions => {
                let flags = self.about.flags.iter();
                let words = flags.flat_map(|flag| [flag.on, flag.off]);
                let words = words.map(|word| format!("/{{id}}/{word}"));
                let status = self.about.status.map(|_| "/{id}/status/{value}".to_owned());
                return words.chain(status).collect();
            }
        };
        vec![path.to_owned()]
    }

    fn operation_id(&self, record: &Record, path: &str) -> String {
        let (one, many) = (&record.name, named::pascal(record.table.resource));
        match self.kind {
            Kind::Export => format!("export{many}"),
            Kind::Dropdown => format!("choose{many}"),
            Kind::Stats => format!("count{many}"),
            Kind::BulkCreate => format!("bulkCreate{many}"),
            Kind::BulkUpdate => format!("bulkUpdate{many}"),
            Kind::Validate => format!("validate{one}"),
            Kind::ValidateChange => format!("validateChangeOf{one}"),
            Kind::Check => format!("check{one}"),
            Kind::Actions => match word(path) {
                Some(word) => format!("{word}{one}"),
                None => format!("setStatusOf{one}"),
            },
        }
    }

    fn summary(&self, record: &Record, path: &str) -> String {
        let (one, many) = (
            named::words(&record.name),
            record.table.resource.replace('-', " "),
        );
        match self.kind {
            Kind::Export => {
                format!("Takes all {many} that match as a file; needs the permission to read, too.")
            }
            Kind::Dropdown => format!("Lists {many} to choose from."),
            Kind::Stats => format!("Counts {many}."),
            Kind::BulkCreate => format!("Creates several {many}, all of them or none."),
            Kind::BulkUpdate => format!("Changes several {many}, all of them or none."),
            Kind::Validate => {
                format!("Says whether a new {one} would be taken, and writes nothing.")
            }
            Kind::ValidateChange => {
                format!("Says whether a change of the {one} would be taken, and writes nothing.")
            }
            Kind::Check => format!("Says whether no {one} has a value yet."),
            Kind::Actions => match word(path) {
                Some(word) => format!("Changes the {one}: {word}."),
                None => format!("Gives the {one} another status."),
            },
        }
    }

    fn parameters(&self, path: &str) -> Vec<Parameter> {
        let table = self.about.table;
        let of_list = |without: &[&str]| {
            let parameters = table.list_parameters().into_iter();
            let parameters = parameters.filter(|parameter| !without.contains(&&*parameter.name));
            parameters.collect::<Vec<_>>()
        };
        let id = || parameter("id", ParameterIn::Path, table.key_schema());
        let query = |name, schema| parameter(name, ParameterIn::Query, schema);
        match self.kind {
            Kind::Stats | Kind::Validate => Vec::new(),
            Kind::Dropdown => of_list(&["fields"]),
            Kind::Export => {
                let mut parameters = of_list(&["page", "limit"]);
                parameters.push(query("format", one_of(&["csv", "xlsx"])));
                if !table.key.is_empty() {
                    parameters.push(query("ids", Object::with_type(Type::String).into()));
                }
                if table
                    .columns
                    .iter()
                    .any(|column| column.reference.is_some())
                {
                    parameters.push(query("labels", Object::with_type(Type::Boolean).into()));
                }
                parameters
            }
            Kind::BulkCreate | Kind::BulkUpdate => {
                let mut parameters = IdempotencyKey::into_params(|| None);
                parameters.push(query("partial", Object::with_type(Type::Boolean).into()));
                parameters
            }
            Kind::ValidateChange => vec![id()],
            Kind::Check => {
                let field = parameter("field", ParameterIn::Path, one_of(self.about.uniques));
                let mut value = query("value", Object::with_type(Type::String).into());
                value.required = Required::True;
                let except = query("except", Object::with_type(Type::String).into());
                vec![field, value, except]
            }
            Kind::Actions => {
                let mut parameters = vec![id()];
                if word(path).is_none() {
                    parameters.push(parameter(
                        "value",
                        ParameterIn::Path,
                        one_of(self.statuses()),
                    ));
                }
                parameters.extend(IfMatch::into_params(|| None));
                parameters
            }
        }
    }

    /// The words that the status may be.
    fn statuses(&self) -> &'static [&'static str] {
        let column = self
            .about
            .status
            .and_then(|field| self.about.table.column(field));
        match column.map(|column| column.kind) {
            Some(ColumnKind::Choice(words)) => words,
            _ => &[],
        }
    }

    fn body(&self) -> Option<RequestBody> {
        let create = || Ref::from_schema_name((self.about.create_name)());
        let update = || self.update_name.as_deref().map(Ref::from_schema_name);
        let schema: RefOr<Schema> = match self.kind {
            Kind::Export | Kind::Dropdown | Kind::Stats | Kind::Actions | Kind::Check => {
                return None;
            }
            Kind::Validate => create().into(),
            Kind::ValidateChange => update()?.into(),
            Kind::BulkCreate => items(create()),
            Kind::BulkUpdate => {
                let any = ObjectBuilder::new()
                    .schema_type(Type::String)
                    .enum_values(Some(["*"]));
                let version = OneOf::builder()
                    .item(Object::with_type(Type::Integer))
                    .item(any);
                let row = Object::builder()
                    .property("id", self.about.table.key_schema())
                    .property("version", version)
                    .property("data", update()?)
                    .required("id")
                    .required("version")
                    .required("data")
                    .additional_properties(Some(AdditionalProperties::FreeForm(false)));
                items(Schema::from(row))
            }
        };
        let body =
            RequestBodyBuilder::new().content("application/json", Content::new(Some(schema)));
        Some(body.required(Some(Required::True)).build())
    }

    fn responses(&self, record: &Record) -> responses::Responses {
        let data = |status, description, data: Schema, problems: &[&str]| {
            responses::set(status, description, Some(responses::one(data)), problems)
        };
        match self.kind {
            Kind::Actions => responses::changed(record),
            Kind::Dropdown => responses::page("A page of choices", choice(record).into(), &["400"]),
            Kind::Export => {
                let mut responses = responses::set("200", "The file", None, &["400", "422"]);
                responses.insert("200".to_owned(), file().into());
                responses
            }
            Kind::Stats => data("200", "The numbers", counts(), &[]),
            Kind::Check => data(
                "200",
                "Whether it is free",
                availability(),
                &["400", "404", "422"],
            ),
            Kind::Validate | Kind::ValidateChange => {
                data("200", "What would be answered", verdict(), &["400"])
            }
            Kind::BulkCreate => data(
                "201",
                "What was written",
                outcome(record),
                &["400", "409", "422"],
            ),
            Kind::BulkUpdate => data(
                "200",
                "What was written",
                outcome(record),
                &["400", "409", "422"],
            ),
        }
    }
}

/// The word of an action, unless it is one of a status.
fn word(path: &str) -> Option<&str> {
    path.rsplit('/')
        .next()
        .filter(|word| !word.starts_with('{'))
}

fn parameter(name: &str, place: ParameterIn, schema: Schema) -> Parameter {
    let required = match place {
        ParameterIn::Path => Required::True,
        _ => Required::False,
    };
    let parameter = ParameterBuilder::new().name(name).parameter_in(place);
    parameter.required(required).schema(Some(schema)).build()
}

fn one_of(words: &[&str]) -> Schema {
    let word = ObjectBuilder::new().schema_type(Type::String);
    word.enum_values(Some(words.iter().copied())).into()
}

/// A body with several items.
fn items(item: impl Into<RefOr<Schema>>) -> RefOr<Schema> {
    let items = ArrayBuilder::from(Array::new(item))
        .min_items(Some(1))
        .max_items(Some(MAX_ITEMS));
    let body = Object::builder()
        .property("items", items)
        .required("items")
        .additional_properties(Some(AdditionalProperties::FreeForm(false)));
    RefOr::T(body.into())
}

fn file() -> Response {
    let mut response = Response::new("The file");
    for kind in [
        "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ] {
        let bytes = Content::new(Some(Schema::from(Object::with_type(Type::String))));
        response.content.insert(kind.to_owned(), bytes.into());
    }
    response
}

fn fields(fields: &[(&str, Schema)]) -> Schema {
    let object = fields
        .iter()
        .fold(Object::builder(), |object, (name, schema)| {
            object.property(*name, schema.clone()).required(*name)
        });
    object.into()
}

fn number() -> Schema {
    Object::with_type(Type::Integer).into()
}

fn text() -> Schema {
    Object::with_type(Type::String).into()
}

fn choice(record: &Record) -> Schema {
    fields(&[("id", record.table.key_schema()), ("label", text())])
}

fn counts() -> Schema {
    let counts = Object::builder().additional_properties(Some(number()));
    let groups = Object::builder().additional_properties(Some(Schema::from(counts)));
    let day = fields(&[("day", text()), ("count", number())]);
    let required = Object::builder()
        .property("total", number())
        .required("total");
    let required = required.property("groups", groups).required("groups");
    required.property("days", Array::new(day)).into()
}

fn availability() -> Schema {
    fields(&[
        ("field", text()),
        ("available", Object::with_type(Type::Boolean).into()),
    ])
}

fn verdict() -> Schema {
    let field = Ref::from_schema_name("FieldError");
    let verdict = Object::builder()
        .property("valid", Object::with_type(Type::Boolean))
        .required("valid");
    let verdict = verdict.property("code", text()).property("message", text());
    verdict
        .property("fields", Array::new(field))
        .required("fields")
        .into()
}

fn outcome(record: &Record) -> Schema {
    let id = match record.table.key {
        [] => Object::with_type(Type::Null).into(),
        _ => record.table.key_schema(),
    };
    let item = fields(&[("index", number()), ("id", id), ("version", number())]);
    let problem = Ref::from_schema_name("ItemProblem");
    let outcome = Object::builder()
        .property("count", number())
        .required("count");
    let outcome = outcome
        .property("items", Array::new(item))
        .required("items");
    outcome
        .property("problems", Array::new(problem))
        .required("problems")
        .into()
}
