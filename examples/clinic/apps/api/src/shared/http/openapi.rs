//! What the description of the API says beside the routes.

use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Content, Ref, RefOr, Response, Schema, SecurityRequirement, Server};
use utoipa::{Modify, OpenApi, openapi};

use super::base_path::BasePath;
use super::{ErrorBody, Pagination};
use crate::shared::json::AnyJson;

const BEARER: &str = "bearer";

#[derive(Debug, OpenApi)]
#[openapi(
    info(title = "API", description = "Sign in at `/api/auth/login` and send the token as `Authorization: Bearer`."),
    components(schemas(ErrorBody, Pagination, AnyJson)),
    modifiers(&Common),
)]
pub struct Description;

/// What holds for all routes: their token, and a license and a contact only where the package names them.
struct Common;

impl Modify for Common {
    fn modify(&self, openapi: &mut openapi::OpenApi) {
        openapi
            .info
            .license
            .take_if(|license| license.name.is_empty());
        openapi
            .info
            .contact
            .take_if(|contact| contact.name.as_ref().is_none_or(String::is_empty));
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("JWT")
            .build();
        let components = openapi.components.get_or_insert_default();
        components.add_security_scheme(BEARER, SecurityScheme::Http(scheme));
        let none: [&str; 0] = [];
        openapi.security = Some(vec![SecurityRequirement::new(BEARER, none)]);
    }
}

/// Says where the routes are, of every route what all of them answer, and of every answer what it means.
pub fn complete(openapi: &mut openapi::OpenApi, base: &BasePath) {
    let server = match base.prefix() {
        "" => "/",
        prefix => prefix,
    };
    openapi.servers = Some(vec![Server::new(server)]);
    for (path, item) in &mut openapi.paths.paths {
        if let Some(read) = &mut item.get {
            complete_operation(path, read, false);
        }
        let changes = [
            &mut item.post,
            &mut item.put,
            &mut item.patch,
            &mut item.delete,
        ];
        for change in changes.into_iter().flatten() {
            complete_operation(path, change, true);
        }
    }
    let schemas = openapi.components.iter_mut();
    for schema in schemas.flat_map(|components| components.schemas.values_mut()) {
        if let RefOr::T(Schema::Object(object)) = schema {
            object.properties.values_mut().for_each(simplify);
        }
    }
}

/// Null is JSON of any shape already.
pub fn simplify(property: &mut RefOr<Schema>) {
    if let RefOr::T(Schema::OneOf(either)) = property {
        let any = Ref::from_schema_name("AnyJson");
        let is_any = |item: &RefOr<Schema>| matches!(item, RefOr::Ref(to) if to.ref_location == any.ref_location);
        if either.items.iter().any(is_any) {
            *property = any.into();
        }
    }
}

/// The problems that any request of a kind may have, whatever its route does.
fn problems(path: &str, operation: &Operation, is_change: bool) -> Vec<&'static str> {
    let mut statuses = vec!["429", "503"];
    // A route without a security requirement of its own has that of the whole API.
    if operation.security.is_none() {
        statuses.extend(["401", "403"]);
    }
    if is_change {
        statuses.push("403");
    }
    if path.contains('{') {
        statuses.push("404");
    }
    let has_parameters = operation
        .parameters
        .as_ref()
        .is_some_and(|parameters| !parameters.is_empty());
    if path.contains('{') || has_parameters || operation.request_body.is_some() {
        statuses.extend(["400", "422"]);
    }
    if operation.request_body.is_some() {
        statuses.extend(["408", "413", "415"]);
    }
    statuses
}

fn complete_operation(path: &str, operation: &mut Operation, is_change: bool) {
    let common = problems(path, operation, is_change);
    let responses = &mut operation.responses.responses;
    for status in common {
        let response = responses.entry(status.to_owned());
        response.or_insert_with(|| problem(status).into());
    }
    for (status, response) in responses {
        if let RefOr::T(response) = response
            && response.description.is_empty()
        {
            meaning(status).clone_into(&mut response.description);
        }
    }
}

/// The answer that reports a problem.
pub fn problem(status: &str) -> Response {
    let mut response = Response::new(meaning(status));
    let body = Content::new(Some(Ref::from_schema_name("ErrorBody")));
    let content = &mut response.content;
    content.insert("application/json".to_owned(), body.into());
    response
}

/// What a status means in this API.
fn meaning(status: &str) -> &'static str {
    match status {
        "200" => "Done",
        "201" => "Created",
        "204" => "Done, with nothing to say",
        "400" => "The request cannot be read",
        "401" => "Not signed in",
        "403" => "The permission for this is missing",
        "404" => "There is no such record",
        "408" => "The body comes too slowly",
        "409" => "Another record is in the way",
        "412" => "The record was changed in the meantime: `details.current`, for readers",
        "413" => "The body is too large",
        "415" => "The body is of another kind",
        "422" => "Some values are not accepted",
        "428" => "`If-Match` is missing",
        "429" => "Too many requests",
        "503" => "The server is busy",
        "507" => "There is no room for it",
        _ => "A problem",
    }
}
