//! From what stands behind a label to an answer. Nothing is guessed: what is
//! not understood keeps its words and is asked about.

use super::fields::ValueKind;
use super::form::{Answer, FormReason, Typed};
use super::line::without_hints;
use crate::intake::{ProblemReason, grid};
use base::{PartialDate, PersonName, fold, nfc};
use roster::{CodeList, Education, Ethnicity, Sex, StateManagement, Theory};

/// Signs with which forms leave room for an answer.
pub(super) fn is_filler(c: char) -> bool {
    matches!(c, '.' | '…' | '_' | '·' | '‥' | '\t')
}

/// What says "none", folded.
const NONE: [&str; 4] = ["khong", "khong co", "chua", "chua co"];

/// Words for levels that forms print before room for a place.
const LEVELS: [&str; 12] =
    ["xa", "phuong", "thi", "tran", "huyen", "quan", "tinh", "tp", "thanh", "pho", "thon", "xom"];

/// The words of an answer: without the room that was left for it, line by line.
pub(super) fn clean(text: &str) -> String {
    let text = without_hints(text);
    let lines = text.split('\n').map(clean_line).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn clean_line(line: &str) -> String {
    let letters: Vec<char> = line.chars().collect();
    let (mut out, mut at) = (String::new(), 0);
    while at < letters.len() {
        let run = letters[at..].iter().take_while(|c| is_filler(**c)).count();
        let signs = &letters[at..at + run];
        let is_room = run >= 4 || signs.iter().any(|c| matches!(c, '…' | '\t')) || {
            let edge = |letters: &[char]| {
                letters.iter().all(|c| c.is_whitespace() || matches!(c, ',' | ';' | ')' | '('))
            };
            run >= 2 && (edge(&letters[..at]) || edge(&letters[at + run..]))
        };
        if run > 0 && is_room {
            out.push(' ');
        } else {
            out.extend(signs);
        }
        at += run;
        if run == 0 {
            out.push(letters[at]);
            at += 1;
        }
    }
    let out = nfc(&out);
    let out = out.trim_matches(|c: char| c == ',' || c == ';' || c.is_whitespace());
    let out = out.trim_end_matches(['-', '–']).trim_end();
    unbalanced(out).trim().to_owned()
}

/// Without a closing bracket that opens nowhere: "(mã số: 01.003)".
fn unbalanced(text: &str) -> &str {
    let opens = text.matches('(').count();
    match text.strip_suffix(')') {
        Some(inner) if text.matches(')').count() > opens => inner,
        _ => text,
    }
}

fn is_blank(kind: ValueKind, text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split(' ').filter(|word| !word.is_empty());
    match kind {
        ValueKind::Date => words.all(|word| matches!(word, "ngay" | "thang" | "nam")),
        ValueKind::Place => words.all(|word| LEVELS.contains(&word)),
        ValueKind::Text if matches!(folded.as_str(), "kg" | "cm" | "m" | "1m") => true,
        _ => words.next().is_none(),
    }
}

/// The answer that a text gives, and what is wrong with it.
pub(super) fn answer(kind: ValueKind, raw: &str) -> (Answer, Option<FormReason>) {
    let mut text = clean(raw);
    if kind == ValueKind::Date {
        // "..05.. tháng ..02..": in a date two dots are room, one parts numbers.
        text = nfc(&text.replace("...", " ").replace("..", " "));
    }
    if is_blank(kind, &text) {
        return (Answer::NotStated, None);
    }
    if NONE.contains(&fold(&text).as_str()) {
        return (Answer::None, None);
    }
    let read = match kind {
        ValueKind::Text | ValueKind::Long | ValueKind::Place => Ok(None),
        ValueKind::Date => date(&text).map(|date| Some(Typed::Date(date))),
        ValueKind::Name => match PersonName::parse(&text) {
            Some(name) if !text.chars().any(|c| c.is_ascii_digit()) => Ok(Some(Typed::Name(name))),
            _ => Err(ProblemReason::NameForm),
        },
        ValueKind::Sex => coded::<Sex>(&text).map(|sex| Some(Typed::Sex(sex))),
        ValueKind::Ethnicity => Ethnicity::read(text.trim_start_matches("Dân tộc "))
            .map(|group| Some(Typed::Ethnicity(group.name().to_owned())))
            .ok_or(ProblemReason::Unknown { expected: "Kinh, Tày, Thái, …".to_owned() }),
        ValueKind::Education => leading::<Education>(&text).map(|it| Some(Typed::Education(it))),
        ValueKind::Theory => leading::<Theory>(&text).map(|it| Some(Typed::Theory(it))),
        ValueKind::Management => {
            leading::<StateManagement>(&text).map(|it| Some(Typed::Management(it)))
        }
        ValueKind::Number => number(&text).map(|it| Some(Typed::Number(it))),
        ValueKind::Disciplines => grid::disciplines(&text).map(|it| Some(Typed::Disciplines(it))),
    };
    match read {
        Ok(value) => (Answer::Stated { text, value }, None),
        Err(reason) => (Answer::Stated { text, value: None }, Some(FormReason::Value(reason))),
    }
}

fn expected<T: CodeList>() -> ProblemReason {
    let labels: Vec<&str> = T::ALL.iter().map(|(_, _, label, _)| *label).collect();
    ProblemReason::Unknown { expected: labels.join(", ") }
}

fn coded<T: CodeList>(text: &str) -> Result<T, ProblemReason> {
    T::read(text).ok_or_else(expected::<T>)
}

/// The value that the first words name: "Thạc sĩ Quản lý công, năm 2012".
fn leading<T: CodeList>(text: &str) -> Result<T, ProblemReason> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let found = (1..=words.len().min(6)).rev().find_map(|n| T::read(&words[..n].join(" ")));
    found.ok_or_else(expected::<T>)
}

/// "3,66" and "3.66" with a point.
pub(super) fn number(text: &str) -> Result<String, ProblemReason> {
    let text = text.replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if digits(whole) && digits(part) { Ok(text) } else { Err(ProblemReason::NumberForm) }
}

/// A date with the precision that was filled in: "05 tháng 02 năm 1980",
/// "…/02/1980", "1980".
pub(super) fn date(text: &str) -> Result<PartialDate, ProblemReason> {
    let mut plain = String::new();
    for word in text.split(|c: char| c.is_whitespace() || c == ',') {
        match fold(word).as_str() {
            "ngay" | "thang" | "nam" => plain.push('/'),
            _ => {
                plain.push('/');
                plain.push_str(word);
            }
        }
    }
    // Parts that were left open: ".../02/1980".
    let parts: Vec<&str> = plain
        .split('/')
        .map(|part| part.trim_matches(|c| is_filler(c) || c == ' '))
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        return Err(ProblemReason::DateForm);
    }
    grid::text_date(&parts.join("/"))
}

/// When something was: from, to, whether it lasts.
pub(super) type Period = (Option<PartialDate>, Option<PartialDate>, bool);

/// Reads "Từ 3/1998 đến 5/2005", "9/2010 - nay", "1998-2002".
pub(super) fn period(text: &str) -> Option<Period> {
    // "tháng 3 năm 1998" is "3/1998".
    let folded: String = nfc(text)
        .to_lowercase()
        .replace("tháng", " ")
        .replace("ngày", " ")
        .replace(" năm ", "/")
        .replace("năm", " ");
    let (mut dates, mut rest, mut at) = (Vec::new(), String::new(), 0);
    let letters: Vec<char> = folded.chars().collect();
    while at < letters.len() {
        if !letters[at].is_ascii_digit() {
            rest.push(letters[at]);
            at += 1;
            continue;
        }
        let (date, end) = date_at(&letters, at)?;
        dates.push((date, rest.len()));
        rest.push(' ');
        at = end;
    }
    let words = fold(&rest);
    let known =
        words.split(' ').all(|word| matches!(word, "" | "tu" | "den" | "nay" | "khi" | "hien"));
    let lasts = words.split(' ').any(|word| word == "nay");
    let until = fold(&rest).starts_with("den");
    match dates.as_slice() {
        _ if !known => None,
        [(one, _)] if until && !lasts => Some((None, Some(*one), false)),
        [(one, _)] => Some((Some(*one), None, lasts)),
        [(one, _), (two, _)] if !lasts && one.earliest() <= two.latest() => {
            Some((Some(*one), Some(*two), false))
        }
        _ => None,
    }
}

/// The longest date that begins at a digit, and where it ends.
fn date_at(letters: &[char], at: usize) -> Option<(PartialDate, usize)> {
    let digits = |from: usize| letters[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    let mut ends = vec![at + digits(at)];
    for _ in 0..2 {
        let end = *ends.last()?;
        let next = match letters.get(end) {
            Some('/' | '.' | '-') => end + 1,
            _ => break,
        };
        match digits(next) {
            0 => break,
            count => ends.push(next + count),
        }
    }
    ends.into_iter().rev().find_map(|end| {
        let text: String = letters[at..end].iter().collect();
        // A year that another follows is a span, not a year and its month.
        Some((grid::text_date(&text).ok()?, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: ValueKind, text: &str) -> String {
        match answer(kind, text) {
            (Answer::NotStated, None) => "-".to_owned(),
            (Answer::None, None) => "none".to_owned(),
            (Answer::Stated { text, value }, problem) => {
                let value = value.map(|it| serde_json::to_string(&it).unwrap());
                let problem = problem.map(|it| it.code().to_owned());
                format!("{text} | {}", value.or(problem).unwrap_or_default())
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn room_left_for_an_answer_is_no_answer() {
        assert_eq!(read(ValueKind::Text, " ........Nông dân......., "), "Nông dân | ");
        assert_eq!(read(ValueKind::Text, "……………………"), "-");
        assert_eq!(read(ValueKind::Text, "____ ____"), "-");
        assert_eq!(read(ValueKind::Text, "..Không.."), "none");
        assert_eq!(read(ValueKind::Date, "..../..../......"), "-");
        assert_eq!(read(ValueKind::Date, "…… tháng …… năm ………"), "-");
        assert_eq!(read(ValueKind::Place, "Xã ......., Huyện ......, Tỉnh ....."), "-");
        assert_eq!(read(ValueKind::Text, "UBND TP. Nậm Pha v.v."), "UBND TP. Nậm Pha v.v. | ");
    }

    #[test]
    fn a_date_keeps_the_precision_that_was_filled_in() {
        let date = |text| read(ValueKind::Date, text);
        assert_eq!(
            date("..05.. tháng ..02.. năm ..1980.."),
            "05 tháng 02 năm 1980 | {\"date\":\"1980-02-05\"}"
        );
        assert!(date(".../02/1980").ends_with("{\"date\":\"1980-02\"}"));
        assert!(date("năm 1980").ends_with("{\"date\":\"1980\"}"));
        assert!(date("31/02/1980").ends_with("date-not-in-calendar"));
        assert!(date("5/2/80").ends_with("date-form"));
        assert!(date("01/3/1998 tại Chi bộ xã").ends_with("date-form"));
    }

    #[test]
    fn levels_are_told_by_the_first_words() {
        assert!(read(ValueKind::Education, "Thạc sĩ Quản lý công (2012)").contains("master"));
        assert!(read(ValueKind::Theory, "Cao cấp LLCT").contains("advanced"));
        assert!(read(ValueKind::Theory, "đang học").ends_with("unknown"));
        assert!(read(ValueKind::Disciplines, "Khiển trách, 12/2015").contains("reprimand"));
        assert!(read(ValueKind::Number, "3,66").contains("3.66"));
    }

    #[test]
    fn periods_are_read_in_the_ways_that_offices_write_them() {
        let read = |text: &str| {
            period(text).map(|(from, to, lasts)| {
                let shown =
                    |date: Option<PartialDate>| date.map(|it| it.to_string()).unwrap_or_default();
                format!("{}..{}{}", shown(from), shown(to), if lasts { "+" } else { "" })
            })
        };
        for (text, wanted) in [
            ("Từ 3/1998 đến 5/2005", "1998-03..2005-05"),
            ("09/2010 - nay", "2010-09..+"),
            ("Từ tháng 3 năm 1998 đến tháng 5 năm 2005", "1998-03..2005-05"),
            ("1998-2002", "1998..2002"),
            ("03-1998 – 05-2005", "1998-03..2005-05"),
            ("Từ 01/9/2015 đến nay", "2015-09-01..+"),
            ("6/2008", "2008-06.."),
        ] {
            assert_eq!(read(text).as_deref(), Some(wanted), "{text}");
        }
        for text in ["", "khoảng 1998", "5/2005 - 3/1998", "1998, 1999, 2000", "8 tháng"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
