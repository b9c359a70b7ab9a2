//! Reads types, paths, bounds and generics.

use super::lexer::{Kind, Span};
use super::parser::{Parsed, Parser};
use super::syntax::{Arguments, Bound, BoundKind, GenericArgument, GenericArgumentKind, Path, Segment, Type, TypeKind};
use super::syntax_item::{GenericParameter, Generics, Predicate};

/// Where a path stands: in an expression, generics need `::`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PathStyle {
    Expr,
    Type,
}

impl Parser<'_> {
    /// `a::b<C>`
    pub fn path(&mut self, style: PathStyle) -> Parsed<Path> {
        let lo = self.offset();
        let mut segments = Vec::new();
        let mut qualified = None;
        let mut global = false;
        if self.eat("<") {
            let subject = self.ty()?;
            let mut count = 0;
            if self.eat_word("as") {
                global = self.eat("::");
                segments = self.segments(PathStyle::Type)?;
                count = segments.len();
            }
            self.expect(">")?;
            self.expect("::")?;
            qualified = Some((Box::new(subject), count));
        } else {
            global = self.eat("::");
        }
        segments.extend(self.segments(style)?);
        Ok(Path { span: self.since(lo), global, qualified, segments })
    }

    fn segments(&mut self, style: PathStyle) -> Parsed<Vec<Segment>> {
        let mut segments = vec![self.segment(style)?];
        while self.is_op("::") && self.kind(2) == Some(Kind::Word) {
            self.eat("::");
            segments.push(self.segment(style)?);
        }
        Ok(segments)
    }

    fn segment(&mut self, style: PathStyle) -> Parsed<Segment> {
        let name = self.name()?;
        let turbofish = self.is_op("::") && self.op_ahead(2, "<");
        let arguments = if turbofish || style == PathStyle::Type && self.is_op("<") {
            self.eat("::");
            Some(Arguments::Angle(self.generic_arguments()?))
        } else if style == PathStyle::Type && self.is_op("(") {
            self.eat("(");
            let inputs = self.list(")", Self::ty)?.0;
            Some(Arguments::Call(inputs, self.output()?.map(Box::new)))
        } else {
            None
        };
        Ok(Segment { name, arguments })
    }

    /// `<...>` of a use.
    pub fn generic_arguments(&mut self) -> Parsed<Vec<GenericArgument>> {
        self.expect("<")?;
        Ok(self.list(">", Self::generic_argument)?.0)
    }

    fn generic_argument(&mut self) -> Parsed<GenericArgument> {
        let lo = self.offset();
        let kind = if self.lifetime().is_some() {
            GenericArgumentKind::Lifetime
        } else if let Some(kind) = self.attempt(Self::associated) {
            kind
        } else if let (Some(Kind::Literal), _) | (_, true) = (self.kind(0), self.is_op("{")) {
            GenericArgumentKind::Const(self.primary()?)
        } else if self.is_op("-") {
            GenericArgumentKind::Const(self.unary()?)
        } else {
            GenericArgumentKind::Type(self.ty()?)
        };
        Ok(GenericArgument { span: self.since(lo), kind })
    }

    /// `Item = T` or `Item: Bound`.
    fn associated(&mut self) -> Parsed<GenericArgumentKind> {
        let segment = self.segment(PathStyle::Type)?;
        if self.is_op("==") || self.is_op("::") {
            return self.error("`=`");
        }
        if self.eat("=") {
            Ok(GenericArgumentKind::Equal(segment, self.ty()?))
        } else {
            self.expect(":")?;
            Ok(GenericArgumentKind::Bound(segment, self.bounds()?))
        }
    }

    /// `-> T`, when it is there.
    pub fn output(&mut self) -> Parsed<Option<Type>> {
        match self.eat("->") {
            true => self.ty().map(Some),
            false => Ok(None),
        }
    }

    /// A type.
    pub fn ty(&mut self) -> Parsed<Type> {
        let lo = self.offset();
        let kind = self.type_kind(lo)?;
        Ok(Type { span: self.since(lo), kind })
    }

    fn type_kind(&mut self, lo: usize) -> Parsed<TypeKind> {
        if self.eat("&") {
            let lifetime = self.lifetime();
            let mutable = self.eat_word("mut");
            return Ok(TypeKind::Reference(lifetime, mutable, Box::new(self.ty()?)));
        }
        if self.eat("*") {
            let mutable = self.eat_word("mut");
            if !mutable {
                self.expect_word("const")?;
            }
            return Ok(TypeKind::Pointer(mutable, Box::new(self.ty()?)));
        }
        if self.eat("[") {
            let item = Box::new(self.ty()?);
            if self.eat(";") {
                let count = Box::new(self.with_literals(true, Self::expr)?);
                self.expect("]")?;
                return Ok(TypeKind::Array(item, count));
            }
            self.expect("]")?;
            return Ok(TypeKind::Slice(item));
        }
        if self.eat("(") {
            let (mut items, comma) = self.list(")", Self::ty)?;
            return Ok(match items.pop() {
                Some(only) if items.is_empty() && !comma => TypeKind::Parens(Box::new(only)),
                last => {
                    items.extend(last);
                    TypeKind::Tuple(items)
                }
            });
        }
        if self.eat("!") || self.eat_word("_") {
            return Ok(TypeKind::Plain);
        }
        for word in ["dyn", "impl"] {
            if self.is_word(word) && !self.op_ahead(1, "::") {
                self.at += 1;
                let word = if word == "dyn" { "dyn" } else { "impl" };
                return Ok(TypeKind::Bounds(word, self.bounds()?));
            }
        }
        if self.is_op("?") {
            return Ok(TypeKind::Bounds("", self.bounds()?));
        }
        if let Some(function) = self.function_type()? {
            return Ok(function);
        }
        if self.is_word("for") {
            return Ok(TypeKind::Bounds("", self.bounds()?));
        }
        let path = self.path(PathStyle::Type)?;
        if self.is_op("!") && !self.is_op("!=") {
            return Ok(TypeKind::Macro(Box::new(self.macro_call(lo)?)));
        }
        Ok(TypeKind::Path(path))
    }

    fn function_type(&mut self) -> Parsed<Option<TypeKind>> {
        let start = self.at;
        let mut prefix = self.binder()?;
        if self.eat_word("unsafe") {
            prefix.push_str("unsafe ");
        }
        if self.eat_word("extern") {
            prefix.push_str("extern ");
            if self.kind(0) == Some(Kind::Literal) {
                let abi = self.bump()?;
                prefix.push_str(self.text(abi));
                prefix.push(' ');
            }
        }
        if !self.eat_word("fn") {
            self.at = start;
            return Ok(None);
        }
        prefix.push_str("fn");
        self.expect("(")?;
        let inputs = self.list(")", |parser| {
            let named = parser.op_ahead(1, ":") && !parser.op_ahead(1, "::");
            if !named || parser.kind(0) != Some(Kind::Word) {
                return parser.ty();
            }
            let name = parser.name()?;
            parser.expect(":")?;
            let ty = Box::new(parser.ty()?);
            Ok(Type { span: parser.since(name.lo), kind: TypeKind::Named(name, ty) })
        })?;
        let output = self.output()?.map(Box::new);
        Ok(Some(TypeKind::Function(prefix, inputs.0, output)))
    }

    /// `for<'a, 'b> ` as written by rustfmt, or nothing.
    fn binder(&mut self) -> Parsed<String> {
        if !(self.is_word("for") && self.op_ahead(1, "<")) {
            return Ok(String::new());
        }
        self.at += 2;
        let lifetimes = self.list(">", |parser| match parser.lifetime() {
            Some(span) => Ok(parser.text(span).to_owned()),
            None => parser.error("a lifetime"),
        })?;
        Ok(format!("for<{}> ", lifetimes.0.join(", ")))
    }

    /// `A + 'b + ?Sized`
    pub fn bounds(&mut self) -> Parsed<Vec<Bound>> {
        let mut bounds = Vec::new();
        loop {
            let lo = self.offset();
            let kind = if self.lifetime().is_some() {
                BoundKind::Plain
            } else if self.is_word("use") && self.op_ahead(1, "<") {
                self.at += 2;
                while !self.eat(">") {
                    self.bump()?;
                }
                BoundKind::Plain
            } else if self.is_op("(") {
                self.at = self.closing()? + 1;
                BoundKind::Plain
            } else if matches!(self.kind(0), Some(Kind::Word)) || self.is_op("?") || self.is_op("::") {
                let mut prefix = self.binder()?;
                if self.eat("?") {
                    prefix.push('?');
                }
                BoundKind::Trait(prefix, self.path(PathStyle::Type)?)
            } else {
                return Ok(bounds);
            };
            bounds.push(Bound { span: self.since(lo), kind });
            if self.is_op("+=") || !self.eat("+") {
                return Ok(bounds);
            }
        }
    }

    /// `<...>` of a definition, or nothing.
    pub fn generic_parameters(&mut self) -> Parsed<Vec<GenericParameter>> {
        match self.eat("<") {
            true => Ok(self.list(">", Self::generic_parameter)?.0),
            false => Ok(Vec::new()),
        }
    }

    fn generic_parameter(&mut self) -> Parsed<GenericParameter> {
        let lo = self.offset();
        if self.is_op("#") {
            return self.error("a parameter without attributes");
        }
        let lifetime = self.lifetime();
        let prefix = match lifetime.is_none() && self.eat_word("const") {
            true => "const ",
            false => "",
        };
        let name = match lifetime {
            Some(span) => span,
            None => self.name()?,
        };
        let mut parameter = GenericParameter {
            span: Span::default(),
            prefix,
            name,
            bounds: Vec::new(),
            annotation: None,
            default: None,
        };
        if self.eat(":") {
            match prefix {
                "" => parameter.bounds = self.bounds()?,
                _ => parameter.annotation = Some(self.ty()?),
            }
        }
        if self.eat("=") {
            parameter.default = Some(self.ty()?);
        }
        parameter.span = self.since(lo);
        Ok(parameter)
    }

    /// `where ...`, or nothing.
    pub fn predicates(&mut self, generics: &mut Generics) -> Parsed<()> {
        if !self.eat_word("where") {
            return Ok(());
        }
        generics.clause.lo = self.last_end();
        while !(self.is_op("{") || self.is_op(";") || self.is_op("=")) {
            let lo = self.offset();
            let prefix = self.binder()?;
            let subject = match self.lifetime() {
                Some(span) => Type { span, kind: TypeKind::Plain },
                None => self.ty()?,
            };
            self.expect(":")?;
            let bounds = self.bounds()?;
            generics.predicates.push(Predicate { span: self.since(lo), prefix, subject, bounds });
            if !self.eat(",") {
                break;
            }
        }
        generics.clause.hi = self.offset();
        Ok(())
    }
}
