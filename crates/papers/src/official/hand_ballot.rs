//! A ballot as a document, for a box that is counted by hand: it has no code
//! and no marks at its corners, so no scanner reads it and an office may set it
//! as it likes. What stands on it is the form that the step was prepared with.

use super::{PaperError, Values};
use ballot::{Form, FormGroup, Options};
use serde_json::{Value, json};

impl Values for Form {
    fn values(&self) -> Result<Value, PaperError> {
        let two = self.options == Options::AgreeDisagree;
        let groups = self.groups.iter().map(|group| {
            json!({
                "post": group.title,
                "at_most": group.at_most.map(|most| most.to_string()).unwrap_or_default(),
                "count": group.rows.len(),
                "rows": rows(group),
                "write_ins": vec![WRITE_HERE; group.write_ins as usize],
            })
        });
        // The last line is the one that issues it.
        let (body, parent) = match self.issuer.split_last() {
            Some((body, above)) => (body.clone(), above.join("\n")),
            None => Default::default(),
        };
        Ok(json!({
            "parent": parent,
            "body": body,
            "place_date": self.dated,
            "stamp": self.secrecy,
            "has_seal": self.stamp,
            "two_boxes": two,
            "title": self.title,
            "subject": self.subject,
            "instructions": self.instructions,
            "groups": groups.collect::<Vec<_>>(),
        }))
    }
}

/// A line to write a name on.
const WRITE_HERE: &str = "…………………………………………………………";

fn rows(group: &FormGroup) -> Value {
    let row =
        |row: &ballot::FormRow| json!({ "name": row.name, "born": row.born, "position": row.post });
    group.rows.iter().map(row).collect()
}
