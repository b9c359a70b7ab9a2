//! Random edits of a user against random changes of what is generated: nothing of the user's is lost, nothing stands
//! twice, and what was whole stays whole.
//!
//! A case is its seed. `FUZZ_CASES` says how many cases there are, `FUZZ_SEED` which is the first.

mod checks;
mod edits;
mod renderings;

use crate::support::store::*;
use checks::{Tree, lost_marks, tree, whole};
use crud_gen::apply::apply;
use crud_gen::output::Unit;
use crud_gen::plan::{self, Choices};
use fastrand::Rng;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How many cases a run of all tests has time for.
const CASES: u64 = 200;

/// How the cases ended.
#[derive(Debug, Default)]
struct Ends {
    clean: usize,
    decided: usize,
    stopped: usize,
    edits: usize,
}

#[test]
fn edits_of_a_user_outlive_what_is_generated_now() {
    let number = |name: &str, otherwise| {
        std::env::var(name).ok().map_or(otherwise, |text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
    };
    let (cases, first) = (number("FUZZ_CASES", CASES), number("FUZZ_SEED", 1));
    let renderings = renderings::all();
    let mut ends = Ends::default();
    let mut failed = Vec::new();
    for seed in first..first + cases {
        if catch_unwind(AssertUnwindSafe(|| case(seed, &renderings, &mut ends))).is_err() {
            failed.push(seed);
        }
    }
    println!("{cases} cases from seed {first}: {ends:?}, {} failed", failed.len());
    assert!(failed.is_empty(), "{} failed; FUZZ_SEED=N FUZZ_CASES=1 runs one again: {failed:?}", failed.len());
    assert!(cases < CASES || (ends.clean > 0 && ends.decided > 0), "{ends:?}");
}

fn case(seed: u64, renderings: &[renderings::Rendered], ends: &mut Ends) {
    let mut random = Rng::with_seed(seed);
    let [old, new] = [0, 1].map(|_| &renderings[random.usize(..renderings.len())]);
    let new = renderings::newer(&mut random, new);
    let place = Place::new();
    run(&place, &[old.shared.clone(), old.module.clone()], PLAIN);
    let edits = random.usize(1..12);
    ends.edits += edits;
    let generated = tree(&place);
    let mut yours = generated.clone();
    for number in 0..edits {
        edits::edit(&mut random, &mut yours, &new, &format!("mine_{seed}_{number}"));
    }
    save(&place, &generated, &yours);
    let unit = std::slice::from_ref(&new);
    let is_written = match run(&place, unit, PLAIN) {
        true => {
            ends.clean += 1;
            true
        }
        false => {
            assert!(tree(&place) == yours, "a run that stopped has written something");
            let choices = [MARKERS, OURS, THEIRS][random.usize(..3)];
            let is_written = run(&place, unit, choices);
            *(if is_written { &mut ends.decided } else { &mut ends.stopped }) += 1;
            is_written
        }
    };
    let merged = tree(&place);
    assert!(is_written || merged == yours, "a run that stopped has written something");
    assert_eq!(lost_marks(&yours, &merged), Vec::<String>::new(), "these are lost");
    if is_written {
        whole(&yours, &new, &merged);
        let plan = plan::build(&place.workspace, unit, PLAIN).unwrap();
        assert!(plan.is_empty(), "the second run does something: {:?}", plan.changes().map(|file| &file.path).next());
    }
}

/// Writes what the user did to the files.
fn save(place: &Place, before: &Tree, after: &Tree) {
    for path in before.keys().filter(|path| !after.contains_key(*path)) {
        std::fs::remove_file(place.path(path)).unwrap();
    }
    for (path, text) in after.iter().filter(|(path, text)| before.get(*path) != Some(text)) {
        place.write(path, text);
    }
}

/// Whether the run needed nobody, and has written.
fn run(place: &Place, units: &[Unit], choices: Choices) -> bool {
    let plan = plan::build(&place.workspace, units, choices).unwrap();
    if plan.needs_person() {
        let mute = plan.files.iter().find(|file| file.action.needs_person() && file.note.is_none());
        assert!(mute.is_none(), "{mute:?} says nothing");
        return false;
    }
    apply(&place.workspace, &place.workspace.lock().unwrap(), &plan).unwrap();
    true
}

/// The user's files, and the copies of those that were written over.
fn is_of_user(path: &str) -> bool {
    !path.starts_with(".crud-gen/") || path.starts_with(".crud-gen/replaced/")
}

/// The text of a file of a tree.
fn text<'a>(tree: &'a Tree, path: &str) -> Option<&'a str> {
    tree.get(path).map(String::as_str)
}
