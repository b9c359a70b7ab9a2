//! Serves requests: the routes, what happens around every request, and what works beside it.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use serde_json::{Value, json};
use socketioxide::SocketIo;
use tokio::task::JoinHandle;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::CorsLayer;
use tower_http::trace::TraceLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use super::app::App;
use super::auth;
use super::config::Config;
use super::events::{self, Relay, publisher};
use super::http::middleware::{self, RequestId};
use super::http::openapi::{self, Description};
use super::http::{ApiError, One, Routes, docs, memory, pages, reading, unread};
use super::record::reads;
use super::{import, upkeep};

/// What serves requests, and what works beside it.
#[derive(Debug)]
pub struct Server {
    pub router: Router,
    pub background: Background,
}

/// The tasks that run until the process stops.
#[derive(Debug)]
pub struct Background {
    io: SocketIo,
    tasks: Vec<JoinHandle<()>>,
}

impl Background {
    /// Ends the tasks and closes the sockets, which would hold the process.
    pub async fn stop(self) {
        for task in self.tasks {
            task.abort();
        }
        self.io.close().await;
    }
}

impl Server {
    /// Starts the background tasks, and what serves these routes.
    pub async fn start(app: App, routes: OpenApiRouter<App>) -> sqlx::Result<Self> {
        let (socket_layer, io) = events::socket::layer(app.clone());
        let relay = Relay::start(app.database.clone(), Arc::clone(&app.events)).await?;
        let mut tasks = vec![
            tokio::spawn(relay.run()),
            tokio::spawn(upkeep::run(app.clone())),
            tokio::spawn(events::keep_access_up(app.clone())),
            tokio::spawn(events::notices::run(app.clone())),
            tokio::spawn(import::work(app.clone())),
        ];
        if let Some(server) = app.config.events.nats_server.clone() {
            tasks.push(tokio::spawn(publisher::run(app.clone(), server)));
        }
        let router = inner(app.clone(), routes).layer(socket_layer);
        Ok(Self {
            router: app.config.base_path.mount(around(router, app.clone())),
            background: Background { io, tasks },
        })
    }
}

/// The routes of these modules, and those that are there without a module.
pub fn routes(modules: Vec<Routes>) -> OpenApiRouter<App> {
    let mut router = OpenApiRouter::with_openapi(Description::openapi())
        .routes(utoipa_axum::routes!(health))
        .merge(auth::routes::routes());
    for routes in modules {
        router = router.merge(routes.into_router());
    }
    router
}

/// What answers requests to these routes, without sockets.
pub fn router(app: App, routes: OpenApiRouter<App>) -> Router {
    around(inner(app.clone(), routes), app)
}

/// All routes, without what happens around them.
fn inner(app: App, routes: OpenApiRouter<App>) -> Router {
    let (router, mut openapi) = routes.split_for_parts();
    openapi::complete(&mut openapi, &app.config.base_path);
    let docs = match app.config.shows_docs {
        true => docs::routes(&openapi),
        false => Router::new(),
    };
    router
        .merge(docs)
        .fallback(pages::serve)
        .method_not_allowed_fallback(middleware::method_not_allowed)
        .layer(DefaultBodyLimit::max(memory::MAX_BODY))
        .layer(from_fn(middleware::limit_time))
        .with_state(app)
}

/// What happens around every request, sockets included, from the outside to the inside.
fn around(router: Router, app: App) -> Router {
    let trace = TraceLayer::new_for_http().make_span_with(|request: &axum::extract::Request| {
        let RequestId(id) = RequestId::of(request.extensions());
        let (method, path) = (request.method(), request.uri().path());
        tracing::info_span!("request", %method, path, id)
    });
    let layers = ServiceBuilder::new()
        .layer(cors(&app.config))
        .layer(from_fn(unread::drain))
        .layer(from_fn(middleware::identify))
        .layer(trace)
        .layer(from_fn_with_state(app.clone(), middleware::guard))
        .layer(from_fn_with_state(app.clone(), reads::note))
        .layer(from_fn_with_state(app.clone(), reading::wait_for_turn))
        .layer(from_fn_with_state(app, memory::account))
        .layer(CatchPanicLayer::custom(middleware::answer_panic));
    router.layer(layers)
}

fn cors(config: &Config) -> CorsLayer {
    let origins = config.cors_origins.iter();
    let origins: Vec<HeaderValue> = origins.filter_map(|origin| origin.parse().ok()).collect();
    let own = HeaderName::from_static;
    CorsLayer::new()
        .allow_origin(origins)
        .allow_credentials(true)
        .allow_methods([
            Method::GET,
            Method::POST,
            Method::PUT,
            Method::PATCH,
            Method::DELETE,
        ])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::IF_MATCH,
            own("idempotency-key"),
            own("x-file-name"),
            own("x-request-id"),
        ])
        .expose_headers([
            header::CONTENT_DISPOSITION,
            header::ETAG,
            header::LOCATION,
            own("x-request-id"),
        ])
        .max_age(Duration::from_secs(600))
}

/// Tells whether the server and its database work.
#[utoipa::path(
    get,
    path = "/health",
    tag = "health",
    operation_id = "health",
    responses(
        (status = 200, description = "Ready"),
        (status = 503, description = "The database does not answer"),
    ),
    security(()),
)]
async fn health(app: App) -> Result<One<Value>, ApiError> {
    match app.pulse.check().await {
        Ok(()) => Ok(One::new(json!({ "status": "ok" }))),
        Err(error) => {
            tracing::error!("the database does not answer: {error}");
            let status = StatusCode::SERVICE_UNAVAILABLE;
            Err(ApiError::new(status, "the database does not answer"))
        }
    }
}
