//! Sign-in, and access that ends when it is taken away.

use axum::http::{Method, StatusCode, header};
use serde_json::json;
use uuid::Uuid;

use super::actor::Actor;
use super::users::{self, Care, ListedUser, NewUser, UserChange, UserError, Who};
use super::{User, password};
use crate::shared::app::App;
use crate::shared::testing::{TestAnswer, TestApp};

const EMAIL: &str = "anna@example.com";
const LOGIN: &str = "/api/auth/login";
const LOGOUT: &str = "/api/auth/logout";
const ME: &str = "/api/auth/me";

/// An application with one user, and their password.
async fn with_user() -> (TestApp, String) {
    let app = TestApp::shared(&[]).await;
    let password = add(app.app(), EMAIL, &["*"]).await.unwrap();
    (app, password)
}

fn strings(list: &[&str]) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}

/// What an operator does to users.
async fn add(app: &App, email: &str, permissions: &[&str]) -> Result<String, UserError> {
    let user = NewUser {
        email: email.to_owned(),
        permissions: strings(permissions),
        roles: Vec::new(),
    };
    let added = users::add(app, &Actor::Operator, &user).await;
    added.map(|(_, password)| password)
}

async fn set_active(
    app: &App,
    email: &str,
    active: bool,
    care: Care,
) -> Result<ListedUser, UserError> {
    let change = UserChange {
        active: Some(active),
        ..UserChange::default()
    };
    users::change(app, &Actor::Operator, Who::Email(email), &change, care).await
}

async fn set_permissions(
    app: &App,
    email: &str,
    permissions: &[&str],
    care: Care,
) -> Result<ListedUser, UserError> {
    let change = UserChange {
        permissions: Some(strings(permissions)),
        ..UserChange::default()
    };
    users::change(app, &Actor::Operator, Who::Email(email), &change, care).await
}

async fn renew_password(app: &App, email: &str) -> String {
    let renewed = users::renew_password(app, &Actor::Operator, Who::Email(email)).await;
    renewed.unwrap()
}

async fn sign_in_from(app: &TestApp, from: &str, email: &str, password: &str) -> TestAnswer {
    let body = json!({ "email": email, "password": password });
    let stranger = app.stranger().at(from.parse().unwrap());
    stranger.post(LOGIN, &body).await
}

/// The access token and the cookie of a new session.
async fn sign_in(app: &TestApp, password: &str) -> (String, String) {
    let answer = sign_in_from(app, "198.51.100.1", EMAIL, password).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    let cookie = answer.header(header::SET_COOKIE);
    let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
    let token = answer.body["data"]["accessToken"].as_str().unwrap();
    (token.to_owned(), cookie)
}

async fn status_of(app: &TestApp, token: &str) -> StatusCode {
    app.bearer(token.to_owned()).get(ME).await.status
}

async fn refresh(app: &TestApp, cookie: &str) -> TestAnswer {
    let headers = [("cookie", cookie)];
    let stranger = app.stranger();
    stranger
        .send(Method::POST, "/api/auth/refresh", &headers, None)
        .await
}

#[tokio::test]
async fn a_token_ends_with_its_session() {
    let (app, password) = with_user().await;
    let (token, cookie) = sign_in(&app, &password).await;
    let (other, _) = sign_in(&app, &password).await;
    assert_eq!(status_of(&app, &token).await, StatusCode::OK);

    let signed_out = app.bearer(token.clone()).post(LOGOUT, &json!({})).await;
    assert_eq!(signed_out.status, StatusCode::NO_CONTENT);
    assert_eq!(status_of(&app, &token).await, StatusCode::UNAUTHORIZED);
    assert_eq!(
        refresh(&app, &cookie).await.status,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(status_of(&app, &other).await, StatusCode::OK);
}

#[tokio::test]
async fn the_cookie_alone_signs_out_too() {
    let (app, password) = with_user().await;
    let (_, cookie) = sign_in(&app, &password).await;
    let renewed = refresh(&app, &cookie).await;
    let token = renewed.body["data"]["accessToken"].as_str().unwrap();
    assert_eq!(status_of(&app, token).await, StatusCode::OK);

    let headers = [("cookie", cookie.as_str())];
    let stranger = app.stranger();
    stranger.send(Method::POST, LOGOUT, &headers, None).await;
    assert_eq!(status_of(&app, token).await, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_deactivated_user_has_no_access_and_no_old_session_comes_back() {
    let (app, password) = with_user().await;
    let (token, cookie) = sign_in(&app, &password).await;
    assert_eq!(status_of(&app, &token).await, StatusCode::OK);

    set_active(app.app(), EMAIL, false, Care::Force)
        .await
        .unwrap();
    assert_eq!(status_of(&app, &token).await, StatusCode::UNAUTHORIZED);
    let refused = sign_in_from(&app, "198.51.100.1", EMAIL, &password).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);

    set_active(app.app(), EMAIL, true, Care::KeepOne)
        .await
        .unwrap();
    assert_eq!(status_of(&app, &token).await, StatusCode::UNAUTHORIZED);
    assert_eq!(
        refresh(&app, &cookie).await.status,
        StatusCode::UNAUTHORIZED
    );
    sign_in(&app, &password).await;
}

#[tokio::test]
async fn a_new_password_ends_what_the_old_one_began() {
    let (app, old) = with_user().await;
    let (token, cookie) = sign_in(&app, &old).await;
    let new = renew_password(app.app(), EMAIL).await;
    assert_eq!(status_of(&app, &token).await, StatusCode::UNAUTHORIZED);
    assert_eq!(
        refresh(&app, &cookie).await.status,
        StatusCode::UNAUTHORIZED
    );
    let refused = sign_in_from(&app, "198.51.100.1", EMAIL, &old).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    sign_in(&app, &new).await;
}

#[tokio::test]
async fn permissions_are_those_of_now() {
    let (app, password) = with_user().await;
    let (token, _) = sign_in(&app, &password).await;
    let force = Care::Force;
    set_permissions(app.app(), EMAIL, &[], force).await.unwrap();
    let me = app.bearer(token).get(ME).await;
    assert_eq!(me.body["data"]["permissions"], json!([]));
}

#[tokio::test]
async fn what_is_done_to_users_is_in_the_audit_log() {
    let (app, _) = with_user().await;
    let api = app.app();
    set_active(api, EMAIL, false, Care::Force).await.unwrap();
    set_active(api, EMAIL, true, Care::KeepOne).await.unwrap();
    let password = renew_password(api, EMAIL).await;
    let given = set_permissions(api, EMAIL, &["*"], Care::KeepOne);
    given.await.unwrap();
    // What is refused leaves no entry.
    set_active(api, "nobody@example.com", true, Care::KeepOne)
        .await
        .unwrap_err();
    let actions = [
        "created",
        "deactivated",
        "activated",
        "password-renewed",
        "permissions-set",
    ];
    assert_eq!(app.audit("auth").await, actions);
    let mut connection = api.database.read().await.unwrap();
    let select = "SELECT CAST(after AS text) FROM app_audit_log";
    let entries: Vec<String> = sqlx::query_scalar(select)
        .fetch_all(&mut *connection)
        .await
        .unwrap();
    assert!(
        entries.iter().all(|entry| !entry.contains(&password)),
        "{entries:?}"
    );
}

#[tokio::test]
async fn tokens_of_another_service_allow_no_more_than_is_known_here() {
    let (app, _) = with_user().await;
    let issue = |id, permissions: &[&str]| {
        let user = User {
            id,
            email: EMAIL.to_owned(),
            permissions: permissions.iter().map(ToString::to_string).collect(),
        };
        app.app().tokens.issue(&user, None).unwrap()
    };
    let allowed = async |token: String| {
        let me = app.bearer(token).get(ME).await;
        me.body["data"]["permissions"].clone()
    };

    let nobody = issue(Uuid::now_v7(), &["orders.read"]);
    assert_eq!(allowed(nobody).await, json!(["orders.read"]));
    let mut connection = app.app().database.read().await.unwrap();
    let anna = super::session::find_user(&mut connection, EMAIL)
        .await
        .unwrap();
    let anna: Uuid = anna.unwrap().id.into();
    connection.release();
    let token = issue(anna, &["orders.read"]);
    assert_eq!(allowed(token.clone()).await, json!(["orders.read"]));

    let force = Care::Force;
    set_permissions(app.app(), EMAIL, &[], force).await.unwrap();
    assert_eq!(allowed(token.clone()).await, json!([]));
    set_active(app.app(), EMAIL, false, force).await.unwrap();
    assert_eq!(status_of(&app, &token).await, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_user_is_administered_with_care() {
    let (app, _) = with_user().await;
    let app = app.app();
    let unknown = add(app, "b@example.com", &["no-such.raed"]).await;
    assert!(
        matches!(unknown, Err(UserError::UnknownPermission { .. })),
        "{unknown:?}"
    );
    let unknown = set_permissions(app, EMAIL, &["*", "no-such.*"], Care::Force).await;
    assert!(
        matches!(unknown, Err(UserError::UnknownPermission { .. })),
        "{unknown:?}"
    );
    for last in [
        set_active(app, EMAIL, false, Care::KeepOne).await,
        set_permissions(app, EMAIL, &[], Care::KeepOne).await,
    ] {
        assert!(
            matches!(last, Err(UserError::LastAdministrator(_))),
            "{last:?}"
        );
    }
    add(app, "b@example.com", &["*"]).await.unwrap();
    set_active(app, EMAIL, false, Care::KeepOne).await.unwrap();
    let nobody = set_active(app, "c@example.com", true, Care::KeepOne).await;
    assert!(matches!(nobody, Err(UserError::Unknown(_))), "{nobody:?}");
    let list = users::list(app).await.unwrap();
    let states: Vec<(&str, bool)> = list
        .iter()
        .map(|user| (&*user.email, user.active))
        .collect();
    assert_eq!(states, [(EMAIL, false), ("b@example.com", true)]);
}

#[tokio::test]
async fn what_no_text_can_be_is_refused() {
    let app = TestApp::shared(&[]).await;
    let refused = sign_in_from(&app, "198.51.100.1", "a\0@example.com", "x\0").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        refused.fields(),
        [("email", "invalid"), ("password", "invalid")]
    );
}

#[tokio::test]
async fn one_network_has_so_many_attempts() {
    let app = TestApp::shared(&[]).await;
    let mut statuses = Vec::new();
    for number in 0..21 {
        let from = format!("2001:db8:0:1::{number}");
        let email = format!("user{number}@example.com");
        statuses.push(sign_in_from(&app, &from, &email, "wrong").await.status);
    }
    let last = statuses.pop();
    assert!(
        statuses
            .iter()
            .all(|status| *status == StatusCode::UNAUTHORIZED),
        "{statuses:?}"
    );
    assert_eq!(last, Some(StatusCode::TOO_MANY_REQUESTS));
}

#[tokio::test]
async fn one_account_is_delayed_wherever_attempts_come_from_but_not_at_home() {
    let (app, password) = with_user().await;
    sign_in(&app, &password).await;
    for email in [EMAIL, "nobody@example.com"] {
        let mut waits = Vec::new();
        for number in 0..12 {
            let from = format!("203.0.113.{number}");
            let answer = sign_in_from(&app, &from, email, "wrong").await;
            if answer.status == StatusCode::TOO_MANY_REQUESTS {
                waits.push(answer.header(header::RETRY_AFTER).to_owned());
            }
        }
        assert_eq!(waits, ["1"], "{email}");
    }
    sign_in(&app, &password).await;
}

#[tokio::test]
async fn a_password_that_was_changed_meanwhile_begins_no_session() {
    let (app, old) = with_user().await;
    let mut connection = app.app().database.read().await.unwrap();
    let checked = super::session::find_user(&mut connection, EMAIL)
        .await
        .unwrap();
    connection.release();
    let checked = checked.unwrap();
    assert!(
        password::verify(old, Some(checked.password_hash.clone()))
            .await
            .unwrap()
    );
    renew_password(app.app(), EMAIL).await;
    let mut transaction = app.app().database.begin().await.unwrap();
    let grant = super::session::start(&mut transaction, &checked)
        .await
        .unwrap();
    assert!(grant.is_none());
}

#[test]
fn permissions_are_denied_unless_given() {
    let user = |permissions: &[&str]| User {
        id: Uuid::nil(),
        email: String::new(),
        permissions: permissions.iter().map(ToString::to_string).collect(),
    };
    assert!(user(&["*"]).may("products", "delete"));
    assert!(user(&["products.*"]).may("products", "delete"));
    assert!(user(&["products.read"]).may("products", "read"));
    assert!(!user(&["products.read"]).may("products", "delete"));
    assert!(!user(&["products.read"]).may("order-items", "read"));
    assert!(!user(&[]).may("products", "read"));
}
