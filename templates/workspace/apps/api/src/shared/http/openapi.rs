//! What the description of the API says beside the routes.

use utoipa::openapi::schema::Schema;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{PathItem, Ref, RefOr, SecurityRequirement};
use utoipa::{Modify, OpenApi, openapi};

use super::ErrorBody;

const BEARER: &str = "bearer";

#[derive(Debug, OpenApi)]
#[openapi(
    info(title = "API", description = "Sign in at `/api/auth/login` and send the token as `Authorization: Bearer`."),
    components(schemas(ErrorBody)),
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

/// Says of every PATCH that each field of its body may be left out.
pub fn relax_patches(openapi: &mut openapi::OpenApi) {
    let schemas = &mut openapi.components.get_or_insert_default().schemas;
    for body in openapi.paths.paths.values_mut().filter_map(patch_body) {
        let name = body.ref_location.rsplit('/').next().unwrap_or_default();
        let relaxed = format!("{name}Patch");
        if let Some(schema) = schemas.get(name).cloned() {
            schemas.insert(relaxed.clone(), without_required(schema));
            *body = Ref::from_schema_name(relaxed);
        }
    }
}

/// The name of the schema that the body of a PATCH has.
fn patch_body(item: &mut PathItem) -> Option<&mut Ref> {
    let RefOr::T(body) = item.patch.as_mut()?.request_body.as_mut()? else {
        return None;
    };
    let RefOr::T(content) = body.content.get_mut("application/json")? else {
        return None;
    };
    match content.schema.as_mut()? {
        RefOr::Ref(name) => Some(name),
        RefOr::T(_) => None,
    }
}

fn without_required(mut schema: RefOr<Schema>) -> RefOr<Schema> {
    if let RefOr::T(Schema::Object(object)) = &mut schema {
        object.required.clear();
    }
    schema
}
