//! Whatever is written comes back, and every row is accounted for.

use crate::cells;
use crate::intake::book::{Blank, D, N, No, Put, T, only_sheet, people, people_of};
use base::{Day, Month, PartialDate, PersonName};
use papers::intake::{PersonRow, ProblemReason};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use roster::{CodeList, DisciplineForm, Education, Ethnicity, Grade, Sex, StateManagement, Theory};

fn dates() -> impl Strategy<Value = PartialDate> {
    prop_oneof![
        4 => (-16_000_i64..20_000).prop_map(|days| PartialDate::Day(Day::from_days_since_1970(days))),
        1 => (1930_i16..2030, 1_i8..=12).prop_map(|(y, m)| PartialDate::Month(Month::new(y, m).unwrap())),
        1 => (1930_i16..2030).prop_map(PartialDate::Year),
    ]
}

fn one_of<T: CodeList + std::fmt::Debug>() -> impl Strategy<Value = T> {
    (0..T::ALL.len()).prop_map(|at| T::ALL[at].0)
}

fn names() -> impl Strategy<Value = PersonName> {
    let family = select(vec!["Lò", "Hà", "Vàng", "Nguyễn", "Cà", "Quàng", "Đặng"]);
    let middle = select(vec!["Văn", "Thị", "A", "Thị Tuyết", "Đức"]);
    let given = select(vec!["An", "Ân", "Sinh", "Mừng", "Ưởng", "Yến", "Đường"]);
    (family, middle, given)
        .prop_map(|(f, m, g)| PersonName::parse(&format!("{f} {m} {g}")).unwrap())
}

fn posts() -> impl Strategy<Value = Vec<String>> {
    let post = select(vec![
        "Huyện ủy viên",
        "Trưởng phòng Nội vụ",
        "Phó Chủ tịch Hội đồng nhân dân xã",
        "Chuyên viên",
        "Bí thư Đảng ủy (xã, thị trấn)",
    ]);
    vec(post.prop_map(str::to_owned), 0..3)
}

prop_compose! {
    fn persons()(
        name in names(), sex in one_of::<Sex>(), birth in dates(),
        ethnicity in option::of((0_usize..54).prop_map(|at| Ethnicity::all().nth(at).unwrap())),
        posts in posts(), post_from in option::of(dates()),
        education in option::of(one_of::<Education>()),
        theory in option::of(one_of::<Theory>()),
        management in option::of(one_of::<StateManagement>()),
        party in option::of((dates(), dates())),
        grades in vec(option::of(one_of::<Grade>()), 3),
        disciplines in option::of(vec((one_of::<DisciplineForm>(), dates()), 0..3)),
        flags in (option::of(any::<bool>()), option::of(any::<bool>())),
        pending in option::of(select(vec!["Phó Chủ tịch xã", "Không"])),
    ) -> PersonRow {
        let grades = (2014..).zip(grades);
        PersonRow {
            code: None, citizen_id: None, name, sex, birth, ethnicity,
            religion: Some("Không".to_owned()),
            hometown: None,
            post_text: posts.join(", "),
            posts, post_from, education,
            education_text: education.map(|level| level.label().to_owned()),
            theory, management,
            party_probationary: party.map(|dates| dates.0),
            party_official: party.map(|dates| dates.1),
            evaluations: grades.filter_map(|(year, grade)| Some((year, grade?))).collect(),
            disciplines,
            science: flags.0,
            background_verified: flags.1,
            pending: pending.map(str::to_owned),
            unit_name: None,
        }
    }
}

fn label<T: CodeList + PartialEq>(value: Option<T>) -> Put {
    value.map_or(No, |value| T(value.label().to_owned()))
}

/// Writes a date in one of the forms in use; which one, `form` says.
fn date(date: Option<PartialDate>, form: usize) -> Put {
    match (date, form % 3) {
        (None, _) => No,
        (Some(PartialDate::Day(day)), 1) => {
            let month = day.month().month();
            D(day.year() as u16, month as u8, day.day_of_month() as u8)
        }
        (Some(PartialDate::Day(day)), 2) => T(day.vietnamese().replace('/', "-")),
        (Some(PartialDate::Year(year)), 1) => N(f64::from(year)),
        (Some(date), _) => T(date.vietnamese()),
    }
}

fn written(person: &PersonRow, number: usize) -> Vec<Put> {
    let birth = date(Some(person.birth), number);
    let (male, female) = if person.sex == Sex::Male { (birth, No) } else { (No, birth) };
    let grades =
        person.evaluations.iter().map(|(year, grade)| format!("{year}: {}", grade.label()));
    let disciplines = person.disciplines.as_ref().map_or(No, |list| {
        let each = list.iter().map(|(form, on)| format!("{}, {}", form.label(), on.vietnamese()));
        let text = each.collect::<Vec<_>>().join("\n");
        T(if text.is_empty() { "Không".to_owned() } else { text })
    });
    cells![
        N(number as f64),
        person.code.as_deref().unwrap_or_default(),
        person.name.as_str(),
        male,
        female,
        person.ethnicity.map_or("", Ethnicity::name),
        person.religion.as_deref().unwrap_or_default(),
        "",
        &*person.post_text,
        date(person.post_from, number + 1),
        label(person.education),
        label(person.theory),
        label(person.management),
        date(person.party_probationary, number + 2),
        date(person.party_official, number),
        &*grades.collect::<Vec<_>>().join("\n"),
        disciplines,
        stated(person.science, ["x", "Không"]),
        stated(person.background_verified, ["Đã thẩm tra", "Chưa thẩm tra"]),
        person.pending.as_deref().unwrap_or_default(),
    ]
}

fn stated(value: Option<bool>, [yes, no]: [&str; 2]) -> Put {
    value.map_or(No, |value| T(if value { yes } else { no }.to_owned()))
}

/// A row that is no right record, or one.
#[derive(Debug, Clone)]
enum Line {
    Person(Box<PersonRow>),
    Group,
    Nothing,
    Formatted,
    TwoBirths,
    NoBirth,
    Junk(Vec<Option<String>>),
}

fn lines() -> impl Strategy<Value = Line> {
    prop_oneof![
        4 => persons().prop_map(|person| Line::Person(Box::new(person))),
        1 => Just(Line::Group),
        1 => Just(Line::Nothing),
        1 => Just(Line::Formatted),
        1 => Just(Line::TwoBirths),
        1 => Just(Line::NoBirth),
        2 => vec(option::of("[a-zà-ỹA-Z0-9/:;,.() \n-]{0,12}"), 0..17).prop_map(Line::Junk),
    ]
}

fn put_line(line: &Line, number: usize) -> Vec<Put> {
    match line {
        Line::Person(person) => written(person, number),
        Line::Group => cells!["II. Phòng Tư pháp"],
        Line::Nothing => vec![No],
        Line::Formatted => vec![Blank; 17],
        Line::TwoBirths => cells![1.0, "", "Lò Văn An", "1980", "1981", "", "", "", "Chuyên viên"],
        Line::NoBirth => cells![1.0, "", "Lò Văn An", "", "", "", "", "", "Chuyên viên"],
        Line::Junk(cells) => {
            cells.iter().map(|cell| cell.as_deref().map_or(No, Put::from)).collect()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn people_written_and_read_back_are_equal(mut table in vec(persons(), 1..20)) {
        for (number, person) in table.iter_mut().enumerate() {
            person.code = (number % 4 != 3).then(|| format!("TB-{number:04}"));
        }
        let rows: Vec<_> = table.iter().enumerate().map(|(at, person)| written(person, at + 1)).collect();
        let sheet = only_sheet(&people(&rows));
        prop_assert_eq!(&sheet.problems, &vec![]);
        let read: Vec<_> = people_of(&sheet).iter().map(|row| row.value.clone()).collect();
        prop_assert_eq!(read, table);
    }

    #[test]
    fn every_row_is_accounted_for_whatever_stands_in_it(table in vec(lines(), 0..30)) {
        let rows: Vec<_> = table.iter().enumerate().map(|(at, line)| put_line(line, at + 1)).collect();
        // `only_sheet` asserts that the counts add up.
        let sheet = only_sheet(&people(&rows));
        let filled = |row: &Vec<Put>| {
            row.iter().any(|cell| match cell {
                T(text) => !text.trim().is_empty(),
                cell => !matches!(cell, No | Blank),
            })
        };
        let last = rows.iter().rposition(filled).map_or(0, |at| at + 1);
        prop_assert_eq!(sheet.counts.seen as usize, last);
        let written = table.iter().filter(|line| matches!(line, Line::Person(_))).count();
        prop_assert!(sheet.counts.records as usize >= written);
        // Each bad row says why.
        let mut told: Vec<u32> = sheet
            .problems
            .iter()
            .filter(|problem| problem.severity == papers::intake::Severity::BadRow)
            .map(|problem| problem.row)
            .collect();
        told.dedup();
        prop_assert_eq!(told.len(), sheet.counts.bad as usize);
        let two = table.iter().filter(|line| matches!(line, Line::TwoBirths)).count();
        let both = sheet.problems.iter().filter(|problem| problem.reason == ProblemReason::SexBoth);
        prop_assert!(both.count() >= two);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in vec(any::<u8>(), 0..600), zip in any::<bool>()) {
        let mut bytes = bytes;
        if zip {
            bytes.splice(0..0, *b"PK\x03\x04");
        }
        prop_assert!(papers::intake::read("x.xlsx", &bytes).is_err());
    }
}
