//! The description of the API, as validators, linters and generators of clients read it.

use crate::support::{Api, ApiSite, Node, Program, Workspace, e2e, post};
use crate::{demo, names};
use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The validator of the OpenAPI specification that is checked with.
const VALIDATOR: &str = "openapi-spec-validator==0.9.0";

/// What makes requests from a description, and compares the answers with it.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";

/// A sign-out, and what is done to one user or session, end the access of every request after it; a refresh has no access
/// without a cookie.
const UNTRIED: &str = "^/api/auth/(logout|refresh|(users|sessions)/.+)$";

/// A program of a Python package, in an environment of its own.
fn python(package: &str, program: &str) -> PathBuf {
    let folder = e2e().join(format!("python-{program}"));
    let path = folder.join("bin").join(program);
    if !path.exists() {
        let venv = Program::new("python3", "python-venv").args(["-m", "venv"]).args([&folder]);
        venv.limit(Duration::from_mins(2)).succeeds();
        let pip = Program::new(folder.join("bin/pip"), "python-pip").args(["install", "--quiet", package]);
        pip.limit(Duration::from_mins(5)).succeeds();
    }
    path
}

#[test]
fn the_description_of_the_api_is_valid_and_gives_a_client() {
    let run = "openapi";
    let api = Api::start(ApiSite::new(names::workspace(), run, "http://127.0.0.1:4200"), "openapi-api");
    let validator = python(VALIDATOR, "openapi-spec-validator").display().to_string();
    Node::tests("openapi.test.mjs", run).env("VALIDATOR", &validator).against(&api).pass();
}

#[test]
fn the_description_of_the_api_is_true_on_sqlite() {
    answers_as_described(demo::sqlite());
}

#[test]
#[ignore = "takes minutes: `just schemathesis`"]
fn the_description_of_the_api_is_true_on_postgres() {
    answers_as_described(demo::postgres());
}

/// Sends what the description allows, and what it does not, and finds every answer in it.
/// `SCHEMATHESIS_SEEDS` has the seeds, with commas between, `SCHEMATHESIS_EXAMPLES` the requests of each for a route: few, unless more are wanted.
fn answers_as_described(workspace: &Workspace) {
    let setting = |name: &str, default: &str| env::var(name).unwrap_or_else(|_| default.into());
    let examples = setting("SCHEMATHESIS_EXAMPLES", "3");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/schemathesis");
    for seed in setting("SCHEMATHESIS_SEEDS", "1").split(',') {
        let run = format!("{}-schemathesis-{seed}", workspace.name);
        let api = Api::start(ApiSite::new(workspace, &run, "http://127.0.0.1:4200"), &format!("{run}-api"));
        let credentials = format!(r#"{{"email":"admin@example.com","password":"{}"}}"#, ApiSite::PASSWORD);
        let (_, signed_in) = post(api.port, "/api/auth/login", &credentials).expect("the API answers");
        let token = signed_in.split("\"accessToken\":\"").nth(1).and_then(|rest| rest.split('"').next());
        let token = token.unwrap_or_else(|| panic!("no token in {signed_in}"));
        let description = format!("http://127.0.0.1:{}/openapi.json", api.port);
        let authorization = format!("Authorization: Bearer {token}");
        let config = folder.join("schemathesis.toml").display().to_string();
        Program::new(python(SCHEMATHESIS, "st"), &run)
            .folder(&api.folder)
            .env("PYTHONPATH", &folder)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("SCHEMATHESIS_HOOKS", "checks")
            .args(["--config-file", &config, "run", &description, "--header", &authorization])
            .args(["--exclude-path-regex", UNTRIED])
            .args(["--seed", seed, "--max-examples", &examples, "--continue-on-failure", "--no-color"])
            .limit(Duration::from_mins(15))
            .succeeds();
    }
}
