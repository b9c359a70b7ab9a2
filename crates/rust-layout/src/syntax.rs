//! The syntax tree of types, patterns and expressions; every node knows its piece of the source.

use super::lexer::Span;
use super::syntax_item::{Item, Parameter};

/// `#[...]`, `#![...]` or a doc comment.
#[derive(Debug)]
pub struct Attribute {
    pub span: Span,
    pub inner: bool,
    pub kind: AttributeKind,
}

/// What an attribute is.
#[derive(Debug)]
pub enum AttributeKind {
    Doc,
    /// `derive(...)`: the arguments.
    Derive(Vec<Span>),
    Meta(Meta),
    /// Anything that is not `path`, `path = literal` or `path(...)`.
    Other,
}

/// What stands in an attribute.
#[derive(Debug)]
pub struct Meta {
    pub span: Span,
    pub kind: MetaKind,
}

/// Its form.
#[derive(Debug)]
pub enum MetaKind {
    Word,
    Literal,
    Value { path: Span, value: Span },
    List { path: Span, items: Vec<Meta> },
}

/// `a::b::<C>`
#[derive(Debug)]
pub struct Path {
    pub span: Span,
    pub global: bool,
    /// `<T as Trait>::Name`: the type, and how many of the segments are the trait's.
    pub qualified: Option<(Box<Type>, usize)>,
    pub segments: Vec<Segment>,
}

/// `b::<C>`
#[derive(Debug)]
pub struct Segment {
    pub name: Span,
    pub arguments: Option<Arguments>,
}

/// The generic arguments of a segment.
#[derive(Debug)]
pub enum Arguments {
    /// `<A, B = C>`
    Angle(Vec<GenericArgument>),
    /// `(A, B) -> C`
    Call(Vec<Type>, Option<Box<Type>>),
}

/// One thing between `<` and `>`.
#[derive(Debug)]
pub struct GenericArgument {
    pub span: Span,
    pub kind: GenericArgumentKind,
}

/// What it is.
#[derive(Debug)]
pub enum GenericArgumentKind {
    Lifetime,
    Type(Type),
    Const(Expr),
    /// `Item = T`
    Equal(Segment, Type),
    /// `Item: Bound`
    Bound(Segment, Vec<Bound>),
}

/// A type.
#[derive(Debug)]
pub struct Type {
    pub span: Span,
    pub kind: TypeKind,
}

/// Its form.
#[derive(Debug)]
pub enum TypeKind {
    Path(Path),
    /// `&'a mut T`: lifetime, mutable, type.
    Reference(Option<Span>, bool, Box<Type>),
    Pointer(bool, Box<Type>),
    Slice(Box<Type>),
    Array(Box<Type>, Box<Expr>),
    Tuple(Vec<Type>),
    Parens(Box<Type>),
    /// `name: T`, among the parameters of a function type.
    Named(Span, Box<Type>),
    /// `fn`, `unsafe extern "C" fn`, ...: prefix, parameters, return type.
    Function(String, Vec<Type>, Option<Box<Type>>),
    /// `dyn A + B` or `impl A + B`: the word, its bounds.
    Bounds(&'static str, Vec<Bound>),
    Macro(Box<MacroCall>),
    /// `!`, `_`, and what is kept as it stands.
    Plain,
}

/// One thing between the `+` of bounds.
#[derive(Debug)]
pub struct Bound {
    pub span: Span,
    pub kind: BoundKind,
}

/// What it is.
#[derive(Debug)]
pub enum BoundKind {
    /// `for<'a> ?Sized`: what stands before the path, then the path.
    Trait(String, Path),
    /// Lifetimes and `use<...>`.
    Plain,
}

/// A pattern.
#[derive(Debug)]
pub struct Pattern {
    pub span: Span,
    pub kind: PatternKind,
}

/// Its form.
#[derive(Debug)]
pub enum PatternKind {
    Wild,
    Rest,
    Literal(Box<Expr>),
    Range(Option<Box<Expr>>, &'static str, Option<Box<Expr>>),
    /// `ref mut name @ pattern`: what stands before the name, the name, the pattern.
    Name(&'static str, Span, Option<Box<Pattern>>),
    Path(Path),
    TupleStruct(Path, Vec<Pattern>),
    Tuple(Vec<Pattern>),
    Struct(Path, Vec<FieldPattern>, bool),
    Slice(Vec<Pattern>),
    Reference(bool, Box<Pattern>),
    Or(Vec<Pattern>),
    Parens(Box<Pattern>),
    Macro(Box<MacroCall>),
}

/// `name: pattern` or `ref mut name`
#[derive(Debug)]
pub struct FieldPattern {
    pub span: Span,
    pub attributes: Vec<Attribute>,
    /// None for `field` and `ref field`, which stand for themselves.
    pub name: Option<Span>,
    pub pattern: Pattern,
}

/// An expression with its attributes.
#[derive(Debug)]
pub struct Expr {
    pub span: Span,
    pub attributes: Vec<Attribute>,
    pub kind: ExprKind,
}

/// Its form.
#[derive(Debug)]
pub enum ExprKind {
    Literal,
    Path(Path),
    Array(Vec<Expr>),
    Repeat(Box<Expr>, Box<Expr>),
    Tuple(Vec<Expr>),
    Parens(Box<Expr>),
    Call(Box<Expr>, Vec<Expr>),
    MethodCall(Box<MethodCall>),
    Field(Box<Expr>, Span),
    Await(Box<Expr>),
    Try(Box<Expr>),
    Index(Box<Expr>, Box<Expr>),
    /// `!`, `-`, `*`
    Unary(&'static str, Box<Expr>),
    /// `&`, `&mut `, `&raw const `
    Borrow(&'static str, Box<Expr>),
    Cast(Box<Expr>, Box<Type>),
    Binary(&'static str, Box<Expr>, Box<Expr>),
    Assign(&'static str, Box<Expr>, Box<Expr>),
    Range(Option<Box<Expr>>, &'static str, Option<Box<Expr>>),
    Let(Box<Pattern>, Box<Expr>),
    If(Box<If>),
    While(Option<Span>, Box<Expr>, Block),
    For(Option<Span>, Box<Pattern>, Box<Expr>, Block),
    Loop(Option<Span>, Block),
    Match(Box<Expr>, Vec<Arm>, Vec<Attribute>),
    Block(Box<BlockExpr>),
    Closure(Box<Closure>),
    Struct(Box<StructExpr>),
    Macro(Box<MacroCall>),
    Return(Option<Box<Expr>>),
    Break(Option<Span>, Option<Box<Expr>>),
    Continue(Option<Span>),
    /// `_`
    Plain,
}

/// `.name::<T>(arguments)`
#[derive(Debug)]
pub struct MethodCall {
    pub receiver: Expr,
    pub name: Span,
    pub arguments: Vec<GenericArgument>,
    pub values: Vec<Expr>,
}

/// `if condition { ... } else ...`
#[derive(Debug)]
pub struct If {
    pub condition: Expr,
    pub then: Block,
    /// A block or another `if`.
    pub otherwise: Option<Expr>,
}

/// `pattern if guard => body,`
#[derive(Debug)]
pub struct Arm {
    pub span: Span,
    pub attributes: Vec<Attribute>,
    pub pattern: Pattern,
    pub guard: Option<Expr>,
    pub body: Expr,
}

/// `'label: unsafe { }`
#[derive(Debug)]
pub struct BlockExpr {
    pub label: Option<Span>,
    /// `""`, `"unsafe "`, `"async "`, `"async move "` or `"const "`
    pub prefix: &'static str,
    pub block: Block,
}

/// `{ ... }`
#[derive(Debug)]
pub struct Block {
    pub span: Span,
    pub attributes: Vec<Attribute>,
    pub statements: Vec<Statement>,
}

/// `move |a| body`
#[derive(Debug)]
pub struct Closure {
    /// `async move ` and the like.
    pub prefix: String,
    pub parameters: Vec<Parameter>,
    pub output: Option<Type>,
    pub body: Expr,
    /// Between the bars.
    pub bars: Span,
}

/// `Path { a, b: c, ..base }`
#[derive(Debug)]
pub struct StructExpr {
    pub path: Path,
    pub fields: Vec<FieldExpr>,
    /// `..base`, or `..` alone.
    pub base: Option<(Span, Option<Expr>)>,
}

/// `name: value` or `name`
#[derive(Debug)]
pub struct FieldExpr {
    pub span: Span,
    pub attributes: Vec<Attribute>,
    pub name: Span,
    pub value: Option<Expr>,
}

/// `name!(...)`
#[derive(Debug)]
pub struct MacroCall {
    pub span: Span,
    /// Path and `!`.
    pub name: String,
    pub bracket: char,
    /// None when the tokens are not a list of expressions, types or patterns.
    pub arguments: Option<MacroArguments>,
    pub empty: bool,
}

/// What stands in the brackets of a macro call, when it could be read.
#[derive(Debug)]
pub struct MacroArguments {
    pub items: Vec<MacroArgument>,
    pub trailing_comma: bool,
    /// `vec![value; count]`
    pub repeat: bool,
}

/// One of them.
#[derive(Debug)]
pub enum MacroArgument {
    Expr(Expr),
    Type(Type),
    Pattern(Pattern),
    Keyword(Span),
}

/// A statement.
#[derive(Debug)]
pub struct Statement {
    pub span: Span,
    pub kind: StatementKind,
}

/// Its form.
#[derive(Debug)]
pub enum StatementKind {
    Let(Box<Let>),
    /// The expression, and whether `;` follows.
    Expr(Expr, bool),
    Item(Item),
    /// A lone `;`
    Empty,
    /// What cannot be read.
    Plain,
}

/// `let pattern: T = value else { ... };`
#[derive(Debug)]
pub struct Let {
    pub attributes: Vec<Attribute>,
    pub pattern: Pattern,
    pub annotation: Option<Type>,
    pub value: Option<Expr>,
    pub otherwise: Option<Block>,
}
