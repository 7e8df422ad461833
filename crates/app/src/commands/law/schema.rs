//! `kecan law schema`: the JSON Schema by which an editor completes and checks
//! what is being written.

use crate::cli::SchemaOf;
use crate::output::End;
use anyhow::Result;

pub fn run(what: SchemaOf) -> Result<End> {
    let schema = match what {
        SchemaOf::Pack => lex::schema(),
        SchemaOf::Case => cases::schema(),
    };
    say!("{}", serde_json::to_string_pretty(&schema)?);
    Ok(End::Done)
}
