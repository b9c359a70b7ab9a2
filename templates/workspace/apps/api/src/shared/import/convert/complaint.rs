//! What is wrong with a cell.

use crate::shared::table::ColumnKind;

/// What is wrong with a cell. The message goes on after the name of the field: "Price must be a number".
#[derive(Debug)]
pub struct Complaint {
    pub code: &'static str,
    pub message: String,
}

impl Complaint {
    /// The text is nothing of this kind.
    pub fn not(kind: ColumnKind) -> Self {
        Self {
            code: "invalid",
            message: format!("must be {}", kind.expectation()),
        }
    }

    /// The text can be read in more than one way.
    pub fn ambiguous(readings: [&str; 2]) -> Self {
        let [one, other] = readings;
        Self {
            code: "ambiguous",
            message: format!("may be {one} or {other}; write one of these"),
        }
    }

    /// The message without what it quotes of the cell.
    pub fn unquoted(self) -> String {
        match self.code {
            "ambiguous" => "can be read in more than one way".to_owned(),
            _ => self.message,
        }
    }

    pub fn error_of_a_spreadsheet(text: &str) -> Self {
        Self {
            code: "cell_error",
            message: format!("is an error of the spreadsheet: {text}"),
        }
    }

    pub fn open_formula() -> Self {
        Self {
            code: "cell_error",
            message: "is a formula without a result; open the file in a spreadsheet and save it"
                .to_owned(),
        }
    }

    pub fn lost_digits() -> Self {
        Self {
            code: "lost_digits",
            message: "is a number of more than 15 digits, of which a spreadsheet loses some; \
                      format the column as text and type it again"
                .to_owned(),
        }
    }

    pub fn shortened() -> Self {
        Self {
            code: "shortened",
            message: "was shortened by a spreadsheet; format the column as text and type it again"
                .to_owned(),
        }
    }
}
