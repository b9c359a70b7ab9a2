//! What a user does to files between two runs.

use super::checks::Tree;
use crate::support::store::rel;
use crud_gen::output::Unit;
use fastrand::Rng;

/// Edits one file at random; what the user writes has the mark in it.
pub fn edit(random: &mut Rng, files: &mut Tree, new: &Unit, mark: &str) {
    let Some((path, text)) = random.choice(&*files).map(|(path, text)| (path.clone(), text.clone())) else { return };
    let text = match random.u8(..40) {
        0 => return drop(files.remove(&path)),
        1 => {
            files.remove(&path);
            return drop(files.insert(format!("{path}.{mark}"), text));
        }
        2 => text.replace("\r\n", "\n").replace('\n', "\r\n"),
        3 => text.trim_end().to_owned(),
        4 => format!("\u{feff}{}", text.trim_start_matches('\u{feff}')),
        _ => edited(random, &path, &text, new, mark),
    };
    files.insert(path, text);
}

fn edited(random: &mut Rng, path: &str, text: &str, new: &Unit, mark: &str) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    if lines.is_empty() {
        return format!("{}\n", remark(path, mark));
    }
    let at = random.usize(..lines.len());
    let end = (at + 1 + random.usize(..4)).min(lines.len());
    // Brackets that match again by accident would look whole and be none.
    let is_whole = is_balanced(&lines[at..end].concat());
    match random.u8(..10) {
        0 | 1 => lines.insert(at, format!("{}\n", remark(path, mark))),
        2 if is_whole => drop(lines.drain(at..end)),
        3 if is_balanced(&lines[at]) => {
            lines[at] = format!("{}\n", remark(path, &format!("{mark}: {}", lines[at].trim())))
        }
        4 if is_whole => {
            let moved: Vec<String> = lines.drain(at..end).collect();
            let to = random.usize(..=lines.len());
            lines.splice(to..to, moved);
        }
        5 if is_whole => {
            let copy = lines[at..end].to_vec();
            let to = random.usize(..=lines.len());
            lines.splice(to..to, copy);
        }
        6 => lines[at..end].iter_mut().for_each(|line| *line = format!("  {line}")),
        7 => {
            let line = lines[at].trim_end().to_owned();
            if line.ends_with([',', ';', '{']) {
                lines[at] = format!("{line} {}\n", remark(path, mark));
            }
        }
        _ => by_hand(random, path, &mut lines, new),
    }
    lines.concat()
}

/// Puts in what will be generated, before it is: a column that the user wanted, perhaps in another place.
fn by_hand(random: &mut Rng, path: &str, lines: &mut Vec<String>, new: &Unit) {
    let Some(file) = new.files.get(&rel(path)) else { return };
    let texts: Vec<&str> = file.text.split_inclusive('\n').collect();
    let is_news = |at: &usize| {
        texts[*at].contains(char::is_alphanumeric)
            && is_balanced(texts[*at])
            && lines.iter().all(|line| line != texts[*at])
    };
    let news: Vec<usize> = (1..texts.len()).filter(is_news).collect();
    let Some(at) = random.choice(news) else { return };
    let before = (0..at).rev().find_map(|at| lines.iter().position(|line| line == texts[at]));
    let to = (before.map_or(0, |line| line + 1) + random.usize(..3)).min(lines.len());
    lines.insert(to, texts[at].to_owned());
}

/// Whether each bracket that a text opens it closes, and no other one.
fn is_balanced(text: &str) -> bool {
    [('(', ')'), ('[', ']'), ('{', '}')].iter().all(|(open, close)| {
        let depth = text.chars().try_fold(0_i32, |depth, c| match c {
            c if c == *open => Some(depth + 1),
            c if c == *close => (depth > 0).then_some(depth - 1),
            _ => Some(depth),
        });
        depth == Some(0)
    })
}

fn remark(path: &str, text: &str) -> String {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => format!("<!-- {} -->", text.replace("--", "")),
        _ => format!("// {text}"),
    }
}
