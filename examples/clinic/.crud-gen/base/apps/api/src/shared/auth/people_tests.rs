//! Users and roles through requests: who may see and change them, and what nobody gets by it.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::PERMISSIONS;
use super::administration::ROUTES;
use crate::shared::testing::{TestApp, TestClient};

const USERS: &str = "/api/auth/users";
const ROLES: &str = "/api/auth/roles";

async fn send(caller: &TestClient<'_>, method: &Method, path: &str) -> StatusCode {
    let body = json!({});
    let body = (*method != Method::GET).then_some(&body);
    caller.send(method.clone(), path, &[], body).await.status
}

#[tokio::test]
async fn every_route_lets_in_who_may_and_nobody_else() {
    let app = TestApp::shared(&[]).await;
    for (method, path, needed) in &ROUTES {
        let path = path.replace("{id}", &Uuid::nil().to_string());
        let path = path.replace("{name}", "nobody-has-it");
        let stranger = send(&app.stranger(), method, &path).await;
        assert_eq!(stranger, StatusCode::UNAUTHORIZED, "{method} {path}");
        for set in [&[][..], &PERMISSIONS[..1], &PERMISSIONS[1..], &PERMISSIONS] {
            let status = send(&app.user(set), method, &path).await;
            let is_let_in = status != StatusCode::FORBIDDEN;
            assert_eq!(
                is_let_in,
                set.contains(needed),
                "{method} {path} with {set:?}"
            );
        }
    }
}

/// A user made by a request: their id, and their password.
async fn add(caller: &TestClient<'_>, user: Value) -> (String, String) {
    let answer = caller.post(USERS, &user).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
    let text = |name: &str| answer.body["data"][name].as_str().unwrap().to_owned();
    (text("id"), text("password"))
}

async fn sign_in<'a>(app: &'a TestApp, email: &str, password: &str) -> TestClient<'a> {
    let body = json!({ "email": email, "password": password });
    let answer = app.stranger().post("/api/auth/login", &body).await;
    let token = answer.body["data"]["accessToken"]
        .as_str()
        .map(str::to_owned);
    app.bearer(token.unwrap_or_else(|| panic!("{answer:?}")))
}

async fn patch(caller: &TestClient<'_>, id: &str, change: Value) -> StatusCode {
    let path = format!("{USERS}/{id}");
    caller
        .send(Method::PATCH, &path, &[], Some(&change))
        .await
        .status
}

#[tokio::test]
async fn a_role_gives_and_takes_what_it_allows_at_once() {
    let app = TestApp::shared(&[]).await;
    let admin = app.admin();
    let allows = |permissions: Value| json!({ "permissions": permissions });
    let clerk = format!("{ROLES}/clerk");
    let set = admin.put(&clerk, "*", &allows(json!(["auth.read"]))).await;
    assert_eq!(set.status, StatusCode::NO_CONTENT, "{set:?}");
    let (id, password) = add(
        &admin,
        json!({ "email": "Bo@example.com", "roles": ["clerk"] }),
    )
    .await;
    let bo = sign_in(&app, "bo@example.com", &password).await;
    let me = bo.get("/api/auth/me").await;
    assert_eq!(me.body["data"]["permissions"], json!(["auth.read"]));
    assert_eq!(bo.get(USERS).await.status, StatusCode::OK);
    let used = admin.delete(&clerk, "*").await;
    assert_eq!(used.status, StatusCode::CONFLICT, "{used:?}");

    admin.put(&clerk, "*", &allows(json!([]))).await;
    assert_eq!(bo.get(USERS).await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        patch(&admin, &id, json!({ "roles": [] })).await,
        StatusCode::OK
    );
    assert_eq!(
        admin.delete(&clerk, "*").await.status,
        StatusCode::NO_CONTENT
    );
    let roles = admin.get(ROLES).await;
    assert_eq!(roles.body["data"], json!([]));
    let unknown = patch(&admin, &id, json!({ "roles": ["clerk"] })).await;
    assert_eq!(unknown, StatusCode::UNPROCESSABLE_ENTITY);
    let actions = [
        "role-set",
        "created",
        "role-set",
        "roles-set",
        "role-deleted",
    ];
    assert_eq!(app.audit("auth").await, actions);
}

#[tokio::test]
async fn nobody_gives_or_takes_what_they_do_not_have() {
    let app = TestApp::shared(&[]).await;
    let admin = app.admin();
    let (chief, _) = add(
        &admin,
        json!({ "email": "chief@example.com", "permissions": ["*"] }),
    )
    .await;
    let (clerk, _) = add(
        &admin,
        json!({ "email": "clerk@example.com", "permissions": ["auth.read"] }),
    )
    .await;
    let all = json!({ "permissions": ["*"] });
    admin.put(&format!("{ROLES}/chief"), "*", &all).await;

    let manager = app.user(&["auth.*"]);
    for change in [
        json!({ "permissions": ["*"] }),
        json!({ "roles": ["chief"] }),
    ] {
        assert_eq!(patch(&manager, &clerk, change).await, StatusCode::FORBIDDEN);
    }
    assert_eq!(
        patch(&manager, &chief, json!({ "active": false })).await,
        StatusCode::FORBIDDEN
    );
    let password = manager
        .post(&format!("{USERS}/{chief}/password"), &json!({}))
        .await;
    assert_eq!(password.status, StatusCode::FORBIDDEN);
    let role = manager
        .put(
            &format!("{ROLES}/chief"),
            "*",
            &json!({ "permissions": [] }),
        )
        .await;
    assert_eq!(role.status, StatusCode::FORBIDDEN);
    let made = manager
        .post(
            USERS,
            &json!({ "email": "x@example.com", "permissions": ["*"] }),
        )
        .await;
    assert_eq!(made.status, StatusCode::FORBIDDEN);
    let allowed = json!({ "permissions": ["auth.manage"] });
    assert_eq!(patch(&manager, &clerk, allowed).await, StatusCode::OK);
}

#[tokio::test]
async fn the_last_administrator_stays_even_when_a_role_makes_them_one() {
    let app = TestApp::shared(&[]).await;
    let admin = app.admin();
    let chief = format!("{ROLES}/chief");
    admin
        .put(&chief, "*", &json!({ "permissions": ["*"] }))
        .await;
    let (id, _) = add(
        &admin,
        json!({ "email": "chief@example.com", "roles": ["chief"] }),
    )
    .await;
    for change in [json!({ "active": false }), json!({ "roles": [] })] {
        assert_eq!(patch(&admin, &id, change).await, StatusCode::CONFLICT);
    }
    let emptied = admin.put(&chief, "*", &json!({ "permissions": [] })).await;
    assert_eq!(emptied.status, StatusCode::CONFLICT, "{emptied:?}");
    add(
        &admin,
        json!({ "email": "other@example.com", "permissions": ["*"] }),
    )
    .await;
    assert_eq!(
        patch(&admin, &id, json!({ "active": false })).await,
        StatusCode::OK
    );
}

#[tokio::test]
async fn users_are_found_by_a_part_of_their_address() {
    let app = TestApp::shared(&[]).await;
    let admin = app.admin();
    for email in ["a_b@example.com", "axb@example.com", "c@example.com"] {
        add(&admin, json!({ "email": email })).await;
    }
    let found = admin.get(&format!("{USERS}?search=A_B&limit=1")).await;
    assert_eq!(found.body["pagination"]["total"], 1, "{found:?}");
    assert_eq!(found.body["data"][0]["email"], "a_b@example.com");
    let page = admin.get(&format!("{USERS}?limit=2&page=2")).await;
    assert_eq!(page.body["data"][0]["email"], "c@example.com", "{page:?}");
    let taken = admin
        .post(USERS, &json!({ "email": "C@example.com" }))
        .await;
    assert_eq!(taken.fields(), [("email", "unique")]);
}

#[tokio::test]
async fn somebody_changes_their_own_password_and_ends_their_sessions() {
    let app = TestApp::shared(&[]).await;
    let email = "bo@example.com";
    let (_, old) = add(&app.admin(), json!({ "email": email })).await;
    let bo = sign_in(&app, email, &old).await;
    let elsewhere = sign_in(&app, email, &old).await;
    let third = sign_in(&app, email, &old).await;
    let sessions = bo.get("/api/auth/sessions").await;
    let sessions = sessions.body["data"].as_array().unwrap().clone();
    assert_eq!(sessions.len(), 3, "{sessions:?}");
    let current = |session: &&Value| session["current"] == true;
    assert_eq!(sessions.iter().filter(current).count(), 1);

    let of_third = third.get("/api/auth/sessions").await;
    let sessions = of_third.body["data"].as_array().unwrap();
    let own = sessions.iter().find(current).unwrap();
    let path = format!("/api/auth/sessions/{}", own["id"].as_str().unwrap());
    let stranger = app.user(&["*"]);
    assert_eq!(
        stranger.delete(&path, "*").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(bo.delete(&path, "*").await.status, StatusCode::NO_CONTENT);
    assert_eq!(
        third.get("/api/auth/me").await.status,
        StatusCode::UNAUTHORIZED
    );

    let new = "correct horse battery";
    let change = async |current: &str, new: &str| {
        let body = json!({ "current": current, "new": new });
        bo.put("/api/auth/password", "*", &body).await
    };
    assert_eq!(
        change("wrong", new).await.fields(),
        [("current", "invalid")]
    );
    assert_eq!(change(&old, "short").await.fields(), [("new", "length")]);
    assert_eq!(change(&old, new).await.status, StatusCode::NO_CONTENT);
    assert_eq!(bo.get("/api/auth/me").await.status, StatusCode::OK);
    assert_eq!(
        elsewhere.get("/api/auth/me").await.status,
        StatusCode::UNAUTHORIZED
    );
    sign_in(&app, email, new).await;
}
