//! A new site's units, bodies and posts, laid out from a template text and the
//! names of its units, as the workbook that an import takes.
//!
//! A template is text that anybody can change. `# ` names it, `; ` is a
//! remark. A line `[KIND] LEVEL | SYSTEM` begins a kind of unit: `đơn vị` the
//! organisation, `cơ quan` its offices (`cơ quan Sở` those whose name begins so),
//! `cấp 1` and `cấp 2` the units below. Under it stand `tổ chức: KIND | NAME |
//! SEATS` and `chức danh: TITLE | KIND | BODY | RANK | SEATS | KEY`; `{tên}`
//! is the unit's name, `{tên thường}` the same inside a sentence ("tỉnh Sơn Lam").

use rust_xlsxwriter::{Workbook, XlsxError};

/// A template that the program brings along.
#[derive(Debug, Clone, Copy)]
pub struct FoundingTemplate {
    /// Its stable code.
    pub code: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// The templates.
pub const FOUNDINGS: [FoundingTemplate; 4] = [
    FoundingTemplate { code: "two-tier", text: include_str!("../foundings/two-tier.txt") },
    FoundingTemplate { code: "three-tier", text: include_str!("../foundings/three-tier.txt") },
    FoundingTemplate { code: "one-office", text: include_str!("../foundings/one-office.txt") },
    FoundingTemplate {
        code: "party-committee",
        text: include_str!("../foundings/party-committee.txt"),
    },
];

impl FoundingTemplate {
    /// Its name, as its first line has it.
    pub fn name(&self) -> &'static str {
        self.text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or(self.code)
    }
}

/// What an organisation is laid out from.
#[derive(Debug, Clone, Copy)]
pub struct FoundingAsked<'a> {
    /// The template's text.
    pub template: &'a str,
    /// The organisation's code, which the codes below begin with.
    pub code: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its offices, a line each.
    pub offices: &'a str,
    /// The units below, a line each; an indented line is below the one before it.
    pub below: &'a str,
}

/// A unit with what it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaidUnit {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its level, as a list of units has it.
    pub level: String,
    /// Its part of the political system.
    pub system: String,
    /// The code of the unit above.
    pub above: Option<String>,
    /// How deep it lies.
    pub depth: usize,
    /// Its bodies: kind, name, seats.
    pub bodies: Vec<[String; 3]>,
    /// Its posts: title, kind, body, rank, seats, key mark.
    pub posts: Vec<[String; 6]>,
}

/// Why nothing is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundingFault {
    /// Code or name of the organisation is missing.
    Unnamed,
    /// A line of the template cannot be read; counted from 1.
    Line(usize),
    /// The template has no kind for this unit.
    NoKind(String),
    /// An indented line without one to lie below.
    Alone(String),
}

#[derive(Default)]
struct Kind {
    name: String,
    level: String,
    system: String,
    bodies: Vec<[String; 3]>,
    posts: Vec<[String; 6]>,
}

/// Lays the units out, the organisation first, each before what lies below it.
///
/// # Errors
/// The first fault of the template or of the names.
pub fn lay_out(asked: &FoundingAsked<'_>) -> Result<Vec<LaidUnit>, FoundingFault> {
    let kinds = read(asked.template)?;
    let (code, name) = (asked.code.trim(), asked.name.trim());
    if code.is_empty() || name.is_empty() {
        return Err(FoundingFault::Unnamed);
    }
    let mut units = vec![unit(&kinds, "đơn vị", code.to_owned(), name, None, 0)?];
    for (at, office) in asked.offices.lines().map(str::trim).filter(|l| !l.is_empty()).enumerate() {
        let own = format!("{code}.B{:02}", at + 1);
        let of = kinds.iter().map(|kind| kind.name.as_str()).find(|kind| {
            kind.strip_prefix("cơ quan ").is_some_and(|word| office.starts_with(word))
        });
        let kind = of.unwrap_or("cơ quan");
        units.push(unit(&kinds, kind, own, office, Some(code.to_owned()), 1)?);
    }
    let (mut outer, mut inner) = (0, 0);
    for line in asked.below.lines().filter(|line| !line.trim().is_empty()) {
        let is_inner = line.starts_with([' ', '\t', '-']);
        let name = line.trim_start_matches([' ', '\t', '-']).trim();
        if is_inner && outer == 0 {
            return Err(FoundingFault::Alone(name.to_owned()));
        }
        if is_inner {
            inner += 1;
            let above = format!("{code}.{outer:03}");
            let own = format!("{above}.{inner:02}");
            units.push(unit(&kinds, "cấp 2", own, name, Some(above), 2)?);
        } else {
            (outer, inner) = (outer + 1, 0);
            let own = format!("{code}.{outer:03}");
            units.push(unit(&kinds, "cấp 1", own, name, Some(code.to_owned()), 1)?);
        }
    }
    Ok(units)
}

fn unit(
    kinds: &[Kind],
    kind: &str,
    code: String,
    name: &str,
    above: Option<String>,
    depth: usize,
) -> Result<LaidUnit, FoundingFault> {
    let kind = kinds
        .iter()
        .find(|known| known.name == kind)
        .ok_or_else(|| FoundingFault::NoKind(name.to_owned()))?;
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    let inside: String = first.chain(letters).collect();
    let named = |text: &String| text.replace("{tên thường}", &inside).replace("{tên}", name);
    Ok(LaidUnit {
        code,
        name: name.to_owned(),
        level: kind.level.clone(),
        system: kind.system.clone(),
        above,
        depth,
        bodies: kind.bodies.iter().map(|cells| cells.each_ref().map(named)).collect(),
        posts: kind.posts.iter().map(|cells| cells.each_ref().map(named)).collect(),
    })
}

fn read(template: &str) -> Result<Vec<Kind>, FoundingFault> {
    let mut kinds: Vec<Kind> = Vec::new();
    for (at, line) in template.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        let fault = || FoundingFault::Line(at + 1);
        if let Some((name, rest)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            let [level, system] = cells(rest).ok_or_else(fault)?;
            kinds.push(Kind { name: name.trim().to_owned(), level, system, ..Kind::default() });
            continue;
        }
        let kind = kinds.last_mut().ok_or_else(fault)?;
        match line.split_once(':').map(|(word, rest)| (word.trim(), rest)) {
            Some(("tổ chức", rest)) => {
                let body: [String; 3] = cells(rest).ok_or_else(fault)?;
                body[2].parse::<u32>().map_err(|_| fault())?;
                kind.bodies.push(body);
            }
            Some(("chức danh", rest)) => {
                let post: [String; 6] = cells(rest).ok_or_else(fault)?;
                post[3].parse::<u16>().map_err(|_| fault())?;
                post[4].parse::<u32>().map_err(|_| fault())?;
                kind.posts.push(post);
            }
            _ => return Err(fault()),
        }
    }
    Ok(kinds)
}

fn cells<const N: usize>(text: &str) -> Option<[String; N]> {
    let cells: Vec<String> = text.split('|').map(|cell| cell.trim().to_owned()).collect();
    cells.try_into().ok()
}

/// The workbook of units, bodies and posts, as an import reads it.
///
/// # Errors
/// When it cannot be written, such as a text over the limit of a cell.
pub fn founding_workbook(units: &[LaidUnit]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Đơn vị")?;
    for (column, head) in
        ["TT", "Mã đơn vị", "Tên đơn vị", "Cấp", "Khối", "Mã đơn vị cấp trên"].iter().enumerate()
    {
        sheet.write(0, column as u16, *head)?;
    }
    for (at, unit) in units.iter().enumerate() {
        let row = at as u32 + 1;
        sheet.write(row, 0, row)?;
        let above = unit.above.as_deref().unwrap_or_default();
        let texts = [&*unit.code, &*unit.name, &*unit.level, &*unit.system, above];
        for (column, text) in texts.into_iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet.write(row, column as u16 + 1, text)?;
        }
    }
    let bodies: Vec<(&str, &[String])> = units
        .iter()
        .flat_map(|unit| unit.bodies.iter().map(|cells| (&*unit.code, &cells[..])))
        .collect();
    let heads = ["TT", "Mã đơn vị", "Loại tổ chức", "Tên tổ chức", "Số lượng ủy viên"];
    list(&mut book, "Tổ chức", &heads, &bodies, &[2])?;
    let posts: Vec<(&str, &[String])> = units
        .iter()
        .flat_map(|unit| unit.posts.iter().map(|cells| (&*unit.code, &cells[..])))
        .collect();
    let heads = [
        "TT",
        "Mã đơn vị",
        "Tên chức danh",
        "Nhóm",
        "Thuộc tổ chức",
        "Bậc",
        "Số lượng",
        "Chủ chốt",
    ];
    list(&mut book, "Chức danh", &heads, &posts, &[3, 4])?;
    book.save_to_buffer()
}

/// A sheet whose rows belong to units; `numbers` are the cells that are numbers.
fn list(
    book: &mut Workbook,
    name: &str,
    heads: &[&str],
    rows: &[(&str, &[String])],
    numbers: &[usize],
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(name)?;
    for (column, head) in heads.iter().enumerate() {
        sheet.write(0, column as u16, *head)?;
    }
    for (at, (code, cells)) in rows.iter().enumerate() {
        let row = at as u32 + 1;
        sheet.write(row, 0, row)?;
        sheet.write(row, 1, *code)?;
        for (place, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let column = place as u16 + 2;
            match cell.parse::<u32>() {
                Ok(number) if numbers.contains(&place) => sheet.write(row, column, number)?,
                _ => sheet.write(row, column, cell)?,
            };
        }
    }
    Ok(())
}
