//! Routes that nobody reaches without a permission.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter, UtoipaMethodRouterExt};

use super::auth::User;
use super::error::ApiError;
use crate::app::App;

/// The routes of one resource. Each way of adding a route names the permission that it needs.
pub struct Routes {
    resource: &'static str,
    router: OpenApiRouter<App>,
}

impl Routes {
    pub fn new(resource: &'static str) -> Self {
        Self {
            resource,
            router: OpenApiRouter::new(),
        }
    }

    /// Adds routes that need `<resource>.read`.
    pub fn read(self, routes: UtoipaMethodRouter<App>) -> Self {
        self.guarded("read", routes)
    }

    /// Adds routes that need `<resource>.create`.
    pub fn create(self, routes: UtoipaMethodRouter<App>) -> Self {
        self.guarded("create", routes)
    }

    /// Adds routes that need `<resource>.update`.
    pub fn update(self, routes: UtoipaMethodRouter<App>) -> Self {
        self.guarded("update", routes)
    }

    /// Adds routes that need `<resource>.delete`.
    pub fn delete(self, routes: UtoipaMethodRouter<App>) -> Self {
        self.guarded("delete", routes)
    }

    pub fn resource(&self) -> &'static str {
        self.resource
    }

    pub fn into_router(self) -> OpenApiRouter<App> {
        self.router
    }

    fn guarded(mut self, action: &'static str, routes: UtoipaMethodRouter<App>) -> Self {
        let resource = self.resource;
        let guard = move |request, next| require(resource, action, request, next);
        let guarded = routes.layer(middleware::from_fn(guard));
        self.router = self.router.routes(guarded);
        self
    }
}

async fn require(resource: &str, action: &str, request: Request, next: Next) -> Response {
    match request.extensions().get::<User>() {
        None => ApiError::unauthorized("sign in first").into_response(),
        Some(user) if !user.may(resource, action) => {
            let message = format!("you need the permission `{resource}.{action}`");
            ApiError::new(StatusCode::FORBIDDEN, message).into_response()
        }
        Some(_) => next.run(request).await,
    }
}
