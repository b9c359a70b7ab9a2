//! A generated module does not grow unnoticed.

use crate::support::project;
use std::process::Command;

#[test]
fn a_module_is_no_longer_than_recorded() {
    let output = Command::new("python3").arg(project("scripts/module-size")).arg("--check").output().expect("python3");
    let shown = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{shown}");
}
