//! The routes that every table has, described once: how they are asked, and what they answer.

use axum::handler::Handler;
use axum::http::StatusCode;
use axum::routing::{self, MethodRouter};
use utoipa::openapi::path::{
    HttpMethod, OperationBuilder, Parameter, ParameterBuilder, ParameterIn, PathItem, Paths,
};
use utoipa::openapi::request_body::{RequestBody, RequestBodyBuilder};
use utoipa::openapi::{Content, Ref, RefOr, Required, ResponsesBuilder, Schema};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::UtoipaMethodRouter;

use super::responses::{self, Responses};
use super::{ApiError, Bulk, IdempotencyKey, IfMatch, PageQuery, Path, Query, Valid, named};
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::record::{Entity, history};
use crate::shared::table::TableInfo;

/// `GET /api/<resource>`: a page of records.
pub fn list<T: 'static>(handler: impl Handler<T, App>) -> Standard {
    Standard::new(Kind::List, routing::get(handler))
}

/// `GET /api/<resource>/{id}`: one record.
pub fn get<T: 'static>(handler: impl Handler<T, App>) -> Standard {
    Standard::new(Kind::Get, routing::get(handler))
}

/// `POST /api/<resource>`: a new record. The body is what the handler takes last.
pub fn create<T: TakesBody>(handler: impl Handler<T, App>) -> Standard {
    Standard::new(Kind::Create, routing::post(handler)).with_body::<T::Body>()
}

/// `PUT /api/<resource>/{id}`: all that can be changed of a record. The body is what the handler takes last.
pub fn replace<T: TakesBody>(handler: impl Handler<T, App>) -> Standard {
    Standard::new(Kind::Replace, routing::put(handler)).with_body::<T::Body>()
}

/// `PATCH /api/<resource>/{id}`: the given fields of a record. The body is what the handler takes last.
pub fn update<T: TakesBody>(handler: impl Handler<T, App>) -> Standard {
    Standard::new(Kind::Update, routing::patch(handler)).with_body::<T::Body>()
}

/// `DELETE /api/<resource>/{id}`: a record goes.
pub fn delete<T: 'static>(handler: impl Handler<T, App>) -> Standard {
    Standard::new(Kind::Delete, routing::delete(handler))
}

/// `POST /api/<resource>/bulk-delete`: several records go, all of them or none.
pub fn bulk_delete<T: 'static>(handler: impl Handler<T, App>) -> Standard {
    Standard::new(Kind::BulkDelete, routing::post(handler))
}

/// `POST /api/<resource>/{id}/undelete`: a deleted record comes back.
pub fn undelete<T: 'static>(handler: impl Handler<T, App>) -> Standard {
    Standard::new(Kind::Undelete, routing::post(handler))
}

/// `GET /api/<resource>/history`: who changed which records.
pub fn history(table: &'static TableInfo) -> Standard {
    let handler = move |app: App, user: User, query: Query<PageQuery>| async move {
        history::page(&app, &user, table, None, &query.0).await
    };
    Standard::new(Kind::History, routing::get(handler))
}

/// `GET /api/<resource>/{id}/history`: who changed a record.
pub fn history_of_record(table: &'static TableInfo) -> Standard {
    let handler = move |app: App, user: User, id: Path<String>, query: Query<PageQuery>| async move {
        if !table.takes_key(&id.0) {
            let status = StatusCode::NOT_FOUND;
            return Err(ApiError::new(status, "there is no such record"));
        }
        history::page(&app, &user, table, Some(&id.0), &query.0).await
    };
    Standard::new(Kind::HistoryOfRecord, routing::get(handler))
}

/// One of these routes, for whatever table it is added to.
pub struct Standard {
    kind: Kind,
    router: MethodRouter<App>,
    body: Option<(RequestBody, Schemas)>,
}

/// The descriptions of types, by their names.
type Schemas = Vec<(String, RefOr<Schema>)>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    List,
    Get,
    Create,
    Replace,
    Update,
    Delete,
    BulkDelete,
    Undelete,
    History,
    HistoryOfRecord,
}

/// What the description of a route needs to know of its records.
pub struct Record {
    pub table: &'static TableInfo,
    /// What one is called: `OrderItem`.
    pub name: String,
    pub schema: RefOr<Schema>,
}

impl Record {
    pub fn of<T: Entity + ToSchema>() -> Self {
        Self {
            table: T::TABLE,
            name: T::name().into_owned(),
            schema: T::schema(),
        }
    }
}

/// Routes with their description.
pub trait IntoRoutes {
    /// The routes for these records.
    fn into_routes(self, record: &Record) -> UtoipaMethodRouter<App>;
}

/// Routes that describe themselves, made by `routes!`.
impl IntoRoutes for UtoipaMethodRouter<App> {
    fn into_routes(self, _: &Record) -> Self {
        self
    }
}

impl IntoRoutes for Standard {
    fn into_routes(self, record: &Record) -> UtoipaMethodRouter<App> {
        let (body, schemas) = match self.body {
            Some((body, schemas)) => (Some(body), schemas),
            None if self.kind == Kind::BulkDelete => {
                (Some(Bulk::described(record.table)), Vec::new())
            }
            None if self.kind.is_history() => (None, responses::history_schemas()),
            None => (None, Vec::new()),
        };
        let resource = record.table.resource;
        let operation = OperationBuilder::new()
            .tag(resource)
            .operation_id(Some(self.kind.operation_id(record)))
            .summary(Some(self.kind.summary(record)))
            .parameters(Some(self.kind.parameters(record.table)))
            .request_body(body)
            .responses(ResponsesBuilder::new().responses_from_iter(self.kind.responses(record)))
            .build();
        let mut paths = Paths::new();
        let path = format!("/api/{resource}{}", self.kind.path());
        paths
            .paths
            .insert(path, PathItem::new(self.kind.method(), operation));
        (schemas, paths, self.router)
    }
}

impl Standard {
    fn new(kind: Kind, router: MethodRouter<App>) -> Self {
        Self {
            kind,
            router,
            body: None,
        }
    }

    fn with_body<B: ToSchema>(self) -> Self {
        let mut schemas = vec![(B::name().into_owned(), B::schema())];
        B::schemas(&mut schemas);
        let content = Content::new(Some(Ref::from_schema_name(B::name())));
        let body = RequestBodyBuilder::new()
            .content("application/json", content)
            .required(Some(Required::True))
            .build();
        Self {
            body: Some((body, schemas)),
            ..self
        }
    }
}

impl Kind {
    fn is_history(self) -> bool {
        matches!(self, Self::History | Self::HistoryOfRecord)
    }

    fn method(self) -> HttpMethod {
        match self {
            Self::List | Self::Get | Self::History | Self::HistoryOfRecord => HttpMethod::Get,
            Self::Create | Self::BulkDelete | Self::Undelete => HttpMethod::Post,
            Self::Replace => HttpMethod::Put,
            Self::Update => HttpMethod::Patch,
            Self::Delete => HttpMethod::Delete,
        }
    }

    /// What follows the resource.
    fn path(self) -> &'static str {
        match self {
            Self::List | Self::Create => "",
            Self::Get | Self::Replace | Self::Update | Self::Delete => "/{id}",
            Self::BulkDelete => "/bulk-delete",
            Self::Undelete => "/{id}/undelete",
            Self::History => "/history",
            Self::HistoryOfRecord => "/{id}/history",
        }
    }

    fn operation_id(self, record: &Record) -> String {
        let one = &record.name;
        let many = named::pascal(record.table.resource);
        match self {
            Self::List => format!("list{many}"),
            Self::Get => format!("get{one}"),
            Self::Create => format!("create{one}"),
            Self::Replace => format!("replace{one}"),
            Self::Update => format!("update{one}"),
            Self::Delete => format!("delete{one}"),
            Self::BulkDelete => format!("bulkDelete{many}"),
            Self::Undelete => format!("undelete{one}"),
            Self::History => format!("listHistoryOf{many}"),
            Self::HistoryOfRecord => format!("getHistoryOf{one}"),
        }
    }

    fn summary(self, record: &Record) -> String {
        let many = record.table.resource.replace('-', " ");
        let one = named::words(&record.name);
        match self {
            Self::List => format!("Lists {many}."),
            Self::Get => format!("Shows the {one}."),
            Self::Create => format!("Creates a new {one}."),
            Self::Replace => format!("Replaces everything that can be changed of the {one}."),
            Self::Update => {
                format!("Changes the fields of the {one} that are given; none are no change.")
            }
            Self::Delete => format!("Deletes the {one}."),
            Self::BulkDelete => format!("Deletes several {many}, all of them or none."),
            Self::Undelete => format!("Brings the deleted {one} back, as the history has it."),
            Self::History => format!("Tells who changed {many}, the newest change first."),
            Self::HistoryOfRecord => {
                format!("Tells who changed the {one}, the newest change first.")
            }
        }
    }

    fn parameters(self, table: &TableInfo) -> Vec<Parameter> {
        let id = || {
            let id = ParameterBuilder::new()
                .name("id")
                .parameter_in(ParameterIn::Path);
            id.required(Required::True)
                .schema(Some(table.key_schema()))
                .build()
        };
        match self {
            Self::List => table.list_parameters(),
            Self::Get | Self::Undelete => vec![id()],
            Self::History => PageQuery::into_params(|| None),
            Self::HistoryOfRecord => [vec![id()], PageQuery::into_params(|| None)].concat(),
            Self::Create | Self::BulkDelete => IdempotencyKey::into_params(|| None),
            Self::Replace | Self::Update | Self::Delete => {
                [vec![id()], IfMatch::into_params(|| None)].concat()
            }
        }
    }

    fn responses(self, record: &Record) -> Responses {
        match self {
            Self::List => responses::listed(record),
            Self::Get => responses::shown(record),
            Self::Create => responses::created(record, &["400", "409", "422"]),
            Self::Undelete => responses::created(record, &["400", "404", "409", "422"]),
            Self::Replace | Self::Update => responses::changed(record),
            Self::Delete => responses::deleted(),
            Self::BulkDelete => responses::bulk_deleted(record.table),
            Self::History => responses::history(&["400"]),
            Self::HistoryOfRecord => responses::history(&["400", "404"]),
        }
    }
}

/// The arguments of a handler whose last one is a checked body.
pub trait TakesBody: 'static {
    type Body: ToSchema;
}

/// `Marker` is what `axum` puts before the arguments.
macro_rules! takes_body {
    ($($argument:ident)*) => {
        impl<Marker: 'static, $($argument: 'static,)* Body: ToSchema + 'static> TakesBody
            for (Marker, $($argument,)* Valid<Body>)
        {
            type Body = Body;
        }
    };
}

takes_body!();
takes_body!(A);
takes_body!(A B);
takes_body!(A B C);
takes_body!(A B C D);
takes_body!(A B C D E);
takes_body!(A B C D E F);
takes_body!(A B C D E F G);
