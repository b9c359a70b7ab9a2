//! The user's edits and new renderings of one file.

use crate::support::store::*;
use crud_gen::plan::{self, Action, Choices, Removal, diff};

const OLD: &str = "use a;\n\nfn one() {}\n\nfn two() {}\n";
const NEW: &str = "use a;\n\nfn one() {}\n\nfn two(new: i32) {}\n";

fn rendering(text: &str) -> Rendering {
    Rendering::of(&[("a.rs", text)])
}

/// A workspace in which `a.rs` was generated as `OLD` and edited by the user.
fn edited(disk: impl AsRef<[u8]>) -> Place {
    let place = Place::with(&rendering(OLD));
    place.write("a.rs", disk);
    place
}

/// What happens, what is then on disk, and that it stays so.
#[track_caller]
fn after(place: &Place, new: &Rendering, choices: Choices) -> (Action, String) {
    let plan = place.plan(new, choices);
    let action = action(&plan, "a.rs");
    place.carry_out(plan);
    assert!(place.plan(new, PLAIN).is_empty(), "a second run does something");
    (action, place.text("a.rs"))
}

#[test]
fn edit_above_stays() {
    let place = edited(format!("// mine\n{OLD}"));
    assert_eq!(after(&place, &rendering(NEW), PLAIN), (Action::Merge, format!("// mine\n{NEW}")));
}

#[test]
fn edit_below_stays() {
    let new = NEW.replace("use a;", "use a;\nuse b;").replace("new: i32", "");
    let place = edited(format!("{OLD}\nfn mine() {{}}\n"));
    assert_eq!(after(&place, &rendering(&new), PLAIN), (Action::Merge, format!("{new}\nfn mine() {{}}\n")));
}

#[test]
fn edit_without_news_stays() {
    let place = edited("all mine\n");
    assert_eq!(after(&place, &rendering(OLD), PLAIN), (Action::Edited, "all mine\n".into()));
}

#[test]
fn the_same_edit_is_no_edit() {
    let place = edited(NEW);
    assert_eq!(after(&place, &rendering(NEW), PLAIN), (Action::Unchanged, NEW.into()));
    // From now on it is known as it is.
    assert_eq!(after(&place, &rendering(OLD), PLAIN), (Action::Update, OLD.into()));
}

#[test]
fn a_file_that_drifted_heals() {
    let place = edited(format!("// mine\n{OLD}"));
    after(&place, &rendering(NEW), PLAIN);
    place.write("a.rs", NEW);
    assert_eq!(after(&place, &rendering(OLD), PLAIN), (Action::Update, OLD.into()));
}

#[test]
fn conflict_stops_everything() {
    let mine = OLD.replace("two()", "two(mine: u8)");
    let place = edited(&mine);
    let before = place.snapshot();
    let next = Rendering::of(&[("a.rs", NEW), ("b.rs", "new\n")]);
    let plan = place.plan(&next, PLAIN);
    assert_eq!(action(&plan, "a.rs"), Action::Conflict);
    assert_eq!(action(&plan, "b.rs"), Action::Create);
    assert!(plan.needs_person());
    assert_eq!(
        note(&plan, "a.rs"),
        "you and crud-gen changed the same lines (line 5); bring in what is generated there and take out what is not any more, and run this again, or \
         decide with `--ours a.rs` or `--theirs a.rs`, or take both with `--conflicts markers`"
    );
    let hunks = diff::unified_diff(&plan.files[0]);
    assert!(hunks.starts_with("--- a/a.rs\n+++ b/a.rs\n@@ -2,4 +2,10 @@\n"), "{hunks}");
    assert!(hunks.contains("+fn two(new: i32) {}\n"), "{hunks}");
    let lock = place.workspace.lock().unwrap();
    let error = crud_gen::apply::apply(&place.workspace, &lock, &plan).unwrap_err();
    assert_eq!(error.to_string(), "the plan has conflicts, and nothing of it is written");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn conflict_is_resolved_as_asked() {
    let mine = OLD.replace("two()", "two(mine: u8)");
    assert_eq!(after(&edited(&mine), &rendering(NEW), OURS), (Action::Edited, mine.clone()));
    assert_eq!(after(&edited(&mine), &rendering(NEW), THEIRS), (Action::Merge, NEW.into()));

    let place = edited(&mine);
    let (action_taken, text) = after(&place, &rendering(NEW), MARKERS);
    assert_eq!(action_taken, Action::Merge);
    assert!(
        text.contains("<<<<<<< yours\nfn two(mine: u8) {}\n||||||| generated before\nfn two() {}\n=======\n"),
        "{text}"
    );
    let plan = place.plan(&rendering(NEW), PLAIN);
    assert_eq!(
        (action(&plan, "a.rs"), note(&plan, "a.rs").as_str()),
        (Action::Edited, "still has the markers of a conflict: resolve it, and take them away")
    );
    let plan = place.plan(&rendering("use c;\n"), THEIRS);
    assert_eq!(action(&plan, "a.rs"), Action::Blocked);
    place.write("a.rs", NEW.replace("new", "both"));
    assert_eq!(after(&place, &rendering(NEW), PLAIN).0, Action::Edited);
}

#[test]
fn deleted_stays_deleted() {
    let place = Place::with(&rendering(OLD));
    std::fs::remove_file(place.path("a.rs")).unwrap();
    let plan = place.plan(&rendering(NEW), PLAIN);
    assert_eq!(
        (action(&plan, "a.rs"), note(&plan, "a.rs").as_str()),
        (Action::Skip, "deleted by you, and not made again; `--restore a.rs` brings it back")
    );
    assert!(plan.is_empty());
    assert_eq!(after(&place, &rendering(NEW), RESTORE), (Action::Create, NEW.into()));
}

#[test]
fn what_is_not_ours_is_not_touched() {
    let place = Place::new();
    place.write("a.rs", "theirs\n");
    let plan = place.plan(&rendering(NEW), PLAIN);
    assert_eq!(action(&plan, "a.rs"), Action::Blocked);
    assert!(diff::unified_diff(&plan.files[0]).contains("-theirs\n+use a;\n"));
    assert_eq!(after(&place, &rendering(NEW), FORCE), (Action::Replace, NEW.into()));
}

#[test]
fn what_is_the_same_is_adopted() {
    let place = Place::new();
    place.write("a.rs", NEW.replace('\n', "\r\n"));
    let (action_taken, text) = after(&place, &rendering(NEW), PLAIN);
    assert_eq!((action_taken, text), (Action::Adopt, NEW.replace('\n', "\r\n")));
    assert_eq!(after(&place, &rendering(OLD), PLAIN), (Action::Update, OLD.replace('\n', "\r\n")));
}

#[test]
fn line_endings_mark_and_last_newline_stay() {
    for form in [
        |text: &str| text.replace('\n', "\r\n"),
        |text: &str| text.trim_end().to_owned(),
        |text: &str| format!("\u{feff}{text}"),
        |text: &str| format!("\u{feff}{}", text.trim_end().replace('\n', "\r\n")),
    ] {
        assert_eq!(after(&edited(form(OLD)), &rendering(OLD), PLAIN), (Action::Unchanged, form(OLD)));
        assert_eq!(after(&edited(form(OLD)), &rendering(NEW), PLAIN), (Action::Update, form(NEW)));
        let mine = |text| format!("// mine\n{text}");
        assert_eq!(after(&edited(form(&mine(OLD))), &rendering(NEW), PLAIN), (Action::Merge, form(&mine(NEW))));
    }
}

#[test]
fn no_longer_generated() {
    let place = Place::with(&Rendering::of(&[("a/b/a.rs", OLD), ("a/b/c/d.rs", OLD), ("a/e.rs", OLD)]));
    place.write("a/e.rs", "mine\n");
    let plan = place.plan(&Rendering::default(), PLAIN);
    assert_eq!(action(&plan, "a/b/a.rs"), Action::Remove);
    assert_eq!(action(&plan, "a/e.rs"), Action::Keep);
    assert_eq!(note(&plan, "a/e.rs"), "not generated any more, but edited by you: it stays");
    let applied = place.carry_out(plan);
    assert_eq!(applied.removed.len(), 2);
    assert!(!place.path("a/b").exists() && !place.path(".crud-gen/base/a/b").exists());
    assert_eq!(place.text("a/e.rs"), "mine\n");
    assert!(place.plan(&Rendering::default(), PLAIN).is_empty());
    // Generated again, the edit is still known as one.
    let again = place.plan(&Rendering::of(&[("a/e.rs", OLD)]), PLAIN);
    assert_eq!(action(&again, "a/e.rs"), Action::Edited);
    // Deleted by the user, nobody speaks of it any more.
    std::fs::remove_file(place.path("a/e.rs")).unwrap();
    place.run(&Rendering::default(), PLAIN);
    assert!(place.workspace.baseline().unwrap().files.is_empty());
}

#[test]
fn once_is_the_users() {
    let place = Place::with(&Rendering::default().once("hooks.rs", "// fill in\n"));
    let newer = Rendering::default().once("hooks.rs", "// fill in, please\n");
    assert!(place.plan(&newer, PLAIN).is_empty());
    place.write("hooks.rs", "mine\n");
    assert_eq!(action(&place.plan(&newer, FORCE), "hooks.rs"), Action::Edited);
    assert!(place.plan(&newer, THEIRS).is_empty());
    assert!(place.plan(&Rendering::default(), PLAIN).is_empty(), "never removed by a run");
    std::fs::remove_file(place.path("hooks.rs")).unwrap();
    assert_eq!(action(&place.plan(&newer, PLAIN), "hooks.rs"), Action::Skip);
    place.run(&newer, RESTORE);
    assert_eq!(place.text("hooks.rs"), "// fill in, please\n");
}

#[test]
fn removing_a_module_takes_what_is_unmodified() {
    let place = Place::with(
        &rendering(OLD).once("hooks.rs", "x\n").once("migrations/1.sql", "x\n").once("more.rs", "x\n").record(1.into()),
    );
    place.run_for("orders", &Rendering::of(&[("b.rs", OLD)]), PLAIN);
    place.write("more.rs", "mine\n");
    place.carry_out(
        plan::remove(
            &place.workspace,
            Removal { unit: "products", ..Removal::default() },
            &|path| path.as_str().starts_with("migrations/"),
            PLAIN,
        )
        .unwrap(),
    );
    let left =
        place.snapshot().into_iter().map(|(path, _)| path).filter(|path| !path.starts_with('.')).collect::<Vec<_>>();
    assert_eq!(left, ["b.rs", "migrations/1.sql", "more.rs"]);
    assert!(place.workspace.modules().unwrap().is_empty());
    let known = place.workspace.baseline().unwrap();
    assert_eq!(known.files.keys().map(|path| path.as_str()).collect::<Vec<_>>(), ["b.rs"]);
}

#[test]
fn what_is_not_text_is_never_merged() {
    let bytes = b"\xff\xfe not text\n";
    let place = edited(bytes);
    assert_eq!(action(&place.plan(&rendering(OLD), PLAIN), "a.rs"), Action::Edited);
    for choices in [PLAIN, MARKERS, FORCE] {
        let plan = place.plan(&rendering(NEW), choices);
        assert_eq!(action(&plan, "a.rs"), Action::Conflict);
        assert!(note(&plan, "a.rs").contains("is not UTF-8 text"), "{}", note(&plan, "a.rs"));
        assert_eq!(diff::unified_diff(&plan.files[0]), "Binary files a/a.rs and b/a.rs differ\n");
    }
    place.run(&rendering(NEW), OURS);
    assert_eq!(std::fs::read(place.path("a.rs")).unwrap(), bytes);
    place.run(&rendering(OLD), THEIRS);
    assert_eq!(place.text("a.rs"), OLD);
}

#[test]
fn a_lost_or_damaged_rendering_is_noticed() {
    for damage in
        [|path| std::fs::remove_file(path).unwrap(), |path: std::path::PathBuf| std::fs::write(path, "").unwrap()]
    {
        let place = edited(format!("// mine\n{OLD}"));
        damage(place.path(".crud-gen/base/a.rs"));
        let plan = place.plan(&rendering(NEW), PLAIN);
        assert_eq!(action(&plan, "a.rs"), Action::Conflict);
        assert!(note(&plan, "a.rs").contains("has lost its pristine rendering"), "{}", note(&plan, "a.rs"));
        // The digest still says what the user did not touch, and the rendering comes back.
        place.write("a.rs", OLD);
        place.run(&rendering(OLD), PLAIN);
        assert_eq!(place.text(".crud-gen/base/a.rs"), OLD);
        assert_eq!(after(&place, &rendering(NEW), PLAIN), (Action::Update, NEW.into()));
    }
}

#[test]
fn a_checkout_with_other_line_endings_changes_nothing() {
    let place = edited(format!("// mine\n{OLD}"));
    for path in ["a.rs", ".crud-gen/base/a.rs", ".crud-gen/manifest.json"] {
        place.write(path, place.text(path).replace('\n', "\r\n"));
    }
    let text = format!("// mine\n{NEW}").replace('\n', "\r\n");
    assert_eq!(after(&place, &rendering(NEW), PLAIN), (Action::Merge, text));
}
