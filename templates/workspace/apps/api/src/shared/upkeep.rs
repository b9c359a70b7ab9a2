//! What is cleaned up from time to time.

use std::time::Duration;

use tokio::time::interval;

use crate::shared::app::App;
use crate::shared::http::idempotency;
use crate::shared::{auth, events, import};

const PERIOD: Duration = Duration::from_secs(60 * 60);

/// Removes what is no longer needed, once at the start and then every hour.
pub async fn run(app: App) {
    let mut ticks = interval(PERIOD);
    loop {
        ticks.tick().await;
        let done = async {
            idempotency::forget_old(&app).await?;
            auth::forget_old(&app).await?;
            events::forget_old(&app).await?;
            import::forget_old(&app).await
        };
        if let Err(error) = done.await {
            tracing::error!("cannot clean up: {error}");
        }
    }
}
