//! The way of news to the sockets of all processes.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;

use super::notice::Notice;
use crate::shared::app::App;

const CHANNEL: &str = "app_notices";
const PAUSE: Duration = Duration::from_secs(1);

/// Tells every process, this one included.
pub async fn send(app: &App, notice: Notice) {
    let sent = async {
        let payload =
            serde_json::to_string(&notice).map_err(|error| sqlx::Error::Encode(error.into()))?;
        let mut connection = app.database.read().await?;
        sqlx::query("SELECT pg_notify($1, $2)")
            .bind(CHANNEL)
            .bind(payload)
            .execute(&mut *connection)
            .await
    };
    if let Err(error) = sent.await {
        tracing::warn!("`{}` is not told: {error}", notice.name);
    }
}

/// Hands on what is told, for as long as the process lives.
pub async fn run(app: App) {
    if app.imports.is_empty() {
        return;
    }
    loop {
        if let Err(error) = listen(&app).await {
            tracing::warn!("cannot hear of news: {error}");
        }
        sleep(PAUSE).await;
    }
}

async fn listen(app: &App) -> sqlx::Result<()> {
    let mut listener = app.database.listen().await?;
    listener.listen(CHANNEL).await?;
    loop {
        let told = listener.recv().await?;
        match serde_json::from_str(told.payload()) {
            Ok(notice) => app.events.notify(&Arc::new(notice)),
            Err(error) => tracing::warn!("news that nobody understands: {error}"),
        }
    }
}
