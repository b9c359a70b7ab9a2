//! Puts the statements of a catalogue in an order in which they can be run.

use std::collections::{BTreeMap, BTreeSet};

/// Something that a statement makes, or says of something else.
#[derive(Debug)]
pub struct Object {
    /// `pg_class:16412`
    pub id: String,
    /// What is less comes first, if it may.
    pub rank: usize,
    pub schema: String,
    pub name: String,
    pub body: Body,
    /// What it belongs to.
    pub of: Vec<String>,
    /// Whether nothing needs it.
    pub is_remark: bool,
}

#[derive(Debug)]
pub enum Body {
    Plain(String),
    Table {
        head: String,
        lines: Vec<Line>,
        tail: String,
        /// Statements that follow.
        after: String,
    },
}

/// A column or a check of a table.
#[derive(Debug)]
pub struct Line {
    /// What can stand beside the table as well: a default, or a check.
    pub part: String,
    pub before: String,
    /// The part, as it is said in the table.
    pub own: String,
    pub behind: String,
    /// The part as a statement; empty when it can only stand in the table.
    pub beside: String,
}

/// Objects, and which needs which.
#[derive(Debug, Default)]
pub struct Graph {
    objects: Vec<Object>,
    /// By identity; that of a part is the one of its table.
    index: BTreeMap<String, usize>,
    /// By identity: what it needs.
    needs: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    pub fn add(&mut self, object: Object) {
        for other in &object.of {
            self.add_need(&object.id, other);
        }
        self.index.insert(object.id.clone(), self.objects.len());
        self.objects.push(object);
    }

    /// Adds a line to a table, and statements that follow it.
    pub fn add_line(&mut self, table: &str, line: Line, more: &str) {
        let Some(&index) = self.index.get(table) else { return };
        if let Body::Table { lines, after, .. } = &mut self.objects[index].body {
            if !line.part.is_empty() {
                self.index.insert(line.part.clone(), index);
            }
            lines.push(line);
            after.push_str(more);
        }
    }

    pub fn add_need(&mut self, from: &str, to: &str) {
        self.needs.entry(from.to_owned()).or_default().insert(to.to_owned());
    }

    /// Keeps what is in these schemas, what that needs, and what belongs to any of it.
    pub fn keep(&mut self, schemas: &BTreeSet<&str>) {
        let mut kept: BTreeSet<usize> = BTreeSet::new();
        loop {
            let is_kept = |id: &String| self.index.get(id).is_some_and(|index| kept.contains(index));
            let is_wanted = |object: &Object| {
                let is_of_a_schema = object.of.iter().any(|id| id.starts_with("pg_namespace:"));
                let belongs = (object.is_remark || !is_of_a_schema) && object.of.iter().all(is_kept);
                let is_inside = schemas.contains(object.schema.as_str()) && !object.is_remark;
                is_inside || belongs && !object.of.is_empty()
            };
            let objects = self.objects.iter().enumerate();
            let mut open: Vec<usize> =
                objects.filter(|(at, object)| !kept.contains(at) && is_wanted(object)).map(|(at, _)| at).collect();
            if open.is_empty() {
                break;
            }
            while let Some(index) = open.pop() {
                if kept.insert(index) {
                    open.extend(self.needs_of(index));
                }
            }
        }
        let objects = std::mem::take(&mut self.objects).into_iter().enumerate();
        self.objects = objects.filter(|(index, _)| kept.contains(index)).map(|(_, object)| object).collect();
        self.index = self
            .objects
            .iter()
            .enumerate()
            .flat_map(|(at, object)| object.ids().map(move |id| (id.clone(), at)))
            .collect();
    }

    /// The statements, each after those that it needs.
    pub fn into_statements(mut self) -> Vec<String> {
        self.separate();
        let mut open: Vec<BTreeSet<usize>> = (0..self.objects.len()).map(|index| self.needs_of(index)).collect();
        let mut users: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, needs) in open.iter().enumerate() {
            needs.iter().for_each(|need| users.entry(*need).or_default().push(index));
        }
        let mut left: BTreeSet<Place> = (0..self.objects.len()).map(|index| self.place(index)).collect();
        let mut ready: BTreeSet<Place> = left.iter().filter(|place| open[place.index].is_empty()).cloned().collect();
        let mut statements = Vec::with_capacity(self.objects.len());
        // Where two need each other still, one of them has to be the first.
        while let Some(next) = ready.pop_first().or_else(|| left.first().cloned()) {
            left.remove(&next);
            statements.push(self.objects[next.index].body.text());
            for user in users.remove(&next.index).unwrap_or_default() {
                if open[user].remove(&next.index) && open[user].is_empty() {
                    ready.extend(Some(self.place(user)).filter(|place| left.contains(place)));
                }
            }
        }
        statements
    }

    /// Puts the parts of tables beside them that need something which needs the table: a check by a function that takes a
    /// row of it.
    fn separate(&mut self) {
        for index in 0..self.objects.len() {
            let is_circular = |line: &Line| !line.beside.is_empty() && self.leads_to(&line.part, index);
            let lines = self.objects[index].body.lines().iter().enumerate();
            let circular: Vec<usize> = lines.filter(|(_, line)| is_circular(line)).map(|(at, _)| at).collect();
            for at in circular {
                let new = self.objects.len();
                let table = &mut self.objects[index];
                let Body::Table { lines, .. } = &mut table.body else { continue };
                let line = &mut lines[at];
                let id = std::mem::take(&mut line.part);
                line.own.clear();
                let part = Object {
                    id: id.clone(),
                    rank: table.rank + 1,
                    schema: table.schema.clone(),
                    name: format!("{} {id}", table.name),
                    body: Body::Plain(std::mem::take(&mut line.beside)),
                    of: vec![table.id.clone()],
                    is_remark: false,
                };
                self.index.insert(id, new);
                self.objects.push(part);
            }
        }
    }

    /// Whether something needs this object in the end.
    fn leads_to(&self, id: &str, wanted: usize) -> bool {
        let others = |id: &str| {
            let needs = self.needs.get(id).into_iter().flatten().filter_map(|id| self.index.get(id).copied());
            needs.collect::<BTreeSet<usize>>()
        };
        let mut open: Vec<usize> = others(id).into_iter().filter(|other| *other != wanted).collect();
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        while let Some(index) = open.pop() {
            if index == wanted {
                return true;
            }
            if seen.insert(index) {
                open.extend(self.needs_of(index));
            }
        }
        false
    }

    /// What an object needs, its parts included.
    fn needs_of(&self, index: usize) -> BTreeSet<usize> {
        let needs = self.objects[index].ids().flat_map(|id| self.needs.get(id).into_iter().flatten());
        needs.filter_map(|id| self.index.get(id).copied()).filter(|other| *other != index).collect()
    }

    /// Where an object stands if it may.
    fn place(&self, index: usize) -> Place {
        let object = &self.objects[index];
        Place { rank: object.rank, schema: object.schema.clone(), name: object.name.clone(), index }
    }
}

/// Compared in the order of its fields.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    rank: usize,
    schema: String,
    name: String,
    index: usize,
}

impl Object {
    /// Its own identity, and those of its parts.
    fn ids(&self) -> impl Iterator<Item = &String> {
        let parts = self.body.lines().iter().map(|line| &line.part);
        parts.chain([&self.id]).filter(|id| !id.is_empty())
    }
}

impl Body {
    fn lines(&self) -> &[Line] {
        match self {
            Self::Plain(_) => &[],
            Self::Table { lines, .. } => lines,
        }
    }

    fn text(&self) -> String {
        let Self::Table { head, lines, tail, after } = self else {
            let Self::Plain(text) = self else { return String::new() };
            return text.clone();
        };
        let line = |line: &Line| {
            let parts = [&line.before, &line.own, &line.behind];
            parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
        };
        let lines: Vec<String> =
            lines.iter().map(line).filter(|line| !line.is_empty()).map(|line| format!("    {line}")).collect();
        let body = if lines.is_empty() { String::new() } else { format!("\n{}\n", lines.join(",\n")) };
        let after = after.trim_end().trim_end_matches(';');
        let after = if after.is_empty() { String::new() } else { format!(";\n{after}") };
        format!("{head} ({body}){tail}{after}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(id: &str, rank: usize, body: Body) -> Object {
        let of = Vec::new();
        Object { id: id.to_owned(), rank, schema: "public".to_owned(), name: id.to_owned(), body, of, is_remark: false }
    }

    fn plain(id: &str, rank: usize) -> Object {
        object(id, rank, Body::Plain(id.to_owned()))
    }

    fn table(id: &str) -> Object {
        let body = Body::Table { head: id.to_owned(), lines: Vec::new(), tail: String::new(), after: String::new() };
        object(id, 2, body)
    }

    fn graph(objects: Vec<Object>, needs: &[(&str, &str)]) -> Graph {
        let mut graph = Graph::default();
        objects.into_iter().for_each(|object| graph.add(object));
        needs.iter().for_each(|(from, to)| graph.add_need(from, to));
        graph
    }

    #[test]
    fn statements_come_after_what_they_need() {
        let objects = vec![plain("view", 3), plain("type", 1), plain("function", 1), plain("other_view", 3)];
        let needs = [("view", "other_view"), ("other_view", "function"), ("function", "type"), ("function", "unknown")];
        assert_eq!(graph(objects, &needs).into_statements(), ["type", "function", "other_view", "view"]);
    }

    #[test]
    fn what_needs_the_table_stands_beside_it() {
        let mut graph = graph(vec![table("t"), plain("f", 1)], &[("f", "t"), ("check", "f"), ("check", "t")]);
        let line = |part: &str, before: &str, own: &str, beside: &str| Line {
            part: part.to_owned(),
            before: before.to_owned(),
            own: own.to_owned(),
            behind: String::new(),
            beside: beside.to_owned(),
        };
        graph.add_line("t", line("default", "a integer", "DEFAULT 1", "SET DEFAULT 1"), "");
        graph.add_line("t", line("check", "", "CHECK (f(t))", "ADD CHECK (f(t))"), "");
        assert_eq!(graph.into_statements(), ["t (\n    a integer DEFAULT 1\n)", "f", "ADD CHECK (f(t))"]);
    }

    #[test]
    fn a_schema_comes_with_what_it_needs() {
        let mut far = table("far");
        far.schema = "sales".to_owned();
        let mut key = plain("key", 3);
        key.of = vec!["near".to_owned()];
        let mut graph = graph(vec![far, table("near"), table("alone"), key], &[("far", "near")]);
        graph.keep(&BTreeSet::from(["sales"]));
        assert_eq!(graph.into_statements(), ["near ()", "far ()", "key"]);
    }

    #[test]
    fn those_that_need_each_other_are_all_there() {
        let graph = graph(vec![plain("a", 1), plain("b", 1)], &[("a", "b"), ("b", "a")]);
        assert_eq!(graph.into_statements(), ["a", "b"]);
    }
}
