//! Text of a schema cannot become code: a hostile table gives the same skeleton as its harmless twin.

use crate::support::skeleton::{Language, skeleton};
use crate::support::{must, sandbox, visible, write};
use std::collections::BTreeMap;

/// What a schema may hold to break out of a comment, a string, a template or a statement.
const HOSTILE: &[&str] = &[
    "*/ export const x = 1; /*",
    "\"# ; fn evil() {} //",
    "{{ constructor.constructor('alert(1)')() }}",
    "${process.exit(1)}",
    "</script><script>alert(1)</script>",
    "line\u{2028}separator\u{2029}end",
    "right\u{202e}to\u{2066}left",
    "'); DROP TABLE products; --",
    "two\nlines\r\nthree",
    "` + alert(1) + `",
    "@if (true) { <b>bold</b> }",
    "<%= names.many.db %> <% if x %>",
    "back\\slash \\\" quote ' \\'",
    "tab\tnul-less \u{7f} bell \u{7}",
];

fn ddl(text: impl Fn(usize) -> String) -> String {
    let literal = |index: usize| format!("'{}'", text(index).replace('\'', "''"));
    let labels: Vec<String> = (0..HOSTILE.len()).map(literal).collect();
    let mut sql = format!(
        "CREATE TABLE products (\n  id uuid PRIMARY KEY,\n  name varchar(400) NOT NULL DEFAULT {},\n  \
         status text NOT NULL CHECK (status IN ({})),\n  note text DEFAULT {},\n  size integer\n);\n",
        literal(0),
        labels.join(", "),
        literal(1),
    );
    sql.push_str(&format!("COMMENT ON TABLE products IS {};\n", literal(2)));
    for (index, column) in ["name", "status", "note", "size"].iter().enumerate() {
        let all: Vec<String> = (index..HOSTILE.len()).step_by(2).map(&text).collect();
        let comment = all.join(" ").replace('\'', "''");
        sql.push_str(&format!("COMMENT ON COLUMN products.{column} IS '{comment}';\n"));
    }
    sql
}

fn generated(sql: &str, database: &str, mode: &str) -> BTreeMap<String, String> {
    let sandbox = sandbox();
    write(&sandbox.path().join("schema.sql"), sql);
    must(sandbox.path(), &["new", "demo", "--database", database]);
    let before = visible(&sandbox.path().join("demo"));
    must(sandbox.path(), &["products", "--ddl", "schema.sql", "--with-events", "--mode", mode, "--workspace", "demo"]);
    let after = visible(&sandbox.path().join("demo"));
    after
        .into_iter()
        .filter(|(path, bytes)| before.get(path) != Some(bytes))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8")))
        .collect()
}

#[test]
fn hostile_text_cannot_become_code() {
    for database in ["sqlite", "postgres"] {
        for mode in ["his", "realtime"] {
            let hostile = generated(&ddl(|index| HOSTILE[index].to_owned()), database, mode);
            let harmless = generated(&ddl(|index| format!("label {index}")), database, mode);
            assert_eq!(hostile.keys().collect::<Vec<_>>(), harmless.keys().collect::<Vec<_>>());
            for (path, text) in &hostile {
                let Some(language) = Language::of(path) else { continue };
                let twin = &harmless[path];
                let same = skeleton(language, text) == skeleton(language, twin);
                assert!(
                    same,
                    "{database} {mode} {path}: hostile text changed the code\n{text}\n---- harmless twin\n{twin}"
                );
                let unsafe_character = text.chars().find(|c| crud_gen::text::escape::is_unsafe(*c) && *c != '\n');
                assert_eq!(unsafe_character, None, "{path} holds an invisible character");
            }
        }
    }
}

#[test]
fn a_skeleton_sees_what_breaks_out() {
    let same = |language, left: &str, right: &str| skeleton(language, left) == skeleton(language, right);
    assert!(same(Language::TypeScript, "const a = 'x'; // note", "const b = 'it\\'s'; // other"));
    assert!(!same(Language::TypeScript, "/* a */ x;", "/* */ evil(); /* */ x;"));
    assert!(!same(Language::Rust, "let a = \"x\";", "let a = \"\"; evil(); \"\";"));
    assert!(!same(Language::Html, "<b>text</b>", "<b>{{ text }}</b>"));
    assert!(!same(Language::Html, "<b title=\"a\">x</b>", "<b title=\"\" onclick=\"x\">x</b>"));
    assert!(!same(Language::Sql, "SELECT 'a';", "SELECT ''; DROP TABLE x; --';"));
}
