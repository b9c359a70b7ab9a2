//! An Angular template as a tree, with what whitespace means around every node.

/// A place in the tree.
pub type Id = usize;

/// The nodes of a template; the first one is the root.
#[derive(Debug, Default)]
pub struct Tree {
    pub nodes: Vec<Node>,
}

/// One element, text, block, ...
#[derive(Debug, Default)]
pub struct Node {
    pub kind: Kind,
    pub parent: Id,
    pub children: Vec<Id>,
    /// The nodes before and behind it under the same parent.
    pub before: Option<Id>,
    pub after: Option<Id>,
    /// Bytes of the source.
    pub start: usize,
    pub end: usize,
    /// Whitespace stands before it, behind it, or alone in it.
    pub space_before: bool,
    pub space_after: bool,
    pub space_inside: bool,
    /// Whether a space there would be seen on the page.
    pub sensitive_before: bool,
    pub sensitive_after: bool,
    pub sensitive_inside: bool,
    pub display: &'static str,
}

/// What a node is.
#[derive(Debug, Default)]
pub enum Kind {
    #[default]
    Root,
    Element(Element),
    Text(String),
    /// What stands between `{{` and `}}`.
    Interpolation(String),
    /// As written, with its marks.
    Comment(String),
    Block(Block),
    /// `@let name = value;`
    Let(String, String),
    /// What stands behind `<!doctype`.
    DocType(String),
}

/// `<name attributes>...</name>`
#[derive(Debug)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<Attribute>,
    /// `<x />` or an element that never has an end tag.
    pub self_closing: bool,
    /// Where its start tag ends and its end tag starts.
    pub inside: (usize, usize),
}

/// `name="value"`
#[derive(Debug)]
pub struct Attribute {
    pub name: String,
    pub value: Option<String>,
    pub start: usize,
}

/// `@name (parameters) { ... }`
#[derive(Debug)]
pub struct Block {
    /// `if`, `else if`, `for`, ...
    pub name: String,
    pub parameters: Option<String>,
    /// Where the parameters start.
    pub parameters_start: usize,
}

impl Tree {
    /// The node of that place.
    pub fn node(&self, id: Id) -> &Node {
        &self.nodes[id]
    }

    /// Puts a node behind the children of `parent`.
    pub fn add(&mut self, parent: Id, kind: Kind, start: usize, end: usize) -> Id {
        let id = self.nodes.len();
        self.nodes.push(Node { kind, parent, start, end, ..Node::default() });
        if id != parent {
            self.nodes[parent].children.push(id);
        }
        id
    }

    /// The first child.
    pub fn first(&self, id: Id) -> Option<&Node> {
        let first = *self.node(id).children.first()?;
        Some(self.node(first))
    }

    /// The last child.
    pub fn last(&self, id: Id) -> Option<&Node> {
        let last = *self.node(id).children.last()?;
        Some(self.node(last))
    }

    /// The node before it under the same parent.
    pub fn before(&self, node: &Node) -> Option<&Node> {
        node.before.map(|id| self.node(id))
    }

    /// The node behind it under the same parent.
    pub fn after(&self, node: &Node) -> Option<&Node> {
        node.after.map(|id| self.node(id))
    }

    /// The node it stands in.
    pub fn parent(&self, node: &Node) -> &Node {
        self.node(node.parent)
    }
}

impl Node {
    /// The element that the node is.
    pub fn element(&self) -> Option<&Element> {
        match &self.kind {
            Kind::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The name of an element, else nothing.
    pub fn name(&self) -> &str {
        self.element().map_or("", |element| &element.name)
    }

    /// Words.
    pub fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Text(_))
    }

    /// `{{ }}`
    pub fn is_interpolation(&self) -> bool {
        matches!(self.kind, Kind::Interpolation(_))
    }

    /// Text and comments, which have no tag of their own.
    pub fn is_text_like(&self) -> bool {
        matches!(self.kind, Kind::Text(_) | Kind::Comment(_))
    }

    /// `@name { }`
    pub fn is_block(&self) -> bool {
        matches!(self.kind, Kind::Block(_))
    }

    /// It has no end tag.
    pub fn is_self_closing(&self) -> bool {
        match &self.kind {
            Kind::Element(element) => element.self_closing,
            Kind::Comment(_) | Kind::DocType(_) | Kind::Let(..) => true,
            Kind::Root | Kind::Text(_) | Kind::Interpolation(_) | Kind::Block(_) => false,
        }
    }

    /// `pre` keeps its whitespace.
    pub fn is_preformatted(&self) -> bool {
        matches!(self.name(), "pre" | "listing" | "plaintext" | "xmp" | "textarea")
    }

    /// Its content is not markup.
    pub fn is_raw(&self) -> bool {
        matches!(self.name(), "script" | "style")
    }
}
