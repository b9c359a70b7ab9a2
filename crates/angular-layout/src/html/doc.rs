//! Prints documents: text with lines that are broken only where a group does not fit.

use std::collections::HashMap;
use std::rc::Rc;

use crate::page::columns;

/// A name for a group, so that another part can ask whether it is broken.
pub type GroupId = usize;

/// A piece of text of which the line breaks are not decided yet.
#[derive(Clone, Debug)]
pub enum Doc {
    Text(Rc<str>),
    Concat(Vec<Doc>),
    Indent(Box<Doc>),
    Group {
        id: Option<GroupId>,
        content: Box<Doc>,
        broken: bool,
    },
    /// Content and separators in turn; a separator breaks when what follows does not fit.
    Fill(Vec<Doc>),
    /// A space, or a line break in a broken group.
    Line,
    /// Nothing, or a line break in a broken group.
    Softline,
    Hardline,
    /// Breaks the groups around it.
    Break,
    /// Text with its own line breaks, which keep their indent.
    Verbatim(Rc<str>),
    IfBroken {
        id: Option<GroupId>,
        broken: Box<Doc>,
        flat: Box<Doc>,
    },
    /// Indents when the group is broken.
    IndentIfBroken {
        id: GroupId,
        content: Box<Doc>,
    },
    Code(Rc<dyn Code>),
}

/// Code of another language, which lays itself out.
pub trait Code: std::fmt::Debug {
    /// On one line; None when it needs several.
    fn flat(&self) -> Option<&str>;
    /// In `width` columns.
    fn broken(&self, width: usize) -> String;
}

/// Text without line breaks.
pub fn text(text: impl Into<Rc<str>>) -> Doc {
    Doc::Text(text.into())
}

/// The empty document.
pub fn nothing() -> Doc {
    Doc::Concat(Vec::new())
}

/// `content` one step further in.
pub fn indent(content: Vec<Doc>) -> Doc {
    Doc::Indent(Box::new(Doc::Concat(content)))
}

/// `content` on one line, when it fits.
pub fn group(content: Vec<Doc>) -> Doc {
    named_group(None, content)
}

/// A group that others may ask about.
pub fn named_group(id: Option<GroupId>, content: Vec<Doc>) -> Doc {
    let broken = content.iter().any(breaks);
    Doc::Group { id, content: Box::new(Doc::Concat(content)), broken }
}

/// A group that is broken in any case.
pub fn broken_group(mut content: Vec<Doc>) -> Doc {
    content.push(Doc::Break);
    group(content)
}

/// `parts` with `separator` between them.
pub fn joined(separator: &[Doc], parts: Vec<Doc>) -> Vec<Doc> {
    let mut result = Vec::with_capacity(parts.len() * 2);
    for (i, part) in parts.into_iter().enumerate() {
        if i > 0 {
            result.extend_from_slice(separator);
        }
        result.push(part);
    }
    result
}

/// Whether a group with `doc` in it is broken.
fn breaks(doc: &Doc) -> bool {
    match doc {
        Doc::Hardline | Doc::Break => true,
        Doc::Verbatim(text) => text.contains('\n'),
        Doc::Code(code) => code.flat().is_none(),
        Doc::Concat(parts) | Doc::Fill(parts) => parts.iter().any(breaks),
        Doc::Indent(content) | Doc::IndentIfBroken { content, .. } => breaks(content),
        Doc::Group { broken, .. } => *broken,
        Doc::IfBroken { broken, flat, .. } => breaks(broken) || breaks(flat),
        Doc::Text(_) | Doc::Line | Doc::Softline => false,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Flat,
    Broken,
}

type Command<'d> = (usize, Mode, &'d Doc);

/// `doc` in `width` columns, one step inwards being two.
pub fn printed(doc: &Doc, width: usize) -> String {
    let mut printer = Printer { width, column: 0, out: String::new(), groups: HashMap::new() };
    printer.print(doc);
    printer.out
}

const STEP: usize = 2;

struct Printer {
    width: usize,
    column: usize,
    out: String,
    groups: HashMap<GroupId, Mode>,
}

/// What is still to be printed: a document, or the rest of a fill.
enum Pending<'d> {
    Doc(Command<'d>),
    Fill(usize, &'d [Doc]),
}

impl Printer {
    fn print(&mut self, doc: &Doc) {
        let mut stack = vec![Pending::Doc((0, Mode::Broken, doc))];
        while let Some(pending) = stack.pop() {
            let (indent, mode, doc) = match pending {
                Pending::Doc(command) => command,
                Pending::Fill(indent, parts) => {
                    self.fill(indent, parts, &mut stack);
                    continue;
                }
            };
            match doc {
                Doc::Text(text) => self.push(text),
                Doc::Concat(parts) => {
                    let parts = parts.iter().rev();
                    stack.extend(parts.map(|part| Pending::Doc((indent, mode, part))));
                }
                Doc::Indent(content) => stack.push(Pending::Doc((indent + STEP, mode, content))),
                Doc::Group { id, content, broken } => {
                    let fits = match mode {
                        Mode::Flat => !broken,
                        Mode::Broken => !broken && self.fits((indent, Mode::Flat, content), &stack, false),
                    };
                    let mode = if fits { Mode::Flat } else { Mode::Broken };
                    if let Some(id) = id {
                        self.groups.insert(*id, mode);
                    }
                    stack.push(Pending::Doc((indent, mode, content)));
                }
                Doc::Fill(parts) => stack.push(Pending::Fill(indent, parts)),
                Doc::Line | Doc::Softline if mode == Mode::Flat => {
                    self.push(if matches!(doc, Doc::Line) { " " } else { "" });
                }
                Doc::Line | Doc::Softline | Doc::Hardline => self.newline(indent),
                Doc::Break => {}
                Doc::Verbatim(text) => {
                    self.out.push_str(text);
                    match text.rsplit_once('\n') {
                        Some((_, last)) => self.column = columns(last),
                        None => self.column += columns(text),
                    }
                }
                Doc::IfBroken { id, broken, flat } => {
                    let content = match self.mode_of(*id, mode) {
                        Mode::Broken => broken,
                        Mode::Flat => flat,
                    };
                    stack.push(Pending::Doc((indent, mode, content)));
                }
                Doc::IndentIfBroken { id, content } => {
                    let step = match self.mode_of(Some(*id), mode) {
                        Mode::Broken => STEP,
                        Mode::Flat => 0,
                    };
                    stack.push(Pending::Doc((indent + step, mode, content)));
                }
                Doc::Code(code) => self.code(code.as_ref(), indent, mode, doc, &stack),
            }
        }
    }

    fn mode_of(&self, id: Option<GroupId>, mode: Mode) -> Mode {
        match id {
            Some(id) => self.groups.get(&id).copied().unwrap_or(Mode::Flat),
            None => mode,
        }
    }

    fn code(&mut self, code: &dyn Code, indent: usize, mode: Mode, doc: &Doc, rest: &[Pending]) {
        if let Some(flat) = code.flat()
            && (mode == Mode::Flat || self.fits((indent, Mode::Flat, doc), rest, false))
        {
            self.push(flat);
            return;
        }
        let broken = code.broken(self.width.saturating_sub(indent));
        for (i, line) in broken.lines().enumerate() {
            if i > 0 {
                self.newline(indent);
            }
            self.push(line);
        }
    }

    fn fill<'d>(&mut self, indent: usize, parts: &'d [Doc], stack: &mut Vec<Pending<'d>>) {
        let Some((content, rest)) = parts.split_first() else {
            return;
        };
        let fits = self.fits((indent, Mode::Flat, content), &[], true);
        let mode = |flat: bool| if flat { Mode::Flat } else { Mode::Broken };
        let content = Pending::Doc((indent, mode(fits), content));
        let Some((separator, rest)) = rest.split_first() else {
            stack.push(content);
            return;
        };
        let both_fit = match rest.first() {
            None => fits,
            Some(_) => self.all_fit(indent, &parts[..3]),
        };
        if !rest.is_empty() {
            stack.push(Pending::Fill(indent, rest));
        }
        stack.push(Pending::Doc((indent, mode(both_fit), separator)));
        stack.push(content);
    }

    fn all_fit(&self, indent: usize, parts: &[Doc]) -> bool {
        let mut todo: Vec<Command> = Vec::new();
        todo.extend(parts.iter().rev().map(|part| (indent, Mode::Flat, part)));
        self.fit(todo, &[], true)
    }

    fn fits(&self, command: Command, rest: &[Pending], must_be_flat: bool) -> bool {
        self.fit(vec![command], rest, must_be_flat)
    }

    /// Whether what is to do fits on the line, up to the first break that `rest` allows.
    fn fit<'d>(&self, mut todo: Vec<Command<'d>>, rest: &'d [Pending], must_be_flat: bool) -> bool {
        let Some(mut room) = self.width.checked_sub(self.column) else {
            return false;
        };
        let mut rest = rest.iter().rev();
        loop {
            let Some((indent, mode, doc)) = todo.pop() else {
                match rest.next() {
                    None => return true,
                    Some(Pending::Doc(command)) => todo.push(*command),
                    Some(Pending::Fill(indent, parts)) => {
                        todo.extend(parts.iter().rev().map(|part| (*indent, Mode::Broken, part)));
                    }
                }
                continue;
            };
            let width = match doc {
                Doc::Text(text) => columns(text),
                Doc::Verbatim(text) => match text.split_once('\n') {
                    Some((first, _)) => return columns(first) <= room,
                    None => columns(text),
                },
                Doc::Code(code) => match code.flat() {
                    Some(flat) => columns(flat),
                    None => return !must_be_flat,
                },
                Doc::Concat(parts) | Doc::Fill(parts) => {
                    todo.extend(parts.iter().rev().map(|part| (indent, mode, part)));
                    0
                }
                Doc::Indent(content) | Doc::IndentIfBroken { content, .. } => {
                    todo.push((indent, mode, content));
                    0
                }
                Doc::Group { content, broken, .. } => {
                    if must_be_flat && *broken {
                        return false;
                    }
                    let mode = if *broken { Mode::Broken } else { mode };
                    todo.push((indent, mode, content));
                    0
                }
                Doc::IfBroken { id, broken, flat } => {
                    let content = match self.mode_of(*id, mode) {
                        Mode::Broken => broken,
                        Mode::Flat => flat,
                    };
                    todo.push((indent, mode, content));
                    0
                }
                Doc::Hardline => return true,
                Doc::Line | Doc::Softline if mode == Mode::Broken => return true,
                Doc::Line => 1,
                Doc::Softline | Doc::Break => 0,
            };
            match room.checked_sub(width) {
                Some(left) => room = left,
                None => return false,
            }
        }
    }

    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.column += columns(text);
    }

    fn newline(&mut self, indent: usize) {
        self.out.truncate(self.out.trim_end_matches([' ', '\t']).len());
        self.out.push('\n');
        self.out.push_str(&" ".repeat(indent));
        self.column = indent;
    }
}
