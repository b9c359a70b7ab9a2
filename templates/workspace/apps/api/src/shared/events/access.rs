//! Who has lost a permission stops hearing what it was for, and who has lost all access is disconnected, though the token still says otherwise.

use std::time::Duration;

use tokio::time::interval;

use crate::shared::app::App;

const PERIOD: Duration = Duration::from_secs(5);

/// Looks up what those with sockets may do, for as long as the process lives.
pub async fn keep_up(app: App) {
    let mut ticks = interval(PERIOD);
    loop {
        ticks.tick().await;
        if let Err(error) = refresh(&app).await {
            tracing::error!("cannot look up permissions: {error}");
        }
    }
}

async fn refresh(app: &App) -> sqlx::Result<()> {
    let listening = app.events.bearers();
    if !listening.is_empty() {
        let standings = app.standings.of_all(&app.database, &listening).await?;
        app.events.take_over(&standings);
    }
    Ok(())
}
