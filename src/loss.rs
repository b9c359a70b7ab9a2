//! What a source demands and a table made from it does not have: a line each, with a code that stays.

use std::fmt;

/// Something that is not carried over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    pub kind: LossKind,
    /// As the source calls it; empty for what is no table's.
    pub table: String,
    pub column: Option<String>,
    /// What became of it; lower case, no full stop, names in backticks.
    pub what: String,
}

impl Loss {
    /// A loss of a whole table.
    pub fn of_table(kind: LossKind, table: impl Into<String>, what: impl Into<String>) -> Self {
        Self { kind, table: table.into(), column: None, what: what.into() }
    }

    /// A loss of one column.
    pub fn of_column(
        kind: LossKind,
        table: impl Into<String>,
        column: impl Into<String>,
        what: impl Into<String>,
    ) -> Self {
        Self { column: Some(column.into()), ..Self::of_table(kind, table, what) }
    }

    /// `table` or `table.column`, as people read it.
    pub fn place(&self) -> String {
        let column = self.column.iter().map(|column| format!(".{}", column.escape_debug()));
        self.table.escape_debug().to_string() + &column.collect::<String>()
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place();
        let colon = if place.is_empty() { "" } else { ": " };
        write!(f, "{} {place}{colon}{}", self.kind.code(), self.what)
    }
}

/// Every kind of loss, its code, what it means at run time, and what to do. A code that was given once keeps its
/// meaning; `docs/guide/losses.md` lists them.
macro_rules! kinds {
    ($($(#[$about:meta])* $kind:ident $code:literal $effect:literal $advice:literal;)*) => {
        /// A kind of loss.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum LossKind {
            $($(#[$about])* $kind,)*
        }

        impl LossKind {
            /// All kinds, in the order of their codes.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// The code: `L012`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$kind => $code,)* }
            }

            /// What it means at run time.
            pub fn effect(self) -> &'static str {
                match self { $(Self::$kind => $effect,)* }
            }

            /// What to do about it.
            pub fn advice(self) -> &'static str {
                match self { $(Self::$kind => $advice,)* }
            }
        }
    };
}

kinds! {
    /// A table that nothing is made of.
    Table "L001" "there is no module for it" "mend what is named, or leave the table out with `--exclude`";
    /// A statement about a table that is not understood.
    Statement "L002" "what it says is not in the new table" "say it in a migration of your own";
    /// Partitions and parents.
    Inheritance "L003" "the table holds its own rows only" "say it in a migration of your own before there are rows";
    /// Where and how rows are kept.
    Storage "L004" "the table is kept like any other" "say it in a migration of your own if it matters";
    /// Enum types.
    NativeEnum "L010" "the same values are taken; casts to the type fail in SQL of your own"
        "nothing, or `crud-gen adopt FILE` on PostgreSQL, which keeps the type";
    /// Domains.
    Domain "L011" "the same values are taken; casts to the domain fail in SQL of your own"
        "nothing, or `crud-gen adopt FILE` on PostgreSQL, which keeps the domain";
    /// `numeric` without digits.
    Numeric "L012" "more digits than these are refused" "say how many: `--type COLUMN=decimal(30,10)`";
    /// Text that does not mind upper and lower case.
    CaseFolding "L013" "upper and lower case differ, in searches and in unique keys"
        "store one case only, or `crud-gen adopt FILE`, which keeps the type";
    /// Orders and comparisons of a language.
    Collation "L014" "texts are compared and sorted as the database does by default"
        "change the column in a migration of your own, or `crud-gen adopt FILE`";
    /// Types that have no form of ours.
    Type "L015" "any text is taken, and functions of the type are not there" "say another type: `--type COLUMN=TYPE`";
    /// MySQL's sets.
    Set "L016" "any text is taken" "make a table of its values, or check them in a hook";
    /// Strings of bits.
    Bits "L017" "the value is a string of bytes" "say another type: `--type COLUMN=bigint`";
    /// Numbers above 2^63.
    Unsigned "L018" "numbers from 9223372036854775808 on are refused" "say another type: `--type COLUMN=decimal(20,0)`";
    /// `char(n)`
    Padding "L019" "texts are as long as they were written, and blanks at their ends count" "nothing, or trim what is copied";
    /// `timestamp(0)`
    Precision "L020" "times have six digits behind the second" "nothing, or round them in a hook";
    /// `money`
    Money "L021" "it is a number with two digits behind the point, without a currency" "say another type: `--type COLUMN=decimal(19,4)`";
    /// Decimals beyond what the database's code stores.
    LongDecimal "L022" "numbers of more than 18 digits are refused on SQLite" "take PostgreSQL, or fewer digits with `--type`";
    /// Defaults that the database cannot say.
    Default "L030" "a row that does not give the value has none, or is refused" "give it in a hook, or in a migration of your own";
    /// Computed columns that it cannot say.
    Computed "L031" "the column holds what is written into it" "compute it in a hook, or in a migration of your own";
    /// `ON UPDATE CURRENT_TIMESTAMP`
    Touched "L032" "the database does not set it at changes" "call it `updated_at`, which the server sets, or set it in a hook";
    /// `GENERATED ALWAYS AS IDENTITY`
    IdentityAlways "L033" "SQL of your own may give the number" "nothing: the API takes none from its callers";
    /// Where numbers start and how they go on.
    Sequence "L034" "numbers start at 1 and go on by 1" "set the sequence in a migration of your own";
    /// One sequence of several tables.
    SharedSequence "L035" "one number may be in several tables" "PostgreSQL keeps the sequence";
    /// Checks that the database cannot say.
    Check "L040" "the database takes values that the check refused" "check it in a hook, or in a migration of your own";
    /// `NOT ENFORCED`
    NotEnforced "L041" "nothing changes: the source did not check it either" "nothing";
    /// `DEFERRABLE`
    Deferrable "L042" "it is checked at every statement, not at the end of a transaction" "write rows in the order of their references";
    /// `NULLS NOT DISTINCT`
    DistinctNulls "L043" "rows without a value are not compared" "ask for the column (NOT NULL), or `crud-gen adopt FILE`";
    /// `ON DELETE SET NULL (column)`
    SetSomeColumns "L044" "all columns of the key are set when the other row goes" "say it in a migration of your own";
    /// `EXCLUDE`
    Exclusion "L045" "rows that exclude each other are taken" "check it in a hook, or `crud-gen adopt FILE` on PostgreSQL";
    /// Unique indexes over some rows or over expressions.
    PartialUnique "L046" "rows that the index refused are taken" "make it in a migration of your own, or `crud-gen adopt FILE`";
    /// `NOT VALID`
    NotValid "L047" "rows from before are checked, too, when they are copied" "mend them first";
    /// Foreign keys to what is not there.
    Reference "L048" "any value is taken" "bring the other table, too";
    /// `ON CONFLICT`
    ConflictClause "L049" "a row that breaks the key is refused" "nothing, unless a program relies on it";
    /// Indexes that are no keys.
    Index "L060" "what it made fast reads the whole table" "make it in a migration of your own, or `crud-gen adopt FILE`";
    /// Triggers.
    Trigger "L070" "what it did does not happen" "do it in a hook, or `crud-gen adopt FILE`";
    /// Policies of row security.
    RowSecurity "L071" "every row is there for everyone who may use the table" "give rights by permissions and hooks, or `crud-gen adopt FILE`";
    /// Owners and grants.
    Rights "L072" "tables belong to who runs the migrations, and have no rights for others"
        "give rights after the migrations, with the roles that are there";
    /// Rules that rewrite queries.
    Rule "L073" "what it did does not happen" "do it in a hook, or `crud-gen adopt FILE`";
    /// Settings of a session, and what is there already.
    Session "L080" "nothing: it is of the session that ran the file, or there already" "nothing";
    /// Commands of `psql` and of SQLite's shell.
    Command "L081" "nothing: it is no SQL" "write what it includes into the file, if it includes something";
    /// `BEGIN`, `COMMIT`
    Transaction "L082" "nothing: a migration is one transaction" "nothing";
    /// What runs outside of a transaction only, or is of the whole server.
    OutOfTransaction "L083" "it is not done" "do it by hand, before the migrations run";
    /// Tables of other schemas.
    Schema "L084" "the API finds the table only when its schema is in the search path of its connections"
        "put the schema into the search path: `ALTER ROLE name SET search_path = public, other`";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_each_is_one() {
        let codes: Vec<&str> = LossKind::ALL.iter().map(|kind| kind.code()).collect();
        assert!(codes.is_sorted_by(|one, next| one < next), "{codes:?}");
    }

    #[test]
    fn the_guide_explains_each_code_as_the_report_does() {
        let guide = include_str!("../docs/guide/losses.md");
        for kind in LossKind::ALL {
            let row = format!("| {} | {} | {} |", kind.code(), kind.effect(), kind.advice());
            assert!(guide.contains(&row), "docs/guide/losses.md lacks this row:\n{row}");
        }
        assert_eq!(guide.matches("\n| L").count(), LossKind::ALL.len());
    }
}
