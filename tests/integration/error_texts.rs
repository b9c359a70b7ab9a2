//! Each code that the API answers with has its text in the pages.

use crud_gen::render::embed;
use std::collections::BTreeSet;

/// Literals that follow a marker, with nothing but `commas` arguments in between.
fn literals<'t>(text: &'t str, marker: &str, commas: usize) -> Vec<&'t str> {
    let found = text.split(marker).skip(1).filter_map(|rest| {
        let (before, rest) = rest.split_once('"')?;
        let is_plain = before.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || "_:.,&(".contains(c));
        (is_plain && before.matches(',').count() == commas).then(|| rest.split('"').next()).flatten()
    });
    found.collect()
}

/// The codes among literals: those of a module stand behind the name of its table, and before that of a column.
fn codes(literals: Vec<&str>, is_code: fn(char) -> bool) -> BTreeSet<&str> {
    let own = literals.into_iter().map(|text| text.trim_start_matches("{}_").trim_end_matches("_{}"));
    own.filter(|code| code.len() > 2 && code.chars().all(|c| c == '_' || is_code(c))).collect()
}

#[test]
fn every_code_of_the_api_has_its_text() {
    let templates = embed::files("");
    let (_, texts) = templates.iter().find(|(name, _)| name.ends_with("http/error-texts.ts")).expect("the texts");
    let is_of_api = |name: &str| {
        (name.starts_with("axum/") || name.starts_with("workspace/apps/api/src/")) && !name.contains("tests")
    };
    let (mut problems, mut fields) = (BTreeSet::new(), BTreeSet::new());
    for (_, text) in templates.iter().filter(|(name, _)| is_of_api(name)) {
        let text = text.split("#[cfg(test)]").next().expect("a first part");
        if text.contains("Problem") || text.contains("ApiError") || text.contains("UserError") {
            for (marker, commas) in
                [("Problem::new(", 1), ("not_found(", 0), ("Some(", 0), ("_ERROR => ", 0), ("format!(", 0)]
            {
                problems.extend(codes(literals(text, marker, commas), |c| c.is_ascii_uppercase()));
            }
            let statuses = text.split("StatusCode::").skip(1).filter_map(|rest| rest.split_once(" => \""));
            let statuses = statuses.filter(|(name, _)| name.chars().all(|c| c == '_' || c.is_ascii_uppercase()));
            problems.extend(statuses.filter_map(|(_, rest)| rest.split('"').next()));
        }
        for (marker, commas) in
            [("FieldError::new(", 1), (" error(", 0), ("columns, ", 0), (" code: ", 0), ("Some((\"email\", ", 0)]
        {
            fields.extend(codes(literals(text, marker, commas), |c| c.is_ascii_lowercase()));
        }
    }
    assert!(problems.len() >= 25 && fields.len() >= 18, "the codes are written otherwise: {problems:?} {fields:?}");
    for code in problems.iter().chain(&fields) {
        let is_known = texts.lines().filter_map(|line| line.trim().split_once(": $localize`"));
        let mut known = is_known.map(|(known, _)| known);
        assert!(known.any(|known| format!("_{code}").contains(&format!("_{known}"))), "{code} has no text");
    }
}
