//! Access tokens: signed and short-lived. Whether one still holds, the database says.

use std::fmt;

use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{User, hmac};
use crate::shared::http::{ApiError, ApiResult};

const LIFETIME_MINUTES: i64 = 15;

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    sub: Uuid,
    email: String,
    perms: Vec<String>,
    exp: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    session: Option<Uuid>,
}

/// What a token says that was signed with the secret of this server.
#[derive(Debug, Clone)]
pub struct Claim {
    /// What this user could do when the token was issued.
    pub user: User,
    pub expires: DateTime<Utc>,
    /// The session that has to be there still; none when another service has issued the token.
    pub session: Option<Uuid>,
}

/// Issues access tokens and checks them.
pub struct Tokens {
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
}

impl Tokens {
    pub fn new(secret: &str) -> Self {
        hmac::install();
        let mut validation = Validation::new(Algorithm::HS256);
        validation.leeway = 0;
        Self {
            encoding: EncodingKey::from_secret(secret.as_bytes()),
            decoding: DecodingKey::from_secret(secret.as_bytes()),
            validation,
        }
    }

    pub fn issue(&self, user: &User, session: Option<Uuid>) -> ApiResult<String> {
        let expires = Utc::now() + chrono::Duration::minutes(LIFETIME_MINUTES);
        let claims = Claims {
            sub: user.id,
            email: user.email.clone(),
            perms: user.permissions.clone(),
            exp: expires.timestamp(),
            session,
        };
        encode(&Header::new(Algorithm::HS256), &claims, &self.encoding).map_err(ApiError::internal)
    }

    /// What a token says, when this server has signed it and it has not expired.
    pub fn check(&self, token: &str) -> Option<Claim> {
        let claims = decode::<Claims>(token, &self.decoding, &self.validation)
            .ok()?
            .claims;
        Some(Claim {
            expires: DateTime::from_timestamp(claims.exp, 0)?,
            session: claims.session,
            user: User {
                id: claims.sub,
                email: claims.email,
                permissions: claims.perms,
            },
        })
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Tokens")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_tokens_pass() {
        let user = User {
            id: Uuid::nil(),
            email: "a@example.com".to_owned(),
            permissions: vec!["*".to_owned()],
        };
        let token = Tokens::new("ours").issue(&user, None).unwrap();
        assert_eq!(Tokens::new("ours").check(&token).unwrap().user, user);
        assert!(Tokens::new("theirs").check(&token).is_none());
        let unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIwIn0.";
        assert!(Tokens::new("ours").check(unsigned).is_none());
    }

    #[test]
    fn other_algorithms_are_refused() {
        let tokens = Tokens::new("ours");
        let claims = serde_json::json!({ "sub": Uuid::nil() });
        let other = encode(&Header::new(Algorithm::HS512), &claims, &tokens.encoding);
        assert!(other.is_err());
    }

    #[test]
    fn the_signature_is_the_standard_one() {
        hmac::install();
        // The example of RFC 7515, appendix A.1.
        let key = "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ+EstJQLr/T+1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow==";
        let key = EncodingKey::from_base64_secret(key).unwrap();
        let header = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9";
        let claims = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        let message = format!("{header}.{claims}");
        let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &key, Algorithm::HS256);
        assert_eq!(
            signature.unwrap(),
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        );
    }
}
