//! Whether a token still holds: its user may have been deactivated, its session may have ended, since it was issued.
//!
//! The database says so, and what it says is taken for true for a moment. Whoever takes access away waits for that moment
//! ([`settled`]) before saying that it is done, so no process needs to be told, whichever of them or of the operator's tools did it.

use std::collections::{BTreeSet, HashMap};
use std::io::ErrorKind;
use std::mem::take;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sqlx::types::Json;
use sqlx::{FromRow, QueryBuilder};
use tokio::time::{sleep, timeout};
use uuid::Uuid;

use super::roles::Roles;
use super::token::Claim;
use super::{User, permissions};
use crate::shared::database::{Database, Db, DbConnection, DbUuid};

/// How long an answer of the database is taken for true.
const TRUE_FOR: Duration = Duration::from_millis(50);
/// How long a request waits for an answer.
const LIMIT: Duration = Duration::from_secs(5);
/// How many answers are kept, unless more are younger than that.
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
    known: Mutex<HashMap<Bearer, (Instant, Standing)>>,
    /// Those whose requests wait for an answer: whoever asks next asks for all of them.
    asked: Mutex<BTreeSet<Bearer>>,
    /// Outside the pool, so that requests that wait for the database do not hold up the others.
    connection: tokio::sync::Mutex<Option<DbConnection>>,
}

impl Standings {
    /// How it stands with a bearer, not longer ago than [`TRUE_FOR`].
    pub async fn of(&self, database: &Database, bearer: Bearer) -> sqlx::Result<Standing> {
        let now = Instant::now();
        if let Some(standing) = self.since(now - TRUE_FOR, bearer) {
            return Ok(standing);
        }
        let standing = timeout(LIMIT, self.ask(database, bearer, now)).await;
        standing.unwrap_or_else(|_| Err(silent()))
    }

    async fn ask(
        &self,
        database: &Database,
        bearer: Bearer,
        begun: Instant,
    ) -> sqlx::Result<Standing> {
        lock(&self.asked).insert(bearer);
        let mut connection = self.connection.lock().await;
        // Somebody else has asked for both, while this one waited.
        if let Some(standing) = self.since(begun, bearer) {
            return Ok(standing);
        }
        let mut asked = take(&mut *lock(&self.asked));
        asked.insert(bearer);
        let now = Instant::now();
        let found = look_up(&mut connection, database, &asked).await?;
        let standing = found.get(&bearer).cloned();
        self.remember(now, found);
        Ok(standing.unwrap_or(Standing::Refused))
    }

    /// How it stands with all of these, as the database says now.
    pub async fn of_all(
        &self,
        database: &Database,
        bearers: &BTreeSet<Bearer>,
    ) -> sqlx::Result<HashMap<Bearer, Standing>> {
        let mut connection = self.connection.lock().await;
        let found = timeout(LIMIT, look_up(&mut connection, database, bearers)).await;
        found.unwrap_or_else(|_| Err(silent()))
    }

    /// What the database was asked for after a moment.
    fn since(&self, moment: Instant, bearer: Bearer) -> Option<Standing> {
        let known = lock(&self.known);
        let (asked, standing) = known.get(&bearer)?;
        (*asked > moment).then(|| standing.clone())
    }

    fn remember(&self, asked: Instant, found: HashMap<Bearer, Standing>) {
        let mut known = lock(&self.known);
        if known.len() + found.len() > CAPACITY {
            known.retain(|_, (asked, _)| asked.elapsed() < TRUE_FOR);
        }
        let found = found.into_iter();
        known.extend(found.map(|(bearer, standing)| (bearer, (asked, standing))));
    }
}

fn silent() -> sqlx::Error {
    sqlx::Error::Io(ErrorKind::TimedOut.into())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns when every process has to ask again for what it knew before.
pub async fn settled() {
    sleep(TRUE_FOR).await;
}

/// Asks over the connection that is kept, or a new one when there is none or when it does not work any more. It is kept again
/// once all its answers are there.
async fn look_up(
    kept: &mut Option<DbConnection>,
    database: &Database,
    bearers: &BTreeSet<Bearer>,
) -> sqlx::Result<HashMap<Bearer, Standing>> {
    if let Some(mut connection) = kept.take()
        && let Ok(found) = select(&mut connection, bearers).await
    {
        *kept = Some(connection);
        return Ok(found);
    }
    let mut connection = database.connect().await?;
    let found = select(&mut connection, bearers).await?;
    *kept = Some(connection);
    Ok(found)
}

#[derive(Debug, FromRow)]
struct Found {
    bearer: DbUuid,
    session: Option<DbUuid>,
    active: Option<bool>,
    permissions: Option<Json<Vec<String>>>,
    roles: Option<Json<Vec<String>>>,
    is_open: bool,
}

impl Found {
    fn has_roles(&self) -> bool {
        let roles = self.roles.as_ref();
        roles.is_some_and(|Json(roles)| !roles.is_empty())
    }

    fn standing(self, known: &Roles) -> (Bearer, Standing) {
        let bearer = Bearer {
            user: self.bearer.into(),
            session: self.session.map(Uuid::from),
        };
        let standing = match (self.active, self.permissions) {
            (None, _) if bearer.session.is_none() => Standing::Foreign,
            (Some(true), Some(Json(own))) if bearer.session.is_none() || self.is_open => {
                let roles = self.roles.map(|Json(roles)| roles).unwrap_or_default();
                Standing::Active(known.effective(&own, &roles))
            }
            _ => Standing::Refused,
        };
        (bearer, standing)
    }
}

async fn select(
    connection: &mut DbConnection,
    bearers: &BTreeSet<Bearer>,
) -> sqlx::Result<HashMap<Bearer, Standing>> {
    let bearers: Vec<Bearer> = bearers.iter().copied().collect();
    let mut standings = HashMap::new();
    for batch in bearers.chunks(BATCH) {
        let mut query = QueryBuilder::<Db>::new(
            r#"
            SELECT b.column1 AS bearer, b.column2 AS session, u.active, u.permissions, u.roles,
                EXISTS (
                    SELECT 1 FROM app_refresh_tokens t
                    WHERE t.family = b.column2 AND t.user_id = b.column1
                ) AS is_open
            FROM (
            "#,
        );
        query.push_values(batch, |mut values, bearer| {
            values.push_bind(DbUuid::from(bearer.user));
            values.push_bind(bearer.session.map(DbUuid::from));
        });
        query.push(") b LEFT JOIN app_users u ON u.id = b.column1");
        let found: Vec<Found> = query.build_query_as().fetch_all(&mut *connection).await?;
        let roles = match found.iter().any(Found::has_roles) {
            true => Roles::read(&mut *connection).await?,
            false => Roles::default(),
        };
        let found = found.into_iter();
        standings.extend(found.map(|found| found.standing(&roles)));
    }
    Ok(standings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_many_bearers_is_bounded() {
        let standings = Standings::default();
        let long_ago = Instant::now() - TRUE_FOR;
        for user in 0..3 * CAPACITY as u128 {
            let bearer = Bearer {
                user: Uuid::from_u128(user),
                session: None,
            };
            let found = HashMap::from([(bearer, Standing::Foreign)]);
            standings.remember(long_ago, found);
        }
        assert!(lock(&standings.known).len() <= CAPACITY);
    }
}
