//! The questions of `crud-gen -i`, asked on a terminal.

use crate::support::{files, must, sandbox, visible};
use rexpect::reader::Options;
use rexpect::session::{PtySession, spawn_with_options};
use std::path::Path;
use std::process::{Command, Stdio};

const ENTER: &str = "\r";
const ESC: &str = "\x1b";
const BACKSPACE: &str = "\x7f";
const CTRL_C: &str = "\x03";

/// crud-gen on a terminal of its own.
struct Terminal(PtySession);

impl Terminal {
    fn new(cwd: &Path, args: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crud-gen"));
        command.args(args).current_dir(cwd).env("TERM", "xterm").env("COLUMNS", "200");
        let options = Options::new().timeout_ms(Some(20_000)).strip_ansi_escape_codes(true);
        Self(spawn_with_options(command, options).expect("a terminal"))
    }

    /// Waits for a text, then answers it.
    fn answer(&mut self, question: &str, keys: &str) {
        self.see(question);
        self.0.send(keys).and_then(|_| self.0.flush()).expect("keys");
    }

    /// Waits for a text; what was written before it.
    fn see(&mut self, text: &str) -> String {
        self.0.exp_string(text).unwrap_or_else(|error| panic!("no `{text}`: {error}"))
    }

    /// The exit status, and what was written last.
    fn end(mut self) -> (i32, String) {
        let rest = self.0.exp_eof().expect("an end");
        // The type of the status is not public: `Exited(Pid(7), 2)`.
        let ended = format!("{:?}", self.0.process().wait().expect("a status"));
        let status = ended.trim_end_matches(')').rsplit(' ').next().and_then(|status| status.parse().ok());
        (status.unwrap_or_else(|| panic!("{ended}")), rest)
    }

    /// The command that the summary prints.
    fn command(&mut self) -> Vec<String> {
        self.see("The same as a command:");
        self.see("crud-gen ");
        let line = self.0.read_line().expect("a line");
        shlex::split(&line).expect("words")
    }
}

#[test]
fn typed_fields_become_a_module_and_the_printed_command_makes_the_same() {
    let (asked, told) = (sandbox(), sandbox());
    let mut terminal = Terminal::new(asked.path(), &[]);
    terminal.answer("Workspace", ENTER);
    terminal.answer("Database of the new workspace", ENTER);
    terminal.answer("Where do the fields come from", ENTER);
    terminal.answer("Module (plural", "products\r");
    terminal.answer("Field, like", "price:moneyy\r");
    terminal.answer("moneyy", &format!("{}decimal(12,2)!\r", BACKSPACE.repeat("moneyy".len())));
    terminal.see("decimal(12,2)   required");
    terminal.answer("Field, like", "sku:string(20):unique\r");
    terminal.see("string(20)      unique");
    terminal.answer("Field, like", ENTER);
    terminal.answer("Entity", ENTER);
    terminal.answer("Package", ENTER);
    terminal.answer("Socket.IO", ENTER);
    terminal.answer("CSV and XLSX", "y\r");
    terminal.answer("What does the page show", "\x1b[B\r");
    terminal.answer("names a row", ENTER);
    terminal.see("apps/api/migrations");
    let command = terminal.command();
    terminal.answer("Do it?", ENTER);
    let (status, rest) = terminal.end();
    assert_eq!(status, 0, "{rest}");

    assert!(command.contains(&"--mode".to_owned()) && command.contains(&"--with-import".to_owned()), "{command:?}");
    must(told.path(), &command.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(visible(&asked.path().join("demo")), visible(&told.path().join("demo")));
}

#[test]
fn escape_goes_back_and_takes_the_answer_away() {
    let folder = sandbox();
    let mut terminal = Terminal::new(folder.path(), &["-i", "--workspace", "demo", "--database", "postgres"]);
    terminal.answer("Where do the fields come from", ENTER);
    terminal.answer("Module (plural", "things\r");
    // The table is shown before each field, and what is typed is echoed: the table is waited for first.
    for (last_line, keys) in [("", "first:text\r"), ("first ", "second:text\r"), ("second ", ESC), ("first ", ENTER)] {
        terminal.see("things\r\n");
        terminal.see(last_line);
        terminal.see("updated_at");
        terminal.answer("Field, like", keys);
    }
    terminal.answer("Entity", ESC);
    terminal.see("updated_at");
    terminal.answer("Field, like", ENTER);
    terminal.answer("Entity", "Matter\r");
    terminal.answer("Package", ENTER);
    terminal.answer("Socket.IO", "n\r");
    terminal.answer("CSV and XLSX", ESC);
    terminal.answer("Socket.IO", "n\r");
    terminal.answer("CSV and XLSX", "n\r");
    let command = terminal.command();
    terminal.answer("Do it?", ENTER);
    assert_eq!(terminal.end().0, 0);
    let wanted = "things --entity Matter --field first:text --workspace demo --database postgres";
    assert_eq!(command, wanted.split(' ').collect::<Vec<_>>());
}

#[test]
fn a_table_of_the_workspace_and_a_saved_module_are_offered() {
    let folder = sandbox();
    must(folder.path(), &["new", "demo"]);
    let demo = folder.path().join("demo");
    let migration = "CREATE TABLE stock_levels (id uuid PRIMARY KEY, place text NOT NULL, level integer NOT NULL);\n";
    std::fs::write(demo.join("apps/api/migrations/0100_stock.sql"), migration).expect("a migration");
    let mut terminal = Terminal::new(&demo, &["-i"]);
    terminal.answer("Where do the fields come from", ENTER);
    terminal.answer("Table:", "stock_levels\r");
    terminal.answer("Module (plural", ENTER);
    terminal.answer("Entity", ENTER);
    terminal.answer("Package", ENTER);
    terminal.answer("Socket.IO", ENTER);
    terminal.answer("CSV and XLSX", ENTER);
    terminal.answer("What does the page show", ENTER);
    terminal.answer("names a row", ENTER);
    terminal.answer("Do it?", ENTER);
    assert_eq!(terminal.end().0, 0);

    let mut terminal = Terminal::new(&demo, &["stock_levels", "-i"]);
    terminal.answer("Entity", ENTER);
    terminal.answer("Package", ENTER);
    terminal.answer("Socket.IO", ENTER);
    terminal.answer("CSV and XLSX", "y\r");
    terminal.answer("What does the page show", ENTER);
    terminal.answer("names a row", ENTER);
    assert_eq!(terminal.command(), ["stock_levels", "--with-import"]);
    terminal.answer("Do it?", ENTER);
    assert_eq!(terminal.end().0, 0);
}

/// As in the guide: whoever chooses more than the standard has events.
#[test]
fn a_package_switches_events_on() {
    let folder = sandbox();
    must(folder.path(), &["prices", "--workspace", "demo"]);
    let demo = folder.path().join("demo");
    let mut terminal = Terminal::new(&demo, &["prices", "-i"]);
    terminal.answer("Entity", ENTER);
    terminal.answer("Package", "\x1b[B\r");
    terminal.answer("Socket.IO", ENTER);
    terminal.answer("CSV and XLSX", ENTER);
    terminal.answer("What does the page show", ENTER);
    assert_eq!(terminal.command(), ["prices", "--package", "enterprise", "--with-events"]);
    terminal.answer("Do it?", ENTER);
    assert_eq!(terminal.end().0, 0);
    let listed = must(&demo, &["list"]).stdout;
    assert!(listed.contains("enterprise, events"), "{listed}");
}

#[test]
fn who_leaves_has_written_nothing() {
    let folder = sandbox();
    for keys in [CTRL_C, ESC] {
        let mut terminal = Terminal::new(folder.path(), &[]);
        terminal.answer("Workspace", keys);
        let (status, rest) = terminal.end();
        assert_eq!(status, 2);
        assert!(rest.contains("nothing was written"), "{rest}");
    }
    assert!(files(folder.path()).is_empty());
}

#[test]
fn without_a_terminal_nothing_is_asked() {
    let folder = sandbox();
    for (args, said) in [(&["-i"][..], "no terminal"), (&[][..], "Usage")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crud-gen"));
        let output = command.args(args).current_dir(folder.path()).stdin(Stdio::null()).output().expect("a run");
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(said), "{args:?}");
    }
}
