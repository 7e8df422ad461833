//! What loading refuses, each provoked once: the code, and the line that is
//! blamed.

use lex::{LawBook, LoadError, PackFile};

fn pack(id: &str, scope: &str, body: &str) -> PackFile {
    let date = &id[id.len() - 10..];
    let scope = if scope.is_empty() { String::new() } else { format!("scope = \"{scope}\"\n") };
    let text = format!(
        "```instrument\nid = \"{id}\"\nnumber = \"{id}\"\ndate = {date}\nissuer = \"x\"\n\
         title_vi = \"x\"\ntitle_en = \"x\"\nstatus = \"x\"\n{scope}```\n\n{body}"
    );
    PackFile { name: format!("{id}.md"), text }
}

/// An edit under a provision with words; `keys` are its own lines.
fn edit(slug: &str, keys: &str) -> String {
    format!(
        "## {slug} {{#{slug}}}\n\n> words\n\n```edit\n{keys}\nfrom = 2012-01-01\nsource = \"text\"\n```\n"
    )
}

fn refusals(files: &[PackFile]) -> Vec<LoadError> {
    LawBook::load(files).expect_err("must be refused")
}

/// Codes in order; every one has a sentence and a way to mend it.
fn codes(files: &[PackFile]) -> Vec<&'static str> {
    let errors = refusals(files);
    assert!(errors.iter().all(|e| e.line > 0 && !e.problem.mend().is_empty()));
    errors.iter().map(LoadError::code).collect()
}

const SET: &str = "parameter = \"max-per-post\"\nset = 3";

fn alone(body: &str) -> Vec<&'static str> {
    codes(&[pack("A-2012-01-01", "", body)])
}

fn both(first: &str, second: &str) -> Vec<&'static str> {
    codes(&[pack("A-2012-01-01", "", first), pack("B-2013-01-01", "", second)])
}

#[test]
fn a_misplaced_key_is_refused_with_file_and_line() {
    let body = edit("p", &format!("{SET}\nreplace = \"x\""));
    let errors = refusals(&[pack("A-2012-01-01", "", &body)]);
    assert_eq!((errors[0].file.as_str(), errors[0].line), ("A-2012-01-01.md", 18));
    assert_eq!(errors[0].code(), "unknown-key");
    assert!(errors[0].to_string().contains("unknown field `replace`"), "{}", errors[0]);
}

#[test]
fn keys_are_refused_in_every_block() {
    assert_eq!(
        alone(&edit("p", &format!("{SET}\nchecked = {{ on = 2020-01-01, by = \"x\", at = 1 }}"))),
        ["unknown-key"]
    );
    assert_eq!(
        alone(&edit("p", "parameter = \"max-per-post\"\ndelegate = { least = 1 }")),
        ["unknown-key"]
    );
    let example = "\n```example\non = 2012-01-01\nparameter = \"max-per-post\"\nexpects = 3\n```\n";
    assert_eq!(alone(&(edit("p", SET) + example)), ["unknown-key"]);
    let row = "parameter = \"women-required\"\nrow = [{ level = \"province\", age = 40 }]";
    assert_eq!(alone(&edit("p", row)), ["wrong-type"]);
}

#[test]
fn values_are_of_the_declared_type() {
    assert_eq!(alone(&edit("p", "parameter = \"max-for-post\"\nset = 3")), ["unknown-parameter"]);
    for (name, value) in [
        ("max-per-post", "\"3\""),
        ("max-per-post", "-1"),
        ("quorum", "0.66"),
        ("quorum", "\"2/0\""),
        ("lower-first", "\"yes\""),
        ("plan-sequence", "\"any\""),
        ("women-required", "[]"),
        ("women-required", "[{ level = \"province\" }, { level = \"province\" }]"),
        ("age-reference", "[{ term_start = 2015, level = \"district\", month = \"2015-13\" }]"),
    ] {
        let keys = format!("parameter = \"{name}\"\nset = {value}");
        assert_eq!(alone(&edit("p", &keys)), ["wrong-type"], "{name} = {value}");
    }
    let falling = "parameter = \"retirement-age\"\nrow = [{ from = \"2021-01\", men_months = 723, \
                   women_months = 664 }, { from = \"2022-01\", men_months = 720, women_months = 664 }]";
    assert_eq!(alone(&edit("p", falling)), ["wrong-type"], "a birth month would retire twice");
}

#[test]
fn an_edit_stands_under_a_provision_with_words() {
    let block = format!("```edit\n{SET}\nfrom = 2012-01-01\nsource = \"text\"\n```\n");
    assert_eq!(alone(&block), ["outside-provision"]);
    assert_eq!(alone(&format!("## P\n\n{block}")), ["no-words"]);
    assert_eq!(
        alone(&format!("## P\n\nA remark is not the law's words.\n\n{block}")),
        ["no-words"]
    );
    assert_eq!(alone(&format!("## P\n\n>\n\n{block}")), ["no-words"]);
}

#[test]
fn an_edit_does_exactly_one_thing() {
    assert_eq!(alone(&edit("p", "parameter = \"max-per-post\"")), ["not-one-act"]);
    assert_eq!(alone(&edit("p", &format!("{SET}\ndelegate = {{}}"))), ["not-one-act"]);
    for repeals in ["instruments = \"x\"", "gap = true", "revives = \"x/y\""] {
        assert_eq!(alone(&edit("p", &format!("{SET}\n{repeals}"))), ["not-one-act"], "{repeals}");
    }
    assert_eq!(
        alone(&edit("p", "parameter = \"max-per-post\"\nrepeal = true")),
        ["repeals-nothing"]
    );
    assert_eq!(alone(&edit("p", "repeal = true")), ["repeals-nothing"]);
}

#[test]
fn dates_and_bounds_run_forwards() {
    assert_eq!(alone(&edit("p", &format!("{SET}\nto = 2011-12-31"))), ["dates-reversed"]);
    let bounds = |text: &str| format!("parameter = \"max-per-post\"\ndelegate = {text}");
    assert_eq!(alone(&edit("p", &bounds("{ min = 4, max = 2 }"))), ["bad-bounds"]);
    let flag = "parameter = \"lower-first\"\ndelegate = { min = false }";
    assert_eq!(alone(&edit("p", flag)), ["bad-bounds"]);
}

#[test]
fn the_form_of_a_file_is_checked() {
    let bare = PackFile { name: "x.md".to_owned(), text: edit("p", SET) };
    assert_eq!(codes(&[bare]), ["no-instrument"]);
    assert_eq!(alone("## P\n> w\n\n```edits\n```\n"), ["unknown-block"]);
    assert_eq!(alone("## P\n> w\n\n```edit\n"), ["open-block"]);
    assert_eq!(alone("## P {#p}\n\n## Q {#p}\n"), ["provision-twice"]);
    let mut undated = pack("A-2012-01-01", "", "");
    undated.text = undated.text.replace("id = \"A-2012-01-01\"", "id = \"A\"");
    assert_eq!(codes(&[undated]), ["id-without-date"]);
    let mut second = pack("A-2012-01-01", "", "");
    second.text += "```instrument\n```\n";
    assert_eq!(codes(&[second]), ["second-instrument"]);
}

#[test]
fn two_files_with_one_id_are_refused() {
    let (one, mut two) = (pack("A-2012-01-01", "", ""), pack("A-2012-01-01", "", ""));
    two.name = "copy.md".to_owned();
    assert_eq!(codes(&[one, two]), ["id-twice"]);
}

#[test]
fn a_replacement_must_hit_an_edit_of_the_same_parameter_in_force() {
    let replaces = |address: &str| edit("q", &format!("{SET}\nreplaces = \"{address}\""));
    let nothing = ["replaces-nothing"];
    assert_eq!(both(&edit("p", SET), &replaces("A-2012-01-01/typo")), nothing);
    assert_eq!(both(&edit("p", SET), &replaces("C-2012-01-01/p")), nothing);
    let other = "parameter = \"min-per-post\"\nset = 2";
    assert_eq!(both(&edit("p", other), &replaces("A-2012-01-01/p")), nothing);
    // Ended before the replacement begins.
    let first = edit("p", SET).replace("from = 2012-01-01", "from = 2010-01-01\nto = 2011-12-31");
    assert_eq!(both(&first, &replaces("A-2012-01-01/p")), nothing);
    assert_eq!(both(&edit("p", SET), &replaces("p")), ["bad-address"]);
    let whole = edit("q", "repeal = true\ninstruments = \"C-2012-01-01\"");
    assert_eq!(both(&edit("p", SET), &whole), nothing);
}

#[test]
fn nothing_replaces_a_later_instrument_or_itself() {
    let first = edit("p", &format!("{SET}\nreplaces = \"B-2013-01-01/q\""));
    assert_eq!(both(&first, &edit("q", SET)), ["replaces-later"]);
    let own = edit("p", SET) + &edit("q", &format!("{SET}\nreplaces = \"A-2012-01-01/p\""));
    assert_eq!(alone(&own), ["replaces-later"]);
}

#[test]
fn two_provisions_that_replace_each_other_are_a_cycle_not_an_endless_loop() {
    let first = edit("p", &format!("{SET}\nreplaces = \"B-2013-01-01/q\""));
    let second = edit("q", &format!("{SET}\nreplaces = \"A-2012-01-01/p\""));
    assert_eq!(both(&first, &second), ["cycle"]);
    let own = edit("p", &format!("{SET}\nreplaces = \"A-2012-01-01/p\""));
    assert_eq!(alone(&own), ["cycle"]);
}

#[test]
fn a_units_act_cannot_name_an_act_of_the_centre_as_replaced() {
    let centre = pack("A-2012-01-01", "", &edit("p", SET));
    let local = edit("q", &format!("{SET}\nreplaces = \"A-2012-01-01/p\""));
    assert_eq!(codes(&[centre, pack("B-2013-01-01", "SL", &local)]), ["replaces-outside"]);
}

#[test]
fn the_repeal_of_an_amendment_says_whether_the_amended_value_revives() {
    let first = edit("p", SET);
    let second = edit("q", "parameter = \"max-per-post\"\nset = 4\nreplaces = \"A-2012-01-01/p\"");
    let third = |more: &str| {
        let keys = format!(
            "parameter = \"max-per-post\"\nrepeal = true\nreplaces = \"B-2013-01-01/q\"{more}"
        );
        vec![
            pack("A-2012-01-01", "", &first),
            pack("B-2013-01-01", "", &second),
            pack("C-2014-01-01", "", &edit("r", &keys)),
        ]
    };
    assert_eq!(codes(&third("")), ["silent-repeal"]);
    let astray = third("\ngap = true\nrevives = \"A-2012-01-01/x\"");
    assert_eq!(codes(&astray), ["revives-nothing"]);
    for said in ["\ngap = true", "\nrevives = \"A-2012-01-01/p\""] {
        assert!(LawBook::load(&third(said)).is_ok(), "{said}");
    }
}

#[test]
fn all_problems_are_told_at_once_in_order_of_file_and_line() {
    let one =
        pack("B-2013-01-01", "", &(edit("p", "parameter = \"x\"\nset = 1") + "```odd\n```\n"));
    let two = pack("A-2012-01-01", "", &edit("p", &format!("{SET}\nto = 2000-01-01")));
    assert_eq!(codes(&[one, two]), ["dates-reversed", "unknown-parameter", "unknown-block"]);
}
