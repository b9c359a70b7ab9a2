//! What is generated for a module, in many ways.

use crate::support::site::{MANIFEST, Site};
use crate::support::store::rel;
use crate::support::write;
use crud_gen::output::{Ownership, RenderedFile, Snippet, Unit, WORKSPACE_UNIT, Wiring};
use crud_gen::workspace::Baseline;
use fastrand::Rng;
use std::collections::BTreeSet;

/// The names that the entity has, one after the other.
pub const ENTITIES: [&str; 2] = ["Product", "Ware"];

/// One rendering of the module, and the files of the shared part into which it puts lines.
pub struct Rendered {
    pub shared: Unit,
    pub module: Unit,
}

/// The renderings of one module as its user goes on with it.
pub fn all() -> Vec<Rendered> {
    let site = Site::new();
    let mut all = vec![rendered(&site)];
    for run in [
        &["--field", "weight:integer", "--field", "state:enum(new,old)!=new"][..],
        &["--mode", "realtime"],
        &["--with-import"],
        &["--field", "price:decimal(12,2)"],
        &["--entity", ENTITIES[1]],
        &["--only", "backend"],
        &["--only", "frontend"],
        &["--only", "both", "--mode", "his"],
    ] {
        site.must(&[&["products"], run].concat());
        all.push(rendered(&site));
    }
    let mine =
        "-- SQLite\nALTER TABLE products DROP COLUMN weight;\nALTER TABLE products RENAME COLUMN name TO title;\n";
    write(&site.root().join("apps/api/migrations/0099_mine.sql"), mine);
    site.must(&["products"]);
    all.push(rendered(&site));
    all
}

fn rendered(site: &Site) -> Rendered {
    let known = Baseline::parse(site.text(MANIFEST).as_bytes()).expect("a manifest");
    let wired: Vec<_> = known.wired.iter().filter(|line| line.unit == "products").collect();
    let with_anchors: BTreeSet<_> = wired.iter().map(|line| line.path.clone()).collect();
    let pristine = |path: &str| {
        let base = format!(".crud-gen/base/{path}");
        site.text(if site.root().join(&base).exists() { &base } else { path })
    };
    let unit = |name: &str, keep: &dyn Fn(&str) -> bool| {
        let own = known.files.iter().filter(|(path, entry)| entry.unit == name && keep(path.as_str()));
        let files = own.map(|(path, entry)| {
            let ownership = match entry.once {
                true => Ownership::Once,
                false if entry.template.contains("hooks") => Ownership::Starter,
                false => Ownership::Managed,
            };
            (path.clone(), RenderedFile { text: pristine(path.as_str()), ownership, template: entry.template.clone() })
        });
        Unit { name: name.to_owned(), files: files.collect(), ..Unit::default() }
    };
    let wirings = wired.iter().map(|line| Wiring {
        path: line.path.clone(),
        snippet: Snippet { anchor: line.anchor.clone(), line: line.line.clone() },
    });
    let record = serde_json::from_str(&site.text(".crud-gen/modules/products.json")).expect("a record");
    let module = unit("products", &|path| !path.ends_with(".sql"));
    Rendered {
        shared: unit(WORKSPACE_UNIT, &|path| with_anchors.contains(&rel(path))),
        module: Unit { wirings: wirings.collect(), record: Some(record), ..module },
    }
}

/// The module, sometimes as newer templates would have it: with other words, other remarks and other lines.
pub fn newer(random: &mut Rng, rendered: &Rendered) -> Unit {
    let mut module = rendered.module.clone();
    for file in module.files.values_mut() {
        if random.u8(..4) != 0 {
            continue;
        }
        let lines: Vec<&str> = file.text.lines().collect();
        let remarks: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].trim_start().starts_with("//")).collect();
        if let Some(at) = random.choice(&remarks) {
            let indent = &lines[*at][..lines[*at].len() - lines[*at].trim_start().len()];
            let is_doc = lines[*at].trim_start().starts_with("///") || lines[*at].starts_with("//!");
            let said = format!("{}, as newer templates say it", lines[*at]);
            let more = if is_doc { said } else { format!("{indent}// New: {}\n{}", random.u8(..), lines[*at]) };
            let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            lines[*at] = more;
            file.text = lines.join("\n") + "\n";
        }
        if random.bool() {
            file.text = file.text.replace("record", "entry");
        }
    }
    module
}
