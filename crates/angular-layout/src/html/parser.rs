//! Reads an Angular template.

use super::tree::{Attribute, Block, Element, Id, Kind, Tree};

/// A place in the template that is not markup.
#[derive(Debug)]
pub struct Unreadable {
    /// Bytes from the start.
    pub offset: usize,
    pub expected: String,
}

const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

const BLOCKS: &[&str] =
    &["if", "else", "for", "empty", "switch", "case", "default", "defer", "placeholder", "loading", "error"];

/// The tree of `text`.
pub fn parsed(text: &str) -> Result<Tree, Unreadable> {
    let mut tree = Tree::default();
    let root = tree.add(0, Kind::Root, 0, text.len());
    let mut parser = Parser { text, at: 0, tree };
    parser.children(root)?;
    match parser.rest() {
        "" => Ok(parser.tree),
        rest if rest.starts_with('}') => parser.error("no `}` here"),
        _ => parser.error("no end tag here"),
    }
}

struct Parser<'s> {
    text: &'s str,
    at: usize,
    tree: Tree,
}

impl<'s> Parser<'s> {
    fn rest(&self) -> &'s str {
        &self.text[self.at..]
    }

    fn error<T>(&self, expected: &str) -> Result<T, Unreadable> {
        Err(Unreadable { offset: self.at, expected: expected.to_owned() })
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn eat(&mut self, mark: &str) -> bool {
        let found = self.rest().starts_with(mark);
        self.at += if found { mark.len() } else { 0 };
        found
    }

    /// Text up to `end`, which is eaten.
    fn until(&mut self, end: &str) -> Result<&'s str, Unreadable> {
        let rest = self.rest();
        match rest.find(end) {
            Some(at) => {
                self.at += at + end.len();
                Ok(&rest[..at])
            }
            None => self.error(&format!("`{end}`")),
        }
    }

    /// The children of `parent`, up to its end tag or brace, which is not eaten.
    fn children(&mut self, parent: Id) -> Result<(), Unreadable> {
        let in_block = self.tree.node(parent).is_block();
        loop {
            let start = self.at;
            let rest = self.rest();
            if rest.is_empty() || rest.starts_with("</") || rest.starts_with('}') && in_block {
                return Ok(());
            } else if rest.starts_with("<!--") {
                self.until("-->")?;
                let comment = self.text[start..self.at].to_owned();
                self.tree.add(parent, Kind::Comment(comment), start, self.at);
            } else if rest.starts_with("<!") {
                let content = self.until(">")?;
                let value = content[2..].split_once(char::is_whitespace);
                let value = value.map_or("", |(_, value)| value).to_owned();
                self.tree.add(parent, Kind::DocType(value), start, self.at);
            } else if is_tag(rest) {
                self.element(parent)?;
            } else if let Some(name) = block_name(rest) {
                self.block(parent, name)?;
            } else if rest.starts_with("@let ") {
                self.let_declaration(parent)?;
            } else if self.eat("{{") {
                let content = self.until("}}")?.to_owned();
                let kind = Kind::Interpolation(content);
                self.tree.add(parent, kind, start, self.at);
            } else {
                self.text(parent, in_block);
            }
        }
    }

    fn text(&mut self, parent: Id, in_block: bool) {
        let start = self.at;
        let rest = self.rest();
        let ends = |at: usize| {
            let rest = &rest[at..];
            rest.starts_with("{{")
                || rest.starts_with("</")
                || rest.starts_with("<!")
                || is_tag(rest)
                || in_block && rest.starts_with('}')
                || block_name(rest).is_some()
                || rest.starts_with("@let ")
        };
        let length = rest.char_indices().skip(1).map(|(at, _)| at).find(|&at| ends(at)).unwrap_or(rest.len());
        self.at += length;
        let text = rest[..length].to_owned();
        self.tree.add(parent, Kind::Text(text), start, self.at);
    }

    fn element(&mut self, parent: Id) -> Result<(), Unreadable> {
        let start = self.at;
        self.at += 1;
        let name = self.word(|c| !c.is_whitespace() && c != '>' && c != '/');
        let mut attributes = Vec::new();
        let closed = loop {
            self.skip_space();
            if self.eat("/>") {
                break true;
            }
            if self.eat(">") {
                break false;
            }
            attributes.push(self.attribute()?);
        };
        let self_closing = closed || VOID.contains(&name.as_str());
        let inside = self.at;
        let element = Element { name: name.clone(), attributes, self_closing, inside: (inside, inside) };
        let id = self.tree.add(parent, Kind::Element(element), start, self.at);
        if self_closing {
            return Ok(());
        }
        if self.tree.node(id).is_raw() || name == "textarea" {
            let rest = self.rest();
            let length = rest.find(&format!("</{name}")).unwrap_or(rest.len());
            if length > 0 {
                let text = Kind::Text(rest[..length].to_owned());
                self.tree.add(id, text, self.at, self.at + length);
            }
            self.at += length;
        } else {
            self.children(id)?;
        }
        let end = self.at;
        if !self.eat("</") || !self.eat(&name) {
            self.at = end;
            return self.error(&format!("`</{name}>`"));
        }
        self.skip_space();
        if !self.eat(">") {
            return self.error("`>`");
        }
        self.tree.nodes[id].end = self.at;
        if let Kind::Element(element) = &mut self.tree.nodes[id].kind {
            element.inside.1 = end;
        }
        Ok(())
    }

    fn word(&mut self, keep: impl Fn(char) -> bool) -> String {
        let rest = self.rest();
        let length = rest.find(|c| !keep(c)).unwrap_or(rest.len());
        self.at += length;
        rest[..length].to_owned()
    }

    fn attribute(&mut self) -> Result<Attribute, Unreadable> {
        let name = self.word(|c| !c.is_whitespace() && !matches!(c, '=' | '>' | '/' | '"' | '\''));
        if name.is_empty() {
            return self.error("an attribute");
        }
        let before_space = self.at;
        self.skip_space();
        if !self.eat("=") {
            self.at = before_space;
            return Ok(Attribute { name, value: None, start: self.at });
        }
        self.skip_space();
        let start = self.at + 1;
        let value = if self.eat("\"") {
            self.until("\"")?.to_owned()
        } else if self.eat("'") {
            self.until("'")?.to_owned()
        } else {
            self.word(|c| !c.is_whitespace() && c != '>')
        };
        Ok(Attribute { name, value: Some(value), start })
    }

    fn block(&mut self, parent: Id, name: String) -> Result<(), Unreadable> {
        let start = self.at;
        self.at += 1;
        // A name of two words may have any space between them.
        for word in name.split(' ') {
            self.skip_space();
            self.at += word.len();
        }
        self.skip_space();
        let mut block = Block { name, parameters: None, parameters_start: self.at + 1 };
        if self.rest().starts_with('(') {
            let length = match closing(self.rest()) {
                Some(length) => length,
                None => return self.error("`)`"),
            };
            block.parameters = Some(self.rest()[1..length].to_owned());
            self.at += length + 1;
            self.skip_space();
        }
        if !self.eat("{") {
            return self.error("`{`");
        }
        let id = self.tree.add(parent, Kind::Block(block), start, self.at);
        self.children(id)?;
        if !self.eat("}") {
            return self.error("`}`");
        }
        self.tree.nodes[id].end = self.at;
        Ok(())
    }

    fn let_declaration(&mut self, parent: Id) -> Result<(), Unreadable> {
        let start = self.at;
        self.at += "@let ".len();
        let name = self.until("=")?.trim().to_owned();
        let value = self.until(";")?.trim().to_owned();
        let kind = Kind::Let(name, value);
        self.tree.add(parent, kind, start, self.at);
        Ok(())
    }
}

fn is_tag(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next() == Some('<') && chars.next().is_some_and(|c| c.is_ascii_alphabetic())
}

/// The name of the block that starts here.
fn block_name(rest: &str) -> Option<String> {
    let rest = rest.strip_prefix('@')?;
    let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let (word, rest) = rest.split_at(end);
    if !BLOCKS.contains(&word) {
        return None;
    }
    let rest = rest.trim_start();
    if word == "else" && rest.starts_with("if") {
        let after = rest[2..].trim_start();
        return after.starts_with('(').then(|| "else if".to_owned());
    }
    let opens = rest.starts_with('{') || rest.starts_with('(');
    opens.then(|| word.to_owned())
}

/// Where the parenthesis at the start of `text` is closed; strings are skipped.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if let Some(open) = quote {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                _ if c == open => quote = None,
                _ => {}
            }
            continue;
        }
        match c {
            '\'' | '"' | '`' => quote = Some(c),
            '(' => depth += 1,
            ')' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}
