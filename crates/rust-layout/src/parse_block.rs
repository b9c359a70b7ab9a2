//! Reads what holds a block: control flow, closures, statements, macro calls.

use super::lexer::{Kind, Span};
use super::parser::{Parsed, Parser};
use super::syntax::{
    Arm, Block, BlockExpr, Closure, Expr, ExprKind, If, Let, MacroArgument, MacroArguments, MacroCall, Statement,
    StatementKind,
};
use super::syntax_item::Parameter;

/// Words that a macro takes as an argument of their own.
const KEYWORDS: &[&str] = &[
    "_", "as", "async", "auto", "become", "box", "break", "catch", "const", "continue", "crate", "default", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "Self", "static", "struct",
    "super", "trait", "true", "try", "type", "typeof", "union", "unsafe", "unsized", "use", "virtual", "where",
    "while", "yield",
];

impl Parser<'_> {
    /// `if`, `match`, loops and blocks, with their labels.
    pub fn block_like(&mut self) -> Parsed<Expr> {
        let lo = self.offset();
        let label = self.lifetime();
        if label.is_some() {
            self.expect(":")?;
        }
        let kind = match self.text_at(0) {
            "if" => return self.if_expr(),
            "match" => self.match_expr()?,
            "while" => {
                self.at += 1;
                let condition = Box::new(self.condition()?);
                ExprKind::While(label, condition, self.block()?)
            }
            "for" => {
                self.at += 1;
                let pattern = Box::new(self.pattern()?);
                self.expect_word("in")?;
                let items = Box::new(self.condition()?);
                ExprKind::For(label, pattern, items, self.block()?)
            }
            "loop" => {
                self.at += 1;
                ExprKind::Loop(label, self.block()?)
            }
            word => {
                let prefix = match word {
                    "unsafe" => "unsafe ",
                    "const" => "const ",
                    "async" if self.word_ahead(1, "move") => "async move ",
                    "async" => "async ",
                    _ => "",
                };
                self.at += prefix.split_whitespace().count();
                let block = self.block()?;
                ExprKind::Block(Box::new(BlockExpr { label, prefix, block }))
            }
        };
        Ok(self.make(lo, kind))
    }

    fn if_expr(&mut self) -> Parsed<Expr> {
        let lo = self.offset();
        self.expect_word("if")?;
        let condition = self.condition()?;
        let then = self.block()?;
        let otherwise = match self.eat_word("else") {
            true => Some(self.block_like()?),
            false => None,
        };
        let kind = ExprKind::If(Box::new(If { condition, then, otherwise }));
        Ok(self.make(lo, kind))
    }

    fn match_expr(&mut self) -> Parsed<ExprKind> {
        self.expect_word("match")?;
        let scrutinee = Box::new(self.condition()?);
        self.expect("{")?;
        let attributes = self.inner_attributes()?;
        let mut arms = Vec::new();
        while !self.eat("}") {
            arms.push(self.with_literals(true, Self::arm)?);
        }
        Ok(ExprKind::Match(scrutinee, arms, attributes))
    }

    fn arm(&mut self) -> Parsed<Arm> {
        let lo = self.offset();
        let attributes = self.outer_attributes()?;
        let pattern = self.pattern()?;
        let guard = match self.eat_word("if") {
            true => Some(self.expr()?),
            false => None,
        };
        self.expect("=>")?;
        let body_lo = self.offset();
        let mut body = if self.is_op("{") { self.block_like()? } else { self.expr()? };
        if matches!(body.kind, ExprKind::Block(_)) && (self.is_op(".") || self.is_op("?")) {
            body = self.postfix(body_lo, body)?;
            body = self.binary_after(body_lo, body, 0)?;
        }
        let span = self.since(lo);
        if !self.eat(",") && !self.is_op("}") && !is_block_like(&body) {
            return self.error("`,`");
        }
        Ok(Arm { span, attributes, pattern, guard, body })
    }

    /// `|a| body`
    pub fn closure(&mut self) -> Parsed<Expr> {
        let lo = self.offset();
        let mut prefix = String::new();
        for word in ["static", "async", "move"] {
            if self.eat_word(word) {
                prefix.push_str(word);
                prefix.push(' ');
            }
        }
        let start = self.offset();
        self.expect("|")?;
        let parameters = self.list("|", Self::closure_parameter)?.0;
        let bars = Span { lo: start + 1, hi: self.last_end() - 1 };
        let output = self.output()?;
        let body = match output {
            Some(_) => self.block_like()?,
            None => self.expr()?,
        };
        let closure = Closure { prefix, parameters, output, body, bars };
        Ok(self.make(lo, ExprKind::Closure(Box::new(closure))))
    }

    fn closure_parameter(&mut self) -> Parsed<Parameter> {
        let lo = self.offset();
        let attributes = self.outer_attributes()?;
        let pattern = self.single_pattern()?;
        let annotation = match self.eat(":") {
            true => Some(self.ty()?),
            false => None,
        };
        Ok(Parameter { span: self.since(lo), attributes, receiver: None, pattern: Some(pattern), annotation })
    }

    /// `{ ... }`
    pub fn block(&mut self) -> Parsed<Block> {
        let lo = self.offset();
        self.expect("{")?;
        let attributes = self.inner_attributes()?;
        let mut statements = Vec::new();
        while !self.eat("}") {
            if self.is_end() {
                return self.error("`}`");
            }
            statements.push(self.with_literals(true, Self::statement)?);
        }
        Ok(Block { span: self.since(lo), attributes, statements })
    }

    fn statement(&mut self) -> Parsed<Statement> {
        let lo = self.offset();
        let start = self.at;
        let kind = match self.attempt(Self::statement_kind) {
            Some(kind) => kind,
            None if self.strict => return self.error("a statement"),
            None => {
                self.skip_unreadable()?;
                if self.at == start {
                    return self.error("a statement");
                }
                StatementKind::Plain
            }
        };
        Ok(Statement { span: self.since(lo), kind })
    }

    fn statement_kind(&mut self) -> Parsed<StatementKind> {
        if self.eat(";") {
            return Ok(StatementKind::Empty);
        }
        let start = self.at;
        let lo = self.offset();
        let attributes = self.outer_attributes()?;
        if self.is_word("let") {
            return self.let_statement(attributes);
        }
        if self.starts_item() {
            self.at = start;
            return Ok(StatementKind::Item(self.item()?));
        }
        let expr_lo = self.offset();
        let mut expr = match self.kind(0) {
            Some(Kind::Mark('{') | Kind::Lifetime) => self.block_like()?,
            Some(Kind::Word) if ["if", "match", "while", "for", "loop", "unsafe"].contains(&self.text_at(0)) => {
                self.block_like()?
            }
            _ => self.expr()?,
        };
        let ended = ends_statement(&expr);
        if ended && (self.is_op(".") && !self.is_op("..") || self.is_op("?")) {
            expr = self.postfix(expr_lo, expr)?;
            expr = self.binary_after(expr_lo, expr, 0)?;
        } else if ended && !self.is_op("}") {
            let semicolon = self.eat(";");
            expr.attributes.splice(0..0, attributes);
            expr.span.lo = lo;
            return Ok(StatementKind::Expr(expr, semicolon));
        }
        expr.attributes.splice(0..0, attributes);
        expr.span.lo = lo;
        let semicolon = self.eat(";");
        if !semicolon && !self.is_op("}") {
            return self.error("`;`");
        }
        Ok(StatementKind::Expr(expr, semicolon))
    }

    fn let_statement(&mut self, attributes: Vec<super::syntax::Attribute>) -> Parsed<StatementKind> {
        self.expect_word("let")?;
        let pattern = self.pattern()?;
        let annotation = match self.eat(":") {
            true => Some(self.ty()?),
            false => None,
        };
        let value = match self.eat("=") {
            true => Some(self.expr()?),
            false => None,
        };
        let otherwise = match self.eat_word("else") {
            true => Some(self.block()?),
            false => None,
        };
        self.expect(";")?;
        Ok(StatementKind::Let(Box::new(Let { attributes, pattern, annotation, value, otherwise })))
    }

    /// The `!` and what follows; the path, which starts at `lo`, is eaten.
    pub fn macro_call(&mut self, lo: usize) -> Parsed<MacroCall> {
        self.expect("!")?;
        let name = self.text[lo..self.last_end()].to_owned();
        let bracket = match self.kind(0) {
            Some(Kind::Mark(mark @ ('(' | '[' | '{'))) => mark,
            _ => return self.error("a bracket"),
        };
        let close = self.closing()?;
        let (end, strict, inside) = (self.end, self.strict, self.at + 1);
        self.strict = true;
        self.at = inside;
        self.end = close;
        let arguments = match bracket {
            '{' => None,
            _ => self.attempt(|parser| parser.with_literals(true, Self::macro_arguments)),
        };
        (self.end, self.strict) = (end, strict);
        self.at = close + 1;
        Ok(MacroCall { span: self.since(lo), name, bracket, arguments, empty: close == inside })
    }

    fn macro_arguments(&mut self) -> Parsed<MacroArguments> {
        let mut arguments = MacroArguments { items: Vec::new(), trailing_comma: false, repeat: false };
        while !self.is_end() {
            arguments.items.push(self.macro_argument()?);
            arguments.trailing_comma = self.eat(",");
            if arguments.items.len() == 1 && !arguments.trailing_comma && self.eat(";") {
                arguments.repeat = true;
                arguments.items.push(self.macro_argument()?);
            }
            if !arguments.trailing_comma && !self.is_end() {
                return self.error("`,`");
            }
        }
        Ok(arguments)
    }

    fn macro_argument(&mut self) -> Parsed<MacroArgument> {
        let alone = self.token(1).is_none() || self.op_ahead(1, ",");
        if alone && self.kind(0) == Some(Kind::Word) && KEYWORDS.contains(&self.text_at(0)) {
            return Ok(MacroArgument::Keyword(self.bump()?));
        }
        if let Some(expr) = self.attempt(Self::expr) {
            return Ok(MacroArgument::Expr(expr));
        }
        if let Some(ty) = self.attempt(Self::ty) {
            return Ok(MacroArgument::Type(ty));
        }
        self.single_pattern().map(MacroArgument::Pattern)
    }
}

/// Whether `expr` is complete without `;` or `,` behind it.
pub fn is_block_like(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::If(_) | ExprKind::Match(..) | ExprKind::While(..) | ExprKind::For(..) | ExprKind::Loop(..) => true,
        ExprKind::Block(block) => !block.prefix.starts_with("async"),
        _ => false,
    }
}

/// Whether `expr` as a statement is complete without `;`.
fn ends_statement(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Macro(call) => call.bracket == '{',
        _ => is_block_like(expr),
    }
}
