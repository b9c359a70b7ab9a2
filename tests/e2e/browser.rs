//! The generated pages in a real browser, two people at once.

use crate::demo;
use crate::support::{Api, ApiSite, Database, Node, Workspace, e2e, free_port};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

#[test]
fn his_list_shows_what_the_server_confirmed() {
    drive(demo::sqlite(), &demo::web(), "his");
}

#[test]
fn realtime_list_follows_everybody() {
    drive(demo::sqlite(), &demo::web(), "realtime");
}

#[test]
fn two_browsers_converge_after_the_network_was_cut() {
    drive(demo::sqlite(), &demo::web(), "converge");
}

#[test]
fn forms_lose_nothing_that_was_typed() {
    drive(demo::sqlite(), &demo::web(), "forms");
}

#[test]
fn users_are_administered_in_the_pages() {
    drive(demo::sqlite(), &demo::web(), "users");
}

#[test]
fn pages_fit_their_windows() {
    drive(demo::sqlite(), &demo::web(), "looks");
}

/// The demo with the real-time blocks of its HIS list uncommented.
static LIVE: LazyLock<Workspace> = LazyLock::new(|| {
    let workspace = demo::demo("demo-live", Database::Sqlite);
    let list = workspace.web().join("src/app/features/products/components/products-list.component.ts");
    let text = fs::read_to_string(&list).expect("the list component");
    let (kept, marks): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| !is_mark(line));
    assert!(marks.len() >= 10, "5 blocks with 2 marks each are expected in {}: {marks:?}", list.display());
    fs::write(&list, kept.join("\n") + "\n").expect("the list component");
    workspace
});

/// A line that begins or ends a commented block, and holds nothing else.
fn is_mark(line: &str) -> bool {
    ["/* crud-gen:realtime", "crud-gen:realtime */"].contains(&line.trim())
}

#[test]
fn uncommented_his_list_follows_the_other_person() {
    LIVE.lint_web();
    drive(&LIVE, &LIVE.build_web(), "live");
}

/// Runs a browser script against an API of its own.
pub fn drive(workspace: &Workspace, web: &Path, script: &str) {
    let [port, second] = [free_port(), free_port()];
    let run = format!("{}-browser-{script}", workspace.name);
    let origins = format!("http://localhost:{port},http://localhost:{second}");
    let site = ApiSite::new(workspace, &run, &origins);
    let api = Api::start(site, &format!("{run}-api"));
    Node::tests(&format!("{script}.test.mjs"), &run)
        .against(&api)
        .env("WEB_PORT", &port.to_string())
        .env("SECOND_WEB_PORT", &second.to_string())
        .env("WEB_ROOT", &web.to_string_lossy())
        .env("SCREENSHOTS", &e2e().join("screenshots").to_string_lossy())
        .pass();
}
