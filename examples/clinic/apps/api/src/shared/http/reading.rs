//! Lists that are read at a time: so many for each user, and not so many that nothing else gets to the database.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::ApiError;
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::turns::{Turn, Turns};

/// How many lists of one user wait, and how many of all, and for how long.
const WAITING_OF_USER: usize = 64;
const WAITING: usize = 1_000;
const PATIENCE: Duration = Duration::from_secs(10);

/// More users are forgotten when they read nothing.
const REMEMBERED: usize = 1_000;

#[derive(Debug)]
pub struct ListTurns {
    /// How many lists one user reads at a time.
    of_user: usize,
    by_user: Mutex<HashMap<Uuid, Arc<Turns>>>,
    all: Turns,
}

impl ListTurns {
    /// Of these connections one user's lists leave two to others, and all lists together leave one.
    pub fn new(connections: usize) -> Self {
        let all = connections.saturating_sub(1).max(1);
        Self {
            of_user: connections.saturating_sub(2).max(1),
            by_user: Mutex::default(),
            all: Turns::new(all, WAITING, PATIENCE),
        }
    }

    async fn take(&self, user: Uuid) -> Option<(Turn, Turn)> {
        let own = self.of(user).take().await?;
        Some((own, self.all.take().await?))
    }

    fn of(&self, user: Uuid) -> Arc<Turns> {
        let mut by_user = self.by_user.lock().unwrap_or_else(PoisonError::into_inner);
        if by_user.len() > REMEMBERED {
            by_user.retain(|_, turns| !turns.are_free(self.of_user));
        }
        let turns = || Arc::new(Turns::new(self.of_user, WAITING_OF_USER, PATIENCE));
        Arc::clone(by_user.entry(user).or_insert_with(turns))
    }
}

/// Lets a list wait until it is its turn, which lasts until its answer is ready.
pub async fn wait_for_turn(State(app): State<App>, request: Request, next: Next) -> Response {
    let user = request.extensions().get::<User>();
    let Some(user) = user.filter(|_| is_list(&app, &request)) else {
        return next.run(request).await;
    };
    let Some(_turns) = app.lists.take(user.id).await else {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        let message = "too many lists are read at once, try again";
        return ApiError::new(status, message).into_response();
    };
    next.run(request).await
}

fn is_list(app: &App, request: &Request) -> bool {
    let resource = request.uri().path().strip_prefix("/api/");
    *request.method() == Method::GET && resource.is_some_and(|resource| app.events.knows(resource))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_user_leaves_room_for_another() {
        let turns = ListTurns::new(4);
        let (ann, bob) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let own = [turns.take(ann).await, turns.take(ann).await];
        assert!(own.iter().all(Option::is_some));
        let waits = tokio::time::timeout(Duration::from_millis(20), turns.take(ann));
        assert!(waits.await.is_err());
        assert!(turns.take(bob).await.is_some());
        drop(own);
        assert!(turns.take(ann).await.is_some());
    }
}
