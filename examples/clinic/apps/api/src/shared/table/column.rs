//! What the API knows of a column: what it accepts, who gives it, and how it is filtered.

use super::ColumnKind;

/// Who gives a column its value, and who sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Shown; set by the server.
    ReadOnly,
    /// Shown; set by the client at creation and never again.
    CreateOnly,
    /// Shown; set by the client.
    ReadWrite,
    /// Set by the client; never shown.
    WriteOnly,
}

/// A shape that text must have beyond its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Email,
    Url,
    Phone,
}

/// One end of a range of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    pub number: &'static str,
    pub inclusive: bool,
}

/// Where the records are that a column refers to, and what names them to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    pub table: &'static str,
    /// The column there that has the same value.
    pub key: &'static str,
    /// The columns there that name a record, in the order in which they are said.
    pub label: &'static [&'static str],
}

#[derive(Debug)]
pub struct ColumnInfo {
    /// Its name in JSON.
    pub name: &'static str,
    /// Its name in the database.
    pub column: &'static str,
    pub kind: ColumnKind,
    pub access: Access,
    pub required: bool,
    pub nullable: bool,
    /// A filter takes a list of exact values instead of a range or a part of the text.
    pub any_of: bool,
    /// How its filters are called in a query.
    pub filter: &'static str,
    /// Conditions and orders look at its text, since its type is one that only the database knows.
    pub is_read_as_text: bool,
    /// Nothing holds its texts to one form, so conditions and orders look at what they mean.
    pub has_any_form: bool,
    pub min_length: usize,
    pub max_length: usize,
    pub lower: Option<Bound>,
    pub upper: Option<Bound>,
    pub format: Option<Format>,
    pub not_in_future: bool,
    /// The records that it refers to, where something names them.
    pub reference: Option<Reference>,
    /// Records of another table that those are called after, by the one column that names them.
    pub namesake: Option<Reference>,
}

impl ColumnInfo {
    /// A column that is given a value by the client or by its default.
    pub const fn new(name: &'static str, column: &'static str, kind: ColumnKind) -> Self {
        Self {
            name,
            column,
            kind,
            access: Access::ReadWrite,
            required: false,
            nullable: false,
            any_of: false,
            filter: name,
            is_read_as_text: false,
            has_any_form: false,
            min_length: 0,
            max_length: usize::MAX,
            lower: None,
            upper: None,
            format: None,
            not_in_future: false,
            reference: None,
            namesake: None,
        }
    }

    pub const fn read_only(mut self) -> Self {
        self.access = Access::ReadOnly;
        self
    }

    pub const fn create_only(mut self) -> Self {
        self.access = Access::CreateOnly;
        self
    }

    pub const fn write_only(mut self) -> Self {
        self.access = Access::WriteOnly;
        self
    }

    /// Must be given at creation.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    pub const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    pub const fn any_of(mut self) -> Self {
        self.any_of = true;
        self
    }

    pub const fn filter(mut self, name: &'static str) -> Self {
        self.filter = name;
        self
    }

    pub const fn read_as_text(mut self) -> Self {
        self.is_read_as_text = true;
        self
    }

    pub const fn any_form(mut self) -> Self {
        self.has_any_form = true;
        self
    }

    pub const fn min_length(mut self, min: usize) -> Self {
        self.min_length = min;
        self
    }

    pub const fn max_length(mut self, max: usize) -> Self {
        self.max_length = max;
        self
    }

    /// The fewest and the most characters of a text.
    pub const fn length(mut self, min: usize, max: usize) -> Self {
        self.min_length = min;
        self.max_length = max;
        self
    }

    pub const fn min(mut self, number: &'static str) -> Self {
        self.lower = Some(Bound {
            number,
            inclusive: true,
        });
        self
    }

    pub const fn max(mut self, number: &'static str) -> Self {
        self.upper = Some(Bound {
            number,
            inclusive: true,
        });
        self
    }

    pub const fn above(mut self, number: &'static str) -> Self {
        self.lower = Some(Bound {
            number,
            inclusive: false,
        });
        self
    }

    pub const fn below(mut self, number: &'static str) -> Self {
        self.upper = Some(Bound {
            number,
            inclusive: false,
        });
        self
    }

    pub const fn email(mut self) -> Self {
        self.format = Some(Format::Email);
        self
    }

    pub const fn url(mut self) -> Self {
        self.format = Some(Format::Url);
        self
    }

    pub const fn phone(mut self) -> Self {
        self.format = Some(Format::Phone);
        self
    }

    pub const fn not_in_future(mut self) -> Self {
        self.not_in_future = true;
        self
    }

    /// Refers to records of a table, which these columns name.
    pub const fn refers_to(
        mut self,
        table: &'static str,
        key: &'static str,
        label: &'static [&'static str],
    ) -> Self {
        self.reference = Some(Reference { table, key, label });
        self
    }

    /// What names the records that it refers to is a reference itself: they are called after records of this table.
    pub const fn called_after(
        mut self,
        table: &'static str,
        key: &'static str,
        label: &'static [&'static str],
    ) -> Self {
        self.namesake = Some(Reference { table, key, label });
        self
    }

    /// Whether an answer contains the column.
    pub const fn is_shown(&self) -> bool {
        !matches!(self.access, Access::WriteOnly)
    }

    /// Whether a search looks into the column.
    pub const fn is_searched(&self) -> bool {
        self.is_shown() && matches!(self.kind, ColumnKind::Text | ColumnKind::Choice(_))
    }
}

pub const fn text(name: &'static str, column: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::Text)
}

pub const fn boolean(name: &'static str, column: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::Boolean)
}

pub const fn small_int(name: &'static str, column: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::SmallInt)
}

pub const fn integer(name: &'static str, column: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::Integer)
}

pub const fn big_int(name: &'static str, column: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::BigInt)
}

pub const fn real(name: &'static str, column: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::Real)
}

pub const fn double(name: &'static str, column: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::Double)
}

pub const fn date(name: &'static str, column: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::Date)
}

pub const fn time(name: &'static str, column: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::Time)
}

pub const fn timestamp(name: &'static str, column: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::Timestamp)
}

pub const fn timestamp_tz(name: &'static str, column: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::TimestampTz)
}

pub const fn uuid(name: &'static str, column: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::Uuid)
}

pub const fn json(name: &'static str, column: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::Json)
}

pub const fn bytes(name: &'static str, column: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::Bytes)
}

pub const fn other(name: &'static str, column: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::Other)
}

/// One of the words.
pub const fn choice(
    name: &'static str,
    column: &'static str,
    words: &'static [&'static str],
) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::Choice(words))
}

/// An exact number of any length.
pub const fn numeric(name: &'static str, column: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::NUMERIC)
}

/// An exact number with this many digits in all and after the point.
pub const fn decimal(
    name: &'static str,
    column: &'static str,
    precision: u32,
    scale: u32,
) -> ColumnInfo {
    ColumnInfo::new(name, column, ColumnKind::decimal(precision, scale))
}
