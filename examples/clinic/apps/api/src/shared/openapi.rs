//! What the description of the API says beside the routes.

use utoipa::openapi::schema::Schema;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{RefOr, SecurityRequirement};
use utoipa::{Modify, OpenApi, PartialSchema};

use super::error::ErrorBody;

const BEARER: &str = "bearer";

#[derive(Debug, OpenApi)]
#[openapi(
    info(title = "API", description = "Sign in at `/api/auth/login` and send the token as `Authorization: Bearer`."),
    components(schemas(ErrorBody)),
    modifiers(&Bearer),
)]
pub struct Description;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
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

/// The schema of a body in which every field of another may be left out.
pub fn partial<T: PartialSchema>() -> RefOr<Schema> {
    let mut schema = T::schema();
    if let RefOr::T(Schema::Object(object)) = &mut schema {
        object.required.clear();
    }
    schema
}
