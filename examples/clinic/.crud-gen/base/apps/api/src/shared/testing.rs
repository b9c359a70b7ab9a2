//! Requests against the whole application, on a database of its own.

mod matrix;

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use chrono::TimeDelta;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use sqlx::migrate::Migrator;
use tokio::time::sleep;
use tower::ServiceExt;
use utoipa::openapi::{OpenApi, PathItem};
use utoipa_axum::router::OpenApiRouter;
use uuid::Uuid;

use super::app::App;
use super::http::base_path::BasePath;
use super::http::{Routes, TrustedProxies};
use crate::shared::auth::User;
use crate::shared::config::{Config, ConnectionLimits, Environment, EventConfig, ImportQuota};
use crate::shared::database::TestDatabase;
use crate::shared::import;
use crate::shared::query::quoted;
use crate::shared::server;
use crate::shared::table::{Access, ColumnInfo, ColumnKind, TableInfo};

pub use matrix::Matrix;

/// The application as a test calls it. Each one has an empty database, which is gone afterwards.
pub struct TestApp {
    app: App,
    router: Router,
    /// What the API says of its routes.
    description: OpenApi,
    /// Dropped last, which takes the database away.
    _database: TestDatabase,
}

/// What came back.
#[derive(Debug)]
pub struct TestAnswer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    /// The body, when it is JSON.
    pub body: Value,
    pub text: String,
}

impl TestAnswer {
    pub fn header(&self, name: header::HeaderName) -> &str {
        let value = self
            .headers
            .get(&name)
            .and_then(|value| value.to_str().ok());
        value.unwrap_or_else(|| panic!("no header `{name}` in {self:?}"))
    }

    /// The code of the error.
    pub fn code(&self) -> &str {
        self.body["error"]["code"].as_str().unwrap_or_default()
    }

    /// The fields that the error is about, with the code of each.
    pub fn fields(&self) -> Vec<(&str, &str)> {
        let fields = self.body["error"]["details"]["fields"].as_array();
        fields
            .into_iter()
            .flatten()
            .map(|field| {
                let of = |name: &str| field[name].as_str().unwrap_or_default();
                (of("field"), of("code"))
            })
            .collect()
    }
}

impl TestApp {
    /// These modules and routes on an empty database with all its rules, without sockets and background tasks.
    pub async fn open(
        migrations: &Migrator,
        modules: &[Routes],
        mut routes: OpenApiRouter<App>,
    ) -> Self {
        let database = TestDatabase::create(migrations).await;
        let config = Config {
            environment: Environment::Development,
            host: IpAddr::from([127, 0, 0, 1]),
            port: 0,
            database_url: database.url().to_owned(),
            statement_limit: Duration::from_secs(15),
            jwt_secret: "only for tests".to_owned(),
            cors_origins: Vec::new(),
            base_path: BasePath::default(),
            pages: None,
            shows_docs: true,
            rate_limit_per_minute: 0,
            sign_ins_per_minute: NonZeroU32::new(20).expect("not zero"),
            trusted_proxies: TrustedProxies::Count(0),
            connections: ConnectionLimits {
                count: 100,
                of_address: 10,
                first_request: Duration::from_secs(1),
                body: Duration::from_secs(1),
                idle: Duration::from_secs(2),
            },
            memory: 32,
            dev_admin_password: None,
            events: EventConfig {
                kept_for: TimeDelta::days(7),
                kept_events: 1_000,
                replayed: 1_000,
                sockets_per_user: 10,
                nats_server: None,
            },
            imports: ImportQuota {
                of_user: 1 << 20,
                in_all: 2 << 20,
            },
        };
        let app = App::start(config, migrations, modules).await;
        let app = app.expect("the database opens");
        Self {
            description: routes.to_openapi(),
            router: server::router(app.clone(), routes),
            app,
            _database: database,
        }
    }

    /// What is shared by itself. Nothing routes to these modules.
    #[cfg(test)]
    pub async fn shared(modules: &[Routes]) -> Self {
        let routes = server::routes(Vec::new());
        Self::open(&crate::shared::database::MIGRATIONS, modules, routes).await
    }

    pub fn app(&self) -> &App {
        &self.app
    }

    /// The routes that the API describes.
    pub fn routes(&self) -> Vec<(Method, String)> {
        let of_path = |(path, item): (&String, &PathItem)| {
            let methods = [
                (Method::GET, &item.get),
                (Method::POST, &item.post),
                (Method::PUT, &item.put),
                (Method::PATCH, &item.patch),
                (Method::DELETE, &item.delete),
            ];
            let methods = methods.into_iter();
            let routes = methods.filter_map(|(method, operation)| {
                operation.as_ref().map(|_| (method, path.clone()))
            });
            routes.collect::<Vec<_>>()
        };
        let paths = self.description.paths.paths.iter();
        paths.flat_map(of_path).collect()
    }

    /// Runs statements, all of them or none.
    pub async fn write(&self, statements: &[&str]) {
        let mut transaction = self.app.database.begin().await.expect("a transaction");
        for statement in statements {
            let written = sqlx::raw_sql(sqlx::AssertSqlSafe(*statement))
                .execute(&mut *transaction)
                .await;
            written.unwrap_or_else(|error| panic!("{error}: {statement}"));
        }
        transaction.commit().await.expect("the rows are kept");
    }

    /// A caller who may do everything.
    pub fn admin(&self) -> TestClient<'_> {
        self.user(&["*"])
    }

    /// A caller with these permissions.
    pub fn user(&self, permissions: &[&str]) -> TestClient<'_> {
        let user = User {
            id: Uuid::from_u128(1),
            email: "test@example.com".to_owned(),
            permissions: permissions.iter().map(ToString::to_string).collect(),
        };
        let token = self.app.tokens.issue(&user, None);
        self.bearer(token.expect("a token is issued"))
    }

    /// A caller with this token.
    pub fn bearer(&self, token: String) -> TestClient<'_> {
        TestClient {
            token: Some(token),
            ..self.stranger()
        }
    }

    /// A caller without a token.
    pub fn stranger(&self) -> TestClient<'_> {
        TestClient {
            app: self,
            token: None,
            address: IpAddr::from([127, 0, 0, 1]),
        }
    }

    /// The secrets that the database keeps of a table, as text, with the name of each.
    pub async fn secrets(&self, table: &TableInfo) -> Vec<(&'static str, Option<String>)> {
        let mut secrets = Vec::new();
        for column in table.columns.iter().filter(|column| !column.is_shown()) {
            let (name, of) = (quoted(column.column), quoted(table.name));
            let select = format!("SELECT CAST({name} AS text) FROM {of}");
            let mut connection = self.app.database.read().await.expect("a connection");
            let kept: Vec<Option<String>> = sqlx::query_scalar(sqlx::AssertSqlSafe(select))
                .fetch_all(&mut *connection)
                .await
                .expect("the table can be read");
            secrets.extend(kept.into_iter().map(|secret| (column.name, secret)));
        }
        secrets
    }

    /// What has been announced of a resource, in order.
    pub async fn events(&self, resource: &str) -> Vec<String> {
        let order = TestDatabase::WRITTEN_ORDER;
        let select = format!("SELECT type FROM app_outbox WHERE resource = $1 ORDER BY {order}");
        self.strings(&select, resource).await
    }

    /// What the history of a record tells, in the order of time.
    pub async fn history(&self, path: &str) -> Vec<String> {
        let answer = self.admin().get(&format!("{path}/history")).await;
        let entries = answer.body["data"].as_array().expect("a page of changes");
        let actions = entries.iter().rev().map(|entry| entry["action"].as_str());
        actions
            .map(|action| action.expect("an action").to_owned())
            .collect()
    }

    /// Brings a deleted record back, once; with a secret that it cannot be without it is refused.
    pub async fn check_undelete(&self, table: &TableInfo, path: &str) {
        let undelete = format!("{path}/undelete");
        let back = self.admin().post(&undelete, &json!({})).await;
        let mut columns = table.columns.iter();
        if columns.any(|column| column.required && !column.is_shown()) {
            assert_eq!(back.code(), format!("{}_SECRET_LOST", table.code));
            return;
        }
        assert_eq!(back.header(header::LOCATION), path, "{back:?}");
        let again = self.admin().post(&undelete, &json!({})).await;
        assert_eq!(again.code(), format!("{}_NOT_DELETED", table.code));
    }

    /// What the audit log says of changes to a resource, in order.
    pub async fn audit(&self, resource: &str) -> Vec<String> {
        let select = "SELECT action FROM app_audit_log WHERE resource = $1 AND action NOT IN ('read', 'list') ORDER BY id";
        self.strings(select, resource).await
    }

    /// Imports a file with the columns that are found by their headers; the import when it is over.
    pub async fn import(&self, path: &str, file: String) -> Value {
        let worker = tokio::spawn(import::work(self.app.clone()));
        let admin = self.admin();
        let sent = admin.send_file(&format!("{path}/import/jobs"), file).await;
        assert_eq!(sent.status, StatusCode::CREATED, "{sent:?}");
        let job = format!("{path}/import/jobs/{}", text(&sent.body["data"]["jobId"]));
        let mapping = json!({ "mapping": sent.body["data"]["mapping"] });
        admin.put(&format!("{job}/mapping"), "*", &mapping).await;
        admin.reaches(&job, &["validated", "failed"]).await;
        let all = json!({ "mode": "all-or-nothing", "duplicates": "error" });
        let started = admin.post(&format!("{job}/start"), &all).await;
        assert_eq!(started.status, StatusCode::OK, "{started:?}");
        let done = admin.reaches(&job, &["completed", "failed"]).await;
        worker.abort();
        done
    }

    async fn strings(&self, select: &str, resource: &str) -> Vec<String> {
        let mut connection = self
            .app
            .database
            .read()
            .await
            .expect("the database answers");
        sqlx::query_scalar(sqlx::AssertSqlSafe(select))
            .bind(resource)
            .fetch_all(&mut *connection)
            .await
            .expect("the table can be read")
    }
}

/// Fails when a record does not show what was sent, or shows what is secret.
pub fn assert_shows(table: &TableInfo, record: &Value, sent: &Value) {
    for (name, value) in sent.as_object().into_iter().flatten() {
        let is_shown = table.column(name).is_some_and(ColumnInfo::is_shown);
        let expected = is_shown.then_some(value);
        assert_eq!(record.get(name), expected, "`{name}` of {record}");
    }
}

/// What replaces a record, made from what created it: without the fields that are given only once, and without secrets.
pub fn replacement(table: &TableInfo, mut created: Value) -> Value {
    let is_left_out = |name: &str| {
        let column = table.column(name);
        column.is_some_and(|column| column.access == Access::CreateOnly || !column.is_shown())
    };
    if let Some(fields) = created.as_object_mut() {
        fields.retain(|name, _| !is_left_out(name));
    }
    created
}

/// The id at the end of a record's path.
pub fn id_in(table: &TableInfo, path: &str) -> Value {
    let id = percent_decoded(path.rsplit('/').next().unwrap_or_default());
    let keys = table
        .columns
        .iter()
        .filter(|column| table.key.contains(&column.column));
    let kinds: Vec<ColumnKind> = keys.map(|column| column.kind).collect();
    match kinds[..] {
        [ColumnKind::Integer | ColumnKind::SmallInt] => id.parse::<i64>().map(Value::from),
        _ => Ok(Value::from(id)),
    }
    .expect("an integer")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn percent_decoded(text: &str) -> String {
    let pair = format!("text={}", text.replace('+', "%2B"));
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&pair).unwrap_or_default();
    pairs.into_iter().map(|(_, text)| text).collect()
}

/// One caller.
pub struct TestClient<'a> {
    app: &'a TestApp,
    token: Option<String>,
    address: IpAddr,
}

impl TestClient<'_> {
    /// The same caller from another address.
    pub fn at(self, address: IpAddr) -> Self {
        Self { address, ..self }
    }

    pub async fn get(&self, path: &str) -> TestAnswer {
        self.send(Method::GET, path, &[], None).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> TestAnswer {
        self.send(Method::POST, path, &[], Some(body)).await
    }

    /// Posts under an `Idempotency-Key`.
    pub async fn post_once(&self, path: &str, key: &str, body: &Value) -> TestAnswer {
        let headers = [("idempotency-key", key)];
        self.send(Method::POST, path, &headers, Some(body)).await
    }

    /// Posts for the record of this version.
    pub async fn post_to(&self, path: &str, version: &str, body: &Value) -> TestAnswer {
        let headers = [("if-match", version)];
        self.send(Method::POST, path, &headers, Some(body)).await
    }

    pub async fn put(&self, path: &str, version: &str, body: &Value) -> TestAnswer {
        let headers = [("if-match", version)];
        self.send(Method::PUT, path, &headers, Some(body)).await
    }

    pub async fn patch(&self, path: &str, version: &str, body: &Value) -> TestAnswer {
        let headers = [("if-match", version)];
        self.send(Method::PATCH, path, &headers, Some(body)).await
    }

    pub async fn delete(&self, path: &str, version: &str) -> TestAnswer {
        let headers = [("if-match", version)];
        self.send(Method::DELETE, path, &headers, None).await
    }

    pub async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> TestAnswer {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = match body {
            None => Body::empty(),
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
        };
        let request = request.body(body).expect("the request is well formed");
        self.answer(request).await
    }

    /// Sends a file to be imported.
    pub async fn send_file(&self, path: &str, file: String) -> TestAnswer {
        let token = self.token.as_deref().unwrap_or_default();
        let request = Request::post(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .body(Body::from(file))
            .expect("the request is well formed");
        self.answer(request).await
    }

    /// Waits until an import has one of these statuses.
    async fn reaches(&self, job: &str, statuses: &[&str]) -> Value {
        for _ in 0..1_000 {
            let mut answer = self.get(job).await;
            if statuses.contains(&text(&answer.body["data"]["status"])) {
                return answer.body["data"].take();
            }
            sleep(Duration::from_millis(20)).await;
        }
        panic!("the import does not become one of {statuses:?}");
    }

    async fn answer(&self, mut request: Request<Body>) -> TestAnswer {
        let peer = SocketAddr::new(self.address, 1);
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = self.app.router.clone().oneshot(request).await;
        let (parts, body) = response.expect("the router answers").into_parts();
        let bytes = body.collect().await.expect("the body arrives").to_bytes();
        TestAnswer {
            status: parts.status,
            headers: parts.headers,
            body: serde_json::from_slice(&bytes).unwrap_or(Value::Null),
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}
