//! `kecan law schema`: the JSON Schema by which an editor completes and checks
//! what is being written.

use crate::cli::SchemaOf;
use crate::output::End;
use anyhow::Result;

pub fn run(what: SchemaOf) -> Result<End> {
    match what {
        SchemaOf::Pack => say!("{}", serde_json::to_string_pretty(&lex::schema())?),
        SchemaOf::Case => say!("{}", cases::schema()),
    }
    Ok(End::Done)
}
