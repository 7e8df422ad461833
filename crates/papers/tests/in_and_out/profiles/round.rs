//! The shipped template filled in and read again.

use papers::forms::Form;
use papers::official::{Layout, Values};
use papers::profile::{Answer, FIELDS, FormKind, ProfileForm, TableKind, ValueKind, read};
use papers::template::{Format, Template};
use proptest::prelude::*;

fn filled(form: &ProfileForm, layout: Layout) -> Vec<u8> {
    let template = Form::Profile.shipped(layout, Format::Docx).unwrap();
    let template = Template::open(&template).unwrap();
    template.fill(Form::Profile.fields(), &form.values().unwrap()).unwrap()
}

fn assert_same(form: &ProfileForm, read: &ProfileForm) {
    for spec in FIELDS.iter().filter(|spec| spec.is_in(FormKind::Tctw98)) {
        // Headings of the form that the template has no room behind.
        if matches!(spec.code, "history" | "foreign" | "economy") {
            continue;
        }
        assert_eq!(form.answer(spec.code), read.answer(spec.code), "{}", spec.code);
    }
    for (one, two) in form.tables.iter().zip(&read.tables) {
        let rows = |table: &papers::profile::TableReading| -> Vec<_> {
            table.rows.iter().map(|it| (it.cells.clone(), it.from, it.to, it.lasts)).collect()
        };
        assert_eq!((rows(one), one.none), (rows(two), two.none), "{:?}", one.kind);
    }
    assert_eq!(read.unread, []);
}

#[test]
fn the_sample_comes_back_from_the_template_of_either_layout() {
    let form = ProfileForm::sample();
    for layout in [Layout::Party, Layout::State] {
        let read = read("mau-2c.docx", &filled(&form, layout)).unwrap();
        assert_eq!(read.kind, FormKind::Tctw98);
        assert_same(&form, &read);
        assert_eq!(read.problems, []);
    }
}

#[test]
fn a_form_in_which_nothing_is_stated_comes_back_empty() {
    let form = ProfileForm::empty("trong.docx", FormKind::Tctw98);
    let read = read("trong.docx", &filled(&form, Layout::Party)).unwrap();
    assert_same(&form, &read);
}

/// Words as offices write them, none of which is a label with a colon.
const WORDS: [&str; 24] = [
    "Ủy",
    "viên",
    "Trưởng",
    "phòng",
    "Nội",
    "vụ",
    "huyện",
    "Nậm",
    "Pha",
    "tỉnh",
    "Sơn",
    "Lam",
    "khen",
    "thưởng",
    "kỷ",
    "luật",
    "sức",
    "khỏe",
    "TP.",
    "(A)",
    "tháng",
    "năm",
    "lương",
    "12/12",
];

fn phrase() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(prop::sample::select(&WORDS[..]), 1..6);
    ("[A-ZĐ][a-zđ]{1,6}", words, "[a-z]{2,5}")
        .prop_map(|(first, words, last)| format!("{first} {} {last}", words.join(" ")))
}

fn day() -> impl Strategy<Value = String> {
    prop_oneof![
        (1_u8..=28, 1_u8..=12, 1930_i32..2026).prop_map(|(d, m, y)| format!("{d:02}/{m:02}/{y}")),
        (1_u8..=12, 1930_i32..2026).prop_map(|(m, y)| format!("{m:02}/{y}")),
        (1930_i32..2026).prop_map(|y| y.to_string()),
    ]
}

fn text(kind: ValueKind) -> BoxedStrategy<String> {
    let of = |list: &'static [&'static str]| prop::sample::select(list).prop_map(str::to_owned);
    match kind {
        ValueKind::Date => day().boxed(),
        ValueKind::Sex => of(&["Nam", "Nữ"]).boxed(),
        ValueKind::Ethnicity => of(&["Kinh", "Tày", "Mông", "Ê Đê", "Bru - Vân Kiều"]).boxed(),
        ValueKind::Education => of(&["Thạc sĩ Luật", "Đại học", "Tiến sĩ (2019)"]).boxed(),
        ValueKind::Theory => of(&["Cao cấp", "Trung cấp", "Cử nhân chính trị"]).boxed(),
        ValueKind::Management => of(&["Chuyên viên", "Chuyên viên chính"]).boxed(),
        ValueKind::Number => of(&["4,40", "6.78", "3"]).boxed(),
        ValueKind::Disciplines => of(&["Khiển trách, 12/2015", "Cảnh cáo, 03/5/2019"]).boxed(),
        ValueKind::Name => "[A-ZĐ]{2,6}( [A-ZĐƯ]{2,6}){1,3}".boxed(),
        ValueKind::Long => {
            prop::collection::vec(phrase(), 1..3).prop_map(|all| all.join("\n")).boxed()
        }
        ValueKind::Text | ValueKind::Place => phrase().boxed(),
    }
}

/// Not stated, none, or an answer.
fn stated(kind: ValueKind) -> BoxedStrategy<String> {
    prop_oneof![
        1 => Just(String::new()),
        1 => Just("Không".to_owned()),
        4 => text(kind),
    ]
    .boxed()
}

fn rows(kind: TableKind) -> BoxedStrategy<Vec<Vec<String>>> {
    let cell = |code: &'static str| match code {
        "period" if kind == TableKind::Salary => day().boxed(),
        "period" => prop_oneof![
            (1950_i32..1990, 1991_i32..2020).prop_map(|(a, b)| format!("{a} - {b}")),
            day().prop_map(|from| format!("{from} - nay")),
        ]
        .boxed(),
        "born" => day().boxed(),
        "coefficient" => text(ValueKind::Number),
        _ => phrase().boxed(),
    };
    let row: Vec<BoxedStrategy<String>> = kind.columns().iter().map(|code| cell(code)).collect();
    prop::collection::vec(row, 0..4).boxed()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn what_is_filled_into_the_template_is_read_from_it(
        answers in FIELDS
            .iter()
            .filter(|spec| spec.is_in(FormKind::Tctw98) && spec.code != "signed_on")
            .filter(|spec| !matches!(spec.code, "history" | "foreign" | "economy"))
            .map(|spec| stated(spec.kind))
            .collect::<Vec<_>>(),
        tables in TableKind::ALL.map(rows).to_vec(),
    ) {
        let specs = FIELDS
            .iter()
            .filter(|spec| spec.is_in(FormKind::Tctw98) && spec.code != "signed_on")
            .filter(|spec| !matches!(spec.code, "history" | "foreign" | "economy"));
        let mut form = ProfileForm::empty("x.docx", FormKind::Tctw98);
        for (spec, text) in specs.zip(&answers) {
            form.set(spec.code, text);
        }
        for (kind, rows) in TableKind::ALL.into_iter().zip(&tables) {
            let rows: Vec<Vec<&str>> =
                rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
            let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
            form.set_rows(kind, &rows);
            if rows.is_empty() {
                form.tables.iter_mut().filter(|it| it.kind == kind).for_each(|it| it.none = true);
            }
        }
        let read = read("x.docx", &filled(&form, Layout::Party)).unwrap();
        assert_same(&form, &read);
        prop_assert!(read.fields.iter().any(|it| it.answer != Answer::NotStated) || answers.iter().all(String::is_empty));
    }
}
