//! The users of this API: made for the start of a development database, and administered in the pages and on the command line.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sqlx::FromRow;
use sqlx::types::Json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::actor::Actor;
use super::permissions::check_known;
use super::roles::{self, Roles};
use super::{audit, password, secret, session, standing};
use crate::shared::app::App;
use crate::shared::clock;
use crate::shared::database::{DbConnection, DbTime, DbTransaction, DbUuid, FOR_UPDATE};
use crate::shared::table::input::is_email;

pub use super::user_error::UserError;

const FIRST_EMAIL: &str = "admin@example.com";
/// Allows everything.
const EVERYTHING: &str = "*";

/// A user as a list shows them.
#[derive(Debug, Clone, Serialize, FromRow, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListedUser {
    #[sqlx(try_from = "DbUuid")]
    pub id: Uuid,
    pub email: String,
    pub active: bool,
    /// Those of the user alone, without what the roles allow.
    #[sqlx(json)]
    pub permissions: Vec<String>,
    #[sqlx(json)]
    pub roles: Vec<String>,
    #[sqlx(try_from = "DbTime")]
    pub created_at: DateTime<Utc>,
}

/// How a user is found.
#[derive(Debug, Clone, Copy)]
pub enum Who<'a> {
    Email(&'a str),
    Id(Uuid),
}

/// What is to be changed of a user. What is not given stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserChange {
    pub active: Option<bool>,
    pub permissions: Option<Vec<String>>,
    pub roles: Option<Vec<String>>,
}

impl UserChange {
    /// The entries of the audit log about it: what was done, and what is so now.
    fn entries(&self) -> impl Iterator<Item = (&'static str, Value)> {
        let active = self.active.map(|active| match active {
            true => ("activated", json!({ "active": true })),
            false => ("deactivated", json!({ "active": false })),
        });
        let permissions = self.permissions.as_ref();
        let permissions = permissions.map(|all| ("permissions-set", json!({ "permissions": all })));
        let roles = self.roles.as_ref();
        let roles = roles.map(|all| ("roles-set", json!({ "roles": all })));
        [active, permissions, roles].into_iter().flatten()
    }
}

/// A user to be made.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    #[schema(format = "email")]
    pub email: String,
    #[serde(default)]
    pub permissions: Vec<String>,
    #[serde(default)]
    pub roles: Vec<String>,
}

/// What is done to a user who may be the last one who administers the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// One who may do everything has to stay.
    KeepOne,
    /// None has to.
    Force,
}

/// Makes the first user of a development database and says how to sign in. Production starts without users.
pub async fn seed(app: &App) -> Result<(), UserError> {
    if app.config.is_production() {
        return Ok(());
    }
    let mut transaction = app.database.begin().await?;
    let users: i64 = sqlx::query_scalar("SELECT count(*) FROM app_users")
        .fetch_one(&mut *transaction)
        .await?;
    if users > 0 {
        return Ok(());
    }
    let given = app.config.dev_admin_password.clone();
    let password = given.clone().unwrap_or_else(made_up_password);
    let first = NewUser {
        email: FIRST_EMAIL.to_owned(),
        permissions: vec![EVERYTHING.to_owned()],
        roles: Vec::new(),
    };
    insert(&mut transaction, &first, &password).await?;
    transaction.commit().await?;
    match given {
        Some(_) => println!("First user: {FIRST_EMAIL}, password as in DEV_ADMIN_PASSWORD"),
        None => println!("First user: {FIRST_EMAIL}, password: {password} (shown only now)"),
    }
    Ok(())
}

/// All users, by their addresses.
pub async fn list(app: &App) -> Result<Vec<ListedUser>, UserError> {
    let mut connection = app.database.read().await?;
    let select = format!("SELECT {COLUMNS} FROM app_users ORDER BY email");
    let users = sqlx::query_as(sqlx::AssertSqlSafe(select))
        .fetch_all(&mut *connection)
        .await?;
    Ok(users)
}

const COLUMNS: &str = "id, email, active, permissions, roles, created_at";

/// A page of the users in whose addresses this stands, and how many there are.
pub async fn page(
    app: &App,
    search: &str,
    page: u32,
    limit: u32,
) -> Result<(Vec<ListedUser>, i64), UserError> {
    let part = format!("%{}%", escaped(&normal(search)));
    let mut connection = app.database.read().await?;
    let total =
        sqlx::query_scalar(r"SELECT count(*) FROM app_users WHERE email LIKE $1 ESCAPE '\'")
            .bind(&part)
            .fetch_one(&mut *connection)
            .await?;
    let select = format!(
        r"SELECT {COLUMNS} FROM app_users WHERE email LIKE $1 ESCAPE '\' ORDER BY email LIMIT $2 OFFSET $3"
    );
    let users = sqlx::query_as(sqlx::AssertSqlSafe(select))
        .bind(&part)
        .bind(i64::from(limit))
        .bind(i64::from(page - 1) * i64::from(limit))
        .fetch_all(&mut *connection)
        .await?;
    Ok((users, total))
}

/// A text that stands for itself in a pattern of `LIKE`.
fn escaped(text: &str) -> String {
    let is_special = |c: char| "\\%_".contains(c);
    let escape = |c: char| [is_special(c).then_some('\\'), Some(c)];
    text.chars().flat_map(escape).flatten().collect()
}

/// Makes a user; the password that was made up.
pub async fn add(app: &App, actor: &Actor, user: &NewUser) -> Result<(Uuid, String), UserError> {
    let user = NewUser {
        email: normal(&user.email),
        permissions: user.permissions.clone(),
        roles: user.roles.clone(),
    };
    if !is_email(&user.email) {
        return Err(UserError::NotAnEmail(user.email));
    }
    check_known(&app.permissions, &user.permissions)?;
    let password = made_up_password();
    let mut transaction = app.database.begin().await?;
    let roles = roles::lock(&mut transaction, &user.roles).await?;
    actor.check_reach(&roles.effective(&user.permissions, &user.roles))?;
    let id = match insert(&mut transaction, &user, &password).await {
        Err(UserError::Database(error)) if is_taken(&error) => {
            return Err(UserError::Taken(user.email));
        }
        inserted => Uuid::from(inserted?),
    };
    let after = json!({
        "email": user.email, "permissions": user.permissions, "roles": user.roles,
    });
    audit::note(&mut transaction, actor, &id.to_string(), "created", after).await?;
    transaction.commit().await?;
    Ok((id, password))
}

/// Changes what a user may do, and whether they may sign in. When this returns, what was taken away is refused.
pub async fn change(
    app: &App,
    actor: &Actor,
    who: Who<'_>,
    change: &UserChange,
    care: Care,
) -> Result<ListedUser, UserError> {
    let permissions = change.permissions.as_deref().unwrap_or_default();
    check_known(&app.permissions, permissions)?;
    let mut transaction = app.database.begin().await?;
    let administrators = Administrators::lock(&mut transaction).await?;
    let given = change.roles.as_deref().unwrap_or_default();
    let roles = roles::lock(&mut transaction, given).await?;
    let mut user = find(&mut transaction, who).await?;
    actor.check_reach(&roles.effective(&user.permissions, &user.roles))?;
    user.active = change.active.unwrap_or(user.active);
    if let Some(permissions) = &change.permissions {
        user.permissions.clone_from(permissions);
    }
    if let Some(roles) = &change.roles {
        user.roles.clone_from(roles);
    }
    actor.check_reach(&roles.effective(&user.permissions, &user.roles))?;
    sqlx::query("UPDATE app_users SET active = $1, permissions = $2, roles = $3 WHERE id = $4")
        .bind(user.active)
        .bind(Json(&user.permissions))
        .bind(Json(&user.roles))
        .bind(DbUuid::from(user.id))
        .execute(&mut *transaction)
        .await?;
    if !user.active {
        session::end_all(&mut transaction, user.id.into()).await?;
    }
    for (action, after) in change.entries() {
        audit::note(&mut transaction, actor, &user.id.to_string(), action, after).await?;
    }
    if care == Care::KeepOne {
        administrators.check_one_stays(&mut transaction).await?;
    }
    commit_and_settle(transaction).await?;
    Ok(user)
}

/// Gives a user another password, which was made up, and ends their sessions.
pub async fn renew_password(app: &App, actor: &Actor, who: Who<'_>) -> Result<String, UserError> {
    let password = made_up_password();
    let hash = password::hash(password.clone()).await?;
    let mut transaction = app.database.begin().await?;
    let user = find(&mut transaction, who).await?;
    let roles = Roles::read(&mut transaction).await?;
    actor.check_reach(&roles.effective(&user.permissions, &user.roles))?;
    sqlx::query("UPDATE app_users SET password_hash = $1 WHERE id = $2")
        .bind(hash)
        .bind(DbUuid::from(user.id))
        .execute(&mut *transaction)
        .await?;
    session::end_all(&mut transaction, user.id.into()).await?;
    let id = user.id.to_string();
    audit::note(&mut transaction, actor, &id, "password-renewed", json!({})).await?;
    commit_and_settle(transaction).await?;
    Ok(password)
}

/// Keeps the hash of a user's new password, unless the old one was replaced meanwhile.
pub async fn replace_password(
    connection: &mut DbConnection,
    user: DbUuid,
    old: &str,
    new: &str,
) -> sqlx::Result<bool> {
    let update = "UPDATE app_users SET password_hash = $1 WHERE id = $2 AND password_hash = $3";
    let updated = sqlx::query(update)
        .bind(new)
        .bind(user)
        .bind(old)
        .execute(connection)
        .await?;
    Ok(updated.rows_affected() == 1)
}

/// Those who may do everything, before something is changed that may take that from the last of them.
#[derive(Debug)]
pub struct Administrators {
    was_one: Option<String>,
}

impl Administrators {
    /// Locks all who may be one, so that two who are taken away at the same time are not each the other's successor.
    pub async fn lock(connection: &mut DbConnection) -> sqlx::Result<Self> {
        Ok(Self {
            was_one: first_administrator(connection, FOR_UPDATE).await?,
        })
    }

    /// Refuses a change after which nobody may do everything any more.
    pub async fn check_one_stays(self, connection: &mut DbConnection) -> Result<(), UserError> {
        match (self.was_one, first_administrator(connection, "").await?) {
            (Some(last), None) => Err(UserError::LastAdministrator(last)),
            _ => Ok(()),
        }
    }
}

/// The e-mail address of an active user who may do everything.
async fn first_administrator(
    connection: &mut DbConnection,
    locking: &str,
) -> sqlx::Result<Option<String>> {
    let select = format!(
        r#"
        SELECT {COLUMNS} FROM app_users
        WHERE active AND (CAST(permissions AS text) LIKE '%"*"%' OR CAST(roles AS text) <> '[]')
        ORDER BY id{locking}
        "#
    );
    let found: Vec<ListedUser> = sqlx::query_as(sqlx::AssertSqlSafe(select))
        .fetch_all(&mut *connection)
        .await?;
    let roles = Roles::read(connection).await?;
    let administrator = found.into_iter().find(|user| {
        let effective = roles.effective(&user.permissions, &user.roles);
        effective.iter().any(|permission| permission == EVERYTHING)
    });
    Ok(administrator.map(|user| user.email))
}

/// A user, whose row is locked until the transaction ends.
async fn find(connection: &mut DbConnection, who: Who<'_>) -> Result<ListedUser, UserError> {
    let select = |column: &str| {
        let select = format!("SELECT {COLUMNS} FROM app_users WHERE {column} = $1{FOR_UPDATE}");
        sqlx::AssertSqlSafe(select)
    };
    let found = match who {
        Who::Email(email) => sqlx::query_as(select("email")).bind(normal(email)),
        Who::Id(id) => sqlx::query_as(select("id")).bind(DbUuid::from(id)),
    };
    let found = found.fetch_optional(connection).await?;
    found.ok_or_else(|| match who {
        Who::Email(email) => UserError::Unknown(normal(email)),
        Who::Id(id) => UserError::Unknown(id.to_string()),
    })
}

/// One user.
pub async fn get(app: &App, id: Uuid) -> Result<ListedUser, UserError> {
    let mut connection = app.database.read().await?;
    let found = by_id(&mut connection, id).await?;
    found.ok_or_else(|| UserError::Unknown(id.to_string()))
}

async fn by_id(connection: &mut DbConnection, id: Uuid) -> sqlx::Result<Option<ListedUser>> {
    let select = format!("SELECT {COLUMNS} FROM app_users WHERE id = $1");
    sqlx::query_as(sqlx::AssertSqlSafe(select))
        .bind(DbUuid::from(id))
        .fetch_optional(connection)
        .await
}

async fn commit_and_settle(transaction: DbTransaction) -> Result<(), UserError> {
    transaction.commit().await?;
    standing::settled().await;
    Ok(())
}

/// What a user may do now, which is nothing when they are locked out. Nothing is known of one whom another system has let in.
pub async fn current_permissions(
    connection: &mut DbConnection,
    user: Uuid,
) -> sqlx::Result<Option<Vec<String>>> {
    match by_id(connection, user).await? {
        None => Ok(None),
        Some(user) if !user.active => Ok(Some(Vec::new())),
        Some(user) => roles::effective(connection, user.permissions, &user.roles)
            .await
            .map(Some),
    }
}

async fn insert(
    transaction: &mut DbTransaction,
    new: &NewUser,
    password: &str,
) -> Result<DbUuid, UserError> {
    let user = DbUuid::from(Uuid::now_v7());
    let insert = r#"
        INSERT INTO app_users (id, email, password_hash, permissions, roles, active, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
    "#;
    sqlx::query(insert)
        .bind(user)
        .bind(&new.email)
        .bind(password::hash(password.to_owned()).await?)
        .bind(Json(&new.permissions))
        .bind(Json(&new.roles))
        .bind(true)
        .bind(DbTime::from(clock::now()))
        .execute(&mut **transaction)
        .await?;
    Ok(user)
}

/// An e-mail address as it is kept.
pub fn normal(email: &str) -> String {
    email.trim().to_lowercase()
}

fn made_up_password() -> String {
    secret::random()[..16].to_owned()
}

fn is_taken(error: &sqlx::Error) -> bool {
    let error = error.as_database_error();
    error.is_some_and(|error| error.is_unique_violation())
}
