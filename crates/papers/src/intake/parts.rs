//! Cells that hold several things: evaluations of three years, disciplines,
//! composite posts, a decision's number and date.

use super::cell::text_date;
use super::problem::ProblemReason;
use super::rows::DecisionRef;
use base::{PartialDate, fold, nfc};
use roster::{DisciplineForm, Grade};

/// A part of a cell that could not be read, with the reason.
pub(super) type Unread = (String, ProblemReason);

/// The lines of a cell, parted by line breaks and semicolons, in NFC, without
/// leading bullets; none empty.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.split(['\n', '\r', ';', '\u{b}', '\u{2028}'])
        .map(|line| nfc(line.trim().trim_start_matches(['-', '–', '+', '*', '•'])))
        .filter(|line| !line.is_empty())
        .collect()
}

/// The parts of "Huyện ủy viên, Trưởng phòng Nội vụ". A comma inside brackets
/// parts nothing.
pub(super) fn posts(text: &str) -> Vec<String> {
    let mut posts = Vec::new();
    for line in lines(text) {
        let (mut depth, mut start) = (0_i32, 0);
        for (at, c) in line.char_indices() {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                ',' if depth <= 0 => {
                    posts.push(nfc(&line[start..at]));
                    start = at + 1;
                }
                _ => {}
            }
        }
        posts.push(nfc(&line[start..]));
    }
    posts.retain(|post| !post.is_empty());
    posts
}

/// Reads "2014: HTTNV" line by line; ascending by year, each year once. What
/// cannot be read comes back with its reason.
pub(super) fn evaluations(
    text: &str,
    read_grade: impl Fn(&str) -> Option<Grade>,
) -> (Vec<(i16, Grade)>, Vec<Unread>) {
    let (mut read, mut unread): (Vec<(i16, Grade)>, _) = (Vec::new(), Vec::new());
    for part in lines(text).iter().flat_map(|line| one_year_each(line)) {
        match evaluation(&part, &read_grade) {
            Err(reason) => unread.push((part, reason)),
            Ok((year, grade)) => match read.iter().position(|(known, _)| *known == year) {
                None => read.push((year, grade)),
                Some(at) if read[at].1 == grade => {}
                Some(at) => {
                    // Which of the two is right is not ours to say.
                    read.remove(at);
                    unread.push((part, ProblemReason::EvaluationTwice));
                }
            },
        }
    }
    read.sort_unstable();
    (read, unread)
}

/// A line with several years is parted at its commas.
fn one_year_each(line: &str) -> Vec<String> {
    if years(line).len() < 2 {
        return vec![line.to_owned()];
    }
    line.split(',').map(nfc).filter(|part| !part.is_empty()).collect()
}

fn evaluation(
    part: &str,
    read_grade: impl Fn(&str) -> Option<Grade>,
) -> Result<(i16, Grade), ProblemReason> {
    let years = years(part);
    let [year] = years.as_slice() else { return Err(ProblemReason::EvaluationYear) };
    let grade = read_grade(&level_of(part)).ok_or(ProblemReason::EvaluationLevel)?;
    Ok((*year, grade))
}

/// The folded words of an evaluation without its year.
pub(super) fn level_of(part: &str) -> String {
    let years = years(part);
    let year = years.first().map(ToString::to_string).unwrap_or_default();
    let level = fold(part);
    let words = level.split(' ').filter(|word| *word != year);
    let mut words: Vec<&str> = words.collect();
    if words.first() == Some(&"nam") {
        words.remove(0);
    }
    if words.last() == Some(&"nam") {
        words.pop();
    }
    words.join(" ")
}

/// The four-digit years from 1990 to 2100 in a text.
fn years(text: &str) -> Vec<i16> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .filter(|year| (1990..=2100).contains(year))
        .collect()
}

const NO_DISCIPLINE: [&str; 7] = [
    "khong",
    "khong co",
    "chua",
    "chua co",
    "khong bi ky luat",
    "khong ky luat",
    "chua bi ky luat",
];

/// Reads "Khiển trách, 12/2015"; "Không" is an empty list.
///
/// # Errors
/// The parts that cannot be read. Half a list would make a person look better
/// than the paper says, so then nothing is taken.
pub(super) fn disciplines(
    text: &str,
    read_form: impl Fn(&str) -> Option<DisciplineForm>,
) -> Result<Vec<(DisciplineForm, PartialDate)>, Vec<Unread>> {
    if NO_DISCIPLINE.contains(&fold(text).as_str()) {
        return Ok(Vec::new());
    }
    let parts = lines(text);
    if parts.is_empty() {
        return Err(vec![(nfc(text), ProblemReason::DisciplineForm)]);
    }
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    for part in parts {
        match discipline(&part, &read_form) {
            Ok(discipline) => read.push(discipline),
            Err(reason) => unread.push((part, reason)),
        }
    }
    if unread.is_empty() { Ok(read) } else { Err(unread) }
}

fn discipline(
    part: &str,
    read_form: impl Fn(&str) -> Option<DisciplineForm>,
) -> Result<(DisciplineForm, PartialDate), ProblemReason> {
    let is_date = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.');
    let start = part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len());
    let length = part[start..].find(|c: char| !is_date(c)).unwrap_or(part.len() - start);
    let (date, rest) = part[start..].split_at(length);
    let form = read_form(&form_of(part)).ok_or(ProblemReason::DisciplineForm)?;
    let date = text_date(date.trim_end_matches('.')).map_err(|_| ProblemReason::DisciplineDate)?;
    if rest.chars().any(|c| c.is_ascii_digit()) {
        // A second number: which of them is the date is not ours to say.
        return Err(ProblemReason::DisciplineDate);
    }
    Ok((form, date))
}

/// The folded words of a discipline before its date.
pub(super) fn form_of(part: &str) -> String {
    let start = part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len());
    // "năm", "ngày", "tháng" lead to the date; brackets and commas fold away.
    let head = fold(&part[..start]);
    let head = head.trim_end_matches(" ngay").trim_end_matches(" thang").trim_end_matches(" nam");
    head.to_owned()
}

/// Splits "Quyết định số 215-QĐ/HU ngày 20/8/2013" and keeps the text. A date
/// that cannot be read is left out, with its text as the second value.
///
/// # Errors
/// [`ProblemReason::DecisionNumber`] when no number can be told.
pub(super) fn decision(text: &str) -> Result<(DecisionRef, Option<Unread>), ProblemReason> {
    let text = nfc(text);
    let trim =
        |word: &'_ str| -> String { word.trim_matches([',', ';', ':', '(', ')', '.']).to_owned() };
    let words: Vec<String> = text.split(' ').map(trim).filter(|word| !word.is_empty()).collect();
    let at = number_at(&words).ok_or(ProblemReason::DecisionNumber)?;
    let number = words[at].clone();
    let rest = words[at + 1..].iter().filter(|word| fold(word) != "ky");
    let rest = rest.cloned().collect::<Vec<_>>().join(" ");
    let date_text = date_words(&rest);
    let (date, unread) = match date_text.as_deref().map(text_date) {
        None => (None, None),
        Some(Ok(date)) => (Some(date), None),
        Some(Err(_)) => (None, Some((rest, ProblemReason::DecisionDate))),
    };
    Ok((DecisionRef { number, date, text }, unread))
}

/// The word that is the number: the one that holds a digit and "QĐ", else the
/// one behind "số".
fn number_at(words: &[String]) -> Option<usize> {
    let numbered = |word: &str| word.chars().any(|c| c.is_ascii_digit());
    let typed = words.iter().position(|word| {
        numbered(word) && word.to_uppercase().contains("QĐ") && word.contains(['-', '/'])
    });
    typed.or_else(|| {
        let number = words.iter().position(|word| word.to_lowercase() == "số")? + 1;
        words.get(number).is_some_and(|word| numbered(word)).then_some(number)
    })
}

/// From behind the number to the end of the date; `None` when no digit is
/// there, so nothing that could be a date.
fn date_words(rest: &str) -> Option<String> {
    rest.chars().any(|c| c.is_ascii_digit()).then(|| {
        let words = rest.split(' ');
        let dated = |word: &&str| {
            word.chars().any(|c| c.is_ascii_digit())
                || matches!(fold(word).as_str(), "ngay" | "thang" | "nam")
        };
        // "… của Ban Thường vụ Huyện ủy" may stand before or behind.
        let start = words.skip_while(|word| !dated(word));
        start.take_while(dated).collect::<Vec<_>>().join(" ")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use roster::CodeList;

    fn evaluations(text: &str) -> (Vec<(i16, Grade)>, Vec<Unread>) {
        super::evaluations(text, Grade::read)
    }

    fn disciplines(text: &str) -> Result<Vec<(DisciplineForm, PartialDate)>, Vec<Unread>> {
        super::disciplines(text, DisciplineForm::read)
    }

    #[test]
    fn three_evaluations_are_read_from_every_usual_writing() {
        let three = vec![(2014, Grade::Good), (2015, Grade::Excellent), (2016, Grade::Fulfilled)];
        for text in [
            "2014: HTTNV\n2015: HTXSNV\n2016: HTNV",
            "2014 - HTTNV; 2015 - HTXSNV; 2016 - HTNV",
            "- Năm 2016: Hoàn thành nhiệm vụ\r\n- Năm 2014: Hoàn thành tốt nhiệm vụ\r\n- Năm 2015: Hoàn thành xuất sắc nhiệm vụ",
            "2014: HTTNV, 2015: HTXSNV, 2016: HTNV",
            "HTTNV (2014); HTXSNV (năm 2015); HTNV (2016)",
        ] {
            assert_eq!(evaluations(text), (three.clone(), vec![]), "{text}");
        }
    }

    #[test]
    fn an_evaluation_that_cannot_be_read_comes_back_and_the_others_stay() {
        let (read, unread) = evaluations("2014: HTTNV\n2015: A1\nHTNV");
        assert_eq!(read, [(2014, Grade::Good)]);
        assert_eq!(
            unread,
            [
                ("2015: A1".to_owned(), ProblemReason::EvaluationLevel),
                ("HTNV".to_owned(), ProblemReason::EvaluationYear),
            ]
        );
        let (read, unread) = evaluations("2014: HTTNV; 2014: HTNV");
        assert!(read.is_empty());
        assert_eq!(unread[0].1, ProblemReason::EvaluationTwice);
    }

    #[test]
    fn disciplines_are_read_whole_or_not_at_all() {
        let date = |text: &str| PartialDate::parse(text).unwrap();
        assert_eq!(disciplines("Không"), Ok(vec![]));
        assert_eq!(
            disciplines("Khiển trách, 12/2015"),
            Ok(vec![(DisciplineForm::Reprimand, date("12/2015"))])
        );
        assert_eq!(
            disciplines("Cảnh cáo (05/6/2014); Khiển trách năm 2011"),
            Ok(vec![
                (DisciplineForm::Warning, date("05/06/2014")),
                (DisciplineForm::Reprimand, date("2011"))
            ])
        );
        let half = disciplines("Khiển trách, 12/2015; Phê bình 2014").unwrap_err();
        assert_eq!(half, [("Phê bình 2014".to_owned(), ProblemReason::DisciplineForm)]);
        assert_eq!(disciplines("Cảnh cáo").unwrap_err()[0].1, ProblemReason::DisciplineDate);
        assert_eq!(disciplines("-").unwrap_err()[0].1, ProblemReason::DisciplineForm);
    }

    #[test]
    fn composite_posts_are_parted_but_not_inside_brackets() {
        assert_eq!(
            posts("Ủy viên Ban Thường vụ Huyện ủy, Phó Chủ tịch (phụ trách văn hóa, xã hội)"),
            ["Ủy viên Ban Thường vụ Huyện ủy", "Phó Chủ tịch (phụ trách văn hóa, xã hội)"]
        );
        assert_eq!(
            posts("- Huyện ủy viên;\n- Chánh Thanh tra"),
            ["Huyện ủy viên", "Chánh Thanh tra"]
        );
    }

    #[test]
    fn a_decision_is_split_and_kept() {
        let date = Some(PartialDate::parse("20/08/2013").unwrap());
        for text in [
            "Quyết định số 215-QĐ/HU ngày 20/8/2013",
            "QĐ số: 215-QĐ/HU, ngày 20 tháng 8 năm 2013 của Ban Thường vụ Huyện ủy",
            "215-QĐ/HU (20/8/2013)",
            "Quyết định số 215-QĐ/HU của Ban Thường vụ Huyện ủy ngày 20/8/2013",
        ] {
            let (decision, unread) = decision(text).unwrap();
            assert_eq!((decision.number.as_str(), decision.date), ("215-QĐ/HU", date), "{text}");
            assert_eq!((decision.text.as_str(), unread), (text, None));
        }
        let (undated, unread) = decision("Quyết định số 215-QĐ/HU").unwrap();
        assert_eq!((undated.date, unread), (None, None));
        let (_, unread) = decision("Quyết định số 215-QĐ/HU ngày 31/2/2013").unwrap();
        assert_eq!(unread.unwrap().1, ProblemReason::DecisionDate);
        assert_eq!(decision("Theo nghị quyết"), Err(ProblemReason::DecisionNumber));
    }
}
