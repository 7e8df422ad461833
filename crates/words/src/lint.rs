//! What is wrong or doubtful in packs of the law, in words: the sentence and
//! how to mend it, by the stable code of the fault.

use crate::{Arg, Words};
use lex::{Datum, Fault, Lint, LoadError};

/// What is wrong.
pub fn sentence(fault: &Fault, words: &Words) -> String {
    worded(&format!("lint-{}", fault.code()), fault, words)
}

/// How to mend it.
pub fn mend(fault: &Fault, words: &Words) -> String {
    worded(&format!("lint-{}-mend", fault.code()), fault, words)
}

/// Where, how grave, what, and how to mend it, on one line.
pub fn line(lint: &Lint, words: &Words) -> String {
    let number = |number: usize| Arg::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let severity = words.text(&format!("lint-severity-{}", lint.severity().code()));
    let (sentence, mend) = (sentence(&lint.fault, words), mend(&lint.fault, words));
    words.with(
        "lint-line",
        &[
            ("file", (&lint.file).into()),
            ("line", number(lint.line)),
            ("column", number(lint.column)),
            ("severity", (&severity).into()),
            ("sentence", (&sentence).into()),
            ("mend", (&mend).into()),
        ],
    )
}

/// The same of a fault for which packs are refused.
pub fn refused(error: &LoadError, words: &Words) -> String {
    line(&Lint::from(error.clone()), words)
}

fn worded(key: &str, fault: &Fault, words: &Words) -> String {
    let data = fault.data();
    // The star stands for every unit, where a message names one.
    let everywhere = words.text("lint-everywhere");
    let arg = |(name, datum): &(&'static str, Datum)| match datum {
        Datum::Text(text) if *name == "unit" && text == "*" => Datum::Text(everywhere.clone()),
        datum => datum.clone(),
    };
    let data: Vec<(&str, Datum)> = data.iter().map(|pair| (pair.0, arg(pair))).collect();
    let arg = |datum| match datum {
        &Datum::Day(day) => Arg::Day(day),
        &Datum::Number(number) => number.into(),
        Datum::Text(text) => Arg::Text(text),
    };
    let args: Vec<(&str, Arg<'_>)> = data.iter().map(|(name, datum)| (*name, arg(datum))).collect();
    words.with(key, &args)
}
