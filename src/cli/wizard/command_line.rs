//! The command that says the same as the answers.

use crate::cli::args::{GenerateArgs, Only};
use crate::context::{Mode, Package};
use clap::ValueEnum;

/// The arguments as a line for a POSIX shell. What would be said anyway is left out.
pub fn command_line(args: &GenerateArgs) -> String {
    let mut words = vec!["crud-gen".to_owned()];
    words.extend(args.module.clone());
    let mut flag = |name: &str, value: Option<String>| {
        words.extend(value.into_iter().flat_map(|value| [format!("--{name}"), value]));
    };
    flag("entity", args.entity.clone());
    flag("table", args.table.clone());
    flag("ddl", args.ddl.as_ref().map(|path| path.display().to_string()));
    args.fields.iter().for_each(|field| flag("field", Some(field.clone())));
    args.types.iter().for_each(|said| flag("type", Some(said.clone())));
    flag("package", args.package.map(value_name::<Package>));
    flag("mode", args.mode.map(value_name::<Mode>));
    flag("only", args.only.map(value_name::<Only>));
    flag("label", args.label.clone());
    args.secret.iter().for_each(|column| flag("secret", Some(column.clone())));
    args.visible.iter().for_each(|column| flag("visible", Some(column.clone())));
    flag("workspace", args.workspace.as_ref().map(|path| path.display().to_string()));
    flag("database", args.database.map(value_name));
    for (name, said) in [("--with-events", args.with_events), ("--with-import", args.with_import)] {
        words.extend(said.map(|is_on| if is_on { name.to_owned() } else { format!("{name}=false") }));
    }
    words.extend(args.dry_run.then(|| "--dry-run".to_owned()));
    words.extend(args.strict.then(|| "--strict".to_owned()));
    words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ")
}

fn value_name<T: ValueEnum>(value: T) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// The word as a shell reads it back; only a NUL, which nobody can type, has no such form.
fn quoted(word: &str) -> String {
    shlex::try_quote(word).map_or_else(|_| word.replace('\0', ""), Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Args;
    use clap::Parser;

    #[test]
    fn a_shell_reads_back_what_was_answered() {
        for line in [
            "crud-gen products --entity Product --workspace demo --database postgres --with-events",
            "crud-gen order_items --table 'Order Items' --ddl \"o'brien.sql\" --label '$HOME `id`' --with-import",
            "crud-gen rates --field 'price:decimal(12,2)!' --field \"state:enum('a','b')=a\" --type 'a=string(2)' --only backend",
            "crud-gen rates --package full --mode realtime --secret pin --visible token --with-events=false --dry-run",
        ] {
            let words = shlex::split(line).expect("a line");
            let args = Args::try_parse_from(&words).expect("arguments").generate.expect("a module");
            let again = shlex::split(&command_line(&args)).expect("a line");
            let args = Args::try_parse_from(&again).expect("arguments").generate.expect("a module");
            assert_eq!(again, shlex::split(&command_line(&args)).expect("a line"));
            assert_eq!(words.len(), again.len(), "{line}");
            assert!(words.iter().all(|word| again.contains(word)), "{line}");
        }
    }
}
