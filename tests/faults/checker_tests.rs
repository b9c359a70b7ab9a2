//! Each fault is found in a history that has only this fault.

use super::{Kind, violations};
use crate::history::{Change, Committed, Event, History, Note, Outcome, RowId, Story, Write};
use serde_json::json;

fn row(id: &str) -> RowId {
    RowId::new("products", id)
}

fn event(seq: i64, change: Change) -> Event {
    Event { resource: "products".into(), seq, id: format!("event-{seq}"), changes: vec![change] }
}

fn heard(event: &Event) -> Note {
    Note::Heard { event: event.clone(), applied: true }
}

fn live(seq: i64, resync: bool) -> Note {
    Note::Live { resource: "products".into(), seq, resync }
}

fn asked(since: Option<i64>) -> Note {
    Note::Asked { resource: "products".into(), since }
}

/// Row `a` is created and changed, row `b` is created and deleted; one client hears it all.
fn good() -> History {
    let changes = [
        Change::written(row("a"), 1),
        Change::written(row("b"), 1),
        Change::written(row("a"), 2),
        Change::deleted(row("b")),
    ];
    let outbox: Vec<Event> = (1..).zip(&changes).map(|(seq, change)| event(seq, change.clone())).collect();
    let request = |number: usize| format!("w0-{number}.1");
    let writes = changes.iter().enumerate().map(|(number, change)| Write {
        operation: format!("w0-{number}"),
        request: request(number),
        outcome: Outcome::Acknowledged(vec![change.clone()]),
    });
    let committed = changes.iter().enumerate();
    let committed = committed.map(|(number, change)| Committed { request: request(number), change: change.clone() });
    let table = [(row("a"), json!({ "id": "a", "version": 2 }))].into();
    let notes = [Note::Connected, asked(None), live(0, false)].into_iter().chain(outbox.iter().map(heard)).collect();
    let story = Story { name: "c0".into(), notes, rows: Clone::clone(&table), delays: Vec::new() };
    History {
        writes: writes.collect(),
        committed: committed.collect(),
        outbox,
        unnumbered: 0,
        table,
        stories: vec![story],
    }
}

/// The kinds of what is found after a history was spoilt.
fn kinds(spoil: impl FnOnce(&mut History)) -> Vec<Kind> {
    let mut history = good();
    spoil(&mut history);
    let mut kinds: Vec<Kind> = violations(&history).into_iter().map(|violation| violation.kind).collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

#[test]
fn a_good_history_has_none() {
    assert_eq!(violations(&good()), []);
}

#[test]
fn an_acknowledged_change_that_is_not_there() {
    assert!(kinds(|history| drop(history.committed.remove(0))).contains(&Kind::Lost));
}

#[test]
fn a_refused_change_that_is_there() {
    let refused = |history: &mut History| history.writes[1].outcome = Outcome::Refused(409);
    assert_eq!(kinds(refused), [Kind::Phantom]);
}

#[test]
fn an_unknown_outcome_is_no_fault() {
    assert_eq!(kinds(|history| history.writes[1].outcome = Outcome::Unknown), []);
}

#[test]
fn one_operation_that_was_done_twice() {
    assert_eq!(kinds(|history| history.writes[1].operation = "w0-0".into()), [Kind::Twice]);
}

#[test]
fn a_change_without_an_event() {
    let change = Change::written(row("a"), 3);
    assert_eq!(kinds(|history| history.committed.push(Committed { request: "w1-0.1".into(), change })), [Kind::Lost]);
}

#[test]
fn an_event_without_a_change() {
    let rolled_back = event(5, Change::written(row("c"), 1));
    let spoil = |history: &mut History| {
        history.stories[0].notes.push(heard(&rolled_back));
        history.outbox.push(rolled_back);
    };
    assert_eq!(kinds(spoil), [Kind::Phantom]);
}

#[test]
fn an_event_that_the_outbox_does_not_have() {
    let unknown = event(5, Change::written(row("c"), 1));
    assert_eq!(kinds(|history| history.stories[0].notes.push(heard(&unknown))), [Kind::Phantom]);
}

#[test]
fn an_event_that_was_numbered_again() {
    assert!(kinds(|history| history.outbox[3].seq = 5).contains(&Kind::Gap));
}

#[test]
fn an_event_without_a_number() {
    assert_eq!(kinds(|history| history.unnumbered = 1), [Kind::Lost]);
}

#[test]
fn an_event_that_did_not_arrive() {
    assert_eq!(kinds(|history| drop(history.stories[0].notes.remove(4))), [Kind::Lost, Kind::Gap]);
}

#[test]
fn the_last_event_that_did_not_arrive() {
    assert_eq!(kinds(|history| drop(history.stories[0].notes.pop())), [Kind::Lost]);
}

#[test]
fn events_in_another_order() {
    let spoil = |history: &mut History| history.stories[0].notes.swap(4, 5);
    assert_eq!(kinds(spoil), [Kind::OutOfOrder, Kind::Gap, Kind::Twice]);
}

#[test]
fn versions_that_fall() {
    let spoil = |history: &mut History| {
        history.outbox[0].changes = vec![Change::written(row("a"), 2)];
        history.outbox[2].changes = vec![Change::written(row("a"), 1)];
        history.stories.clear();
    };
    assert_eq!(kinds(spoil), [Kind::OutOfOrder]);
}

#[test]
fn a_duplicate_that_the_client_left() {
    let spoil = |history: &mut History| {
        let again = Note::Heard { event: history.outbox[3].clone(), applied: false };
        history.stories[0].notes.push(again);
    };
    assert_eq!(kinds(spoil), []);
}

#[test]
fn a_duplicate_that_the_client_used() {
    let spoil = |history: &mut History| {
        let again = heard(&history.outbox[3]);
        history.stories[0].notes.push(again);
    };
    assert_eq!(kinds(spoil), [Kind::Twice]);
}

#[test]
fn a_resync_covers_what_was_before_it() {
    let spoil = |history: &mut History| {
        let notes = &mut history.stories[0].notes;
        notes.truncate(4);
        notes.push(Note::Resync { resource: "products".into(), seq: 4 });
    };
    assert_eq!(kinds(spoil), []);
}

#[test]
fn a_resync_does_not_cover_what_comes_after_it() {
    let spoil = |history: &mut History| {
        let notes = &mut history.stories[0].notes;
        notes.truncate(4);
        notes.push(Note::Resync { resource: "products".into(), seq: 3 });
    };
    assert_eq!(kinds(spoil), [Kind::Lost]);
}

#[test]
fn live_without_what_was_missed() {
    let spoil = |history: &mut History| {
        let missed = history.stories[0].notes.split_off(5);
        history.stories[0].notes.extend([Note::Connected, asked(Some(2)), live(4, false)]);
        drop(missed);
    };
    assert_eq!(kinds(spoil), [Kind::Lost, Kind::Gap]);
}

#[test]
fn early_events_of_a_connection_are_no_gap() {
    let spoil = |history: &mut History| {
        let missed = history.stories[0].notes.split_off(5);
        let early = Note::Heard { event: history.outbox[3].clone(), applied: false };
        history.stories[0].notes.extend([Note::Connected, early, asked(Some(2))]);
        history.stories[0].notes.extend(missed);
        history.stories[0].notes.push(live(4, false));
    };
    assert_eq!(kinds(spoil), []);
}

#[test]
fn a_client_that_shows_something_else() {
    assert_eq!(kinds(|history| history.stories[0].rows.clear()), [Kind::Stale]);
}
