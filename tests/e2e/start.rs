//! `npm start` of a generated workspace, and what production refuses.

use crate::demo;
use crate::support::{ApiSite, Database, Program, Server, answer, clean, free_port, get, shared_build};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

#[test]
fn npm_start_serves_the_page_and_ctrl_c_ends_everything() {
    let workspace = demo::demo("started", Database::Sqlite);
    workspace.link_packages();
    workspace.built_api();
    let (api, web) = (free_port(), free_port());
    let program = Program::new("npm", "started-npm-start").args(["start"]).folder(&workspace.root);
    let program = shared_build(program).env("PORT", api.to_string()).env("WEB_PORT", web.to_string());
    let mut server = Server::start(program.env("NG_CLI_ANALYTICS", "false"));

    let served = |_: &str| get(web, "/").is_some_and(|(status, body)| status == 200 && body.contains("<app-root"));
    server.wait("the page is served", Duration::from_mins(5), served);
    server.wait("the address and the sign-in are printed", Duration::from_secs(10), |output| {
        output.contains(&format!("http://localhost:{web}")) && output.contains("admin@example.com")
    });
    assert_eq!(get(api, "/health").map(|(status, _)| status), Some(200), "the API itself");
    assert_eq!(get(web, "/api/products").map(|(status, _)| status), Some(401), "the API through the page's proxy");

    server.signal("INT");
    assert!(server.ended(Duration::from_secs(20)).is_some(), "`npm start` goes on after Ctrl-C");
    for port in [api, web] {
        let open = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
        assert!(!open, "something still listens on {port} after Ctrl-C\n{}", server.output());
    }
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
    let (status, output) = production("production-without-secret").run();
    assert!(!status.success() && output.contains("JWT_SECRET"), "{status}\n{output}");

    let secret = "0123456789abcdef0123456789abcdef0123456789abcdef";
    let mut server = Server::start(production("production").env("JWT_SECRET", secret));
    let healthy = |_: &str| get(port, "/health").is_some_and(|(status, _)| status == 200);
    server.wait("the API is healthy", Duration::from_secs(30), healthy);
    let body = format!(r#"{{"email":"admin@example.com","password":"{}"}}"#, ApiSite::PASSWORD);
    let sign_in = post(port, "/api/auth/login", &body).map(|(status, _)| status);
    assert_eq!(sign_in, Some(401), "the development user signs in in production");
    assert!(!server.output().contains(ApiSite::PASSWORD), "a password in the log");
}

/// Status and body of a POST of JSON, or nothing when nobody answers.
fn post(port: u16, path: &str, json: &str) -> Option<(u16, String)> {
    let length = json.len();
    let head = format!("POST {path} HTTP/1.1\r\nhost: localhost:{port}\r\nconnection: close");
    answer(port, &format!("{head}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{json}"))
}
