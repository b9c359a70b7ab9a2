//! The syntax tree of items.

use super::lexer::Span;
use super::syntax::{Attribute, Block, Bound, Expr, MacroCall, Path, Pattern, Type};

/// An item with its attributes.
#[derive(Debug)]
pub struct Item {
    /// Attributes included.
    pub span: Span,
    pub attributes: Vec<Attribute>,
    /// `pub(crate) ` or nothing.
    pub visibility: String,
    /// `#[macro_use]`
    pub uses_macros: bool,
    /// Where the item starts behind its attributes.
    pub start: usize,
    pub kind: ItemKind,
}

/// Its form.
#[derive(Debug)]
pub enum ItemKind {
    Use(UseTree),
    /// `mod name;` and `extern crate name;`
    Declaration {
        word: &'static str,
        name: String,
    },
    Module {
        name: Span,
        body: Body,
    },
    Function(Box<Function>),
    Struct(Box<Struct>),
    Enum(Box<Enum>),
    Impl(Box<Impl>),
    Trait(Box<Trait>),
    Constant(Box<Constant>),
    Alias(Box<Alias>),
    /// `name! { ... }` and `name!(...);`
    Macro(Box<MacroCall>),
    /// Kept as it stands.
    Plain,
}

/// Items in braces.
#[derive(Debug)]
pub struct Body {
    pub span: Span,
    pub attributes: Vec<Attribute>,
    pub items: Vec<Item>,
}

/// `a::b::{...}`
#[derive(Debug)]
pub struct UseTree {
    pub global: bool,
    /// `a::b` before the last part.
    pub path: Vec<String>,
    pub end: UseEnd,
    pub has_comment: bool,
}

/// What stands behind the last `::`.
#[derive(Debug)]
pub enum UseEnd {
    Name { name: String, alias: Option<String> },
    Glob,
    List(Vec<UseTree>),
}

/// `pattern: T`
#[derive(Debug)]
pub struct Parameter {
    pub span: Span,
    pub attributes: Vec<Attribute>,
    /// `&'a mut self` and the like, when it is that.
    pub receiver: Option<String>,
    pub pattern: Option<Pattern>,
    pub annotation: Option<Type>,
}

/// `<A, B: C>` and `where`.
#[derive(Debug, Default)]
pub struct Generics {
    pub parameters: Vec<GenericParameter>,
    /// From the word `where` to the brace or the semicolon.
    pub clause: Span,
    pub predicates: Vec<Predicate>,
}

/// `A: B = C`
#[derive(Debug)]
pub struct GenericParameter {
    pub span: Span,
    /// `const ` or nothing.
    pub prefix: &'static str,
    pub name: Span,
    pub bounds: Vec<Bound>,
    /// The type of a const parameter.
    pub annotation: Option<Type>,
    pub default: Option<Type>,
}

/// `T: Bound`
#[derive(Debug)]
pub struct Predicate {
    pub span: Span,
    /// `for<'a> ` or nothing.
    pub prefix: String,
    pub subject: Type,
    pub bounds: Vec<Bound>,
}

/// `fn name(...) -> T { ... }`
#[derive(Debug)]
pub struct Function {
    /// `pub(crate) async unsafe fn `
    pub header: String,
    pub name: Span,
    pub generics: Generics,
    pub parameters: Vec<Parameter>,
    /// Between the parentheses.
    pub inside: Span,
    pub output: Option<Type>,
    pub body: Option<Block>,
}

/// `struct Name ...`
#[derive(Debug)]
pub struct Struct {
    /// `pub struct `
    pub header: String,
    pub name: Span,
    pub generics: Generics,
    pub fields: Fields,
}

/// What a struct or a variant holds.
#[derive(Debug)]
pub enum Fields {
    Unit,
    /// Fields, and what stands between the brackets.
    Tuple(Vec<FieldDefinition>, Span),
    Named(Vec<FieldDefinition>, Span),
}

/// `name: T`
#[derive(Debug)]
pub struct FieldDefinition {
    pub span: Span,
    pub attributes: Vec<Attribute>,
    pub visibility: String,
    pub name: Option<Span>,
    pub annotation: Type,
}

/// `enum Name { ... }`
#[derive(Debug)]
pub struct Enum {
    pub header: String,
    pub name: Span,
    pub generics: Generics,
    pub variants: Vec<Variant>,
    /// Between the braces.
    pub inside: Span,
}

/// `Name(T) = 1`
#[derive(Debug)]
pub struct Variant {
    pub span: Span,
    pub attributes: Vec<Attribute>,
    pub name: Span,
    pub fields: Fields,
    pub discriminant: Option<Expr>,
}

/// `impl Trait for T { ... }`
#[derive(Debug)]
pub struct Impl {
    /// `unsafe impl`, without generics.
    pub header: String,
    pub generics: Generics,
    /// `!` or nothing.
    pub polarity: &'static str,
    pub implemented: Option<Path>,
    pub subject: Type,
    pub body: Body,
}

/// `trait Name: Bound { ... }`
#[derive(Debug)]
pub struct Trait {
    /// `pub trait `
    pub header: String,
    pub name: Span,
    pub generics: Generics,
    pub bounds: Vec<Bound>,
    pub body: Body,
}

/// `const NAME: T = value;` and `static`.
#[derive(Debug)]
pub struct Constant {
    /// `pub const `, `static mut `
    pub header: String,
    pub name: Span,
    pub annotation: Type,
    pub value: Option<Expr>,
}

/// `type Name: Bound = T;`
#[derive(Debug)]
pub struct Alias {
    /// `pub type `
    pub header: String,
    pub name: Span,
    pub generics: Generics,
    pub bounds: Vec<Bound>,
    pub value: Option<Type>,
}
