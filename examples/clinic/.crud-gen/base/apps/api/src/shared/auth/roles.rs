//! Roles: sets of permissions with a name. What a user may do is what their own permissions and their roles allow together.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use serde_json::json;
use sqlx::FromRow;
use sqlx::types::Json;
use utoipa::ToSchema;

use super::actor::Actor;
use super::permissions::{check_known, nearest};
use super::users::{self, UserError};
use super::{audit, standing};
use crate::shared::app::App;
use crate::shared::database::{DbConnection, FOR_UPDATE};

/// The longest name of a role, in bytes.
const MAX_NAME: usize = 60;

/// A role as a list shows it.
#[derive(Debug, Serialize, FromRow, ToSchema)]
pub struct Role {
    pub name: String,
    #[sqlx(json)]
    pub permissions: Vec<String>,
    /// How many users have it.
    pub users: i64,
}

/// What each role allows.
#[derive(Debug, Default)]
pub struct Roles(HashMap<String, Vec<String>>);

impl Roles {
    pub async fn read(connection: &mut DbConnection) -> sqlx::Result<Self> {
        let select = "SELECT name, permissions FROM app_roles";
        let roles: Vec<(String, Json<Vec<String>>)> =
            sqlx::query_as(select).fetch_all(connection).await?;
        let roles = roles.into_iter();
        Ok(Self(
            roles.map(|(name, Json(allows))| (name, allows)).collect(),
        ))
    }

    /// What somebody with these permissions and roles may do.
    pub fn effective(&self, own: &[String], roles: &[String]) -> Vec<String> {
        let of_roles = roles.iter().filter_map(|role| self.0.get(role)).flatten();
        let all: BTreeSet<&String> = own.iter().chain(of_roles).collect();
        all.into_iter().cloned().collect()
    }

    /// Refuses names that no role has.
    fn check_known(&self, given: &[String]) -> Result<(), UserError> {
        match given.iter().find(|name| !self.0.contains_key(*name)) {
            None => Ok(()),
            Some(unknown) => {
                let names: BTreeSet<String> = self.0.keys().cloned().collect();
                Err(UserError::UnknownRole {
                    hint: match nearest(&names, unknown) {
                        Some(nearest) => format!("did you mean `{nearest}`?"),
                        None => "`user roles` lists them".to_owned(),
                    },
                    given: unknown.clone(),
                })
            }
        }
    }
}

/// What somebody with these permissions and roles may do now. Most people have no role: then nothing is asked.
pub async fn effective(
    connection: &mut DbConnection,
    own: Vec<String>,
    roles: &[String],
) -> sqlx::Result<Vec<String>> {
    match roles {
        [] => Ok(own),
        _ => Ok(Roles::read(connection).await?.effective(&own, roles)),
    }
}

/// All roles, of which these cannot be deleted until the transaction ends; an error when one of these is not there.
pub async fn lock(connection: &mut DbConnection, given: &[String]) -> Result<Roles, UserError> {
    for name in given {
        find(connection, name).await?;
    }
    let roles = Roles::read(connection).await?;
    roles.check_known(given)?;
    Ok(roles)
}

/// All roles, by their names.
pub async fn list(app: &App) -> Result<Vec<Role>, UserError> {
    let mut connection = app.database.read().await?;
    let select = r#"
        SELECT r.name, r.permissions,
            (SELECT count(*) FROM app_users u
             WHERE CAST(u.roles AS text) LIKE '%"' || r.name || '"%') AS users
        FROM app_roles r ORDER BY r.name
    "#;
    Ok(sqlx::query_as(select).fetch_all(&mut *connection).await?)
}

/// Says anew what a role allows, or makes it. When this returns, what was taken away is refused.
pub async fn set(
    app: &App,
    actor: &Actor,
    name: &str,
    permissions: &[String],
) -> Result<(), UserError> {
    if !is_name(name) {
        return Err(UserError::NotARoleName(name.to_owned()));
    }
    check_known(&app.permissions, permissions)?;
    actor.check_reach(permissions)?;
    let mut transaction = app.database.begin().await?;
    let administrators = users::Administrators::lock(&mut transaction).await?;
    let before = find(&mut transaction, name).await?;
    actor.check_reach(before.as_deref().unwrap_or_default())?;
    let write = r#"
        INSERT INTO app_roles (name, permissions) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET permissions = excluded.permissions
    "#;
    sqlx::query(write)
        .bind(name)
        .bind(Json(permissions))
        .execute(&mut *transaction)
        .await?;
    let after = json!({ "permissions": permissions });
    audit::note(&mut transaction, actor, &entity(name), "role-set", after).await?;
    administrators.check_one_stays(&mut transaction).await?;
    transaction.commit().await?;
    standing::settled().await;
    Ok(())
}

/// Removes a role that nobody has.
pub async fn delete(app: &App, actor: &Actor, name: &str) -> Result<(), UserError> {
    let mut transaction = app.database.begin().await?;
    let Some(permissions) = find(&mut transaction, name).await? else {
        return Err(UserError::NoSuchRole(name.to_owned()));
    };
    actor.check_reach(&permissions)?;
    let holders: i64 = sqlx::query_scalar(
        r#"SELECT count(*) FROM app_users WHERE CAST(roles AS text) LIKE '%"' || $1 || '"%'"#,
    )
    .bind(name)
    .fetch_one(&mut *transaction)
    .await?;
    if holders > 0 {
        return Err(UserError::RoleInUse(name.to_owned(), holders));
    }
    sqlx::query("DELETE FROM app_roles WHERE name = $1")
        .bind(name)
        .execute(&mut *transaction)
        .await?;
    let gone = json!({ "permissions": permissions });
    audit::note(&mut transaction, actor, &entity(name), "role-deleted", gone).await?;
    transaction.commit().await?;
    Ok(())
}

/// What a role allows; its row is locked until the transaction ends.
async fn find(connection: &mut DbConnection, name: &str) -> sqlx::Result<Option<Vec<String>>> {
    let select = format!("SELECT permissions FROM app_roles WHERE name = $1{FOR_UPDATE}");
    let found: Option<Json<Vec<String>>> = sqlx::query_scalar(sqlx::AssertSqlSafe(select))
        .bind(name)
        .fetch_optional(connection)
        .await?;
    Ok(found.map(|Json(permissions)| permissions))
}

/// What the audit log calls a role.
fn entity(name: &str) -> String {
    format!("role:{name}")
}

/// Lower-case words with dashes, so that a name is the same in a list, in an address and on the command line.
fn is_name(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let starts = name.starts_with(|c: char| c.is_ascii_lowercase());
    starts && name.len() <= MAX_NAME && name.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_words() {
        for name in ["clerk", "ward-1"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "-a", "1a", "A", "a b", "a%", "a_b", "é"] {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn own_permissions_and_those_of_roles_count_together() {
        let strings = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        let allows = strings(&["a.read", "b.read"]);
        let roles = Roles(HashMap::from([("clerk".to_owned(), allows)]));
        let effective = roles.effective(&strings(&["b.read", "c.read"]), &strings(&["clerk"]));
        assert_eq!(effective, ["a.read", "b.read", "c.read"]);
        let missing = roles.effective(&[], &strings(&["gone"]));
        assert!(missing.is_empty());
    }
}
