//! Reads patterns.

use super::lexer::Kind;
use super::parse_type::PathStyle;
use super::parser::{Parsed, Parser};
use super::syntax::{Expr, ExprKind, FieldPattern, Pattern, PatternKind};

impl Parser<'_> {
    /// A pattern with alternatives.
    pub fn pattern(&mut self) -> Parsed<Pattern> {
        self.eat("|");
        let first = self.single_pattern()?;
        if !self.is_op("|") || self.is_op("||") {
            return Ok(first);
        }
        let lo = first.span.lo;
        let mut patterns = vec![first];
        while !self.is_op("||") && self.eat("|") {
            patterns.push(self.single_pattern()?);
        }
        Ok(Pattern { span: self.since(lo), kind: PatternKind::Or(patterns) })
    }

    /// A pattern without alternatives.
    pub fn single_pattern(&mut self) -> Parsed<Pattern> {
        let lo = self.offset();
        let kind = self.pattern_kind()?;
        Ok(Pattern { span: self.since(lo), kind })
    }

    fn pattern_kind(&mut self) -> Parsed<PatternKind> {
        if self.eat("&") {
            let mutable = self.eat_word("mut");
            let pattern = Box::new(self.single_pattern()?);
            return Ok(PatternKind::Reference(mutable, pattern));
        }
        if self.eat("(") {
            let (mut patterns, comma) = self.list(")", Self::pattern)?;
            return Ok(match patterns.pop() {
                Some(only) if patterns.is_empty() && !comma && !matches!(only.kind, PatternKind::Rest) => {
                    PatternKind::Parens(Box::new(only))
                }
                last => {
                    patterns.extend(last);
                    PatternKind::Tuple(patterns)
                }
            });
        }
        if self.eat("[") {
            return Ok(PatternKind::Slice(self.list("]", Self::pattern)?.0));
        }
        if self.eat_word("_") {
            return Ok(PatternKind::Wild);
        }
        for op in ["..=", ".."] {
            if self.eat(op) {
                return Ok(match self.range_end()? {
                    None => PatternKind::Rest,
                    Some(end) => {
                        let op = if op == ".." { ".." } else { "..=" };
                        PatternKind::Range(None, op, Some(Box::new(end)))
                    }
                });
            }
        }
        if self.kind(0) == Some(Kind::Literal) || self.is_op("-") {
            let literal = self.unary()?;
            return self.range_or(literal, |literal| PatternKind::Literal(Box::new(literal)));
        }
        if let Some(kind) = self.name_pattern()? {
            return Ok(kind);
        }
        self.path_pattern()
    }

    /// `ref mut name @ pattern`, when it is that.
    fn name_pattern(&mut self) -> Parsed<Option<PatternKind>> {
        let by_reference = self.is_word("ref") && self.kind(1) == Some(Kind::Word);
        let mutable = self.word_ahead(usize::from(by_reference), "mut");
        let prefix = match (by_reference, mutable) {
            (true, true) => "ref mut ",
            (true, false) => "ref ",
            (false, true) => "mut ",
            (false, false) => "",
        };
        let skip = usize::from(by_reference) + usize::from(mutable);
        let is_name = self.kind(skip) == Some(Kind::Word)
            && !["::", "(", "{", "!", "..", "<"].iter().any(|op| self.op_ahead(skip + 1, op));
        if prefix.is_empty() && (!is_name || self.word_ahead(0, "self")) {
            return Ok(None);
        }
        self.at += skip;
        let name = self.name()?;
        let pattern = match self.eat("@") {
            true => Some(Box::new(self.single_pattern()?)),
            false => None,
        };
        Ok(Some(PatternKind::Name(prefix, name, pattern)))
    }

    fn path_pattern(&mut self) -> Parsed<PatternKind> {
        let lo = self.offset();
        let path = self.path(PathStyle::Expr)?;
        if self.is_op("!") {
            return Ok(PatternKind::Macro(Box::new(self.macro_call(lo)?)));
        }
        if self.eat("(") {
            return Ok(PatternKind::TupleStruct(path, self.list(")", Self::pattern)?.0));
        }
        if self.eat("{") {
            let mut rest = false;
            let fields = self.list("}", |parser| {
                rest = parser.eat("..");
                match rest {
                    true => Ok(None),
                    false => parser.field_pattern().map(Some),
                }
            })?;
            let fields = fields.0.into_iter().flatten().collect();
            return Ok(PatternKind::Struct(path, fields, rest));
        }
        let span = path.span;
        let mut path = Some(path);
        let kind = if self.is_op("..") {
            let start = Expr { span, attributes: Vec::new(), kind: ExprKind::Path(path.take().expect("just made")) };
            return self.range_or(start, |start| PatternKind::Literal(Box::new(start)));
        } else {
            PatternKind::Path(path.expect("just made"))
        };
        Ok(kind)
    }

    fn range_or(&mut self, start: Expr, otherwise: impl FnOnce(Expr) -> PatternKind) -> Parsed<PatternKind> {
        for op in ["..=", ".."] {
            if self.eat(op) {
                let op = if op == ".." { ".." } else { "..=" };
                let end = self.range_end()?.map(Box::new);
                return Ok(PatternKind::Range(Some(Box::new(start)), op, end));
            }
        }
        Ok(otherwise(start))
    }

    /// The upper end of a range pattern, when there is one.
    fn range_end(&mut self) -> Parsed<Option<Expr>> {
        match self.kind(0) {
            Some(Kind::Literal | Kind::Mark('-')) => self.unary().map(Some),
            Some(Kind::Word) if !self.is_word("if") => {
                let path = self.path(PathStyle::Expr)?;
                Ok(Some(Expr { span: path.span, attributes: Vec::new(), kind: ExprKind::Path(path) }))
            }
            _ => Ok(None),
        }
    }

    fn field_pattern(&mut self) -> Parsed<FieldPattern> {
        let lo = self.offset();
        let attributes = self.outer_attributes()?;
        let named = matches!(self.kind(0), Some(Kind::Word | Kind::Literal))
            && self.op_ahead(1, ":")
            && !self.op_ahead(1, "::");
        let name = match named {
            true => {
                let name = self.bump()?;
                self.expect(":")?;
                Some(name)
            }
            false => None,
        };
        let pattern = self.pattern()?;
        Ok(FieldPattern { span: self.since(lo), attributes, name, pattern })
    }
}
