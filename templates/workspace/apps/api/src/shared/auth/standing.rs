//! Whether a token still holds: its user may have been deactivated, its session may have ended, since it was issued.
//!
//! The database says so, and what it says is taken for true for a moment. Whoever takes access away waits for that moment
//! ([`settled`]) before saying that it is done, so no process needs to be told, whichever of them or of the operator's tools did it.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sqlx::types::Json;
use sqlx::{FromRow, QueryBuilder};
use tokio::time::sleep;
use uuid::Uuid;

use super::token::Claim;
use super::{User, permissions};
use crate::shared::database::{Database, Db, DbConnection, DbUuid};

/// How long an answer of the database is taken for true.
const TRUE_FOR: Duration = Duration::from_millis(50);
/// How many answers are kept at most.
const CAPACITY: usize = 10_000;
/// How many bearers one statement asks for.
const BATCH: usize = 1_000;

/// Who shows a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bearer {
    pub user: Uuid,
    /// None when another service has issued the token.
    pub session: Option<Uuid>,
}

impl From<&Claim> for Bearer {
    fn from(claim: &Claim) -> Self {
        Self {
            user: claim.user.id,
            session: claim.session,
        }
    }
}

/// What a bearer may do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// A user who is kept here, with these permissions.
    Active(Vec<String>),
    /// A user of another service, of whom nothing is kept here.
    Foreign,
    Refused,
}

impl Standing {
    /// Who calls, with what they may do now; nobody when the token does not hold any more.
    pub fn user(self, claim: &Claim) -> Option<User> {
        let mut user = claim.user.clone();
        match self {
            Self::Refused => return None,
            Self::Foreign => {}
            Self::Active(now) if claim.session.is_some() => user.permissions = now,
            // The other service may have meant less than all that the user may do here.
            Self::Active(now) => user.permissions = permissions::common(&user.permissions, &now),
        }
        Some(user)
    }
}

/// What the database has said of the bearers of this moment.
#[derive(Debug, Default)]
pub struct Standings {
    known: Mutex<HashMap<Bearer, Arc<Known>>>,
}

#[derive(Debug, Default)]
struct Known {
    last: Mutex<Option<(Instant, Standing)>>,
    /// Held by who asks the database, so that requests at the same time ask once.
    turn: tokio::sync::Mutex<()>,
}

impl Known {
    fn fresh(&self) -> Option<Standing> {
        let last = lock(&self.last);
        let (since, standing) = last.as_ref()?;
        (since.elapsed() < TRUE_FOR).then(|| standing.clone())
    }
}

impl Standings {
    /// How it stands with a bearer, not longer ago than [`TRUE_FOR`].
    pub async fn of(&self, database: &Database, bearer: Bearer) -> sqlx::Result<Standing> {
        let known = self.known(bearer);
        if let Some(standing) = known.fresh() {
            return Ok(standing);
        }
        let _turn = known.turn.lock().await;
        if let Some(standing) = known.fresh() {
            return Ok(standing);
        }
        let since = Instant::now();
        let mut connection = database.read().await?;
        let found = look_up(&mut connection, &BTreeSet::from([bearer])).await?;
        connection.release();
        let standing = found.get(&bearer).cloned().unwrap_or(Standing::Refused);
        *lock(&known.last) = Some((since, standing.clone()));
        Ok(standing)
    }

    fn known(&self, bearer: Bearer) -> Arc<Known> {
        let mut known = lock(&self.known);
        if known.len() >= CAPACITY && !known.contains_key(&bearer) {
            known.retain(|_, known| known.fresh().is_some());
            if known.len() > CAPACITY / 2 {
                known.clear();
            }
        }
        Arc::clone(known.entry(bearer).or_default())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns when every process has to ask again for what it knew before.
pub async fn settled() {
    sleep(TRUE_FOR).await;
}

#[derive(Debug, FromRow)]
struct Found {
    bearer: DbUuid,
    session: Option<DbUuid>,
    active: Option<bool>,
    permissions: Option<Json<Vec<String>>>,
    is_open: bool,
}

impl Found {
    fn standing(self) -> (Bearer, Standing) {
        let bearer = Bearer {
            user: self.bearer.into(),
            session: self.session.map(Uuid::from),
        };
        let standing = match (self.active, self.permissions) {
            (None, _) if bearer.session.is_none() => Standing::Foreign,
            (Some(true), Some(Json(now))) if bearer.session.is_none() || self.is_open => {
                Standing::Active(now)
            }
            _ => Standing::Refused,
        };
        (bearer, standing)
    }
}

/// What the database says of bearers.
pub async fn look_up(
    connection: &mut DbConnection,
    bearers: &BTreeSet<Bearer>,
) -> sqlx::Result<HashMap<Bearer, Standing>> {
    let bearers: Vec<Bearer> = bearers.iter().copied().collect();
    let mut standings = HashMap::new();
    for batch in bearers.chunks(BATCH) {
        let mut select = QueryBuilder::<Db>::new(
            r#"
            SELECT b.column1 AS bearer, b.column2 AS session, u.active, u.permissions,
                EXISTS (
                    SELECT 1 FROM app_refresh_tokens t
                    WHERE t.family = b.column2 AND t.user_id = b.column1
                ) AS is_open
            FROM (
            "#,
        );
        select.push_values(batch, |mut values, bearer| {
            values.push_bind(DbUuid::from(bearer.user));
            values.push_bind(bearer.session.map(DbUuid::from));
        });
        select.push(") b LEFT JOIN app_users u ON u.id = b.column1");
        let found: Vec<Found> = select.build_query_as().fetch_all(&mut *connection).await?;
        standings.extend(found.into_iter().map(Found::standing));
    }
    Ok(standings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_many_bearers_is_bounded() {
        let standings = Standings::default();
        for user in 0..CAPACITY + 10 {
            standings.known(Bearer {
                user: Uuid::from_u128(user as u128),
                session: None,
            });
        }
        assert!(lock(&standings.known).len() <= CAPACITY);
    }
}
