//! The versions of Node.js that a workspace works with, and what older ones are told.

use crate::demo;
use crate::support::{Database, Program, Server, free_port, get, kept, shared_build};
use std::path::PathBuf;
use std::time::Duration;

/// The versions of Node.js that a workspace says it works with, beside the one of this machine.
const NODES: [&str; 3] = ["20.19", "22.12", "24"];

#[test]
fn every_version_of_node_that_is_named_works() {
    let workspace = demo::demo("nodes", Database::Sqlite);
    workspace.link_packages();
    workspace.built_api();
    for version in NODES {
        let node = node(version);
        let (api, web) = (free_port(), free_port());
        let program = Program::new(&node, &format!("nodes-{version}")).args(["scripts/start.mjs"]);
        let program = shared_build(program).folder(&workspace.root).env("NG_CLI_ANALYTICS", "false");
        let mut server = Server::start(program.env("PORT", api.to_string()).env("WEB_PORT", web.to_string()));
        server.wait("it is ready", Duration::from_mins(5), |output| output.contains("Ready: open"));
        assert_eq!(get(web, "/api/products").map(|(status, _)| status), Some(401), "{version}");
        server.signal("INT");
        assert!(server.ended(Duration::from_secs(20)).is_some(), "{version}: it goes on after Ctrl-C");
    }
    let specs = ["test", "--no-watch", "--include", "src/app/features/**/*.spec.ts"];
    for (version, tool) in [("20.19", &specs[..]), ("24", &["build"])] {
        let ng = workspace.web().join("node_modules/@angular/cli/bin/ng.js");
        let program = Program::new(node(version), &format!("nodes-{version}-ng")).args([ng]).args(tool);
        let program = program.folder(&workspace.web()).env("NG_CLI_ANALYTICS", "false").env("CI", "true");
        program.limit(Duration::from_mins(5)).succeeds();
    }
}

#[test]
fn an_older_node_is_told_what_is_needed() {
    let workspace = demo::demo("old-node", Database::Sqlite);
    for script in ["start", "test"] {
        let program = Program::new(node("18"), &format!("old-node-{script}")).args([format!("scripts/{script}.mjs")]);
        let (status, output) = program.folder(&workspace.root).limit(Duration::from_secs(20)).run();
        assert!(!status.success(), "{output}");
        let said = output.starts_with("error: Node.js 24 or later is needed, or 22.12, or 20.19; this is v18.");
        assert!(said && output.lines().count() == 1, "{output}");
    }
}

/// A version of Node.js, which the package `node` of npm brings.
fn node(version: &str) -> PathBuf {
    let folder = kept(&format!("node-{version}"));
    let program = folder.join("node_modules/node/bin/node");
    if !program.exists() {
        let install = ["install", "--no-audit", "--no-fund", "--no-progress", "--prefer-offline"];
        let npm =
            Program::new("npm", &format!("node-{version}-install")).args(install).args([format!("node@{version}")]);
        npm.folder(&folder).limit(Duration::from_mins(5)).succeeds();
    }
    program
}
