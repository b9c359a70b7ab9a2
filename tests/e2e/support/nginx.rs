//! Debian's nginx with TLS, in a folder of its own, as the configuration of a package sets it up.

use super::{Program, Server, free_port};
use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A running nginx; it stops when it is dropped.
pub struct Nginx {
    /// Where it answers with TLS.
    pub port: u16,
    /// Where it sends everybody to TLS.
    pub plain_port: u16,
    /// The certificate that it has given itself.
    pub certificate: PathBuf,
    _server: Server,
}

impl Nginx {
    /// Puts the configuration of a package in front of two processes.
    pub fn start(package: &Path, folder: &Path, processes: [u16; 2], base: &str) -> Self {
        let [certificate, key, site, main] =
            ["nginx.pem", "nginx.key", "site.conf", "nginx.conf"].map(|it| folder.join(it));
        make_certificate(&certificate, &key);
        let (port, plain_port) = (free_port(), free_port());
        let text = fs::read_to_string(package.join("nginx.conf")).expect("the configuration of the package");
        let text = change(&text, "listen 443 ssl", &format!("listen 127.0.0.1:{port} ssl"));
        let text = change(&text, "listen 80;", &format!("listen 127.0.0.1:{plain_port};"));
        let text = change(&text, "https://$host$", &format!("https://$host:{port}$"));
        let text = change(&text, "    # server 127.0.0.1:3334", &format!("    server 127.0.0.1:{}", processes[1]));
        let text = change(&text, "server 127.0.0.1:3333", &format!("server 127.0.0.1:{}", processes[0]));
        let text = change(&text, "    location / {", &format!("    location {base} {{"));
        let text = replace_value(&text, "ssl_certificate ", &certificate);
        fs::write(&site, replace_value(&text, "ssl_certificate_key ", &key)).expect("the site");
        fs::write(&main, main_configuration(&site)).expect("the configuration");

        let program = |log: &str| {
            let program = Program::new("/usr/sbin/nginx", log).args(["-e", "stderr", "-p"]).args([folder]);
            program.args(["-c"]).args([&main])
        };
        program("nginx-check").args(["-t"]).succeeds();
        let mut server = Server::start(program(&format!("nginx-{port}")));
        let listens = |_: &str| TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
        server.wait("nginx listens", Duration::from_secs(20), listens);
        Self { port, plain_port, certificate, _server: server }
    }
}

/// What Debian's own `nginx.conf` says around a site, for a folder that is not the system's.
fn main_configuration(site: &Path) -> String {
    let kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let temporary = kinds.map(|kind| format!("{kind}_temp_path {kind};")).concat();
    let site = site.display();
    format!("daemon off;user root;pid nginx.pid;events {{}}http {{access_log off;{temporary}include {site};}}\n")
}

fn make_certificate(certificate: &Path, key: &Path) {
    let request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"];
    let names = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
    let openssl = Program::new("openssl", "nginx-certificate").args(request).args(names);
    openssl.args(["-keyout"]).args([key]).args(["-out"]).args([certificate]).succeeds();
}

/// A replacement, of something that is there.
fn change(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "the configuration has no `{from}`:\n{text}");
    text.replace(from, to)
}

/// Puts a path behind a directive.
fn replace_value(text: &str, directive: &str, path: &Path) -> String {
    let (before, rest) = text.split_once(directive).expect(directive);
    let (_, after) = rest.split_once(';').expect("the end of a directive");
    format!("{before}{directive}{};{after}", path.display())
}
