//! `npm start` of a generated workspace, and what production refuses.

use crate::demo;
use crate::support::{ApiSite, Database, Program, Server, clean, free_port, get, post, shared_build};
use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::time::Duration;

#[test]
fn npm_start_serves_the_page_and_ctrl_c_ends_everything() {
    let workspace = demo::demo("started", Database::Sqlite);
    workspace.link_packages();
    workspace.built_api();
    let (api, web) = (free_port(), free_port());
    let npm_start = |log: &str| {
        let program = Program::new("npm", log).args(["start"]).folder(&workspace.root).env("NG_CLI_ANALYTICS", "false");
        shared_build(program).env("PORT", api.to_string()).env("WEB_PORT", web.to_string())
    };
    let mut server = Server::start(npm_start("started-npm-start"));

    let served = |_: &str| get(web, "/").is_some_and(|(status, body)| status == 200 && body.contains("<app-root"));
    server.wait("the page is served", Duration::from_mins(5), served);
    server.wait("the address and the sign-in are printed", Duration::from_secs(10), |output| {
        output.contains(&format!("Ready: open http://localhost:{web}")) && output.contains("admin@example.com")
    });
    assert_eq!(get(api, "/health").map(|(status, _)| status), Some(200), "the API itself");
    assert_eq!(get(web, "/api/products").map(|(status, _)| status), Some(401), "the API through the page's proxy");

    let (status, output) = npm_start("started-again").limit(Duration::from_mins(1)).run();
    assert!(!status.success() && !output.contains("Ready"), "a second start on the same ports\n{output}");
    let way_out = format!("ports {api} and {web} are in use, perhaps by another `npm start`");
    assert!(output.contains(&way_out) && output.contains(&format!("PORT={}", api + 10)), "{output}");

    // A module that comes while it runs, and a migration by hand.
    workspace.crud_gen(&["gadgets", "--with-events"]);
    let index = "CREATE INDEX gadgets_name_idx ON gadgets (name);\n";
    fs::write(workspace.api().join("migrations/0090_index.sql"), index).expect("a migration");
    server.wait("the API starts again", Duration::from_mins(5), |output| output.contains("The API runs again"));
    let migrated = |_: &str| {
        let openapi = get(api, "/openapi.json").is_some_and(|(_, body)| body.contains("/api/gadgets"));
        openapi && indexes(&workspace.root.join("data/app.db")).contains("gadgets_name_idx")
    };
    server.wait("the new module is served", Duration::from_mins(2), migrated);

    server.signal("INT");
    assert!(server.ended(Duration::from_secs(20)).is_some(), "`npm start` goes on after Ctrl-C");
    assert_eq!(server.output().matches("Ready: ").count(), 1, "{}", server.output());
    for port in [api, web] {
        let open = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
        assert!(!open, "something still listens on {port} after Ctrl-C\n{}", server.output());
    }
}

/// What the database in a file says of its indexes.
fn indexes(database: &Path) -> String {
    let script =
        "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT name FROM sqlite_master').fetchall())";
    let program = Program::new("python3", "started-indexes").args(["-c", script]).args([database]);
    program.limit(Duration::from_secs(20)).run().1
}

#[test]
fn production_needs_a_secret_and_has_no_development_user() {
    let binary = demo::sqlite().built_api();
    let folder = clean("run/production");
    let port = free_port();
    let production = |log: &str| {
        let program = Program::new(&binary, log).folder(&folder).env("APP_ENV", "production");
        let database = format!("sqlite://{}", folder.join("app.db").display());
        let program = program.env("PORT", port.to_string()).env("DATABASE_URL", database);
        program.env("DEV_ADMIN_PASSWORD", ApiSite::PASSWORD).limit(Duration::from_secs(20))
    };
    let (status, output) = production("production-without-secret").env("CORS_ORIGINS", "*").run();
    let says_both = output.contains("JWT_SECRET") && output.contains("CORS_ORIGINS");
    assert!(!status.success() && says_both, "{status}\n{output}");

    let secret = "0123456789abcdef0123456789abcdef0123456789abcdef";
    let mut server = Server::start(production("production").env("JWT_SECRET", secret));
    let healthy = |_: &str| get(port, "/health").is_some_and(|(status, _)| status == 200);
    server.wait("the API is healthy", Duration::from_secs(30), healthy);
    let body = format!(r#"{{"email":"admin@example.com","password":"{}"}}"#, ApiSite::PASSWORD);
    let sign_in = post(port, "/api/auth/login", &body).map(|(status, _)| status);
    assert_eq!(sign_in, Some(401), "the development user signs in in production");
    assert!(!server.output().contains(ApiSite::PASSWORD), "a password in the log");
}
