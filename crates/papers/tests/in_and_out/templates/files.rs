//! Looking into documents and workbooks, and making small ones.

use ballot::{FormCode, Options, PaperSize};
use base::SeededChance;
use calamine::{Data, Reader, Xlsx};
use papers::forms::Form;
use papers::official::{
    CarryOverAnnex, CountProtocol, DecisionList, Invitations, Layout, Minutes, ShortProfiles,
    Submission, SupplementAnnex, TrainingPlan, Values, sample_ballot_form,
};
use papers::profile::ProfileForm;
use serde_json::Value;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Every part with its content.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// A part's text.
pub fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|(known, _)| known == name);
    String::from_utf8(found.unwrap_or_else(|| panic!("no part {name}")).1).unwrap()
}

/// An archive of these parts.
pub fn pack(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The file with a part changed.
pub fn with_part(bytes: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut parts = parts(bytes);
    let part = parts.iter_mut().find(|(known, _)| known == name).unwrap();
    part.1 = change(std::str::from_utf8(&part.1).unwrap()).into_bytes();
    pack(&parts)
}

/// A paragraph a line, cells of a row parted by bars.
pub fn document_text(bytes: &[u8]) -> String {
    let xml = part(bytes, "word/document.xml");
    let mut out = String::new();
    for piece in xml.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.split([' ', '/']).find(|name| !name.is_empty()).unwrap_or_default();
        match (tag.starts_with('/'), name) {
            (false, "w:t") => out.push_str(text),
            (false, "w:br") => out.push_str(" / "),
            (true, "w:tc") => {
                out = out.trim_end_matches('\n').to_owned();
                out.push_str(" | ");
            }
            (true, "w:p" | "w:tr") => out.push('\n'),
            _ => {}
        }
    }
    let lines = out.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n").replace("&amp;", "&").replace("&quot;", "\"")
}

/// Rows of the first sheet, cells parted by bars.
pub fn sheet_text(bytes: &[u8]) -> String {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let name = workbook.sheet_names().first().unwrap().clone();
    let range = workbook.worksheet_range(&name).unwrap();
    let cell = |cell: &Data| cell.to_string().replace('\n', " / ");
    let row = |row: &[Data]| row.iter().map(cell).collect::<Vec<_>>().join(" | ");
    let rows: Vec<String> = range.rows().map(row).collect();
    rows.join("\n")
}

/// A ballot of two boxes in the layout of the Party, of one in that of the State.
fn sample_ballot(layout: Layout) -> ballot::Form {
    let code = FormCode::draw(&mut SeededChance::new(2));
    let mut form = sample_ballot_form(code, PaperSize::A4, 7);
    form.groups[1].write_ins = 2;
    if layout == Layout::State {
        form.options = Options::AgreeOnly;
        form.groups[0].at_most = Some(1);
    }
    form
}

/// The sample paper of a form.
pub fn sample(form: Form, layout: Layout) -> Value {
    let values = match form {
        Form::CarryOver => CarryOverAnnex::sample().values(),
        Form::Supplement => SupplementAnnex::sample().values(),
        Form::ShortProfiles => ShortProfiles::sample().values(),
        Form::PlanList | Form::RemovalList | Form::SummaryTable => DecisionList::sample().values(),
        Form::Ballot => sample_ballot(layout).values(),
        Form::TrainingPlan => TrainingPlan::sample().values(),
        Form::Invitation | Form::Agenda => Invitations::sample().values(),
        Form::Minutes | Form::News => {
            let mut minutes = Minutes::sample();
            minutes.head.layout = layout;
            minutes.values()
        }
        Form::CountProtocol => CountProtocol::sample().values(),
        Form::Submission => Submission::sample().values(),
        Form::DecisionDraft => Submission::sample_decision().values(),
        Form::Profile => ProfileForm::sample().values(),
    };
    values.unwrap()
}
