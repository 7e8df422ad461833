//! What is wrong with a template, in words: its file, the place, the name, and
//! what to do.

use papers::template::{Fault, Place, TemplateError};
use words::{Arg, Words};

/// The most faults that are listed at once.
const LISTED: usize = 12;

/// A template that cannot be used.
pub fn say_template(file: &str, error: &TemplateError, words: &Words) -> String {
    let mut lines = vec![with(words, &format!("template-{}", error.code()), file, error.args())];
    if let TemplateError::Faults(faults) = error {
        lines.extend(faults.iter().take(LISTED).map(|fault| say_fault(fault, words)));
        if faults.len() > LISTED {
            let n = (faults.len() - LISTED) as u32;
            lines.push(words.with("template-more", &[("n", n.into())]));
        }
    }
    lines.join("\n")
}

fn say_fault(fault: &Fault, words: &Words) -> String {
    let place = say_place(&fault.place, words);
    let mut args = vec![("place", place), ("near", fault.near.clone())];
    args.extend(fault.what.args());
    let args: Vec<(&str, Arg<'_>)> =
        args.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    words.with(&format!("template-fault-{}", fault.what.code()), &args)
}

fn say_place(place: &Place, words: &Words) -> String {
    let number = |n: usize| Arg::from(u32::try_from(n).unwrap_or(u32::MAX));
    match place {
        Place::Paragraph { part, paragraph, cell } => {
            let part = words.text(&format!("template-part-{part}"));
            let part = ("part", Arg::from(part.as_str()));
            match cell {
                None => words.with("template-place", &[part, ("n", number(*paragraph))]),
                Some((row, cell)) => words.with(
                    "template-place-cell",
                    &[
                        part,
                        ("n", number(*paragraph)),
                        ("row", number(*row)),
                        ("cell", number(*cell)),
                    ],
                ),
            }
        }
        Place::Cell { sheet, cell } => {
            words.with("template-place-sheet", &[("sheet", sheet.into()), ("cell", cell.into())])
        }
    }
}

fn with(words: &Words, key: &str, file: &str, args: Vec<(&'static str, String)>) -> String {
    let mut all = vec![("file", file.to_owned())];
    all.extend(args);
    let all: Vec<(&str, Arg<'_>)> =
        all.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    words.with(key, &all)
}
