//! Starts the API, or administers its users: with the arguments `user ...`.

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use api::shared::auth::command::{USAGE, UserCommand};
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
    keep_files_private();
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

/// What this process writes is for its user alone: its secret, and the database that lives in a file.
#[cfg(unix)]
fn keep_files_private() {
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
}

#[cfg(not(unix))]
fn keep_files_private() {}

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
        ["user", ref command @ ..] => administer(command).await,
        // What scripts for the API of earlier versions say.
        ["add-user", ref user @ ..] => administer(&[&["add"], user].concat()).await,
        ["help" | "--help" | "-h"] => {
            println!("{}", usage());
            Ok(())
        }
        _ => Err("the arguments are wrong; `--help` lists those that there are".into()),
    }
}

/// Does what an operator wants of the users, and prints what came of it.
async fn administer(arguments: &[&str]) -> Result<(), BoxedError> {
    let Some(command) = UserCommand::parse(arguments) else {
        if !arguments.is_empty() {
            return Err(
                "the arguments after `user` are wrong; `--help` lists those that there are".into(),
            );
        }
        println!("{}", usage());
        return Ok(());
    };
    let app = api::app::start(Config::from_env()?).await?;
    writeln!(io::stdout(), "{}", command.run(&app).await?)?;
    Ok(())
}

fn usage() -> String {
    let program = env!("CARGO_BIN_NAME");
    format!(
        "{program} without arguments starts the API; with these it administers its users:\n\n{USAGE}"
    )
}

async fn serve(config: Config) -> Result<(), BoxedError> {
    let listener = TcpListener::bind((config.host, config.port)).await?;
    let address = listener.local_addr()?;
    let app = api::app::start(config).await?;
    users::seed(&app).await?;

    let config = Arc::clone(&app.config);
    let server = api::app::server(app).await?;
    tracing::info!("listening on http://{address}");
    let stop = async {
        stop_signal().await;
        tracing::info!("stopping");
    };
    let closing = server.background.stop();
    server::serve(listener, server.router, &config, stop, closing).await;
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
