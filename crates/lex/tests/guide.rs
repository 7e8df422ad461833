//! The guide for pack authors: the letters printed in it are taken from its
//! pages and loaded beside the shipped law, and what it says of them is true.

mod support;

use lex::*;

/// A page of the guide, and the words of the program in its language.
struct Guide {
    text: String,
    catalogue: String,
    law_page: String,
}

fn read(path: &str) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read_to_string(root.join(path)).unwrap()
}

fn guides() -> [Guide; 2] {
    let guide = |page: &str, lang: &str| Guide {
        text: read(&format!("docs/{page}")),
        catalogue: read(&format!("crates/words/catalogues/{lang}/app.ftl")),
        law_page: read(&format!("crates/words/catalogues/{lang}/law.ftl")),
    };
    [guide("law-guide.vi.md", "vi"), guide("law-guide.md", "en")]
}

/// The blocks fenced by four ticks: whole packs.
fn letters(guide: &Guide) -> Vec<String> {
    let fenced = guide.text.split("\n````markdown\n").skip(1);
    fenced.map(|rest| rest.split("\n````").next().unwrap().to_owned() + "\n").collect()
}

fn with(letter: &str) -> Result<LawBook, Vec<LoadError>> {
    let mut packs = support::packs();
    packs.push(PackFile { name: "letter.md".to_owned(), text: letter.to_owned() });
    LawBook::load(&packs)
}

#[test]
fn both_pages_print_the_same_two_letters() {
    let [vi, en] = guides();
    assert_eq!(letters(&vi).len(), 2);
    assert_eq!(letters(&vi), letters(&en));
}

#[test]
fn the_complete_letter_loads_its_examples_come_out_and_each_value_has_a_witness() {
    let letter = &letters(&guides()[0])[0];
    let book = with(letter).unwrap_or_else(|errors| panic!("{errors:#?}"));
    assert_eq!(book.run_examples(), []);
    assert_eq!(book.unwitnessed_parts(), []);
    let own = book.examples().iter().filter(|example| example.file == "letter.md").count();
    assert!(own >= 10, "{own}");
    // On the days around it nothing contradicts or oversteps, in the province
    // and below.
    for on in ["2026-05-14", "2026-05-15", "2030-12-31", "2031-01-01"] {
        let on = support::day(on);
        for unit_path in [&["VH"][..], &["VH", "VH.TS"]] {
            let view = book.view(&Moment { legal_day: on, known_by: on, unit_path });
            for info in ParamInfo::ALL {
                if let Some(Err(unresolved)) = view.by_name(info.name) {
                    assert_eq!(unresolved.code(), "gap", "{}", info.name);
                }
            }
        }
    }
}

/// What `kecan law lint` says of the letter, in codes.
fn lint_of(letter: &str) -> Vec<&'static str> {
    let mut packs = support::packs();
    packs.push(PackFile { name: "letter.md".to_owned(), text: letter.to_owned() });
    let all = lint(&packs, support::day("2026-11-23"));
    all.iter().filter(|lint| lint.file == "letter.md").map(Lint::code).collect()
}

#[test]
fn lint_finds_nothing_in_the_complete_letter_and_the_excess_in_the_other() {
    let letters = letters(&guides()[0]);
    assert!(lint_of(&letters[0]).is_empty(), "{:?}", lint_of(&letters[0]));
    let wide = lint_of(&letters[1]);
    assert!(wide.contains(&"undeclared-excess"), "{wide:?}");
    let twice = letters[0].replace("03-HD", "04-HD").replace("03-HD/TU", "04-HD/TU");
    let mut packs = support::packs();
    packs.extend(
        [("a.md", &letters[0]), ("b.md", &twice)]
            .map(|(name, text)| PackFile { name: name.to_owned(), text: text.clone() }),
    );
    let all = lint(&packs, support::day("2026-11-23"));
    assert!(all.iter().any(|lint| lint.code() == "overlapping-dates"), "{all:?}");
    for guide in guides() {
        for code in ["undeclared-excess", "overlapping-dates", "example-fails", "no-witness"] {
            assert!(Fault::codes().any(|known| known == code), "{code}");
            assert!(guide.text.contains(&format!("| `{code}` |")), "{code}");
        }
    }
}

#[test]
fn a_value_too_wide_is_answered_as_the_guide_prints_it() {
    for guide in guides() {
        let book = with(&letters(&guide)[1]).unwrap_or_else(|errors| panic!("{errors:#?}"));
        assert_eq!(book.run_examples(), []);
        let on = support::day("2018-04-10");
        let view = book.view(&Moment { legal_day: on, known_by: on, unit_path: &["VH"] });
        let unresolved = view.get(MAX_PER_POST).unwrap_err();
        let Unresolved::OutOfBounds { excess, .. } = &unresolved else { panic!("{unresolved}") };
        let bounds = &excess.delegation.as_ref().unwrap().bounds;
        let printed = format!("```text\n{unresolved}\n{bounds}\n```");
        assert!(guide.text.contains(&printed), "{printed}");
        let line = guide.catalogue.lines().find_map(|l| l.strip_prefix("law-out-of-bounds = "));
        assert!(guide.text.contains(&format!("```text\n{}\n```", line.unwrap())), "{line:?}");
    }
}

#[test]
fn the_sentence_for_a_faulty_folder_is_the_one_the_law_page_shows() {
    for guide in guides() {
        let line = guide.law_page.lines().find_map(|l| l.strip_prefix("law-folder-faults = "));
        assert!(guide.text.contains(&format!("```text\n{}\n```", line.unwrap())), "{line:?}");
    }
}

#[test]
fn since_regulation_377_another_number_of_people_is_refused_and_a_free_matter_is_not() {
    let letter = &letters(&guides()[0])[0];
    let two = letter.replace(
        "parameter = \"evaluation-years\"\nset = 3\n",
        "parameter = \"max-per-post\"\nset = 2\n",
    );
    let two = two.replace("parameter = \"evaluation-years\"\nexpect = 3\nbefore = \"gap\"", {
        "parameter = \"max-per-post\"\nexpect = \"out-of-bounds\"\nbefore = 3"
    });
    assert_ne!(*letter, two);
    assert_eq!(with(&two).unwrap().run_examples(), [], "2 is refused like any other number");
}

#[test]
fn the_usual_faults_have_the_codes_that_the_guide_gives_them() {
    let guides = guides();
    let letter = &letters(&guides[0])[0];
    let faults = [
        ("parameter = \"women-share-target\"", "parameter = \"women-share\"", "unknown-parameter"),
        ("set = 3\n", "set = 3\nsince = 2026-05-15\n", "unknown-key"),
        ("set = 3\n", "set = \"3\"\n", "wrong-type"),
        ("set = \"25%\"", "set = 25", "wrong-type"),
        ("2026-05-15\"\nnumber", "2026\"\nnumber", "id-without-date"),
        ("> Xét kết quả xếp loại 3 năm liền trước.", "", "no-words"),
        ("to = 2030-12-31", "to = 2025-12-31", "dates-reversed"),
        ("set = 3\n", "set = 3\nreplaces = \"01-HD-TU-2024-02-01/diem-2\"\n", "replaces-nothing"),
        (
            "parameter = \"age-reference\"\nfrom = 2026-05-15\n",
            "parameter = \"age-reference\"\nfrom = 2026-05-15\nreplaces = \"45-CT-TW-2025-04-14/tinh-tuoi\"\n",
            "replaces-outside",
        ),
    ];
    for (right, wrong, code) in faults {
        let faulty = letter.replacen(right, wrong, 1);
        assert_ne!(*letter, faulty, "{right}");
        let errors = with(&faulty).unwrap_err();
        assert!(errors.iter().any(|e| e.code() == code), "{code}: {errors:#?}");
        assert!(errors.iter().all(|e| e.file == "letter.md" && e.line > 0));
        for guide in &guides {
            assert!(guide.text.contains(&format!("| `{code}` |")), "{code}");
        }
    }
    let open = letter.trim_end().trim_end_matches("```").to_owned();
    assert!(with(&open).unwrap_err().iter().any(|e| e.code() == "open-block"));
}

#[test]
fn every_parameter_that_the_guide_names_exists() {
    for guide in guides() {
        let cells = guide.text.lines().map(|line| line.split('|').nth(2));
        let table = cells.skip_while(|cell| cell.map(str::trim) != Some("`parameter`")).skip(2);
        let mut named = 0;
        for cell in table.map_while(|cell| cell) {
            for name in cell.split('`').skip(1).step_by(2) {
                assert!(ParamInfo::find(name).is_some(), "{name}");
                named += 1;
            }
        }
        assert!(named > 20, "{named}");
    }
}
