//! Passwords, which are only ever kept as Argon2id hashes.

use std::sync::LazyLock;
use std::thread::available_parallelism;
use std::time::Duration;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use axum::http::StatusCode;
use tokio::task::spawn_blocking;

use crate::shared::http::{ApiError, ApiResult};
use crate::shared::turns::{Turn, Turns};

/// A hash takes 19 MiB and a processor, so that there are as many at a time as there are processors.
static TURNS: LazyLock<Turns> = LazyLock::new(|| {
    let processors = available_parallelism().map_or(2, usize::from);
    Turns::new(processors, WAITING, PATIENCE)
});

/// How many wait for their turn at most, and for how long.
const WAITING: usize = 100;
const PATIENCE: Duration = Duration::from_secs(10);

/// The hash that is checked when there is no such user, so that the time of the answer does not tell.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZS1jb25zdGFudC1zYWx0$6ZhiSXjc5Bpn6vCPlPTQEwOY8vcFVUYIlwOx6mRIYPc";

pub async fn hash(password: String) -> ApiResult<String> {
    let turn = turn().await?;
    let hash = spawn_blocking(move || {
        let _turn = turn;
        let hash = Argon2::default().hash_password(password.as_bytes());
        hash.map(|hash| hash.to_string())
    });
    hash.await
        .map_err(ApiError::internal)?
        .map_err(ApiError::internal)
}

/// Whether a password belongs to a hash; without a hash it never does, and takes as long.
pub async fn verify(password: String, hash: Option<String>) -> ApiResult<bool> {
    let is_known = hash.is_some();
    let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
    let turn = turn().await?;
    let verified = spawn_blocking(move || {
        let _turn = turn;
        let parsed = PasswordHash::new(&hash)?;
        Argon2::default().verify_password(password.as_bytes(), &parsed)
    });
    let verified = verified.await.map_err(ApiError::internal)?;
    Ok(is_known && verified.is_ok())
}

async fn turn() -> ApiResult<Turn> {
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let refused = || ApiError::new(status, "too many sign in at once, try again");
    TURNS.take().await.ok_or_else(refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_passes() {
        let kept = hash("right".to_owned()).await.unwrap();
        assert!(
            verify("right".to_owned(), Some(kept.clone()))
                .await
                .unwrap()
        );
        assert!(!verify("wrong".to_owned(), Some(kept)).await.unwrap());
        assert!(!verify("right".to_owned(), None).await.unwrap());
    }

    #[test]
    fn the_hash_of_nobody_is_a_hash() {
        assert!(PasswordHash::new(NOBODY).is_ok());
    }
}
