//! What the description of the API says beside the routes.

use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Content, PathItem, Ref, RefOr, Response, SecurityRequirement, Server};
use utoipa::{Modify, OpenApi, openapi};

use super::{ErrorBody, Pagination};

const BEARER: &str = "bearer";

#[derive(Debug, OpenApi)]
#[openapi(
    info(title = "API", description = "Sign in at `/api/auth/login` and send the token as `Authorization: Bearer`."),
    components(schemas(ErrorBody, Pagination)),
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
        openapi.servers = Some(vec![Server::new("/")]);
    }
}

/// Says of every route what all of them answer, and of every answer what it means.
pub fn complete(openapi: &mut openapi::OpenApi) {
    for item in openapi.paths.paths.values_mut() {
        operations(item).for_each(complete_operation);
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let operations = [
        &mut item.get,
        &mut item.post,
        &mut item.put,
        &mut item.patch,
        &mut item.delete,
    ];
    operations.into_iter().flatten()
}

fn complete_operation(operation: &mut Operation) {
    // A route without a security requirement of its own has that of the whole API.
    let common: &[&str] = match operation.security {
        None => &["401", "403", "429"],
        Some(_) => &["429"],
    };
    let responses = &mut operation.responses.responses;
    for status in common {
        let response = responses.entry((*status).to_owned());
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
        "409" => "Another record is in the way",
        "412" => "The record was changed in the meantime: `details.current`, for readers",
        "413" => "The body is too large",
        "422" => "Some values are not accepted",
        "428" => "`If-Match` is missing",
        "429" => "Too many requests",
        "503" => "The server is busy",
        _ => "A problem",
    }
}
