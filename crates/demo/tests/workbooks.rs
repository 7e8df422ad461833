//! The workbooks hold every row of the world, in the shapes offices use.

use calamine::{Data, Range, Reader, Xlsx};
use demo::{Scenario, World};
use std::io::Cursor;

const BOTH: [Scenario; 2] = [Scenario::District2017, Scenario::Province2026];

fn sheets(world: &World, file: usize) -> Vec<(String, Range<Data>)> {
    let (_, bytes) = world.workbooks().swap_remove(file);
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    book.worksheets()
}

/// Data rows carry a running number in the first column.
fn numbered(range: &Range<Data>) -> usize {
    range.rows().filter(|row| matches!(row[0], Data::Float(_) | Data::Int(_))).count()
}

fn texts(range: &Range<Data>) -> Vec<String> {
    range
        .rows()
        .flatten()
        .filter_map(|cell| match cell {
            Data::String(text) => Some(text.clone()),
            _ => None,
        })
        .collect()
}

#[test]
fn every_unit_body_post_person_and_entry_has_its_row() {
    for scenario in BOTH {
        let world = World::new(scenario, 5);
        let counts: Vec<Vec<usize>> = (0..5)
            .map(|file| sheets(&world, file).iter().map(|(_, range)| numbered(range)).collect())
            .collect();
        let lists = [world.units().len(), world.bodies().len(), world.posts().len()];
        assert_eq!(counts[0], lists);
        let people: usize = counts[1..4].iter().flatten().sum();
        assert_eq!(people, world.people().len());
        assert_eq!(counts[3].len(), 9, "one sheet a commune");
        assert_eq!(counts[4].iter().sum::<usize>(), world.entries().len());
    }
}

#[test]
fn the_file_names_are_those_of_an_office() {
    let names = |scenario| -> Vec<String> {
        World::new(scenario, 1).workbooks().into_iter().map(|(name, _)| name).collect()
    };
    assert_eq!(
        names(Scenario::District2017),
        [
            "01-danh-muc-to-chuc.xlsx",
            "02-trich-ngang-khoi-dang.xlsx",
            "03-trich-ngang-khoi-chinh-quyen.xlsx",
            "04-trich-ngang-cac-xa.xlsx",
            "05-quy-hoach-2015-2020.xlsx",
        ]
    );
    assert_eq!(names(Scenario::Province2026)[4], "05-quy-hoach-2025-2030.xlsx");
}

#[test]
fn offices_differ_in_dates_typing_and_blank_rows() {
    let world = World::new(Scenario::District2017, 1);
    let is_date = |cell: &Data| matches!(cell, Data::DateTime(_));
    let dates = |range: &Range<Data>| range.rows().flatten().filter(|cell| is_date(cell)).count();
    let (party, government) = (&sheets(&world, 1)[0].1, &sheets(&world, 2)[0].1);
    assert_eq!(dates(party), 0, "the party's list has dates as text");
    assert!(dates(government) > 30, "the people's committee's list has real dates");
    let government_texts = texts(government);
    assert!(government_texts.iter().any(|text| text.contains("Huyện uỷ viên")));
    assert!(texts(party).iter().any(|text| text.contains("Huyện ủy viên")));

    let communes = sheets(&world, 3);
    let loose = |range: &Range<Data>| texts(range).iter().any(|t| t.contains('\u{302}'));
    assert!(loose(&communes[1].1), "one commune types letters and marks apart");
    assert!(!loose(&communes[0].1));
    let coded = |range: &Range<Data>| texts(range).iter().any(|text| text == "Mã cán bộ");
    assert!(coded(&communes[0].1) && !coded(&communes[3].1));
}

#[test]
fn evaluations_stand_in_one_cell_a_line_for_each_year() {
    let world = World::new(Scenario::District2017, 1);
    let all = texts(&sheets(&world, 1)[0].1);
    let cell = all.iter().find(|text| text.starts_with("2014: ")).unwrap();
    let years: Vec<&str> = cell.lines().map(|line| &line[..4]).collect();
    assert_eq!(years, ["2014", "2015", "2016"]);
}

#[test]
fn decisions_are_written_as_offices_write_them() {
    let world = World::new(Scenario::District2017, 1);
    let plan = texts(&sheets(&world, 4)[0].1);
    assert!(plan.iter().any(|text| text == "Quyết định số 215-QĐ/HU ngày 20/8/2013"));
    assert!(plan.iter().any(|text| text == "A. NHIỆM KỲ 2015-2020"));
}

#[test]
fn many_seeds_can_be_written() {
    for seed in 100..110 {
        for scenario in BOTH {
            assert_eq!(World::new(scenario, seed).workbooks().len(), 5);
        }
    }
}
