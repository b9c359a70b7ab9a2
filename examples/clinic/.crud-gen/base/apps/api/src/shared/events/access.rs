//! Who has lost a permission stops hearing what it was for, though the token still says otherwise.

use std::time::Duration;

use tokio::time::interval;

use crate::shared::app::App;
use crate::shared::auth::users;

const PERIOD: Duration = Duration::from_secs(30);

/// Looks up what the users with sockets may do, for as long as the process lives.
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
    let listening = app.events.users();
    if !listening.is_empty() {
        let mut connection = app.database.read().await?;
        let permissions = users::permissions(&mut connection, &listening).await?;
        app.events.set_permissions(&permissions, &listening);
    }
    Ok(())
}
