//! Lays out types, paths, bounds and generics.

use super::inner::Inner;
use super::layout::Layout;
use super::lexer::Span;
use super::list::{Format, Tactic, Trailing, Wish, tactic, written};
use super::overflow::{Bracketed, NO_LIMIT};
use super::pair::Parts;
use super::shape::{STEP, Shape, extra_offset, first_width, is_last_line_extendable, is_single_line, last_width};
use super::syntax::{Arguments, Bound, BoundKind, GenericArgument, GenericArgumentKind, Path, Segment, Type, TypeKind};
use super::syntax_item::GenericParameter;

impl Layout<'_> {
    /// A path; in an expression its generics are written with `::`.
    pub fn path(&self, path: &Path, in_expr: bool, shape: Shape) -> Option<String> {
        let mut text = String::new();
        let mut segments = path.segments.as_slice();
        match &path.qualified {
            Some((ty, count)) => {
                text = format!("<{}", self.ty(ty, shape)?);
                if *count > 0 {
                    text.push_str(" as ");
                    text.push_str(if path.global { "::" } else { "" });
                    let (first, rest) = segments.split_at(*count);
                    text = self.segments(text, first, false, shape.narrower(3)?)?;
                    segments = rest;
                }
                text.push_str(">::");
            }
            None if path.global => text.push_str("::"),
            None => {}
        }
        self.segments(text, segments, in_expr, shape)
    }

    fn segments(&self, mut text: String, segments: &[Segment], in_expr: bool, shape: Shape) -> Option<String> {
        let shape = shape.visual(0);
        for (i, segment) in segments.iter().enumerate() {
            if i > 0 {
                text.push_str("::");
            }
            let here = shape.shrunk(extra_offset(&text, shape))?;
            text.push_str(&self.segment(segment, in_expr, here)?);
        }
        Some(text)
    }

    fn segment(&self, segment: &Segment, in_expr: bool, shape: Shape) -> Option<String> {
        let name = self.source(segment.name);
        let shape = shape.after(name.len())?;
        match &segment.arguments {
            Some(Arguments::Angle(arguments)) if !arguments.is_empty() => {
                let turbofish =
                    in_expr || self.in_macro.get() && self.text[segment.name.hi..].trim_start().starts_with("::");
                let colons = if turbofish { "::" } else { "" };
                let items = arguments.iter().map(Inner::Argument).collect();
                let arguments = self.angle("", items, shape)?;
                Some(format!("{name}{colons}{arguments}"))
            }
            Some(Arguments::Call(inputs, output)) => {
                let call = self.function_type(inputs, output.as_deref(), shape)?;
                Some(format!("{name}{call}"))
            }
            _ => Some(name.to_owned()),
        }
    }

    /// `name<...>`
    pub fn angle(&self, name: &str, items: Vec<Inner>, shape: Shape) -> Option<String> {
        let list = Bracketed {
            name,
            inside: match (items.first(), items.last()) {
                (Some(first), Some(last)) => first.span().to(last.span()),
                _ => Span::default(),
            },
            items,
            brackets: ("<", ">"),
            limit: NO_LIMIT,
            trailing: None,
        };
        self.bracketed(&list, shape)
    }

    /// One thing between `<` and `>`.
    pub fn generic_argument(&self, argument: &GenericArgument, shape: Shape) -> Option<String> {
        let named = |segment: &Segment, sign: &str| {
            let name = self.segment(segment, false, shape)?;
            let left = format!("{name}{sign}");
            let width = shape.width.checked_sub(left.len())?;
            let inner = Shape::new(width, shape.indent.aligned(left.len()));
            Some((left, inner))
        };
        match &argument.kind {
            GenericArgumentKind::Lifetime => Some(self.source(argument.span).to_owned()),
            GenericArgumentKind::Type(ty) => self.ty(ty, shape),
            GenericArgumentKind::Const(expr) => self.expr(expr, shape),
            GenericArgumentKind::Equal(segment, ty) => {
                let (left, inner) = named(segment, " = ")?;
                Some(format!("{left}{}", self.ty(ty, inner)?))
            }
            GenericArgumentKind::Bound(segment, bounds) => {
                let (left, inner) = named(segment, ": ")?;
                Some(format!("{left}{}", self.bounds(bounds, true, inner)?))
            }
        }
    }

    /// A type.
    pub fn ty(&self, ty: &Type, shape: Shape) -> Option<String> {
        let aligned = |columns: usize| {
            let width = shape.width.checked_sub(columns)?;
            Some(Shape::new(width, shape.indent.aligned(columns)))
        };
        match &ty.kind {
            TypeKind::Path(path) => self.path(path, false, shape),
            TypeKind::Reference(lifetime, mutable, inner) => {
                let mutable = if *mutable { "mut " } else { "" };
                let prefix = match lifetime {
                    Some(lifetime) => format!("&{} {mutable}", self.source(*lifetime)),
                    None => format!("&{mutable}"),
                };
                let inner = self.ty(inner, aligned(prefix.len())?)?;
                Some(format!("{prefix}{inner}"))
            }
            TypeKind::Pointer(mutable, inner) => {
                let prefix = if *mutable { "*mut " } else { "*const " };
                let inner = self.ty(inner, shape.after(prefix.len())?)?;
                Some(format!("{prefix}{inner}"))
            }
            TypeKind::Slice(inner) => {
                let width = shape.width.checked_sub(4)?;
                let inner = self.ty(inner, Shape::new(width, shape.indent.aligned(1)))?;
                Some(format!("[{inner}]"))
            }
            TypeKind::Array(inner, count) => {
                let parts = Parts { prefix: "[", infix: "; ", suffix: "]", infix_first: false };
                let (inner, count) = (|s| self.ty(inner, s), |s| self.expr(count, s));
                self.pair(&parts, shape, inner, count)
            }
            TypeKind::Tuple(items) => {
                let inner = items.iter().map(Inner::Type).collect();
                self.tuple(inner, ty.span, items.len() == 1, shape)
            }
            TypeKind::Parens(inner) => {
                let one_line = shape.narrower(2).and_then(|shape| self.ty(inner, shape));
                if let Some(text) = one_line.filter(|text| is_single_line(text)) {
                    return Some(format!("({text})"));
                }
                let below = shape.indented(STEP).full_width();
                let text = self.ty(inner, below)?;
                let (start, end) = (below.newline(), shape.indent.newline());
                Some(format!("({start}{text}{end})"))
            }
            TypeKind::Named(name, inner) => {
                let name = self.source(*name);
                let width = shape.width.checked_sub(name.len() + 2)?;
                let inner = self.ty(inner, Shape::new(width, shape.indent))?;
                Some(format!("{name}: {inner}"))
            }
            TypeKind::Function(prefix, inputs, output) => {
                let call = shape.after(prefix.len())?;
                let call = self.function_type(inputs, output.as_deref(), call)?;
                Some(format!("{prefix}{call}"))
            }
            TypeKind::Bounds("dyn", bounds) => {
                let bounds = self.bounds(bounds, true, shape.after(4)?)?;
                Some(format!("dyn {bounds}"))
            }
            TypeKind::Bounds("impl", bounds) => {
                let bounds = self.bounds(bounds, false, shape)?;
                Some(format!("impl {bounds}"))
            }
            TypeKind::Bounds(_, bounds) => self.bounds(bounds, true, shape),
            TypeKind::Macro(call) => self.macro_call(call, shape),
            TypeKind::Plain => (shape.width >= 1).then(|| self.source(ty.span).to_owned()),
        }
    }

    /// `(A, B) -> C`
    fn function_type(&self, inputs: &[Type], output: Option<&Type>, shape: Shape) -> Option<String> {
        let output = match output {
            Some(ty) => format!(" -> {}", self.ty(ty, shape.after(4)?)?),
            None => String::new(),
        };
        let inner = Shape::line(shape.block().indent.inner());
        let inside = match (inputs.first(), inputs.last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        };
        let items = self.list_items(inputs, inside, |ty| ty.span, |ty| self.ty(ty, inner));
        let tactic = match is_single_line(&output) {
            true => tactic(&items, Wish::Fit, 2, shape.width.saturating_sub(2 + output.len())),
            false => Tactic::Vertical,
        };
        let format = Format {
            trailing: Trailing::Vertical,
            ends_with_newline: tactic == Tactic::Vertical,
            keeps_blank_lines: true,
            ..Format::new(inner, tactic)
        };
        let list = written(&items, &format)?;
        let list = match tactic == Tactic::Horizontal || inputs.is_empty() {
            true => format!("({list})"),
            false => {
                let (start, end) = (inner.indent.newline(), shape.block().indent.newline());
                format!("({start}{list}{end})")
            }
        };
        if output.is_empty() || last_width(&list) + first_width(&output) <= shape.width {
            return Some(format!("{list}{output}"));
        }
        Some(format!("{list}{}{}", inner.indent.newline(), output.trim_start()))
    }

    /// `A + B`, further in when it takes several lines and `nested`.
    pub fn bounds(&self, bounds: &[Bound], nested: bool, shape: Shape) -> Option<String> {
        let texts =
            |shape: Shape| -> Option<Vec<String>> { bounds.iter().map(|bound| self.bound(bound, shape)).collect() };
        let first = texts(shape)?;
        let one_line = first.join(" + ");
        let fits = is_single_line(&one_line) && one_line.len() <= shape.width;
        if fits || bounds.len() == 1 && !has_many_arguments(&bounds[0]) {
            return Some(one_line);
        }
        let (texts, indent) = match nested {
            true => {
                let inner = shape.indented(STEP).full_width();
                (texts(inner)?, inner.indent)
            }
            false => (first, shape.indent),
        };
        let is_lifetime = |bound: &Bound| matches!(bound.kind, BoundKind::Plain);
        let last_trait = bounds.iter().rposition(|bound| !is_lifetime(bound));
        let first_lifetime = bounds.iter().position(is_lifetime);
        let in_order = match (last_trait, first_lifetime) {
            (Some(last), Some(first)) => last < first,
            _ => true,
        };
        let extendable = |bound: &Bound, text: &str| is_lifetime(bound) || is_last_line_extendable(text);
        let mut result = texts[0].clone();
        let mut joins = extendable(&bounds[0], &result);
        for (bound, text) in bounds.iter().zip(&texts).skip(1) {
            match in_order && joins {
                true => result.push_str(" + "),
                false => result.push_str(&format!("{}+ ", indent.newline())),
            }
            result.push_str(text);
            joins = extendable(bound, text);
        }
        Some(result)
    }

    fn bound(&self, bound: &Bound, shape: Shape) -> Option<String> {
        match &bound.kind {
            BoundKind::Plain => Some(self.source(bound.span).to_owned()),
            BoundKind::Trait(prefix, path) => {
                let path = self.path(path, false, shape.after(prefix.len())?)?;
                Some(format!("{prefix}{path}"))
            }
        }
    }

    /// `A: B = C`
    pub fn generic_parameter(&self, parameter: &GenericParameter, shape: Shape) -> Option<String> {
        let mut text = format!("{}{}", parameter.prefix, self.source(parameter.name));
        if let Some(ty) = &parameter.annotation {
            text.push_str(&format!(": {}", self.ty(ty, shape)?));
        }
        if !parameter.bounds.is_empty() {
            text.push_str(&format!(": {}", self.bounds(&parameter.bounds, true, shape)?));
        }
        if let Some(ty) = &parameter.default {
            text.push_str(" = ");
            let width = shape.width.checked_sub(text.len())?;
            let inner = Shape::new(width, shape.indent.aligned(text.len()));
            text.push_str(&self.ty(ty, inner)?);
        }
        Some(text)
    }
}

/// Whether a bound has a path of several parts, or several generic arguments.
fn has_many_arguments(bound: &Bound) -> bool {
    let BoundKind::Trait(_, path) = &bound.kind else {
        return false;
    };
    match path.segments.as_slice() {
        [only] => match &only.arguments {
            Some(Arguments::Angle(arguments)) => arguments.len() > 1,
            _ => false,
        },
        _ => true,
    }
}
