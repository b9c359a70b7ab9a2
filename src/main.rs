//! Collects the arguments and maps the exit status.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cwd = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    crud_gen::cli::main(std::env::args_os(), &cwd, &mut io::stdout(), &mut io::stderr()).into()
}
