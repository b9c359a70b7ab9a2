//! Puts lines that one side added beside lines that the other side changed, where the two are neighbours.

use super::words::is_like;

/// A line of such a text, by its place on the side that it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Yours(usize),
    New(usize),
}

/// The lines of both sides, where one side only added lines and the other only changed some, each into one that is like
/// it; `None` where it is not that simple.
pub(super) fn beside(was: &[&str], yours: &[&str], now: &[&str]) -> Option<Vec<Piece>> {
    if let Some(places) = places(was, yours, now) {
        let line = |at: usize| match places.iter().position(|place| *place == at) {
            Some(index) if was[index] != now[index] => Piece::New(index),
            _ => Piece::Yours(at),
        };
        return Some((0..yours.len()).map(line).collect());
    }
    let places = places(was, now, yours)?;
    let line = |at: usize| match places.iter().position(|place| *place == at) {
        Some(index) => Piece::Yours(index),
        None => Piece::New(at),
    };
    Some((0..now.len()).map(line).collect())
}

/// Where the lines of `was` stand in `longer`, which has others besides; `changed` has the same lines, some of them
/// changed. A line that changed must stand there once, so that it is sure which one is meant.
fn places(was: &[&str], longer: &[&str], changed: &[&str]) -> Option<Vec<usize>> {
    if was.is_empty() || was.len() != changed.len() {
        return None;
    }
    let is_sure = |(was, now): (&&str, &&str)| {
        was == now || (is_like(was, now) && longer.iter().filter(|line| *line == was).count() == 1)
    };
    if !was.iter().zip(changed).all(is_sure) {
        return None;
    }
    let mut next = 0;
    let place = |line: &&str| {
        let at = next + longer[next..].iter().position(|other| other == line)?;
        next = at + 1;
        Some(at)
    };
    was.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(was: &str, yours: &str, now: &str) -> Option<String> {
        let [was, yours, now] = [was, yours, now].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
        let line = |piece: Piece| match piece {
            Piece::Yours(at) => yours[at],
            Piece::New(at) => now[at],
        };
        Some(beside(&was, &yours, &now)?.into_iter().map(line).collect())
    }

    #[test]
    fn what_one_side_added_stands_beside_what_the_other_changed() {
        for (was, yours, now, expected) in [
            ("struct A {\n", "// mine\nstruct A {\n", "struct B {\n", "// mine\nstruct B {\n"),
            ("a: i32,\n", "a: i32, // mine\n", "w: i32,\na: i32,\n", "w: i32,\na: i32, // mine\n"),
            ("fn a(x: A)\n{\n", "fn a(x: A)\n{\nmine\n", "fn a(x: B)\n{\n", "fn a(x: B)\n{\nmine\n"),
        ] {
            assert_eq!(merged(was, yours, now).as_deref(), Some(expected));
        }
    }

    #[test]
    fn what_is_not_sure_is_not_merged() {
        for (was, yours, now) in [
            ("", "mine\n", "new\n"),
            ("a: i32,\n", "#[mine]\na: i32,\n", ""),
            ("a: i32,\n", "#[mine]\na: i32,\n", "weight: Option<i64>,\n"),
            ("a: i32,\n", "mine\na: i32,\n", "new\na: i64,\n"),
            ("a: i32,\n", "a: i32,\nmine\na: i32,\n", "a: i64,\n"),
        ] {
            assert_eq!(merged(was, yours, now), None, "{was}{yours}{now}");
        }
    }
}
