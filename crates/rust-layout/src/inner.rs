//! Knows what may stand in brackets, and what of it may go on over several lines.

use super::layout::Layout;
use super::lexer::Span;
use super::shape::Shape;
use super::syntax::{
    Expr, ExprKind, GenericArgument, GenericArgumentKind, MacroArgument, Meta, MetaKind, Pattern, PatternKind, Type,
    TypeKind,
};
use super::syntax_item::{FieldDefinition, GenericParameter};

/// One thing in brackets.
#[derive(Clone, Copy)]
pub enum Inner<'a> {
    Expr(&'a Expr),
    MacroArgument(&'a MacroArgument),
    Meta(&'a Meta),
    Parameter(&'a GenericParameter),
    Argument(&'a GenericArgument),
    Field(&'a FieldDefinition),
    Pattern(&'a Pattern),
    SlicePattern(&'a Pattern),
    Type(&'a Type),
}

impl<'a> Inner<'a> {
    /// Its piece of the source.
    pub fn span(self) -> Span {
        match self {
            Inner::Expr(expr) => expr.span,
            Inner::MacroArgument(argument) => match argument {
                MacroArgument::Expr(expr) => expr.span,
                MacroArgument::Type(ty) => ty.span,
                MacroArgument::Pattern(pattern) => pattern.span,
                MacroArgument::Keyword(span) => *span,
            },
            Inner::Meta(meta) => meta.span,
            Inner::Parameter(parameter) => parameter.span,
            Inner::Argument(argument) => argument.span,
            Inner::Field(field) => field.span,
            Inner::Pattern(pattern) | Inner::SlicePattern(pattern) => pattern.span,
            Inner::Type(ty) => ty.span,
        }
    }

    /// Its layout.
    pub fn text(self, layout: &Layout, shape: Shape) -> Option<String> {
        match self {
            Inner::Expr(expr) => layout.expr(expr, shape),
            Inner::MacroArgument(argument) => match argument {
                MacroArgument::Expr(expr) => layout.expr(expr, shape),
                MacroArgument::Type(ty) => layout.ty(ty, shape),
                MacroArgument::Pattern(pattern) => layout.pattern(pattern, shape),
                MacroArgument::Keyword(span) => Some(layout.source(*span).to_owned()),
            },
            Inner::Meta(meta) => layout.meta(meta, shape),
            Inner::Parameter(parameter) => layout.generic_parameter(parameter, shape),
            Inner::Argument(argument) => layout.generic_argument(argument, shape),
            Inner::Field(field) => layout.field_definition(field, shape),
            Inner::Pattern(pattern) | Inner::SlicePattern(pattern) => layout.pattern(pattern, shape),
            Inner::Type(ty) => layout.ty(ty, shape),
        }
    }

    /// The expression that it is.
    pub fn expr(self) -> Option<&'a Expr> {
        match self {
            Inner::Expr(expr) | Inner::MacroArgument(MacroArgument::Expr(expr)) => Some(expr),
            _ => None,
        }
    }

    /// It is a literal, a name or the like.
    pub fn is_simple(self) -> bool {
        match self {
            Inner::MacroArgument(MacroArgument::Keyword(_)) => true,
            Inner::Meta(meta) => matches!(meta.kind, MetaKind::Literal | MetaKind::Word),
            _ => self.expr().is_some_and(is_simple),
        }
    }

    /// Attributes stand before it.
    pub fn has_attributes(self) -> bool {
        match self {
            Inner::Field(field) => !field.attributes.is_empty(),
            _ => self.expr().is_some_and(|expr| !expr.attributes.is_empty()),
        }
    }

    /// Whether this, as the last of `count`, may go on over the lines that follow.
    pub fn can_overflow(self, count: usize) -> bool {
        match self {
            Inner::MacroArgument(MacroArgument::Type(ty)) | Inner::Type(ty) => type_can_overflow(ty, count),
            Inner::Argument(argument) => match &argument.kind {
                GenericArgumentKind::Type(ty) => type_can_overflow(ty, count),
                _ => false,
            },
            Inner::Meta(meta) => count == 1 && !matches!(meta.kind, MetaKind::Literal),
            Inner::Pattern(pattern) => pattern_can_overflow(pattern, count),
            _ => self.expr().is_some_and(|expr| expr_can_overflow(expr, count)),
        }
    }
}

/// A literal, a name, or one of these behind a field, a borrow and the like.
fn is_simple(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Literal => true,
        ExprKind::Path(path) => path.qualified.is_none() && path.segments.len() <= 1,
        ExprKind::Borrow(_, expr)
        | ExprKind::Cast(expr, _)
        | ExprKind::Field(expr, _)
        | ExprKind::Try(expr)
        | ExprKind::Unary(_, expr) => is_simple(expr),
        ExprKind::Index(left, right) | ExprKind::Repeat(left, right) => is_simple(left) && is_simple(right),
        _ => false,
    }
}

fn expr_can_overflow(expr: &Expr, count: usize) -> bool {
    match &expr.kind {
        _ if !expr.attributes.is_empty() => false,
        ExprKind::Block(_) | ExprKind::Closure(_) => true,
        ExprKind::If(_) | ExprKind::For(..) | ExprKind::Loop(..) | ExprKind::While(..) => count == 1,
        ExprKind::Match(..)
        | ExprKind::Array(_)
        | ExprKind::Struct(_)
        | ExprKind::Macro(_)
        | ExprKind::Call(..)
        | ExprKind::MethodCall(_)
        | ExprKind::Tuple(_) => count == 1,
        ExprKind::Borrow(_, expr) | ExprKind::Try(expr) | ExprKind::Unary(_, expr) | ExprKind::Cast(expr, _) => {
            expr_can_overflow(expr, count)
        }
        _ => false,
    }
}

fn type_can_overflow(ty: &Type, count: usize) -> bool {
    match &ty.kind {
        TypeKind::Tuple(_) => count == 1,
        TypeKind::Reference(_, _, ty) | TypeKind::Pointer(_, ty) => type_can_overflow(ty, count),
        _ => false,
    }
}

fn pattern_can_overflow(pattern: &Pattern, count: usize) -> bool {
    match &pattern.kind {
        PatternKind::Path(_) | PatternKind::Tuple(_) | PatternKind::Struct(..) | PatternKind::TupleStruct(..) => {
            count == 1
        }
        PatternKind::Reference(_, pattern) => pattern_can_overflow(pattern, count),
        PatternKind::Literal(expr) => expr_can_overflow(expr, count),
        _ => false,
    }
}

/// A call, also behind a borrow and the like.
pub fn is_nested_call(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Call(..) | ExprKind::Macro(_) => true,
        ExprKind::Borrow(_, expr) | ExprKind::Try(expr) | ExprKind::Unary(_, expr) | ExprKind::Cast(expr, _) => {
            is_nested_call(expr)
        }
        _ => false,
    }
}

/// A method call, also behind a borrow and the like.
pub fn is_method_call(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::MethodCall(_) => true,
        ExprKind::Borrow(_, expr) | ExprKind::Try(expr) | ExprKind::Unary(_, expr) | ExprKind::Cast(expr, _) => {
            is_method_call(expr)
        }
        _ => false,
    }
}
