//! The room that a piece of code may take on the page.

use crate::page::columns;

/// Columns of a line.
pub const WIDTH: usize = 100;
/// Columns of one step inwards.
pub const STEP: usize = 4;

/// What stands left of a line: steps of blocks and columns of alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Indent {
    pub block: usize,
    pub alignment: usize,
}

impl Indent {
    /// `columns` of blocks.
    pub fn of(block: usize) -> Indent {
        Indent { block, alignment: 0 }
    }

    /// Columns from the edge of the page.
    pub fn width(self) -> usize {
        self.block + self.alignment
    }

    /// One step further in.
    pub fn inner(self) -> Indent {
        Indent { block: self.block + STEP, ..self }
    }

    /// Without what is aligned.
    pub fn block_only(self) -> Indent {
        Indent { alignment: 0, ..self }
    }

    /// `columns` more to the right.
    pub fn aligned(self, columns: usize) -> Indent {
        Indent { alignment: self.alignment + columns, ..self }
    }

    /// The spaces.
    pub fn spaces(self) -> String {
        " ".repeat(self.width())
    }

    /// A newline and the spaces.
    pub fn newline(self) -> String {
        format!("\n{}", self.spaces())
    }
}

/// Where a piece of code starts and how wide it may be.
///
/// `offset` counts the columns that are taken on the first line behind the block indent;
/// `width` is what is left of the first line, and of the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    pub width: usize,
    pub indent: Indent,
    pub offset: usize,
}

impl Shape {
    /// `width` columns behind an indent.
    pub fn new(width: usize, indent: Indent) -> Shape {
        Shape { width, indent, offset: indent.alignment }
    }

    /// A whole line at `indent`.
    pub fn line(indent: Indent) -> Shape {
        Shape::new(budget(indent.width()), indent)
    }

    /// As wide as a whole line at this indent.
    pub fn full_width(self) -> Shape {
        Shape { width: budget(self.indent.width()), ..self }
    }

    /// Lines that follow stand `columns` to the right of the current column.
    pub fn visual(self, columns: usize) -> Shape {
        let alignment = self.offset + columns;
        Shape { width: self.width, indent: Indent { alignment, ..self.indent }, offset: alignment }
    }

    /// `columns` further in.
    pub fn indented(self, columns: usize) -> Shape {
        let Indent { block, alignment } = self.indent;
        match alignment {
            0 => Shape { width: self.width, indent: Indent::of(block + columns), offset: 0 },
            _ => Shape { width: self.width, indent: self.indent.aligned(columns), offset: alignment + columns },
        }
    }

    /// Without alignment.
    pub fn block(self) -> Shape {
        Shape { indent: self.indent.block_only(), ..self }
    }

    /// `columns` less at the end.
    pub fn narrower(self, columns: usize) -> Option<Shape> {
        Some(Shape { width: self.width.checked_sub(columns)?, ..self })
    }

    /// Behind `columns` of text on the first line.
    pub fn after(self, columns: usize) -> Option<Shape> {
        Shape { offset: self.offset + columns, ..self }.narrower(columns)
    }

    /// As `after`, and the lines that follow are aligned with it.
    pub fn shrunk(self, columns: usize) -> Option<Shape> {
        Some(Shape {
            width: self.width.checked_sub(columns)?,
            indent: self.indent.aligned(columns),
            offset: self.offset + columns,
        })
    }

    /// Columns before it on the line.
    pub fn used(self) -> usize {
        self.indent.block + self.offset
    }

    /// What is reserved at the end of the line.
    pub fn reserved(self) -> usize {
        WIDTH.saturating_sub(self.used() + self.width)
    }

    /// A newline and the spaces up to the current column.
    pub fn newline(self) -> String {
        Indent { alignment: self.offset, ..self.indent }.newline()
    }
}

/// What is left of a line of which `used` columns are taken.
pub fn budget(used: usize) -> usize {
    WIDTH.saturating_sub(used)
}

/// No newline is in it.
pub fn is_single_line(text: &str) -> bool {
    !text.contains('\n')
}

/// Up to the first newline.
pub fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or("")
}

/// Behind the last newline.
pub fn last_line(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or("")
}

/// Columns of the first line.
pub fn first_width(text: &str) -> usize {
    columns(first_line(text))
}

/// Columns of the last line.
pub fn last_width(text: &str) -> usize {
    columns(last_line(text))
}

/// Width of the last line without its indent.
pub fn trimmed_last_width(text: &str) -> usize {
    columns(last_line(text).trim())
}

/// Columns that are taken by the last line of `text`, which starts at `offset`.
pub fn last_used(text: &str, offset: usize) -> usize {
    match is_single_line(text) {
        true => offset + columns(text),
        false => last_width(text),
    }
}

/// How far the end of `text` is from the start of `shape`.
pub fn extra_offset(text: &str, shape: Shape) -> usize {
    match is_single_line(text) {
        true => columns(text),
        false => last_width(text).saturating_sub(shape.used()),
    }
}

/// Whether the last line consists of closing brackets, so that more may follow on it.
pub fn is_last_line_extendable(text: &str) -> bool {
    if text.ends_with("\"#") {
        return true;
    }
    for c in text.chars().rev() {
        match c {
            '(' | ')' | ']' | '}' | '?' | '>' => {}
            '\n' => return true,
            _ if c.is_whitespace() => {}
            _ => return false,
        }
    }
    true
}

/// How many newlines are in it.
pub fn newlines(text: &str) -> usize {
    text.matches('\n').count()
}
