//! Merges files that are sets of keys, `package.json` and `Cargo.toml`, by key instead of by line.

use super::choices::Conflicts;
use super::merge::normal;
use crate::output::RelPath;
use serde_json::Value;
use toml_edit::{DocumentMut, Item, TableLike};

/// What came of a merge by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyed {
    /// With LF.
    pub text: String,
    /// Keys that both sides changed, e.g. `dependencies.axum`.
    pub conflicts: Vec<String>,
}

/// The user's text with every key that changed from `base` to `new`. `None` for files that are no such sets, and for
/// texts that cannot be read.
pub fn merge_keys(path: &RelPath, base: &str, disk: &str, new: &str, conflicts: Conflicts) -> Option<Keyed> {
    let format = Format::of(path)?;
    let disk = normal(disk);
    let (was, yours, now) = (format.read(base)?, format.read(&disk)?, format.read(new)?);
    let mut edits = Edits { conflicts, found: Vec::new(), both: Vec::new() };
    edits.compare(&mut Vec::new(), Some(&was), Some(&yours), Some(&now));
    let Edits { found, both, .. } = edits;
    let text = if found.is_empty() { disk.into_owned() } else { format.edited_text(&disk, new, &found)? };
    Some(Keyed { text, conflicts: both })
}

/// Whether two texts say the same, whatever they look like.
pub fn is_same(path: &RelPath, one: &str, other: &str) -> bool {
    let read = |text| Format::of(path)?.read(text);
    read(one).is_some_and(|value| Some(value) == read(other))
}

#[derive(Clone, Copy)]
enum Format {
    Json,
    Toml,
}

impl Format {
    fn of(path: &RelPath) -> Option<Self> {
        match path.as_str().rsplit('/').next()? {
            "package.json" => Some(Self::Json),
            "Cargo.toml" => Some(Self::Toml),
            _ => None,
        }
    }

    fn read(self, text: &str) -> Option<Value> {
        match self {
            Self::Json => serde_json::from_str(text).ok(),
            Self::Toml => toml::from_str(text).ok(),
        }
    }

    /// The user's text with these keys as the new one has them.
    fn edited_text(self, disk: &str, new: &str, edits: &[Vec<String>]) -> Option<String> {
        match self {
            Self::Json => {
                let (mut yours, now) = (self.read(disk)?, self.read(new)?);
                edits.iter().for_each(|keys| set_json(&mut yours, &now, keys));
                Some(json_text(&yours, indentation(disk)))
            }
            Self::Toml => {
                let (mut yours, now): (DocumentMut, DocumentMut) = (disk.parse().ok()?, new.parse().ok()?);
                for keys in edits {
                    set_toml(yours.as_table_mut(), now.as_table(), keys);
                }
                Some(yours.to_string())
            }
        }
    }
}

/// The keys that the user's side has to take over.
struct Edits {
    conflicts: Conflicts,
    found: Vec<Vec<String>>,
    both: Vec<String>,
}

impl Edits {
    fn compare(&mut self, keys: &mut Vec<String>, was: Option<&Value>, yours: Option<&Value>, now: Option<&Value>) {
        if yours == now || was == now {
            return;
        }
        if let (Some(Value::Object(yours)), Some(Value::Object(now))) = (yours, now) {
            let was = was.and_then(Value::as_object);
            for key in now.keys().chain(yours.keys().filter(|key| !now.contains_key(*key))) {
                keys.push(key.clone());
                self.compare(keys, was.and_then(|was| was.get(key)), yours.get(key), now.get(key));
                keys.pop();
            }
        } else if was == yours {
            self.found.push(keys.clone());
        } else if yours.is_some() && now.is_some() {
            self.both.push(keys.join("."));
            if self.conflicts == Conflicts::Theirs {
                self.found.push(keys.clone());
            }
        }
    }
}

/// Makes the value at this place what it is in `now`; a new key goes behind the one that it follows there.
fn set_json(yours: &mut Value, now: &Value, keys: &[String]) {
    let (Some((last, above)), Some(yours), Some(now)) = (keys.split_last(), Some(yours), Some(now)) else { return };
    let (mut yours, mut now) = (yours, now);
    for key in above {
        let (Some(inner), Some(known)) = (yours.get_mut(key), now.get(key)) else { return };
        (yours, now) = (inner, known);
    }
    let (Some(yours), Some(now)) = (yours.as_object_mut(), now.as_object()) else { return };
    match now.get(last) {
        None => drop(yours.shift_remove(last)),
        Some(value) if yours.contains_key(last) => drop(yours.insert(last.clone(), value.clone())),
        Some(value) => {
            let before: Vec<&String> = now.keys().take_while(|key| *key != last).collect();
            let place = yours.keys().rposition(|key| before.contains(&key)).map_or(0, |at| at + 1);
            yours.shift_insert(place, last.clone(), value.clone());
        }
    }
}

fn set_toml(yours: &mut dyn TableLike, now: &dyn TableLike, keys: &[String]) {
    match keys {
        [] => {}
        [key] => match now.get_key_value(key) {
            None => drop(yours.remove(key)),
            Some((_, item)) if yours.contains_key(key) => drop(yours.insert(key, without_place(item))),
            Some((name, item)) => {
                yours.entry_format(name).or_insert(without_place(item));
            }
        },
        [key, below @ ..] => {
            let inner = yours.get_mut(key).and_then(Item::as_table_like_mut);
            if let (Some(inner), Some(known)) = (inner, now.get(key).and_then(Item::as_table_like)) {
                set_toml(inner, known, below);
            }
        }
    }
}

/// A table of another document has its place there.
fn without_place(item: &Item) -> Item {
    let mut item = item.clone();
    if let Some(table) = item.as_table_mut() {
        table.set_position(None);
    }
    item
}

fn indentation(text: &str) -> &str {
    let line = text.lines().find(|line| line.starts_with([' ', '\t'])).unwrap_or("  ");
    &line[..line.len() - line.trim_start().len()]
}

fn json_text(value: &Value, indentation: &str) -> String {
    let mut bytes = Vec::new();
    let format = serde_json::ser::PrettyFormatter::with_indent(indentation.as_bytes());
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, format);
    serde::Serialize::serialize(value, &mut serializer).expect("a value is always JSON");
    bytes.push(b'\n');
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(path: &str, base: &str, disk: &str, new: &str) -> Keyed {
        merge_keys(&RelPath::new(path).unwrap(), base, disk, new, Conflicts::Stop).unwrap()
    }

    #[test]
    fn packages_are_merged_by_key() {
        let base = "{\n  \"dependencies\": {\n    \"a\": \"1\",\n    \"c\": \"1\"\n  }\n}\n";
        let disk = "{\n\t\"dependencies\": {\n\t\t\"a\": \"1\",\n\t\t\"b\": \"7\",\n\t\t\"c\": \"1\"\n\t}\n}\n";
        let new = "{\n  \"dependencies\": {\n    \"a\": \"2\",\n    \"bb\": \"1\"\n  },\n  \"engines\": { \"node\": \"24\" }\n}\n";
        let Keyed { text, conflicts } = merged("package.json", base, disk, new);
        assert_eq!(
            text,
            "{\n\t\"dependencies\": {\n\t\t\"a\": \"2\",\n\t\t\"bb\": \"1\",\n\t\t\"b\": \"7\"\n\t},\n\t\"engines\": {\n\t\t\"node\": \"24\"\n\t}\n}\n"
        );
        assert!(conflicts.is_empty());
        let Keyed { text, conflicts } = merged("package.json", base, &base.replacen("\"1\"", "\"3\"", 1), new);
        assert_eq!(conflicts, ["dependencies.a"]);
        assert!(text.contains("\"a\": \"3\"") && text.contains("\"bb\""), "{text}");
    }

    #[test]
    fn a_manifest_keeps_its_comments() {
        let base = "[dependencies]\naxum = \"0.8\"\nserde = { version = \"1\", features = [\"derive\"] }\n";
        let disk = "[dependencies]\n# mine\nacme = \"3\"\naxum = { version = \"0.8\", features = [\"ws\"] }\nserde = { version = \"1\", features = [\"derive\"] }\n\n[features]\nbeta = []\n";
        let new = "[dependencies]\naxum = \"0.8\"\n# why\nserde = { version = \"2\", features = [\"derive\"] }\ntower = \"0.5\"\n\n[profile.release]\nlto = \"fat\"\n";
        let Keyed { text, conflicts } = merged("apps/api/Cargo.toml", base, disk, new);
        assert!(conflicts.is_empty(), "{conflicts:?}");
        for part in
            ["# mine\nacme = \"3\"", "features = [\"ws\"]", "serde = { version = \"2\"", "tower = \"0.5\"", "beta = []"]
        {
            assert!(text.contains(part), "{part} in\n{text}");
        }
        assert!(text.ends_with("[profile.release]\nlto = \"fat\"\n"), "{text}");
        let bumped = base.replace("0.8", "0.9");
        let Keyed { conflicts, .. } = merged("Cargo.toml", base, disk, &bumped);
        assert_eq!(conflicts, ["dependencies.axum"]);
    }

    #[test]
    fn what_the_user_took_out_stays_out() {
        let Keyed { text, conflicts } = merged("package.json", "{\"a\":1,\"b\":1}", "{\"b\":1}", "{\"a\":2,\"b\":1}");
        assert_eq!((text.as_str(), conflicts.len()), ("{\"b\":1}\n", 0));
    }

    #[test]
    fn other_files_and_broken_ones_are_not_for_it() {
        let path = |path| RelPath::new(path).unwrap();
        assert!(merge_keys(&path("a.json"), "{}", "{}", "{}", Conflicts::Stop).is_none());
        assert!(merge_keys(&path("package.json"), "{}", "{", "{}", Conflicts::Stop).is_none());
        assert!(merge_keys(&path("Cargo.toml"), "a = 1", "a = 1\na = 2", "a = 2", Conflicts::Stop).is_none());
    }
}
