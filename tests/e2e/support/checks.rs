//! What the API of a generated workspace has to pass by itself.

use super::common::workspace::cargo_turn;
use super::{Database, Workspace, cluster};

impl Workspace {
    /// Checks the API's format, lints it with warnings denied and runs all of its tests.
    pub fn check_api(&self) {
        self.lint(&[]);
        self.test(&[]);
    }

    /// The same without the package `shared`, which is one text in all workspaces of a database.
    pub fn check_modules(&self) {
        let package = format!("{}-api", self.name);
        self.lint(&["-p", &package]);
        self.test(&["-p", &package]);
    }

    /// Checks the API's format and lints it with warnings denied.
    pub fn lint_api(&self) {
        self.lint(&[]);
    }

    fn lint(&self, packages: &[&str]) {
        let _turn = cargo_turn();
        self.cargo("fmt", |fmt| fmt.args(["--all", "--check"]));
        self.cargo("clippy", |clippy| clippy.args(packages).args(["--all-targets", "--", "-D", "warnings"]));
    }

    fn test(&self, packages: &[&str]) {
        let database = match self.database {
            Database::Sqlite => None,
            Database::Postgres => Some(cluster()),
        };
        let url = database.as_ref().map(|cluster| cluster.database(&format!("{}_unit", self.name.replace('-', "_"))));
        let _turn = cargo_turn();
        let output = self.cargo("test", |test| match &url {
            Some(url) => test.args(packages).env("DATABASE_URL", url),
            None => test.args(packages),
        });
        let ran = output.lines().any(|line| line.starts_with("test result: ok.") && !line.contains(" 0 passed"));
        assert!(ran, "the generated API has no tests of its own:\n{output}");
    }
}
