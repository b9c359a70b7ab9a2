//! The application: the modules and migrations of this workspace on what is shared.

use sqlx::migrate::Migrator;
use utoipa_axum::router::OpenApiRouter;

use crate::modules;
use crate::shared::app::App;
use crate::shared::config::Config;
use crate::shared::database::address::OpenError;
use crate::shared::server::{self, Server};
#[cfg(test)]
use crate::shared::testing::TestApp;

static MIGRATIONS: Migrator = sqlx::migrate!();

/// What handlers reach.
pub async fn start(config: Config) -> Result<App, OpenError> {
    App::start(config, &MIGRATIONS, &modules::routes()).await
}

/// What serves requests.
pub async fn server(app: App) -> sqlx::Result<Server> {
    Server::start(app, routes()).await
}

/// The routes that the API describes.
fn routes() -> OpenApiRouter<App> {
    server::routes(modules::routes())
}

/// Starts this application as tests call it.
#[cfg(test)]
pub trait Start: Sized {
    /// On an empty database.
    fn start() -> impl Future<Output = Self>;

    /// On a database with the rows that these statements write.
    fn with(statements: &[&str]) -> impl Future<Output = Self>;
}

#[cfg(test)]
impl Start for TestApp {
    async fn start() -> Self {
        Self::open(&MIGRATIONS, &modules::routes(), routes()).await
    }

    async fn with(statements: &[&str]) -> Self {
        let started = Self::start().await;
        started.write(statements).await;
        started
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Method;

    use super::*;
    use crate::shared::auth::administration;

    /// What everybody reaches, or whoever is signed in.
    const WITHOUT_PERMISSION: [(Method, &str); 8] = [
        (Method::GET, "/health"),
        (Method::POST, "/api/auth/login"),
        (Method::POST, "/api/auth/refresh"),
        (Method::POST, "/api/auth/logout"),
        (Method::GET, "/api/auth/me"),
        (Method::PUT, "/api/auth/password"),
        (Method::GET, "/api/auth/sessions"),
        (Method::DELETE, "/api/auth/sessions/{id}"),
    ];

    #[tokio::test]
    async fn every_route_belongs_to_a_module_or_needs_no_permission() {
        let app = TestApp::start().await;
        for (method, path) in app.routes() {
            let about_users = administration::ROUTES.map(|(method, path, _)| (method, path));
            let is_open = WITHOUT_PERMISSION
                .iter()
                .chain(&about_users)
                .any(|open| *open == (method.clone(), path.as_str()));
            let mut tables = app.app().tables.iter();
            let is_of_module = tables.any(|table| {
                let rest = path.strip_prefix(&format!("/api/{}", table.resource));
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            });
            let is_expected = is_open || is_of_module;
            assert!(is_expected, "no expectation for {method} {path}");
        }
    }
}
