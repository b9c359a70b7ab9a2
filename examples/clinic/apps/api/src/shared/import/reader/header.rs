//! The names of the columns of a file.

use std::collections::HashSet;

use super::cell::Cell;

/// The names of the columns, no two the same.
pub fn names(cells: &[Cell]) -> Vec<String> {
    let last = cells.iter().rposition(|cell| !cell.is_blank());
    let cells = &cells[..last.map_or(0, |last| last + 1)];
    let mut taken = HashSet::new();
    let names = cells.iter().enumerate();
    names
        .map(|(index, cell)| {
            let words: Vec<&str> = cell.text.split_whitespace().collect();
            let name = match words.is_empty() {
                true => format!("Column {}", index + 1),
                false => words.join(" "),
            };
            let numbered = (2..).map(|number| format!("{name} ({number})"));
            let mut names = std::iter::once(name.clone()).chain(numbered);
            let free = names.find(|name| taken.insert(name.clone()));
            free.unwrap_or(name)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_gets_a_name_of_its_own() {
        let row = [
            "Name",
            "",
            "Name",
            "Name (2)",
            " Unit\nprice ",
            "Name",
            "",
            " ",
        ];
        let cells = row.map(Cell::text);
        let expected = [
            "Name",
            "Column 2",
            "Name (2)",
            "Name (2) (2)",
            "Unit price",
            "Name (3)",
        ];
        assert_eq!(names(&cells), expected);
    }
}
