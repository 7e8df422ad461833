//! Bad packs: each gives file, line, column, what is wrong and how to mend it;
//! none panics, overflows the stack or takes long.

use lex::{LawBook, LoadError, MAX_BYTES, PackFile};

const HEAD: &str = "```instrument\nid = \"A-2012-01-01\"\nnumber = \"A\"\ndate = 2012-01-01\n\
    issuer = \"x\"\ntitle_vi = \"x\"\ntitle_en = \"x\"\nstatus = \"x\"\n```\n\n## P {#p}\n\n> words\n\n";

/// The first line of an edit's own keys, below [`HEAD`] and the fence.
const FIRST: usize = 16;

fn edit(keys: &str) -> Vec<u8> {
    let tail = "from = 2012-01-01\nsource = \"text\"\n";
    let tail = if keys.contains("from = ") { "" } else { tail };
    format!("{HEAD}```edit\n{keys}\n{tail}```\n").into_bytes()
}

fn faults(bytes: &[u8]) -> Vec<LoadError> {
    match PackFile::from_bytes("a.md", bytes) {
        Ok(file) => LawBook::load(&[file]).map(|_| ()).expect_err("must be refused"),
        Err(fault) => vec![fault],
    }
}

#[test]
fn each_fault_names_its_line_and_column_and_how_to_mend_it() {
    let set = "parameter = \"max-per-post\"\nset = 3";
    let after = |text: &str, bytes: &[u8]| [text.as_bytes(), bytes].concat();
    let cases: Vec<(&str, Vec<u8>, &str, usize, usize)> = vec![
        (
            "wrong type",
            edit("parameter = \"max-per-post\"\nset = \"3\""),
            "wrong-type",
            FIRST + 1,
            1,
        ),
        (
            "too great",
            edit("parameter = \"max-per-post\"\nset = 9999999"),
            "wrong-type",
            FIRST + 1,
            1,
        ),
        (
            "row of a table",
            edit(
                "parameter = \"women-required\"\nfrom = 2012-01-01\nsource = \"text\"\n[[row]]\nlevel = \"Xã\"",
            ),
            "wrong-type",
            FIRST + 3,
            1,
        ),
        ("unknown key", edit(&format!("{set}\n  replace = \"x\"")), "unknown-key", FIRST + 2, 3),
        ("not TOML", edit(&format!("{set}\nunit = SL")), "unreadable", FIRST + 2, 8),
        ("no such day", edit(&format!("{set}\nto = 2012-02-30")), "unreadable", FIRST + 2, 6),
        ("forever", edit(&format!("{set}\nto = 9999-12-31")), "unreadable", FIRST + 2, 6),
        (
            "dates reversed",
            edit(&format!("{set}\nto = 2011-12-31")),
            "dates-reversed",
            FIRST + 2,
            1,
        ),
        ("key twice", edit(&format!("{set}\nset = 4")), "unreadable", FIRST + 2, 1),
        ("deep brackets", edit(&format!("set = {}", "[".repeat(100_000))), "too-deep", FIRST, 23),
        ("deep braces", edit(&format!("set = {}", "{a=".repeat(100_000))), "too-deep", FIRST, 55),
        ("deep keys", edit(&format!("{}a = 1", "a.".repeat(100_000))), "too-deep", FIRST, 34),
        ("deep header", edit(&format!("[{}a]", "a.".repeat(100_000))), "too-deep", FIRST, 35),
        ("open fence", after(HEAD, b"```edit\nset = 3\n"), "open-block", FIRST - 1, 1),
        ("unknown fence", after(HEAD, b"```edits\n```\n"), "unknown-block", FIRST - 1, 1),
        ("two slugs", after(HEAD, b"## Q {#p}\n"), "provision-twice", FIRST - 1, 1),
        ("not UTF-8", after("## \u{110}i\u{1ec1}u ", b"\xff\n"), "not-utf8", 1, 9),
        ("cut short", after("\u{feff}a\nb", b"\xe1\xbb"), "not-utf8", 2, 2),
        ("NUL", after(HEAD, b"ab\0\n"), "control-character", FIRST - 1, 3),
        ("old line ends", b"a\rb".to_vec(), "control-character", 1, 2),
        ("nothing", Vec::new(), "no-instrument", 1, 1),
        ("spaces", b" \n \n".to_vec(), "no-instrument", 1, 1),
        ("great", vec![b'a'; MAX_BYTES + 1], "too-large", 1, 1),
        ("many blocks", after(HEAD, &b"```x\n```\n".repeat(2_000)), "unknown-block", FIRST - 1, 1),
        ("many headings", after(HEAD, &b"## a\n".repeat(2_000)), "provision-twice", 16, 1),
        ("a long heading", after(HEAD, &after("## ", &[b'a'; 600])), "too-many", FIRST - 1, 1),
        (
            "many names",
            edit(&format!("{set}\nreplaces = [{}]", "\"a/b\",".repeat(200))),
            "too-many",
            FIRST + 2,
            1,
        ),
    ];
    let mut wrong = Vec::new();
    for (what, bytes, code, line, column) in cases {
        let faults = faults(&bytes);
        let first = &faults[0];
        let found = (first.code(), first.line, first.column);
        if found != (code, line, column) {
            wrong.push(format!("{what}: {found:?}, wanted {code} {line}:{column}\n"));
        }
        assert_eq!(first.file, "a.md");
        assert!(!first.problem.mend().is_empty());
        let told = first.to_string();
        let place = format!("a.md:{}:{}: ", first.line, first.column);
        assert!(told.starts_with(&place), "{told}");
        assert!(told.chars().count() < 600, "{what}: a message is for people");
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn a_hidden_depth_is_refused_too_without_overflowing_the_stack() {
    let deep = "[".repeat(100_000);
    for hidden in [
        format!("set = \"\"\"x\"\"\"\"\" , {deep}"),
        format!("set = ''' ''' {deep}"),
        format!("\"a = {deep}"),
        format!("a = \"\\\"{deep}"),
        format!("a = {deep}{}", "]".repeat(100_000)),
        format!("a = {}1{}", "[{b=".repeat(50_000), "}]".repeat(50_000)),
        "[[a]]\n".repeat(100_000),
        "[a]\n".repeat(100_000),
        format!("a = '{}", "\u{301}".repeat(100_000)),
    ] {
        assert!(!faults(&edit(&hidden)).is_empty());
    }
}

#[test]
fn a_byte_order_mark_and_other_line_ends_change_nothing() {
    let plain = edit("parameter = \"max-per-post\"\nset = 3");
    let text = String::from_utf8(plain.clone()).unwrap();
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let book = |file: PackFile| LawBook::load(&[file]).unwrap();
    let one = book(PackFile::from_bytes("a.md", &plain).unwrap());
    let two = book(PackFile::from_bytes("b.md", windows.as_bytes()).unwrap());
    let raw = book(PackFile { name: "c.md".to_owned(), text: windows });
    assert_eq!(one.digest(), two.digest());
    assert_eq!(one.digest(), raw.digest());
    assert_eq!(one.edits()[0].citation, two.edits()[0].citation);
}

/// A pack of one provision that sets a value and replaces others.
fn amending(id: &str, replaces: &str) -> PackFile {
    let date = &id[id.len() - 10..];
    let replaces =
        if replaces.is_empty() { String::new() } else { format!("replaces = {replaces}\n") };
    let text = HEAD.replace("A-2012-01-01", id).replace("2012-01-01", date);
    let text = format!(
        "{text}```edit\nparameter = \"max-per-post\"\nset = 3\n{replaces}from = 2012-01-01\n\
         source = \"text\"\n```\n"
    );
    PackFile { name: format!("{id}.md"), text }
}

#[test]
fn a_ring_of_amendments_is_told_with_all_its_provisions() {
    let ring = |ids: &[&str]| {
        let next = |at: usize| format!("\"{}/p\"", ids[(at + 1) % ids.len()]);
        let files: Vec<PackFile> =
            ids.iter().enumerate().map(|(at, id)| amending(id, &next(at))).collect();
        LawBook::load(&files).map(|_| ()).unwrap_err()
    };
    // Each replaces an earlier one, but for the first, which closes the ring.
    for ids in [
        &["A-2010-01-01"][..],
        &["A-2010-01-01", "B-2011-01-01"],
        &["A-2010-01-01", "C-2012-01-01", "B-2011-01-01"],
        &["A-2010-01-01", "D-2013-01-01", "C-2012-01-01", "B-2011-01-01"],
    ] {
        let faults = ring(ids);
        assert_eq!((faults.len(), faults[0].code(), faults[0].line), (1, "cycle", 18), "{ids:?}");
        assert_eq!(faults[0].file, "A-2010-01-01.md");
        for id in ids {
            assert!(faults[0].to_string().contains(&format!("{id}/p")), "{}", faults[0]);
        }
    }
    // On one day, too, nobody is earlier.
    let same = ring(&["A-2010-01-01", "B-2010-01-01", "C-2010-01-01"]);
    assert!(same.iter().all(|fault| fault.code() == "cycle"), "{same:?}");
}

/// What an author of bad faith could write within the limits loads or is
/// refused in moments; the time is not measured, a hang would show.
#[test]
fn a_pack_at_the_limits_ends() {
    let many = "```edit\nparameter = \"max-per-post\"\nset = 3\nfrom = 2012-01-01\n\
         source = \"text\"\n```\n";
    let first = format!("{HEAD}{}", many.repeat(400));
    let more = many.replace("set = 3", "set = 4\nreplaces = \"A-2012-01-01/p\"");
    let second = format!("{HEAD}{}", more.repeat(400))
        .replace("A-2012-01-01\"\nnumber", "B-2013-01-01\"\nnumber");
    let second = second.replace("date = 2012-01-01", "date = 2013-01-01");
    let file = |name: &str, text: String| PackFile { name: name.to_owned(), text };
    let book = LawBook::load(&[file("a.md", first), file("b.md", second)]).unwrap();
    assert_eq!(book.edits().len(), 800);
    let day = "2014-01-01".parse().unwrap();
    let view = book.view(&lex::Moment { legal_day: day, known_by: day, unit_path: &[] });
    assert_eq!(view.get(lex::MAX_PER_POST).unwrap_err().code(), "conflict");
    let row = "{ level = \"a\" }, ";
    let rows = edit(&format!("parameter = \"women-required\"\nset = [{}]", row.repeat(90_000)));
    assert_eq!(faults(&rows)[0].code(), "wrong-type");
}
