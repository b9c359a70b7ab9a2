//! Judges a run: a pure function over what was noted.

use crate::history::{Change, Event, History, Note, Outcome, Story};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;

/// Something that must not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A change that was acknowledged or committed, and is not there, or did not arrive.
    Lost,
    /// An event, or a change, of something that was refused or rolled back.
    Phantom,
    /// An event that arrived after a later one.
    OutOfOrder,
    /// Numbers that were left out.
    Gap,
    /// One thing that was done, numbered or shown twice.
    Twice,
    /// A client that shows something else than the table.
    Stale,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub kind: Kind,
    pub text: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.kind, self.text)
    }
}

/// Everything that is wrong in a history.
pub fn violations(history: &History) -> Vec<Violation> {
    let mut found = Findings::default();
    writes(history, &mut found);
    outbox(history, &mut found);
    let known: HashMap<(&str, i64), &Event> =
        history.outbox.iter().map(|event| ((event.resource.as_str(), event.seq), event)).collect();
    for story in &history.stories {
        heard(story, &known, &mut found);
        complete(story, history, &mut found);
        shown(story, history, &mut found);
    }
    found.0
}

#[derive(Default)]
struct Findings(Vec<Violation>);

impl Findings {
    fn add(&mut self, kind: Kind, text: String) {
        self.0.push(Violation { kind, text });
    }
}

/// What writers were told is what the database did.
fn writes(history: &History, found: &mut Findings) {
    let committed: HashSet<&Change> = history.committed.iter().map(|entry| &entry.change).collect();
    let requests: HashSet<&str> = history.committed.iter().map(|entry| entry.request.as_str()).collect();
    let mut done: BTreeMap<&str, usize> = BTreeMap::new();
    for write in &history.writes {
        let request = write.request.as_str();
        if requests.contains(request) {
            *done.entry(&write.operation).or_default() += 1;
        }
        match &write.outcome {
            Outcome::Acknowledged(changes) => {
                for change in changes.iter().filter(|change| !committed.contains(change)) {
                    found.add(Kind::Lost, format!("{request} was acknowledged, but {change:?} is not in the database"));
                }
            }
            Outcome::Refused(status) if requests.contains(request) => {
                found.add(Kind::Phantom, format!("{request} was refused with {status}, and done"));
            }
            Outcome::Refused(_) | Outcome::Unknown => {}
        }
    }
    for (operation, times) in done.into_iter().filter(|(_, times)| *times > 1) {
        found.add(Kind::Twice, format!("{operation} was done {times} times under one key"));
    }
}

/// Each committed change has one event, each event has its change; numbers are without a gap, versions rise.
fn outbox(history: &History, found: &mut Findings) {
    if history.unnumbered > 0 {
        found.add(Kind::Lost, format!("{} events have no number", history.unnumbered));
    }
    let mut announced: HashSet<&Change> = HashSet::new();
    let committed: HashSet<&Change> = history.committed.iter().map(|entry| &entry.change).collect();
    let mut next: BTreeMap<&str, i64> = BTreeMap::new();
    let mut versions: HashMap<_, i64> = HashMap::new();
    let mut ids: HashSet<&str> = HashSet::new();
    let mut events: Vec<&Event> = history.outbox.iter().collect();
    events.sort_by_key(|event| (&event.resource, event.seq));
    for event in events {
        let Event { resource, seq, id, changes } = event;
        let expected = next.entry(resource).or_insert(1);
        if seq > expected {
            found.add(Kind::Gap, format!("the outbox has no {resource} from {expected} to {}", seq - 1));
        } else if seq < expected {
            found.add(Kind::Twice, format!("the outbox has {resource} {seq} twice"));
        }
        *expected = seq + 1;
        if !ids.insert(id) {
            found.add(Kind::Twice, format!("event {id} is twice in the outbox"));
        }
        for change in changes {
            if !committed.contains(change) {
                found.add(Kind::Phantom, format!("{resource} {seq} announces {change:?}, which was not committed"));
            }
            if !announced.insert(change) {
                found.add(Kind::Twice, format!("{resource} {seq} announces {change:?} again"));
            }
            let version = change.version.unwrap_or(i64::MAX);
            if versions.insert(&change.row, version).is_some_and(|before| before >= version) {
                found.add(Kind::OutOfOrder, format!("{resource} {seq} announces {change:?} after a later version"));
            }
        }
    }
    for change in committed.difference(&announced) {
        found.add(Kind::Lost, format!("{change:?} has no event"));
    }
}

/// How far a client has come in one resource, on one connection.
#[derive(Default)]
struct Place {
    /// The last number without a gap before it.
    seq: Option<i64>,
    /// Whether the server has said that everything comes from here on.
    live: bool,
}

/// What arrived is what the outbox has, in its order, without a gap, and was used once.
fn heard(story: &Story, known: &HashMap<(&str, i64), &Event>, found: &mut Findings) {
    let name = &story.name;
    let mut places: HashMap<&str, Place> = HashMap::new();
    let mut seen: HashSet<(&str, i64)> = HashSet::new();
    let mut used: HashMap<&str, i64> = HashMap::new();
    for note in &story.notes {
        match note {
            Note::Connected => places.clear(),
            Note::Asked { resource, since } => {
                places.insert(resource, Place { seq: *since, live: false });
            }
            Note::Live { resource, seq, resync } => {
                let place = places.entry(resource).or_default();
                match place.seq {
                    Some(last) if !resync && last < *seq => {
                        found.add(Kind::Gap, format!("{name}: {resource} is live at {seq}, but came only to {last}"));
                    }
                    Some(last) if !resync => place.seq = Some(last.max(*seq)),
                    _ => place.seq = Some(*seq),
                }
                if *resync || !used.contains_key(resource.as_str()) {
                    used.insert(resource, *seq);
                }
                place.live = true;
            }
            Note::Resync { resource, seq } => {
                let place = places.entry(resource).or_default();
                place.seq = Some(place.seq.unwrap_or(*seq).max(*seq));
                used.insert(resource, *seq);
            }
            Note::Heard { event, applied } => {
                let Event { resource, seq, .. } = event;
                match known.get(&(resource.as_str(), *seq)) {
                    Some(stored) if *stored == event => {}
                    Some(stored) => {
                        found.add(Kind::Phantom, format!("{name}: heard {event:?}, the outbox has {stored:?}"));
                    }
                    None => found.add(Kind::Phantom, format!("{name}: heard {event:?}, the outbox has no such event")),
                }
                let is_new = seen.insert((resource, *seq));
                advance(places.entry(resource).or_default(), event, is_new, name, found);
                if *applied && used.insert(resource, *seq).is_some_and(|last| last >= *seq) {
                    found.add(Kind::Twice, format!("{name}: used {resource} {seq} again"));
                }
            }
        }
    }
}

/// An event on a connection: the next one, one that was heard before, or a fault.
fn advance(place: &mut Place, event: &Event, is_new: bool, name: &str, found: &mut Findings) {
    let Event { resource, seq, .. } = event;
    match place.seq {
        Some(last) if *seq == last + 1 => place.seq = Some(*seq),
        // Before the answer to a subscription events may come that the subscription brings again.
        _ if !place.live => {}
        Some(last) if *seq > last => {
            found.add(Kind::Gap, format!("{name}: {resource} {seq} came after {last}"));
            place.seq = Some(*seq);
        }
        Some(last) if is_new => {
            found.add(Kind::OutOfOrder, format!("{name}: {resource} {seq} came first after {last}"));
        }
        _ => {}
    }
}

/// Every event arrived, or the client was told to read the list after it.
fn complete(story: &Story, history: &History, found: &mut Findings) {
    let mut heard: HashSet<(&str, i64)> = HashSet::new();
    let mut covered: HashMap<&str, i64> = HashMap::new();
    for note in &story.notes {
        match note {
            Note::Heard { event, applied: true } => {
                heard.insert((&event.resource, event.seq));
            }
            // A client reads the list after its first subscription, too.
            Note::Live { resource, seq, resync } if *resync || !covered.contains_key(resource.as_str()) => {
                covered.entry(resource).and_modify(|last| *last = (*last).max(*seq)).or_insert(*seq);
            }
            Note::Resync { resource, seq } => {
                covered.entry(resource).and_modify(|last| *last = (*last).max(*seq)).or_insert(*seq);
            }
            Note::Heard { .. } | Note::Live { .. } | Note::Connected | Note::Asked { .. } => {}
        }
    }
    for Event { resource, seq, changes, .. } in &history.outbox {
        let is_covered = covered.get(resource.as_str()).is_some_and(|last| last >= seq);
        if !is_covered && !heard.contains(&(resource, *seq)) {
            found.add(Kind::Lost, format!("{}: {resource} {seq} ({changes:?}) never arrived", story.name));
        }
    }
}

/// What a client shows at the end is the table.
fn shown(story: &Story, history: &History, found: &mut Findings) {
    let rows: BTreeSet<_> = story.rows.keys().chain(history.table.keys()).collect();
    for row in rows {
        let (shown, stored) = (story.rows.get(row), history.table.get(row));
        if shown != stored {
            found.add(Kind::Stale, format!("{}: shows {shown:?} for {row:?}, the table has {stored:?}", story.name));
        }
    }
}

#[cfg(test)]
#[path = "checker_tests.rs"]
mod tests;
