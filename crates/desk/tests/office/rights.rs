//! The document says what the code does.

use desk::{RIGHTS, Role};

const DOCUMENT: &str = include_str!("../../../../docs/permissions.md");

/// The table of rights as the document has it.
fn table() -> String {
    let roles = Role::ALL.map(|(_, code)| code);
    let mut lines = vec![
        format!("| right | {} |", roles.join(" | ")),
        format!("|---|{}", "---|".repeat(roles.len())),
    ];
    for (right, able) in RIGHTS {
        let marks = Role::ALL.map(|(role, _)| if able.contains(&role) { "x" } else { "" });
        let marks: Vec<String> = marks.iter().map(|mark| format!(" {mark} ")).collect();
        lines.push(format!("| `{right}` |{}|", marks.join("|")));
    }
    lines.join("\n")
}

#[test]
fn the_documents_table_of_rights_is_that_of_the_code() {
    assert!(DOCUMENT.contains(&table()), "docs/permissions.md should have:\n{}", table());
}
