//! Collects the arguments and maps the exit status. Without arguments, on a terminal, it asks.

use crud_gen::cli;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut argv: Vec<_> = std::env::args_os().collect();
    if argv.len() == 1 && cli::has_terminal() {
        argv.push("--interactive".into());
    }
    let cwd = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    cli::main(argv, &cwd, &mut io::stdout(), &mut io::stderr()).into()
}
