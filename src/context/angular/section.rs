//! The sections of a long form.

use super::control::Control;
use super::kind::ControlKind;
use crate::context::Module;
use crate::naming::Name;
use serde::Serialize;
use std::collections::BTreeMap;

/// Fields of a form that belong together.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// What a person reads above them.
    pub title: String,
    /// The fields, in table order.
    pub controls: Vec<Control>,
}

/// A form with more fields has sections.
const SHORT: usize = 15;
/// So many fields whose names begin with the same word are a section.
const LEAST: usize = 3;

/// Where a field stands, in the order of the form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Required,
    Links,
    /// Of the fields whose names begin with the same word, the first of which has this number.
    Prefix(usize, String),
    Rest,
    Settings,
    Texts,
    WhoAndWhen,
}

/// The sections of a form; none where it is short.
pub fn sections(module: &Module, controls: &[Control]) -> Vec<Section> {
    if controls.len() <= SHORT {
        return Vec::new();
    }
    let firsts = first_words(controls);
    let mut sections: BTreeMap<Place, Vec<Control>> = BTreeMap::new();
    for control in controls {
        sections.entry(place(module, control, &firsts)).or_default().push(control.clone());
    }
    sections.into_iter().map(|(place, controls)| Section { title: title(place), controls }).collect()
}

fn place(module: &Module, control: &Control, firsts: &BTreeMap<String, usize>) -> Place {
    let is_audit = module.fields.iter().any(|field| field.name == control.name && field.is_audit());
    let first = first_word(control);
    let is_label = control.name == module.label;
    if let Some(number) = firsts.get(&first).filter(|_| !is_audit && !is_label) {
        return Place::Prefix(*number, Name::new(&first).title);
    }
    match control.kind {
        _ if is_audit => Place::WhoAndWhen,
        _ if is_label => Place::Required,
        _ if control.is_asked => Place::Required,
        ControlKind::Reference => Place::Links,
        ControlKind::Toggle | ControlKind::Tristate => Place::Settings,
        ControlKind::Prose | ControlKind::Json | ControlKind::File | ControlKind::SecretProse => Place::Texts,
        _ => Place::Rest,
    }
}

fn title(place: Place) -> String {
    match place {
        Place::Required => "General".to_owned(),
        Place::Links => "Belongs to".to_owned(),
        Place::Prefix(_, word) => word,
        Place::Rest => "Details".to_owned(),
        Place::Settings => "Settings".to_owned(),
        Place::Texts => "Texts and files".to_owned(),
        Place::WhoAndWhen => "Who and when".to_owned(),
    }
}

/// Words that several fields begin with, and which field has each first. What more than half of them begin with tells nothing.
fn first_words(controls: &[Control]) -> BTreeMap<String, usize> {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, control) in controls.iter().enumerate() {
        if control.title.contains(' ') {
            found.entry(first_word(control)).or_default().push(number);
        }
    }
    let is_group = |numbers: &Vec<usize>| numbers.len() >= LEAST && numbers.len() * 2 <= controls.len();
    let groups = found.into_iter().filter(|(_, numbers)| is_group(numbers));
    groups.filter_map(|(word, numbers)| Some((word, *numbers.first()?))).collect()
}

fn first_word(control: &Control) -> String {
    control.title.split(' ').next().unwrap_or_default().to_lowercase()
}
