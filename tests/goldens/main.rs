//! What the generator gives, compared with what is committed: each folder of `tests/cases` is a test of its own name, and
//! so is the example.
//!
//! `BLESS=1` writes what the generator gives instead, and takes away what it does not give any more. Arguments are those
//! of any test program, so that `BLESS=1 cargo test --test goldens keys` writes one case.

#![allow(clippy::disallowed_methods, reason = "tests set the stage on disk")]

mod case;
mod clinic;
mod golden;
#[path = "../support/tool.rs"]
mod tool;

use libtest_mimic::{Arguments, Failed, Trial};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let bless = std::env::var_os("BLESS").is_some();
    if bless && std::env::var_os("CI").is_some() {
        eprintln!("error: goldens are not rewritten in CI");
        return ExitCode::from(2);
    }
    let mut trials: Vec<Trial> = case::folders()
        .into_iter()
        .map(|(name, folder)| trial(name, bless, move |bless| case::check(&folder, bless)))
        .collect();
    trials.push(trial("clinic".to_owned(), bless, clinic::check));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// A test that says how its expectation is written anew when it fails.
fn trial(name: String, bless: bool, check: impl FnOnce(bool) -> Result<(), String> + Send + 'static) -> Trial {
    let way_out = format!("if this is what you want: just bless {name}  (BLESS=1 cargo test --test goldens {name})");
    Trial::test(name, move || check(bless).map_err(|shown| Failed::from(format!("{shown}\n{way_out}"))))
}
