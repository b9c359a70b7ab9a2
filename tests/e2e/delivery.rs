//! A package on a server: behind nginx with TLS, with and without a base path, and what the guide says of its life.

use crate::demo;
use crate::support::{ApiSite, Database, Nginx, Node, Program, Workspace, clean, e2e, free_port};
use std::fs;
use std::path::Path;

#[test]
fn a_package_serves_everything_behind_nginx() {
    serve("delivery", "/");
}

#[test]
fn a_package_serves_everything_below_a_base_path() {
    serve("delivery", "/shop/");
}

#[test]
fn processes_are_replaced_without_a_failed_request() {
    serve("replace", "/shop/");
}

/// Runs a script against two processes of the package, which it starts from an empty folder.
fn serve(script: &str, base: &str) {
    let run = format!("{script}{}", base.trim_end_matches('/').replace('/', "-"));
    let ports = [free_port(), free_port()];
    let mut site = ApiSite::new(demo::postgres(), &run, "").with("APP_ENV", "production").with("TRUST_PROXY", "true");
    site = site.with("BASE_PATH", base).with("API_DOCS", "true");
    site.port = ports[0];
    let package = site.folder.join("package");
    copy(demo::package(), &package);
    site.program = package.join("demo-postgres-api");
    site.folder = clean(&format!("run/{run}/state"));
    let nginx = Nginx::start(&package, &clean(&format!("run/{run}/nginx")), ports, base);
    Node::tests(&format!("{script}.test.mjs"), &run)
        .against(&site)
        .env("API_URL", &format!("https://localhost:{}{}", nginx.port, base.trim_end_matches('/')))
        .env("PLAIN_PORT", &nginx.plain_port.to_string())
        .env("PORTS", &format!("{},{}", ports[0], ports[1]))
        .env("NODE_EXTRA_CA_CERTS", &nginx.certificate.to_string_lossy())
        .env("SCREENSHOTS", &e2e().join("screenshots").to_string_lossy())
        .pass();
}

/// A copy of a folder.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the package").flatten() {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).expect("a copy")),
        }
    }
}

/// What the guide's commands meet instead of a system: a folder for its root, services that are really started as their
/// unit says, and no users but one. `podman` is not run, since there are no images to be had: its file is looked at.
const SYSTEM: &str = r#"
set -euo pipefail
useradd() { :; }
runuser() { shift 3; "$@"; }
install() {
  local words=()
  while [ $# -gt 0 ]; do case "$1" in -o) shift 2 ;; *) words+=("$1"); shift ;; esac; done
  command install "${words[@]}"
}
nginx() {
  [ "$*" = -t ] && [ "$(grep -c '^ *server 127' "$ROOT/etc/nginx/conf.d/shop-api.conf")" = "$((2 * $(ls "$ROOT"/*.pid | wc -l)))" ]
}
podman() {
  case "$1" in
    build) sed -n 's/^COPY \([^ ]*\) .*/\1/p' "$4/Containerfile" | while read -r name; do [ -e "$4/$name" ] || exit 1; done ;;
    run) [ -e "${@: -4:1}" ] ;;
  esac
}
npm() { [ -x "$ROOT/dist/shop-api" ]; }
unit() { sed -n "s/^$1=//p" "$ROOT/etc/systemd/system/shop-api@.service" | sed "s/%i/$port/g; s|/opt/|$ROOT/opt/|"; }
healthy() { curl --silent --fail --output /dev/null --retry 60 --retry-connrefused --retry-delay 1 "http://127.0.0.1:$port/health"; }
systemctl() {
  local action=$1 words=("${@:2}") port=3333
  if [ "$action" = daemon-reload ]; then
    sed "s|/opt/|$ROOT/opt/|" "$ROOT/etc/systemd/system/shop-api@.service" >"$ROOT/shop-api@.service"
    [ -z "$(systemd-analyze --man=no verify "$ROOT/shop-api@$port.service" 2>&1 | tee /dev/stderr)" ]
  fi
  for word in "${words[@]}"; do
    case "$word" in shop-api@*) port=${word#*@} ;; *) continue ;; esac
    case "$action" in stop | restart) kill "$(cat "$ROOT/$port.pid")"; while kill -0 "$(cat "$ROOT/$port.pid")" 2>/dev/null; do sleep 0.1; done ;; esac
    case "$action" in enable | start | restart)
      (cd "$ROOT/var/lib/shop-api" && exec env $(unit Environment) $(unit ExecStart) >>"$ROOT/$port.log" 2>&1) &
      echo $! >"$ROOT/$port.pid"
      healthy
      ;;
    esac
  done
}
end() { for file in "$ROOT"/*.pid; do kill "$(cat "$file")" 2>/dev/null || true; done; wait; }
trap end EXIT
mkdir -p "$ROOT"/{etc/systemd/system,etc/nginx/conf.d,opt,var/lib,var/backups}
"#;

#[test]
fn the_commands_of_the_guide_work_on_postgres() {
    follow_guide(demo::postgres(), demo::package());
}

#[test]
fn the_commands_of_the_guide_work_on_sqlite() {
    // The pages are the same, the program is another one.
    let package = clean("run/guide-delivery-sqlite-package");
    copy(demo::package(), &package);
    let program = demo::sqlite().built_api();
    fs::copy(&program, package.join(program.file_name().expect("a name"))).expect("the program");
    for name in ["Containerfile", "api@.service", "nginx.conf"] {
        let text = fs::read_to_string(package.join(name)).expect("a file of the package");
        fs::write(package.join(name), text.replace("demo-postgres-api", "demo-api")).expect("a file of the package");
    }
    follow_guide(demo::sqlite(), &package);
}

/// Does on a system of its own, in their order, what the blocks of the chapter say for a database.
fn follow_guide(workspace: &Workspace, package: &Path) {
    let run = format!("guide-delivery-{}", workspace.database.name());
    let site = ApiSite::new(workspace, &run, "");
    let root = site.folder.join("root");
    fs::create_dir_all(&root).expect("the root");
    copy(package, &root.join("dist"));
    let chapter = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guide/delivery.md");
    let chapter = fs::read_to_string(chapter).expect("the chapter");
    let mut script = String::new();
    for block in chapter.split("\n```").skip(1).step_by(2) {
        let (language, commands) = block.split_once('\n').expect("a block has lines");
        match language.split_once(' ').unwrap_or((language, workspace.database.name())) {
            ("sh", database) if database == workspace.database.name() => {}
            ("sh" | "js", _) => continue,
            (other, _) => panic!("no test looks at a snippet of `{other}`"),
        }
        script += &format!("cd $ROOT\n{commands}\n");
        if commands.contains("pg_dump") || commands.contains("VACUUM") {
            script += "cd /var/lib/shop-api\n/opt/shop-api/shop-api user add later@example.com\n";
        } else if commands.contains("pg_restore") || commands.contains("app.db-wal") {
            script += "cd /var/lib/shop-api\necho RESTORED\n/opt/shop-api/shop-api user list\n";
        }
    }
    if workspace.database == Database::Sqlite {
        script = script.replace("postgres://shop@localhost/shop", "sqlite:///var/lib/shop-api/app.db");
    }
    for folder in ["/etc/", "/opt/", "/var/"] {
        script = script.replace(folder, &format!("$ROOT{folder}"));
    }
    let program = site.program.file_name().expect("a name").to_string_lossy();
    let [first, second] = [free_port(), free_port()].map(|port| port.to_string());
    let script = format!("{SYSTEM}{script}").replace("shop-api", &program);
    let script = script.replace("postgres://shop@localhost/shop", &site.database_url);
    let script = script.replace("@3333", &format!("@{first}")).replace(":3333/health", &format!(":{first}/health"));
    let script = script.replace("@3334", &format!("@{second}"));
    let bash = Program::new("bash", &run).args(["-c", &script]).folder(&root).env("ROOT", &root);
    let output = bash.succeeds();
    let (before, after) = output.split_once("RESTORED").expect("a backup that is restored");
    assert!(before.contains("later@example.com"), "{output}");
    assert!(after.contains("you@example.com") && !after.contains("later@example.com"), "{output}");
}
