//! What the API of a generated workspace has to pass by itself.

use super::common::workspace::cargo_turn;
use super::{Database, Workspace, cluster};

impl Workspace {
    /// Checks the API's format, lints it with warnings denied and runs its own tests.
    pub fn check_api(&self) {
        self.lint_api();
        let database = match self.database {
            Database::Sqlite => None,
            Database::Postgres => Some(cluster()),
        };
        let url = database.as_ref().map(|cluster| cluster.database(&format!("{}_unit", self.name.replace('-', "_"))));
        let _turn = cargo_turn();
        let output = self.cargo("test", |test| match &url {
            Some(url) => test.env("DATABASE_URL", url),
            None => test,
        });
        let ran = output.lines().any(|line| line.starts_with("test result: ok.") && !line.contains(" 0 passed"));
        assert!(ran, "the generated API has no tests of its own:\n{output}");
    }

    /// Checks the API's format and lints it with warnings denied.
    pub fn lint_api(&self) {
        let _turn = cargo_turn();
        self.cargo("fmt", |fmt| fmt.args(["--all", "--check"]));
        self.cargo("clippy", |clippy| clippy.args(["--all-targets", "--", "-D", "warnings"]));
    }
}
