//! Invitations and the list to sign: words, and the code as modules.

use super::{head_view, must, signature_view};
use crate::official::PaperError;
use crate::official::invitation::{AttendanceList, Invitations};
use qrcode::{Color, EcLevel, QrCode};
use serde_json::{Value, json};

const INVITATIONS: &str = concat!(
    include_str!("../../../templates/common.typ"),
    include_str!("../../../templates/invitations.typ")
);

const LIST: &str = concat!(
    include_str!("../../../templates/common.typ"),
    include_str!("../../../templates/attendance_list.typ")
);

/// With more letters of agenda and documents than this, an invitation takes a
/// whole sheet.
const MOST_LETTERS: usize = 420;

pub(in crate::official) fn invitations(of: &Invitations) -> Result<Vec<u8>, PaperError> {
    must(!of.people.is_empty(), || "nobody is invited".to_owned())?;
    let letters: usize =
        of.agenda.iter().chain(&of.documents).map(|line| line.chars().count()).sum();
    let people: Result<Vec<Value>, PaperError> = of
        .people
        .iter()
        .map(|one| {
            Ok(json!({
                "name": one.name,
                "position": one.position,
                "code": modules(&one.code)?,
                "shown": grouped(&one.code),
            }))
        })
        .collect();
    let data = json!({
        "title": "GIẤY MỜI",
        "subject": of.subject,
        "head": head_view(&of.head),
        "time": of.time,
        "venue": of.venue,
        "agenda": of.agenda.iter().map(|line| line.trim_end_matches('.')).collect::<Vec<_>>(),
        "documents": of.documents,
        "signs": signature_view(&of.signs),
        "people": people?,
        "per_page": if letters > MOST_LETTERS { 1 } else { 2 },
    });
    Ok(press::pdf(INVITATIONS, &data)?)
}

pub(in crate::official) fn attendance_list(list: &AttendanceList) -> Result<Vec<u8>, PaperError> {
    must(!list.people.is_empty(), || "nobody is on the list".to_owned())?;
    let data = json!({
        "title": "DANH SÁCH ĐẠI BIỂU",
        "subject": list.subject,
        "head": head_view(&list.head),
        "time": list.time,
        "venue": list.venue,
        "people": list.people,
        "signs": signature_view(&list.signs),
    });
    Ok(press::pdf(LIST, &data)?)
}

/// The dark modules of a code, row by row, as runs of (start, length).
fn modules(code: &str) -> Result<Vec<Vec<(usize, usize)>>, PaperError> {
    let drawn = QrCode::with_error_correction_level(code, EcLevel::Q)
        .map_err(|error| PaperError::Sums(format!("«{code}» makes no code: {error}")))?;
    let runs = |row: &[Color]| {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (x, color) in row.iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
            let _ = color;
            match runs.last_mut() {
                Some((start, length)) if *start + *length == x => *length += 1,
                _ => runs.push((x, 1)),
            }
        }
        runs
    };
    Ok(drawn.to_colors().chunks(drawn.width()).map(runs).collect())
}

/// "0ABC-DEFG-HJKMN": in groups of four, so that it can be read out.
pub(in crate::official) fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let mut groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    // A last letter alone would be overlooked.
    if let [.., before, last] = groups.as_mut_slice()
        && last.chars().count() == 1
    {
        before.push_str(last);
        groups.pop();
    }
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_grouped_so_that_it_can_be_read_out() {
        assert_eq!(grouped("0ABCDEFGHJKMN"), "0ABC-DEFG-HJKMN");
        assert_eq!(grouped("ABCDEFGH"), "ABCD-EFGH");
        assert_eq!(grouped("A"), "A");
    }

    #[test]
    fn the_runs_of_a_code_are_its_dark_modules() {
        let code = "0ABCDEFGHJKMN";
        let drawn = QrCode::with_error_correction_level(code, EcLevel::Q).unwrap();
        let dark = drawn.to_colors().iter().filter(|color| **color == Color::Dark).count();
        let runs = modules(code).unwrap();
        assert_eq!(runs.len(), drawn.width());
        assert_eq!(runs.iter().flatten().map(|(_, length)| length).sum::<usize>(), dark);
    }
}
