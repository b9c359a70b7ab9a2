//! A table that refers to itself in both ways, deleted as controllers do it.

use std::sync::Mutex;
use std::time::Duration;

use axum::http::StatusCode;
use serde::Serialize;
use sqlx::{FromRow, QueryBuilder};
use tokio::time::sleep;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Dependent, Effect, ForeignKey};
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::database::{Db, DbConnection, FOR_UPDATE};
use crate::shared::events::CrudEventHelper;
use crate::shared::http::{ApiError, ApiResult, Problem, Routes};
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};
use crate::shared::table::{TableInfo, column};
use crate::shared::testing::TestApp;

const CREATE: &str = r#"
    CREATE TABLE cascade_nodes (
        id integer PRIMARY KEY,
        parent_id integer REFERENCES cascade_nodes (id) ON DELETE CASCADE,
        friend_id integer REFERENCES cascade_nodes (id) ON DELETE SET NULL,
        code text UNIQUE,
        code_of text REFERENCES cascade_nodes (code) ON UPDATE CASCADE,
        secret text UNIQUE,
        secret_of text REFERENCES cascade_nodes (secret) ON DELETE CASCADE,
        version integer NOT NULL DEFAULT 1
    )
"#;

/// The number of a node whose module does not let it go.
const PRECIOUS: i32 = 5_000;

/// What the module was told of, after the commit.
static GONE: Mutex<Vec<i32>> = Mutex::new(Vec::new());

static TABLE: TableInfo = TableInfo {
    name: "cascade_nodes",
    resource: "cascade-nodes",
    code: "CASCADE_NODES",
    key: &["id"],
    columns: &[
        column::integer("id", "id"),
        column::integer("parentId", "parent_id").nullable(),
        column::integer("friendId", "friend_id").nullable(),
        column::text("code", "code").nullable(),
        column::text("codeOf", "code_of").nullable(),
        column::text("secret", "secret").nullable().write_only(),
        column::text("secretOf", "secret_of")
            .nullable()
            .write_only(),
        column::integer("version", "version").read_only(),
    ],
    checks: &[],
    default_sort: "id",
};

#[derive(Debug, Serialize, ToSchema, FromRow)]
#[serde(rename_all = "camelCase")]
struct Node {
    id: i32,
    parent_id: Option<i32>,
    friend_id: Option<i32>,
    code: Option<String>,
    code_of: Option<String>,
    version: i32,
}

impl Entity for Node {
    const TABLE: &'static TableInfo = &TABLE;

    fn id(&self) -> EntityId {
        self.id.into()
    }

    fn version(&self) -> i64 {
        self.version.into()
    }
}

const fn key(columns: &'static [&'static str], on_delete: Effect) -> ForeignKey {
    ForeignKey {
        columns,
        table: "cascade_nodes",
        targets: &["id"],
        on_delete,
        on_update: Effect::None,
    }
}

impl Dependent for Node {
    const FOREIGN_KEYS: &'static [ForeignKey] = &[
        key(&["parent_id"], Effect::Delete),
        key(&["friend_id"], Effect::Change),
        ForeignKey {
            columns: &["code_of"],
            table: "cascade_nodes",
            targets: &["code"],
            on_delete: Effect::None,
            on_update: Effect::Change,
        },
        ForeignKey {
            columns: &["secret_of"],
            table: "cascade_nodes",
            targets: &["secret"],
            on_delete: Effect::Delete,
            on_update: Effect::None,
        },
    ];
    const SELECT: &'static str =
        "SELECT id, parent_id, friend_id, code, code_of, version FROM cascade_nodes ";
    const HAS_EVENTS: bool = true;

    async fn before_delete(_: &mut Change, node: &Self) -> ApiResult<()> {
        match node.id {
            PRECIOUS => Err(ApiError::bad_request("not this one")),
            _ => Ok(()),
        }
    }

    async fn after_delete(_: &App, nodes: &[Self]) {
        let mut gone = GONE.lock().unwrap();
        gone.extend(nodes.iter().map(|node| node.id));
    }

    async fn raise_versions(
        connection: &mut DbConnection,
        nodes: &[Self],
    ) -> sqlx::Result<Vec<Self>> {
        let mut raised = Vec::new();
        for node in nodes {
            let update = r#"
                UPDATE cascade_nodes SET version = version + 1 WHERE id = $1
                RETURNING id, parent_id, friend_id, code, code_of, version
            "#;
            let update = sqlx::query_as(update).bind(node.id);
            raised.push(update.fetch_one(&mut *connection).await?);
        }
        Ok(raised)
    }
}

/// An application with nodes: the number of each, of its parent and of its friend.
async fn app(nodes: &[(i32, Option<i32>, Option<i32>)]) -> TestApp {
    let app = TestApp::shared(&[Routes::of::<Node>().follow::<Node>()]).await;
    app.write(&[CREATE]).await;
    let mut transaction = app.app().database.begin().await.unwrap();
    for nodes in nodes.chunks(500) {
        let mut insert =
            QueryBuilder::<Db>::new("INSERT INTO cascade_nodes (id, parent_id, friend_id) ");
        insert.push_values(nodes, |mut values, (id, parent, friend)| {
            values.push_bind(id).push_bind(parent).push_bind(friend);
        });
        insert.build().execute(&mut *transaction).await.unwrap();
    }
    transaction.commit().await.unwrap();
    app
}

async fn begin(app: &App, permissions: &[&str]) -> ApiResult<Change> {
    let user = User {
        id: Uuid::nil(),
        email: String::new(),
        permissions: permissions.iter().map(ToString::to_string).collect(),
    };
    Change::begin(app, ChangeRequest::of_import(user, Uuid::nil())).await
}

async fn lock(change: &mut Change, id: i32) -> sqlx::Result<Vec<Node>> {
    let mut select = QueryBuilder::<Db>::new(Node::SELECT);
    select.push("WHERE id = ").push_bind(id).push(FOR_UPDATE);
    select.build_query_as().fetch_all(change.connection()).await
}

/// Deletes a node.
async fn delete(app: &App, id: i32, permissions: &[&str]) -> ApiResult<()> {
    let mut change = begin(app, permissions).await?;
    let gone = lock(&mut change, id).await?;
    change.follow_delete(&gone).await?;
    let deleted = sqlx::query("DELETE FROM cascade_nodes WHERE id = $1")
        .bind(id)
        .execute(change.connection())
        .await;
    change.check_delete(&gone, deleted.map(drop)).await?;
    CrudEventHelper::emit_deleted(&mut change, &gone[0]).await?;
    change.settle().await
}

/// Gives a node another code.
async fn rename(app: &App, id: i32, code: &str, permissions: &[&str]) -> ApiResult<()> {
    let mut change = begin(app, permissions).await?;
    let before = lock(&mut change, id).await?;
    let rename = "UPDATE cascade_nodes SET code = $1, version = version + 1 WHERE id = $2";
    sqlx::query(rename)
        .bind(code)
        .bind(id)
        .execute(change.connection())
        .await?;
    let after = lock(&mut change, id).await?;
    CrudEventHelper::emit_updated(&mut change, &before[0], &after[0]).await?;
    change.settle().await
}

async fn left(app: &App) -> Vec<(i32, Option<i32>, i32)> {
    let mut connection = app.database.read().await.unwrap();
    sqlx::query_as("SELECT id, friend_id, version FROM cascade_nodes ORDER BY id")
        .fetch_all(&mut *connection)
        .await
        .unwrap()
}

fn problem(result: ApiResult<()>) -> Box<Problem> {
    match result {
        Err(ApiError::Problem(problem)) => problem,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn what_goes_or_changes_with_a_record_is_announced() {
    let nodes = [
        (71, None, None),
        (72, Some(71), None),
        (73, Some(72), None),
        (74, None, Some(73)),
        // Both deleted and changed is deleted.
        (75, Some(72), Some(71)),
        (76, None, Some(74)),
    ];
    let app = app(&nodes).await;
    delete(app.app(), 71, &["*"]).await.unwrap();
    assert_eq!(left(app.app()).await, [(74, None, 2), (76, Some(74), 1)]);
    assert_eq!(
        app.events(TABLE.resource).await,
        ["bulk-deleted", "deleted", "updated", "deleted"]
    );
    assert_eq!(
        app.audit(TABLE.resource).await,
        ["delete", "delete", "delete", "update", "delete"]
    );
    let gone = GONE.lock().unwrap();
    assert_eq!(
        gone.iter()
            .filter(|id| nodes.iter().any(|node| node.0 == **id))
            .collect::<Vec<_>>(),
        [&73, &75, &72]
    );
}

#[tokio::test]
async fn records_that_refer_to_each_other_go_once() {
    let app = app(&[(1, None, None), (2, Some(1), None)]).await;
    app.write(&["UPDATE cascade_nodes SET parent_id = 2 WHERE id = 1"])
        .await;
    delete(app.app(), 2, &["*"]).await.unwrap();
    assert!(left(app.app()).await.is_empty());
    assert_eq!(app.events(TABLE.resource).await, ["deleted", "deleted"]);
}

#[tokio::test]
async fn what_refers_to_a_secret_goes_with_it_and_needs_the_same_rights() {
    let app = app(&[(1, None, None), (2, None, None), (3, None, None)]).await;
    app.write(&[
        "UPDATE cascade_nodes SET secret = 'a' WHERE id = 1",
        "UPDATE cascade_nodes SET secret_of = 'a' WHERE id = 2",
    ])
    .await;
    let refused = problem(delete(app.app(), 1, &[]).await);
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    delete(app.app(), 1, &["*"]).await.unwrap();
    assert_eq!(left(app.app()).await, [(3, None, 1)]);
    assert_eq!(app.events(TABLE.resource).await, ["deleted", "deleted"]);
    assert_eq!(app.audit(TABLE.resource).await, ["delete", "delete"]);
}

#[tokio::test]
async fn what_the_caller_or_the_module_does_not_allow_stays() {
    let nodes = [
        (1, None, None),
        (2, Some(1), None),
        (3, None, Some(2)),
        (4, None, None),
        (PRECIOUS, Some(4), None),
    ];
    let app = app(&nodes).await;
    let blind = problem(delete(app.app(), 1, &["cascade-nodes.delete"]).await);
    assert_eq!(blind.status, StatusCode::FORBIDDEN);
    assert!(!blind.message.contains('`'), "{blind:?}");
    let reader = ["cascade-nodes.delete", "cascade-nodes.read"];
    let refused = problem(delete(app.app(), 1, &reader).await);
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(
        refused.message.contains("`cascade-nodes.update`"),
        "{refused:?}"
    );
    let refused = problem(delete(app.app(), 4, &["*"]).await);
    assert_eq!(refused.message, "not this one");
    assert_eq!(left(app.app()).await.len(), nodes.len());
    assert!(app.events(TABLE.resource).await.is_empty());
}

#[tokio::test]
async fn what_would_take_too_much_along_is_refused_with_a_count() {
    let children = (2..=1_201).map(|id| (id, Some(1), None));
    let nodes: Vec<_> = [(1, None, None)].into_iter().chain(children).collect();
    let app = app(&nodes).await;
    let all = ["cascade-nodes.*"];
    let refused = problem(delete(app.app(), 1, &all).await);
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(refused.code, "CASCADE_NODES_TOO_MANY_REFERENCES");
    assert_eq!(refused.details.blocked_by[0].count, Some(1_200));
    let refused = problem(delete(app.app(), 1, &["cascade-nodes.delete"]).await);
    assert!(refused.details.blocked_by.is_empty(), "only readers count");
    app.write(&["DELETE FROM cascade_nodes WHERE id > 1001"])
        .await;
    delete(app.app(), 1, &all).await.unwrap();
    assert!(left(app.app()).await.is_empty());
    assert_eq!(app.audit(TABLE.resource).await.len(), 1_001);
}

#[tokio::test]
async fn what_gets_a_new_key_with_a_record_is_announced() {
    let app = app(&[(1, None, None), (2, None, None), (3, None, None)]).await;
    app.write(&[
        "UPDATE cascade_nodes SET code = 'a' WHERE id = 1",
        "UPDATE cascade_nodes SET code_of = 'a' WHERE id = 2",
    ])
    .await;
    rename(app.app(), 1, "b", &["*"]).await.unwrap();
    rename(app.app(), 3, "c", &["*"]).await.unwrap();
    let nodes = left(app.app()).await;
    assert_eq!(nodes, [(1, None, 2), (2, None, 2), (3, None, 2)]);
    assert_eq!(app.events(TABLE.resource).await, ["updated"; 3]);
    assert_eq!(app.audit(TABLE.resource).await, ["update"; 3]);
    let refused = problem(rename(app.app(), 1, "d", &[]).await);
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_record_that_comes_meanwhile_does_not_slip_through() {
    let app = app(&[(1, None, None)]).await;
    let mut other = app.app().database.begin().await.unwrap();
    sqlx::query("INSERT INTO cascade_nodes (id, parent_id) VALUES (2, 1)")
        .execute(&mut *other)
        .await
        .unwrap();
    let shared = app.app().clone();
    let deleting = tokio::spawn(async move { delete(&shared, 1, &["*"]).await });
    sleep(Duration::from_millis(100)).await;
    assert!(!deleting.is_finished(), "it waits for the other one");
    other.commit().await.unwrap();
    deleting.await.unwrap().unwrap();
    assert!(left(app.app()).await.is_empty());
    assert_eq!(app.events(TABLE.resource).await, ["deleted", "deleted"]);
}
