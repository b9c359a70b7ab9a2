//! Columns that hold secrets: they can be written in every way, and come back in none.

use crate::imports;
use crate::support::{Api, ApiSite, Node, Workspace};

#[test]
fn secrets_stay_where_they_are_on_sqlite() {
    secrets(&imports::SQLITE);
}

#[test]
fn secrets_stay_where_they_are_on_postgres() {
    secrets(&imports::POSTGRES);
}

fn secrets(workspace: &Workspace) {
    workspace.built_api();
    let run = format!("{}-secrets", workspace.name);
    let api = Api::start(ApiSite::new(workspace, &run, "http://localhost:4200"), &format!("{run}-api"));
    Node::tests("secrets.test.mjs", &run).against(&api).pass();
    let log = api.output();
    assert!(!log.contains("hunter2"), "the log of the API tells a secret: {log}");
}
