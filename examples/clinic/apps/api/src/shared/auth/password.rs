//! Passwords, which are only ever kept as Argon2id hashes.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use tokio::task::spawn_blocking;

use crate::shared::http::{ApiError, ApiResult};

/// The hash that is checked when there is no such user, so that the time of the answer does not tell.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZS1jb25zdGFudC1zYWx0$6ZhiSXjc5Bpn6vCPlPTQEwOY8vcFVUYIlwOx6mRIYPc";

pub async fn hash(password: String) -> ApiResult<String> {
    let hash = spawn_blocking(move || {
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
    let verified = spawn_blocking(move || {
        let parsed = PasswordHash::new(&hash)?;
        Argon2::default().verify_password(password.as_bytes(), &parsed)
    });
    let verified = verified.await.map_err(ApiError::internal)?;
    Ok(is_known && verified.is_ok())
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
