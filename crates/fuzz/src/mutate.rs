//! Changes to a text, most of which leave it nearly right.

use base::Chance;

/// The most bytes of an input: twice what a case file may have.
pub const MAX_LEN: usize = 2 << 20;

/// What is put into texts: keys and signs of both formats, numbers and dates
/// at the edge of what is reckoned with.
const WORDS: &[&str] = &[
    "4294967295",
    "4294967296",
    "-1",
    "0",
    "9223372036854775807",
    "1e400",
    "nan",
    "65536",
    "9999",
    "0001-01-01",
    "9999-12-31",
    "2199-12-31",
    "1900-02-29",
    "2016-02-29",
    "\"9999\"",
    "\"29/02/1900\"",
    "\"4294967295/1\"",
    "\"1/0\"",
    "\"0/1\"",
    "\"4294967295%\"",
    "\"0%\"",
    "true",
    "false",
    "{}",
    "[]",
    "\"\"",
    "[[row]]",
    "[[case]]",
    "[case]",
    "[[expect]]",
    "[[entry]]",
    "[[person]]",
    "[[law]]",
    "```edit\n",
    "```\n",
    "```instrument\n",
    "```example\n",
    "## ",
    "{#",
    "}",
    "> ",
    "Tóm tắt",
    "\u{feff}",
    "\u{0}",
    "\r\n",
    "'''",
    "\"\"\"",
    "parameter = ",
    "set = ",
    "delegate = { min = ",
    "repeal = true\n",
    "gap = true\n",
    "replaces = ",
    "revives = ",
    "instruments = [",
    "from = ",
    "to = ",
    "known = ",
    "unit = ",
    "scope = ",
    "source = \"text\"\n",
    "months = ",
    "age = ",
    "men_months = ",
    "rank_at_least = ",
    "term_start = ",
    "month = \"9999-12\"\n",
    "max-per-post",
    "evaluation-years",
    "age-band-gap",
    "discipline-window",
    "min-remaining-service",
    "copies = ",
    "seats = ",
    "birth = ",
    "on = ",
    "term = ",
    "holdings = [",
    "disciplines = [",
    "retirement_month = ",
    "evaluations = { ",
    "missing = [",
    "passes_on = ",
    "elsewhere = true\n",
];

/// Changes `input` in one to six places. `other` is another text of the same
/// kind, from which pieces are taken.
pub fn mutate(input: &[u8], other: &[u8], chance: &mut dyn Chance) -> Vec<u8> {
    let mut text = input.to_vec();
    for _ in 0..=below(chance, 6) {
        change(&mut text, other, chance);
    }
    text.truncate(MAX_LEN);
    text
}

fn change(text: &mut Vec<u8>, other: &[u8], chance: &mut dyn Chance) {
    match below(chance, 12) {
        0 => {
            let at = below(chance, text.len());
            if let Some(byte) = text.get_mut(at) {
                *byte ^= 1 << below(chance, 8);
            }
        }
        1 => {
            let (start, end) = lines(text, chance, 8);
            text.drain(start..end);
        }
        2 => {
            let (start, end) = lines(text, chance, 40);
            let block = text[start..end].to_vec();
            // Now and then a block stands so often that sizes matter.
            let times = if below(chance, 40) == 0 { 400 } else { 1 + below(chance, 3) };
            insert(text, end, &block.repeat(times));
        }
        3 if below(chance, 4) == 0 => text.truncate(below(chance, text.len())),
        3 | 4 => {
            let at = below(chance, text.len());
            insert(text, at, WORDS[below(chance, WORDS.len())].as_bytes());
        }
        5 | 6 => number(text, chance),
        7 => {
            let (start, end) = lines(other, chance, 20);
            let (at, _) = lines(text, chance, 1);
            insert(text, at, &other[start..end]);
        }
        8 => {
            let (start, end) = lines(text, chance, 1);
            let (to, _) = lines(text, chance, 1);
            let line = text[start..end].to_vec();
            insert(text, to, &line);
        }
        9 => value(text, chance),
        10 => {
            let (at, _) = lines(text, chance, 1);
            let sign: &[u8] = [b"[".as_slice(), b"{ a = ", b"a.", b"#"][below(chance, 4)];
            let times = if below(chance, 20) == 0 { 5_000 } else { 1 + below(chance, 100) };
            insert(text, at, &sign.repeat(times));
        }
        _ => {
            let (start, end) = lines(text, chance, 1);
            let (other_start, other_end) = lines(other, chance, 1);
            text.splice(start..end, other[other_start..other_end].iter().copied());
        }
    }
}

/// Puts a piece in, unless the text would become too long.
fn insert(text: &mut Vec<u8>, at: usize, piece: &[u8]) {
    if text.len() + piece.len() <= MAX_LEN {
        text.splice(at..at, piece.iter().copied());
    }
}

/// Writes another number in the place of one.
fn number(text: &mut Vec<u8>, chance: &mut dyn Chance) {
    let mut from = below(chance, text.len());
    // Half of them behind an equals sign: the others stand mostly in words.
    if below(chance, 2) == 0 {
        from += text[from..].iter().position(|byte| *byte == b'=').unwrap_or(0);
    }
    let Some(start) = text[from..].iter().position(u8::is_ascii_digit).map(|at| from + at) else {
        return;
    };
    let end = text[start..].iter().position(|byte| !byte.is_ascii_digit());
    let end = end.map_or(text.len(), |at| start + at);
    let new = match below(chance, 4) {
        0 => WORDS[below(chance, 9)].to_owned(),
        1 => below(chance, 13).to_string(),
        2 => format!("{}", chance.next_u64() >> below(chance, 64)),
        _ => {
            let old: u64 =
                std::str::from_utf8(&text[start..end]).unwrap_or_default().parse().unwrap_or(0);
            old.wrapping_add(1).wrapping_sub(2 * below(chance, 2) as u64).to_string()
        }
    };
    text.splice(start..end, new.into_bytes());
}

/// Writes another value behind an equals sign.
fn value(text: &mut Vec<u8>, chance: &mut dyn Chance) {
    let from = below(chance, text.len());
    let Some(sign) = text[from..].iter().position(|byte| *byte == b'=') else { return };
    let start = from + sign + 1;
    // To the end of the line, or of the value in a table on one line.
    let ends: &[u8] = if below(chance, 2) == 0 { b"\n" } else { b"\n,}" };
    let end = text[start..].iter().position(|byte| ends.contains(byte));
    let end = end.map_or(text.len(), |at| start + at);
    let word = WORDS[below(chance, WORDS.len())].trim_end();
    text.splice(start..end, format!(" {word}").into_bytes());
}

/// The bounds of up to `most` whole lines.
fn lines(text: &[u8], chance: &mut dyn Chance, most: usize) -> (usize, usize) {
    let from = below(chance, text.len());
    let start = text[..from].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let wanted = 1 + below(chance, most);
    let ends = text[start..].iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    let end = ends.map(|(at, _)| start + at + 1).take(wanted).last().unwrap_or(text.len());
    (start, end.max(start))
}

/// A number under `bound`, or 0.
pub(crate) fn below(chance: &mut dyn Chance, bound: usize) -> usize {
    if bound == 0 { 0 } else { (chance.next_u64() % bound as u64) as usize }
}
