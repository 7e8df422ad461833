//! A site's own confirmations over the packs, and two moments side by side.

mod support;

use lex::*;
use support::{ask, book, day, local, written};

fn recalled(id: &str, set: u32) -> PackFile {
    let mut file = written(id, &[&format!("set = {set}")]);
    file.text = file.text.replace("source = \"text\"", "source = \"recall-low\"");
    file
}

fn checked(book: &LawBook) -> Vec<Option<String>> {
    let by = |edit: &Edit| edit.citation.checked.as_ref().map(|c| format!("{} {}", c.on, c.by));
    book.edits().iter().map(by).collect()
}

#[test]
fn a_confirmed_edit_carries_who_and_when_down_to_the_finding() {
    let book = book(&[recalled("A-2010-01-01", 3)]);
    assert!(!book.edits()[0].citation.is_confirmed());
    let word = Confirmation::of(&book.edits()[0], day("2024-05-01"), "N.V.A.");
    let (confirmed, stale) = book.confirmed(&[word]);
    assert!(stale.is_empty());
    let moment =
        Moment { legal_day: day("2012-01-01"), known_by: day("2012-01-01"), unit_path: &[] };
    let view = confirmed.view(&moment);
    let citation = &view.get(MAX_PER_POST).unwrap().chain.deciding;
    assert!(citation.is_confirmed());
    assert_eq!(citation.checked.as_ref().unwrap().by, "N.V.A.");
    assert_eq!(confirmed.digest(), book.digest(), "no value changed");
    assert_eq!(checked(&book), [None], "the packs themselves are left alone");
}

/// A change made to a pack's text.
type Turn = fn(&mut String);

#[test]
fn a_confirmation_of_an_edit_changed_since_no_longer_counts() {
    let before = book(&[recalled("A-2010-01-01", 3)]);
    let word = Confirmation::of(&before.edits()[0], day("2024-05-01"), "N.V.A.");
    let changes: [(&str, Turn); 5] = [
        ("value", |text| *text = text.replace("set = 3", "set = 4")),
        ("words", |text| *text = text.replace("> words", "> other words")),
        ("period", |text| *text = text.replace("set = 3", "set = 3\nto = 2020-12-31")),
        ("scope", |text| *text = text.replace("set = 3", "set = 3\nunit = \"SL\"")),
        ("parameter", |text| *text = text.replace("max-per-post", "min-per-post")),
    ];
    for (what, change) in changes {
        let mut file = recalled("A-2010-01-01", 3);
        change(&mut file.text);
        let (confirmed, stale) = book(&[file]).confirmed(std::slice::from_ref(&word));
        assert_eq!((checked(&confirmed), stale), (vec![None], vec![word.clone()]), "{what}");
    }
    let kept: [(&str, Turn); 3] = [
        ("reference", |text| text.push_str("\nA remark.\n")),
        ("source", |text| *text = text.replace("recall-low", "recall-high")),
        ("line ends", |text| *text = text.replace('\n', "\r\n")),
    ];
    for (what, change) in kept {
        let mut file = recalled("A-2010-01-01", 3);
        change(&mut file.text);
        let (_, stale) = book(&[file]).confirmed(std::slice::from_ref(&word));
        assert!(stale.is_empty(), "{what}");
    }
    let (_, stale) = book(&[]).confirmed(std::slice::from_ref(&word));
    assert_eq!(stale, [word], "the edit is gone");
}

#[test]
fn of_several_checks_the_latest_is_shown_whatever_their_order() {
    let mut file = recalled("A-2010-01-01", 3);
    let own = "checked = { on = 2015-01-01, by = \"pack\" }\nsource";
    file.text = file.text.replace("source", own);
    let book = book(&[file]);
    let word = |on: &str, by: &str| Confirmation::of(&book.edits()[0], day(on), by);
    let mut words =
        vec![word("2014-01-01", "old"), word("2016-01-01", "b"), word("2016-01-01", "a")];
    let shown = checked(&book.confirmed(&words).0);
    assert_eq!(shown, [Some("2016-01-01 b".to_owned())]);
    words.reverse();
    assert_eq!(checked(&book.confirmed(&words).0), shown);
    assert_eq!(checked(&book.confirmed(&words[2..]).0), [Some("2015-01-01 pack".to_owned())]);
}

/// Stored confirmations must outlive versions of the program: this digest may
/// never change for this text.
#[test]
fn the_digest_of_an_edit_is_fixed_for_all_versions() {
    let book = book(&[recalled("A-2010-01-01", 3)]);
    assert_eq!(
        book.edits()[0].citation.digest,
        "41ce054c1d5accc065cac0e0aba6cd38518020a3a5809ed8ca63bbd11c17eaf3"
    );
}

#[test]
fn a_table_means_the_same_written_either_way_and_dates_may_stand_in_quotes() {
    let table = |keys: &str| {
        let mut file = written("A-2010-01-01", &[keys]);
        file.text = file.text.replace("max-per-post", "women-required");
        book(&[file]).edits()[0].citation.digest.clone()
    };
    let inline = table("set = [{ level = \"province\" }]\nfrom = 2010-01-01");
    assert_eq!(table("row = [{ level = \"province\" }]\nfrom = \"2010-01-01\""), inline);
    assert_ne!(table("set = [{ level = \"commune\" }]\nfrom = 2010-01-01"), inline);
}

#[test]
fn a_repeal_of_a_whole_instrument_is_confirmed_parameter_by_parameter() {
    let first = recalled("A-2010-01-01", 3);
    let mut second = written("B-2012-01-01", &["repeal = true\ninstruments = \"A-2010-01-01\""]);
    second.text = second.text.replace("parameter = \"max-per-post\"\n", "");
    let mut more = first.text.replace("set = 3", "set = 2").replace("max-per-post", "min-per-post");
    more = more.split_off(more.find("```edit").unwrap());
    let first = PackFile { text: first.text + "\n" + &more, ..first };
    let book = book(&[first, second]);
    let repeals: Vec<&Edit> = book.edits().iter().filter(|e| e.act == Act::Repeal).collect();
    assert_eq!(repeals.len(), 2);
    assert_ne!(repeals[0].citation.digest, repeals[1].citation.digest);
    let (confirmed, _) = book.confirmed(&[Confirmation::of(repeals[0], day("2024-01-01"), "a")]);
    assert_eq!(checked(&confirmed).iter().flatten().count(), 1);
}

fn moment<'a>(on: &str, unit_path: &'a [&'a str]) -> Moment<'a> {
    Moment { legal_day: day(on), known_by: day(on), unit_path }
}

#[test]
fn two_moments_differ_in_value_in_citation_or_not_at_all() {
    let book = book(&[
        written("A-2010-01-01", &["set = 3", "delegate = { min = 2, max = 4 }"]),
        local("L-2011-01-01", Some("SL"), &["set = 2"]),
        written(
            "B-2012-01-01",
            &["set = 3\nreplaces = \"A-2010-01-01/p\"", "delegate = { min = 2, max = 4 }"],
        ),
        written("C-2013-01-01", &["set = 5\nreplaces = \"B-2012-01-01/p\""]),
    ]);
    let told = |before: &str, after: &str, unit: &[&str]| {
        let changes = book.compare(&moment(before, unit), &moment(after, unit));
        let one = |c: &Change| {
            let value = |o: &Outcome| match o {
                Ok((value, _)) => value.to_string(),
                Err(unresolved) => unresolved.code().to_owned(),
            };
            format!("{} {:?} {} {}", c.parameter.name, c.extent, value(&c.before), value(&c.after))
        };
        changes.iter().map(one).collect::<Vec<_>>()
    };
    assert_eq!(told("2009-01-01", "2010-01-01", &[]), ["max-per-post Value gap 3"]);
    assert_eq!(told("2011-01-01", "2012-01-01", &[]), ["max-per-post Citation 3 3"]);
    assert_eq!(told("2012-01-01", "2013-01-01", &[]), ["max-per-post Value 3 5"]);
    assert_eq!(told("2012-01-01", "2013-01-01", &["SL"]), ["max-per-post Value 2 out-of-bounds"]);
    assert!(told("2010-01-01", "2011-12-31", &[]).is_empty());
    assert!(told("2008-01-01", "2009-01-01", &[]).is_empty(), "two gaps are alike");
    assert_eq!(ask(&book, "2012-01-01", &["SL"]), Ok(2));
}

#[test]
fn a_table_says_which_rows_came_and_went() {
    let table = |id: &str, keys: &str| {
        let mut file = written(id, &[keys]);
        file.text = file.text.replace("max-per-post", "women-required");
        file
    };
    let book = book(&[
        table("A-2010-01-01", "row = [{ level = \"province\" }, { level = \"district\" }]"),
        table(
            "B-2012-01-01",
            "row = [{ level = \"province\" }, { level = \"commune\" }]\nreplaces = \"A-2010-01-01/p\"",
        ),
    ]);
    let changes = book.compare(&moment("2011-01-01", &[]), &moment("2012-01-01", &[]));
    let level = |value: &Option<Value>| {
        let rows = Vec::<WomenRequired>::of(value.as_ref().unwrap()).unwrap();
        rows.iter().map(|row| row.level.to_string()).collect::<Vec<_>>()
    };
    assert_eq!((changes.len(), changes[0].extent), (1, Extent::Value));
    assert_eq!(level(&changes[0].added), ["commune"]);
    assert_eq!(level(&changes[0].removed), ["district"]);
}
