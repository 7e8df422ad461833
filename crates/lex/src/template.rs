//! The text of a new pack for a local letter, which leads its author: front
//! matter, one provision for each parameter with what is delegated, and an
//! example beside each. What is still to be filled in is marked, and loading
//! refuses exactly that, line by line. The text is Vietnamese, as packs are.

use crate::book::LawBook;
use crate::instrument::Act;
use crate::param::ParamInfo;
use crate::resolve;
use crate::shape::{Column, Shape};
use crate::view::Moment;
use base::{Day, fold};
use std::fmt::Write;

/// Stands where the author must write; no parameter takes it for a value.
pub const TO_FILL: &str = "CHƯA ĐIỀN";

/// What is known of a letter before its values are typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Number as printed: `03-HD/TU`.
    pub number: String,
    /// Date of issue.
    pub date: Day,
    /// Who issues it: `Tỉnh ủy Vân Hà`.
    pub issuer: String,
    /// Unit codes from the root to the issuer; the last is the letter's scope.
    pub unit: Vec<String>,
    /// What it sets, each with the heading of its point.
    pub sets: Vec<(&'static ParamInfo, String)>,
}

impl Letter {
    /// Number and date in one, as instruments are keyed: `03-HD-TU-2026-05-15`.
    pub fn id(&self) -> String {
        let folded = fold(&self.number).to_uppercase();
        let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        format!("{}-{}", words.join("-"), self.date)
    }
}

/// The parameters that somebody lets a unit set itself on a day, in order of
/// declaration: what a letter of that unit may be about.
pub fn delegated(book: &LawBook, unit: &[&str], on: Day) -> Vec<&'static ParamInfo> {
    let any = |info: &&ParamInfo| !delegations(book, info, unit, on).is_empty();
    ParamInfo::ALL.iter().filter(any).collect()
}

/// The pack. It lints clean apart from the values still to be filled in.
pub fn template(book: &LawBook, letter: &Letter) -> String {
    let quoted = |text: &str| toml::Value::String(one_line(text)).to_string();
    let scope = letter.unit.last().map(|unit| format!("scope = {}\n", quoted(unit)));
    let (number, date) = (one_line(&letter.number), letter.date.vietnamese());
    let mut text = format!(
        "```instrument\nid = {}\nnumber = {}\ndate = {}\nissuer = {}\n\
         # Trích yếu như trên văn bản; dòng sau là bản dịch tiếng Anh (có thể chép lại tiếng Việt).\n\
         title_vi = {to_fill}\ntitle_en = {to_fill}\n\
         # Đã có trong tay bản ký, bản sao hay mới đọc trích dẫn.\n\
         status = {to_fill}\n{}```\n\n# Văn bản {number} ngày {date}\n",
        quoted(&letter.id()),
        quoted(&number),
        letter.date,
        quoted(&letter.issuer),
        scope.unwrap_or_default(),
        to_fill = quoted(TO_FILL),
    );
    for (at, (info, heading)) in letter.sets.iter().enumerate() {
        point(&mut text, book, letter, at + 1, info, heading);
    }
    text
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One provision: words, edit, example.
fn point(
    text: &mut String,
    book: &LawBook,
    letter: &Letter,
    at: usize,
    info: &'static ParamInfo,
    heading: &str,
) {
    let unit: Vec<&str> = letter.unit.iter().map(String::as_str).collect();
    let shape = (info.shape)();
    // Writing into a String cannot fail.
    let _ = write!(
        text,
        "\n## Điểm {at}. {} {{#diem-{at}}}\n\n> {TO_FILL}: chép nguyên văn điểm này từ văn bản đã ký.\n\n\
         ```edit\nparameter = \"{}\"\n",
        one_line(heading),
        info.name,
    );
    let found = delegations(book, info, &unit, letter.date);
    for (by, bounds) in &found {
        let _ = writeln!(text, "# Được giao tại: {by}. Khuôn khổ: {bounds}");
    }
    if found.is_empty() {
        text.push_str(
            "# Chưa thấy văn bản nào giao đơn vị tự quy định điều này. Nếu cấp trên đã quy định\n\
             # thì giá trị dưới đây bị báo là vượt khuôn khổ.\n",
        );
    }
    let _ = write!(
        text,
        "{}# Ngày bắt đầu có hiệu lực; chỉ thêm dòng to = … khi văn bản ghi ngày hết hiệu lực.\nfrom = {}\n\
         # text: người gõ đã đọc văn bản đã ký.\nsource = \"text\"\n{}```\n\n",
        single(&shape, "set"),
        letter.date,
        rows(&shape),
    );
    let units: Vec<String> =
        letter.unit.iter().map(|code| toml::Value::String(code.clone()).to_string()).collect();
    let _ = write!(
        text,
        "```example\n# Ghi lại đúng giá trị ấy: ví dụ hỏng nghĩa là có chỗ gõ sai.\non = {}\n\
         unit = [{}]\nparameter = \"{}\"\n{}{}```\n",
        letter.date,
        units.join(", "),
        info.name,
        expected(&shape),
        before(book, info, &unit, letter.date),
    );
}

/// The line of a single value, with what may stand there; nothing for a table.
fn single(shape: &Shape, key: &str) -> String {
    let hint = match shape {
        Shape::Table(_) => return String::new(),
        other => hint(other),
    };
    format!("# {hint}\n{key} = \"{TO_FILL}\"\n")
}

fn hint(shape: &Shape) -> String {
    match shape {
        Shape::Whole { .. } => "Một số nguyên, không để trong ngoặc kép: 3".to_owned(),
        Shape::Flag => "true (có) hoặc false (không), không để trong ngoặc kép".to_owned(),
        Shape::Share => "Tỷ lệ để trong ngoặc kép: \"2/3\" hoặc \"15%\"".to_owned(),
        Shape::Day => "Ngày: 2017-02-24".to_owned(),
        Shape::Month => "Tháng để trong ngoặc kép: \"2020-04\"".to_owned(),
        Shape::Code => "Mã chữ thường không dấu: \"province\"".to_owned(),
        Shape::Text => "Chữ để trong ngoặc kép".to_owned(),
        Shape::OneOf(codes) => format!("Một trong các mã: \"{}\"", codes.join("\", \"")),
        Shape::List(of) => format!("Danh sách trong ngoặc vuông; mỗi phần: {}", hint(of)),
        Shape::Table(_) => String::new(),
    }
}

fn needed(columns: &[Column]) -> impl Iterator<Item = &Column> {
    columns.iter().filter(|column| column.required)
}

/// The first row of a table, to be repeated.
fn rows(shape: &Shape) -> String {
    let Shape::Table(columns) = shape else { return String::new() };
    let cells: String = needed(columns)
        .map(|column| format!("# {}\n{} = \"{TO_FILL}\"\n", hint(&column.shape), column.name))
        .collect();
    format!(
        "# Mỗi hàng của bảng là một nhóm [[row]] như dưới đây; chép thêm cho đủ các hàng.\n[[row]]\n{cells}"
    )
}

fn expected(shape: &Shape) -> String {
    let Shape::Table(columns) = shape else {
        return format!("expect = \"{TO_FILL}\"\n");
    };
    let cells: Vec<String> =
        needed(columns).map(|column| format!("{} = \"{TO_FILL}\"", column.name)).collect();
    format!("has = [{{ {} }}]\n", cells.join(", "))
}

/// What stands on the day before, so that the first day has its witness.
fn before(book: &LawBook, info: &'static ParamInfo, unit: &[&str], from: Day) -> String {
    let eve = from.add_days(-1);
    let moment = Moment { legal_day: eve, known_by: eve, unit_path: unit };
    let stands = match book.slot(info, &moment) {
        Ok(standing) => toml::Value::try_from(&*standing.value).map(|value| value.to_string()),
        Err(unresolved) => Ok(format!("\"{}\"", unresolved.code())),
    };
    // Every value is made of what TOML has, so it can always be written.
    stands.map_or_else(
        |_| String::new(),
        |stands| format!("# Trước ngày ấy, theo các văn bản đã có trong máy.\nbefore = {stands}\n"),
    )
}

/// The delegations that stand for a unit on a day: the provision as cited, and
/// the bounds.
fn delegations(book: &LawBook, info: &ParamInfo, unit: &[&str], on: Day) -> Vec<(String, String)> {
    let edits = book.edits();
    let of: Vec<usize> = (0..edits.len()).filter(|at| *edits[*at].parameter == *info).collect();
    let moment = Moment { legal_day: on, known_by: on, unit_path: unit };
    let live = resolve::live(edits, &of, &moment);
    let gone = resolve::replaced(&live);
    let standing = live.iter().filter(|l| !gone.contains(&l.at));
    let mut found: Vec<(String, String)> = standing
        .filter_map(|l| match &l.edit.act {
            Act::Delegate(bounds) => Some((l.edit.citation.to_string(), bounds.to_string())),
            _ => None,
        })
        .collect();
    found.sort();
    found
}
