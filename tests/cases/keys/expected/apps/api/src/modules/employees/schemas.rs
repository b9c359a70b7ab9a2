//! The shapes of an employee: as it is shown, created and changed.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::shared::json::Field;
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "employees",
    resource: "employees",
    code: "EMPLOYEES",
    key: &["employee_id"],
    columns: &[
        column::integer("employeeId", "employee_id")
            .read_only()
            .any_of(),
        column::text("name", "name").required().max_length(60),
        column::integer("reportsTo", "reports_to")
            .nullable()
            .any_of()
            .refers_to("employees", "employee_id", &["name"]),
        column::integer("version", "version").read_only(),
    ],
    checks: &[],
    default_sort: "-employeeId",
};

/// An employee as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Employee {
    pub employee_id: i32,
    pub name: String,
    pub reports_to: Option<i32>,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(Employee);

impl Employee {
    pub fn key(&self) -> i32 {
        self.employee_id
    }
}

impl Entity for Employee {
    const TABLE: &'static TableInfo = &TABLE;

    fn id(&self) -> EntityId {
        self.employee_id.into()
    }

    fn version(&self) -> i64 {
        self.version.into()
    }
}

/// What a client says to create an employee, or to replace all that can be changed of one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateEmployee {
    pub name: String,
    pub reports_to: Option<i32>,
}

table_input!(CreateEmployee, TABLE, Create);

/// What a client says to change an employee: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateEmployee {
    pub name: Field<String>,
    pub reports_to: Field<Option<i32>>,
}

table_input!(UpdateEmployee, TABLE, Patch);
