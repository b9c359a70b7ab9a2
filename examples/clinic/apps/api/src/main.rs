//! Starts the API, or makes a user: with the arguments `add-user EMAIL [PERMISSION...]`.

use std::io::IsTerminal as _;
use std::process::ExitCode;
use std::sync::Arc;

use api::shared::auth::users;
use api::shared::config::Config;
use api::shared::http::server;
use api::shared::import;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

type BoxedError = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    match import::read_for_another_process(std::env::args_os()) {
        Some(code) => code,
        None => start(),
    }
}

#[tokio::main]
async fn start() -> ExitCode {
    dotenvy::dotenv().ok();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(wants_colours())
        .init();

    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // One line, whatever a server or a driver has put into its message.
            let message = error.to_string();
            let words: Vec<&str> = message.split_whitespace().collect();
            eprintln!("error: {}", words.join(" "));
            ExitCode::FAILURE
        }
    }
}

/// Colours are for people: not for files, and not for who does not want them (<https://no-color.org>).
fn wants_colours() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    !refused && std::io::stdout().is_terminal()
}

async fn run() -> Result<(), BoxedError> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [] => serve(Config::from_env()?).await,
        ["add-user", email] => add_user(email, &["*"]).await,
        ["add-user", email, ref permissions @ ..] => add_user(email, permissions).await,
        _ => Err(concat!(
            "the arguments are wrong; usage: ",
            env!("CARGO_BIN_NAME"),
            " [add-user EMAIL [PERMISSION...]]"
        )
        .into()),
    }
}

/// Makes a user, who may do everything when no permissions are named, and prints the password.
async fn add_user(email: &str, permissions: &[&str]) -> Result<(), BoxedError> {
    let app = api::app::start(Config::from_env()?).await?;
    let password = users::add(&app, email, permissions).await?;
    println!("User: {email}, password: {password} (shown only now)");
    Ok(())
}

async fn serve(config: Config) -> Result<(), BoxedError> {
    let listener = TcpListener::bind((config.host, config.port)).await?;
    let address = listener.local_addr()?;
    let app = api::app::start(config).await?;
    users::seed(&app).await?;

    let config = Arc::clone(&app.config);
    let server = api::app::server(app).await?;
    tracing::info!("listening on http://{address}");
    let stop = async move {
        stop_signal().await;
        tracing::info!("stopping");
        server.background.stop().await;
    };
    server::serve(listener, server.router, &config, stop).await;
    Ok(())
}

/// Waits for Ctrl-C or for the signal that a service manager sends.
async fn stop_signal() {
    let ctrl_c = async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::error!("cannot listen for Ctrl-C: {error}");
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut stream) => {
                stream.recv().await;
            }
            Err(error) => {
                tracing::error!("cannot listen for the termination signal: {error}");
                std::future::pending::<()>().await;
            }
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();

    tokio::select! {
        () = ctrl_c => {}
        () = terminate => {}
    }
}
