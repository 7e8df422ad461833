//! Every fault of packs has a sentence and a way to mend it, in both languages.

use lex::{Datum, Fault, Lint, PackFile, Severity, lint};
use std::collections::BTreeSet;
use words::{Lang, Words};

fn found(text: &str) -> Vec<Lint> {
    let file = PackFile { name: "a.md".to_owned(), text: text.to_owned() };
    lint(&[file], "2026-11-23".parse().unwrap())
}

const HEAD: &str = "```instrument\nid = \"A-2012-01-01\"\nnumber = \"A\"\ndate = 2012-01-01\n\
    issuer = \"x\"\ntitle_vi = \"x\"\ntitle_en = \"x\"\nstatus = \"x\"\n```\n\n## P {#p}\n\n";

#[test]
fn every_code_is_worded_and_nothing_else_is() {
    let mut wanted: BTreeSet<String> =
        ["lint-line", "lint-everywhere"].map(ToOwned::to_owned).into();
    wanted.extend(
        [Severity::Error, Severity::Warning].map(|s| format!("lint-severity-{}", s.code())),
    );
    for code in Fault::codes() {
        wanted.extend([format!("lint-{code}"), format!("lint-{code}-mend")]);
    }
    for lang in Lang::ALL {
        let files = Words::files(lang).iter().find(|(name, _)| *name == "lint");
        let keys: BTreeSet<String> = files
            .unwrap()
            .1
            .lines()
            .filter(|line| line.starts_with("lint-"))
            .filter_map(|line| Some(line.split_once(" =")?.0.to_owned()))
            .collect();
        assert_eq!(keys, wanted, "{}", lang.code());
    }
}

#[test]
fn each_sentence_uses_the_data_of_its_fault_and_no_more() {
    let day = "2012-01-01".parse().unwrap();
    let text = |text: &str| text.to_owned();
    let faults = [
        Fault::Unreachable { by: text("B") },
        Fault::NeverLive { unit: text("SL") },
        Fault::NoReference {},
        Fault::OverlappingDates { other: text("B"), unit: text("*"), on: day },
        Fault::UndeclaredGap { unit: text("*"), on: day },
        Fault::UndeclaredExcess { unit: text("SL"), on: day },
        Fault::NoWitness { parts: text("set") },
        Fault::ExampleFails { expected: text("3"), found: text("gap") },
        Fault::ProvisionWithoutWords { heading: text("P") },
        Fault::Unfilled {},
        Fault::LongUnconfirmed { since: day },
        Fault::NotExamined { edits: 1_000 },
    ];
    for lang in Lang::ALL {
        let words = Words::load(lang);
        for fault in &faults {
            let sentence = words::lint::sentence(fault, words);
            let mend = words::lint::mend(fault, words);
            assert!(!sentence.contains('⟦') && !mend.contains('⟦'), "{sentence} {mend}");
            assert!(!sentence.contains('*'), "{sentence}");
            for (_, datum) in fault.data() {
                match datum {
                    Datum::Text(text) if text != "*" => assert!(sentence.contains(&text)),
                    Datum::Day(_) => assert!(sentence.contains("01/01/2012"), "{sentence}"),
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn what_loading_refuses_is_worded_with_its_place() {
    let vi = Words::load(Lang::Vi);
    let edit = |keys: &str| {
        format!(
            "{HEAD}> x\n\n```edit\nparameter = \"max-per-post\"\n{keys}\nsource = \"text\"\n```\n"
        )
    };
    let cases = [
        (String::new(), "a.md, dòng 1, cột 1: lỗi: Tệp không có khối instrument."),
        (format!("{HEAD}```edit\n"), "a.md, dòng 13, cột 1: lỗi: Khối edit chưa đóng."),
        (
            edit("set = 3\nfrom = 2012-02-01\nto = 2012-01-31"),
            "a.md, dòng 19, cột 1: lỗi: Hiệu lực kết thúc ngày 31/01/2012, trước khi bắt đầu ngày 01/02/2012.",
        ),
        (
            edit("set = 3\nfrom = 2012-02-01\nreplaces = \"x\""),
            "a.md, dòng 19, cột 1: lỗi: «x» không phải địa chỉ của một quy định.",
        ),
        (
            format!("{HEAD}## {}\n", "a".repeat(600)),
            "a.md, dòng 13, cột 1: lỗi: Tiêu đề dài quá 500 ký tự.",
        ),
    ];
    for (text, wanted) in cases {
        let told = words::lint::line(&found(&text)[0], vi);
        assert!(told.starts_with(wanted), "{told}");
        assert!(!told.contains('⟦'), "{told}");
        let error = lex::LawBook::load(&[PackFile { name: "a.md".to_owned(), text }]).unwrap_err();
        assert_eq!(words::lint::refused(&error[0], vi), told);
    }
    let en = words::lint::line(&found("")[0], Words::load(Lang::En));
    assert!(en.starts_with("a.md, line 1, column 1: error: The file has no instrument block."));
}
