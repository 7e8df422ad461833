//! What is printed as a workbook is read in again without loss: short profiles,
//! both annexes, the list that goes with a decision, the list of those taken off.

mod given;
mod plans;
mod profiles;

use papers::forms::Form;
use papers::intake::{SheetRead, SheetRows, read};
use papers::official::{Layout, Values};
use papers::template::{Format, Template};

/// The workbook from the shipped template, in both layouts.
fn filled(form: Form, paper: &impl Values) -> [Vec<u8>; 2] {
    let values = paper.values().unwrap();
    [Layout::Party, Layout::State].map(|layout| {
        let template = form.shipped(layout, Format::Xlsx).unwrap();
        Template::open(&template).unwrap().fill(form.fields(), &values).unwrap()
    })
}

/// The only sheet, of which every row was understood, nothing asked about, and no
/// column left unread.
fn only_sheet(bytes: &[u8]) -> SheetRead {
    no_formula(bytes);
    let workbook = read("in ra.xlsx", bytes).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(workbook.skipped, []);
    let [sheet] = <[SheetRead; 1]>::try_from(workbook.sheets).unwrap();
    assert_eq!(sheet.problems, []);
    assert_eq!(sheet.ignored, []);
    assert_eq!(sheet.counts.bad, 0);
    assert!(sheet.counts.adds_up());
    sheet
}

/// No cell of any sheet is a formula.
fn no_formula(bytes: &[u8]) {
    use calamine::{Reader, Xlsx};
    let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    for name in workbook.sheet_names() {
        let formulas = workbook.worksheet_formula(&name).unwrap();
        assert_eq!(formulas.used_cells().next(), None);
    }
}

/// The records of a list of people.
fn people(bytes: &[u8]) -> Vec<papers::intake::PersonRow> {
    match only_sheet(bytes).rows {
        SheetRows::People(rows) => rows.into_iter().map(|row| row.value).collect(),
        other => panic!("read as {:?}", other.kind()),
    }
}

/// The records of a list of a plan.
fn plan(bytes: &[u8]) -> Vec<papers::intake::PlanRow> {
    match only_sheet(bytes).rows {
        SheetRows::Plan(rows) => rows.into_iter().map(|row| row.value).collect(),
        other => panic!("read as {:?}", other.kind()),
    }
}
