//! Every paper as the office programs of others see it: LibreOffice sets its
//! pages, which are compared with approved ones, and python-docx and openpyxl
//! open it and compare it with its template.
//!
//! These tests need those programs, so `cargo xtask test --only offices` runs
//! them and a plain `cargo test` does not. `cargo xtask offices --approve`
//! takes the pages as they are now for the approved ones.

mod long;
mod office;
mod page;

use crate::templates::customer;
use crate::templates::files::{sample, with_part};
use long::{LIKE_FORMULAS, long, names};
use page::Page;
use papers::forms::Form;
use papers::official::{
    CarryOverAnnex, Layout, SupplementAnnex, carry_over_annex, supplement_annex,
};
use papers::template::{Format, Template};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A paper as it comes out.
pub struct Paper {
    /// The name of its file.
    pub name: String,
    pub bytes: Vec<u8>,
    /// What it was filled into; the program's own workbooks have none.
    pub template: Option<Vec<u8>>,
    /// The names that must be read in it.
    pub names: Vec<String>,
    /// Whether the words like formulas stand in it.
    pub like_formulas: bool,
    /// How many tables of its template it has no use for.
    pub tables_left_out: usize,
}

/// Every paper that the program makes of a template: long ones in the layout of
/// the Party, the sample in that of the State; those of an office's own
/// templates; and the program's own workbooks.
fn papers() -> Vec<Paper> {
    let mut papers = Vec::new();
    for form in Form::ALL {
        for (layout, value) in
            [(Layout::Party, long(form)), (Layout::State, sample(form, Layout::State))]
        {
            for format in form.formats() {
                let template = form.shipped(layout, *format).unwrap();
                let opened = Template::open(&template).unwrap();
                let [name, _] = form.file_names(layout, *format);
                papers.push(Paper {
                    name: named(&name),
                    bytes: opened.fill(form.fields(), &value).unwrap(),
                    template: Some(template),
                    names: read_names(form, &value),
                    like_formulas: layout == Layout::Party && has_education(form),
                    // The sample has no list of who was there; a ballot has one
                    // box in a row or two.
                    tables_left_out: usize::from(matches!(form, Form::Minutes | Form::Ballot)),
                });
            }
        }
    }
    for (format, template) in customer::TEMPLATES {
        let value = long(customer::FORM);
        papers.push(Paper {
            name: named(&format!("mau-rieng.{}", format.ending())),
            bytes: customer::filled(template, &value),
            template: Some(template.to_vec()),
            names: read_names(customer::FORM, &value),
            like_formulas: false,
            tables_left_out: 0,
        });
    }
    let own = [
        ("tu-lap-phu-luc-1.xlsx", carry_over_annex(&CarryOverAnnex::sample()).unwrap()),
        ("tu-lap-phu-luc-2.xlsx", supplement_annex(&SupplementAnnex::sample()).unwrap()),
    ];
    for (name, bytes) in own {
        let name = named(name);
        papers.push(Paper {
            name,
            bytes,
            template: None,
            names: Vec::new(),
            like_formulas: false,
            tables_left_out: 0,
        });
    }
    papers
}

/// One name without other dots than that of the ending, which it says twice: a
/// document and a workbook of the same paper become PDF files side by side.
fn named(file: &str) -> String {
    let (code, ending) = file.rsplit_once('.').unwrap();
    format!("{}-{ending}.{ending}", code.replace('.', "-"))
}

/// Forms whose lists have a column for education, where the words like formulas stand.
fn has_education(form: Form) -> bool {
    matches!(form, Form::CarryOver | Form::Supplement | Form::ShortProfiles | Form::PlanList)
}

/// The names of those lists that the paper shows.
fn read_names(form: Form, value: &Value) -> Vec<String> {
    match form {
        Form::CarryOver | Form::Supplement => names(&value["terms"]),
        Form::PlanList | Form::TrainingPlan => names(&value["posts"]),
        Form::RemovalList => names(&value["removed"]),
        Form::ShortProfiles | Form::Invitation => names(&value["people"]),
        Form::CountProtocol => names(&value["posts"]),
        Form::Submission => names(&value["steps"]),
        _ => Vec::new(),
    }
}

/// A change of a paper that no office would take, and what it loses.
struct Loss {
    what: &'static str,
    paper: &'static str,
    part: &'static str,
    from: &'static str,
    to: &'static str,
}

const fn loss(
    what: &'static str,
    paper: &'static str,
    part: &'static str,
    from: &'static str,
    to: &'static str,
) -> Loss {
    Loss { what, paper, part, from, to }
}

const DOCUMENT: &str = "phu-luc-1-dang-docx.docx";
const WORKBOOK: &str = "phu-luc-1-dang-xlsx.xlsx";
const LETTER: &str = "to-trinh-dang-docx.docx";

const LOSSES: [Loss; 9] = [
    loss(
        "the borders between columns",
        DOCUMENT,
        "word/document.xml",
        "<w:insideV w:val=\"single\"",
        "<w:insideV w:val=\"none\"",
    ),
    loss(
        "the border at the left",
        DOCUMENT,
        "word/document.xml",
        "<w:left w:val=\"single\"",
        "<w:left w:val=\"none\"",
    ),
    loss(
        "a millimetre and a half of the margin",
        LETTER,
        "word/document.xml",
        "w:left=\"1701\"",
        "w:left=\"1616\"",
    ),
    loss(
        "the type face",
        LETTER,
        "word/styles.xml",
        "w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\"",
        "w:ascii=\"Arial\" w:hAnsi=\"Arial\"",
    ),
    loss("the bold of what is bold", LETTER, "word/document.xml", "<w:b/>", ""),
    loss("the repeated heads of columns", DOCUMENT, "word/document.xml", "<w:tblHeader/>", ""),
    loss(
        "the type face of a workbook",
        WORKBOOK,
        "xl/styles.xml",
        "<name val=\"Times New Roman\"/>",
        "<name val=\"Arial\"/>",
    ),
    loss(
        "the border at the right of a workbook",
        WORKBOOK,
        "xl/styles.xml",
        "<right style=\"thin\">",
        "<right>",
    ),
    loss(
        "a column of a workbook",
        WORKBOOK,
        "xl/worksheets/sheet1.xml",
        "<col min=\"8\" max=\"8\"",
        "<col hidden=\"1\" min=\"8\" max=\"8\"",
    ),
];

impl Loss {
    fn of(&self, papers: &[Paper]) -> Vec<u8> {
        let paper = papers.iter().find(|paper| paper.name == self.paper).unwrap();
        with_part(&paper.bytes, self.part, |text| {
            assert!(
                text.contains(self.from),
                "{}: {} is not in {}",
                self.what,
                self.from,
                self.part
            );
            text.replace(self.from, self.to)
        })
    }
}

/// Everything that the tests look at, set by one start of LibreOffice.
struct Shown {
    papers: Vec<Paper>,
    pages: BTreeMap<String, Option<Vec<Page>>>,
}

const DAMAGED: &str = "cut.docx";

static SHOWN: LazyLock<Shown> = LazyLock::new(|| {
    let papers = papers();
    let mut files: Vec<(String, Vec<u8>)> =
        papers.iter().map(|paper| (paper.name.clone(), paper.bytes.clone())).collect();
    for (number, loss) in LOSSES.iter().enumerate() {
        files.push((format!("loss-{number}-{}", loss.paper), loss.of(&papers)));
    }
    let half = papers[0].bytes.len() / 2;
    files.push((DAMAGED.to_owned(), papers[0].bytes[..half].to_vec()));
    let pages = office::pages(&files);
    Shown { papers, pages }
});

fn approved_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/in_and_out/templates/offices/approved")
}

/// The approved pages of a paper, in order.
fn approved(name: &str) -> Vec<Page> {
    let file = |number: usize| approved_folder().join(format!("{name}.{number}.png"));
    let files = (1..).map(file).take_while(|file| file.is_file());
    files.map(|file| Page::from_png(&fs::read(&file).unwrap()).expect("a page")).collect()
}

/// Pages as `name.1.png`, `name.2.png` in a folder; answers which they are.
fn keep(folder: &Path, name: &str, pages: &[Page]) -> BTreeSet<PathBuf> {
    let keep = |(number, page): (usize, &Page)| {
        let file = folder.join(format!("{name}.{}.png", number + 1));
        let bytes = page.to_png();
        if fs::read(&file).is_ok_and(|known| known == bytes) {
            return file;
        }
        fs::write(&file, bytes).unwrap();
        file
    };
    pages.iter().enumerate().map(keep).collect()
}

fn different(pages: &[Page], approved: &[Page]) -> Vec<String> {
    if pages.len() != approved.len() {
        return vec![format!("{} pages, {} are approved", pages.len(), approved.len())];
    }
    let each = pages.iter().zip(approved).enumerate();
    each.filter_map(|(at, (page, approved))| {
        Some(format!("page {}: {:?}", at + 1, page.differs_from(approved)?))
    })
    .collect()
}

/// What the program asks of `cargo xtask offices --approve`.
fn approve() {
    fs::create_dir_all(approved_folder()).unwrap();
    let mut kept = BTreeSet::new();
    for paper in &SHOWN.papers {
        let pages = SHOWN.pages[&paper.name].as_deref().expect("a paper that opens");
        // Pages that look as approved stay, so that only what changed is new.
        match different(pages, &approved(&paper.name)).is_empty() {
            true => kept.extend(
                (1..=pages.len())
                    .map(|number| approved_folder().join(format!("{}.{number}.png", paper.name))),
            ),
            false => {
                println!("approved: {}, {} pages", paper.name, pages.len());
                kept.extend(keep(&approved_folder(), &paper.name, pages));
            }
        }
    }
    for entry in fs::read_dir(approved_folder()).unwrap() {
        let file = entry.unwrap().path();
        if !kept.contains(&file) {
            println!("removed: {}", file.display());
            fs::remove_file(file).unwrap();
        }
    }
}

#[test]
#[ignore = "needs LibreOffice: `cargo xtask test --only offices`"]
fn every_paper_looks_as_approved() {
    if std::env::var_os("KECAN_APPROVE_PAGES").is_some() {
        approve();
    }
    let folder = office::folder("different");
    let mut faults = Vec::new();
    let mut known = BTreeSet::new();
    let mut count = 0;
    for paper in &SHOWN.papers {
        let Some(pages) = &SHOWN.pages[&paper.name] else {
            faults.push(format!("{}: LibreOffice does not open it", paper.name));
            continue;
        };
        let approved = approved(&paper.name);
        known.extend((1..=approved.len()).map(|number| format!("{}.{number}.png", paper.name)));
        count += pages.len();
        for fault in different(pages, &approved) {
            faults.push(format!("{}: {fault}", paper.name));
            let beside: Vec<Page> =
                pages.iter().zip(&approved).map(|(page, approved)| page.beside(approved)).collect();
            keep(&folder, &paper.name, &beside);
        }
    }
    for entry in fs::read_dir(approved_folder()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        if !known.contains(&name) {
            faults.push(format!("{name} is approved and no page of a paper"));
        }
    }
    assert!(
        faults.is_empty(),
        "{}\nApproved page, page as it is and their difference are side by side in {}",
        faults.join("\n"),
        folder.display()
    );
    println!("{} papers, {count} pages as approved", SHOWN.papers.len());
}

#[test]
#[ignore = "needs LibreOffice: `cargo xtask test --only offices`"]
fn a_lost_border_margin_column_or_face_is_seen() {
    for (number, loss) in LOSSES.iter().enumerate() {
        let pages = SHOWN.pages[&format!("loss-{number}-{}", loss.paper)].as_deref();
        let good = SHOWN.pages[loss.paper].as_deref().expect("a paper that opens");
        let seen = different(pages.expect("still a paper"), good);
        println!("without {}: {seen:?}", loss.what);
        assert!(!seen.is_empty(), "{}: nothing is seen of it", loss.what);
    }
    assert!(SHOWN.pages[DAMAGED].is_none(), "half a document is taken for a whole one");
}

#[test]
#[ignore = "needs python3-docx and python3-openpyxl: `cargo xtask test --only offices`"]
fn python_readers_open_every_paper_and_find_its_template_in_it() {
    let papers = papers();
    let said = checked(&papers).unwrap_or_else(|said| panic!("{said}"));
    print!("{said}");
    // It can fail: a paper that is cut, or is not of its template.
    let of = |name: &str| papers.iter().find(|paper| paper.name == name).unwrap();
    let wrong = |name: &str, bytes: Vec<u8>| Paper {
        name: name.to_owned(),
        bytes,
        template: of(name).template.clone(),
        names: of(name).names.clone(),
        like_formulas: of(name).like_formulas,
        tables_left_out: of(name).tables_left_out,
    };
    for loss in &LOSSES {
        let said = checked(&[wrong(loss.paper, loss.of(&papers))]);
        // What is bold, which runs say, and rows are not compared there.
        let told = !matches!(loss.from, "<w:b/>" | "<w:tblHeader/>");
        assert_eq!(said.is_err(), told, "{}: {said:?}", loss.what);
    }
    let bytes = of(DOCUMENT).bytes[..3000].to_vec();
    assert!(checked(&[wrong(DOCUMENT, bytes)]).unwrap_err().contains("does not open"));
    let bytes = with_part(&of(WORKBOOK).bytes, "xl/worksheets/sheet1.xml", |sheet| {
        let (before, after) = sheet.split_once("=1+1").unwrap();
        let (before, cell) = before.rsplit_once(" t=\"inlineStr\"").unwrap();
        assert!(cell.starts_with("><is>"));
        format!("{before}><f>1+1</f>{}", after.split_once("</is>").unwrap().1)
    });
    let said = checked(&[wrong(WORKBOOK, bytes)]).unwrap_err();
    assert!(said.contains("became a formula"), "{said}");
    let bytes = with_part(&of(LETTER).bytes, "word/document.xml", |text| {
        text.replace("ộ", "o\u{323}\u{302}")
    });
    assert!(checked(&[wrong(LETTER, bytes)]).unwrap_err().contains("NFC"));
}

/// Lets the script look at papers.
fn checked(papers: &[Paper]) -> Result<String, String> {
    let folder = office::folder("python");
    let mut list = Vec::new();
    for paper in papers {
        let template = format!("mau-{}", paper.name);
        fs::write(folder.join(&paper.name), &paper.bytes).unwrap();
        fs::write(folder.join(&template), paper.template.as_ref().unwrap_or(&paper.bytes)).unwrap();
        let like = if paper.like_formulas { &LIKE_FORMULAS[..] } else { &[] };
        list.push(json!({
            "paper": paper.name, "template": template, "names": paper.names, "like_formulas": like,
            "tables_left_out": paper.tables_left_out,
        }));
    }
    fs::write(folder.join("papers.json"), Value::Array(list).to_string()).unwrap();
    office::python("check.py", &[&folder])
}

#[test]
fn a_long_paper_has_every_name_of_its_lists() {
    for form in Form::ALL {
        let value = long(form);
        assert!(!names(&value).is_empty(), "{}", form.code());
        for format in form.formats().iter().filter(|format| **format == Format::Docx) {
            let template = Template::open(&form.shipped(Layout::Party, *format).unwrap()).unwrap();
            let text = crate::templates::files::document_text(
                &template.fill(form.fields(), &value).unwrap(),
            );
            for name in read_names(form, &value) {
                assert!(text.contains(&name), "{}: {name}", form.code());
            }
        }
    }
}
