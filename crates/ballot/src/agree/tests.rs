use super::*;

fn entered(counter: i64, sheets: &[(&str, u32, &str)]) -> Entered {
    let place = |batch: &str, sheet| SheetPlace { batch: batch.to_owned(), sheet };
    let numbered: BTreeMap<SheetPlace, Sheet> = sheets
        .iter()
        .map(|(batch, sheet, text)| (place(batch, *sheet), Sheet::read(text).unwrap()))
        .collect();
    Entered {
        counter: UserId(counter),
        source: CountSource::Typed,
        issued: 5,
        count: Count::new(2, numbered.values().cloned().collect()).unwrap(),
        write_ins: WriteIns::default(),
        numbered: Some(numbered),
    }
}

fn loose(mut count: Entered) -> Entered {
    count.numbered = None;
    count
}

const RIGHT: [(&str, u32, &str); 3] = [("A", 1, "++"), ("A", 2, "+-"), ("B", 1, "!empty")];

#[test]
fn one_count_is_never_enough_but_that_of_the_electronic_box() {
    assert_eq!(agree(&[]), Agreement::Waiting { have: 0 });
    let mut only = entered(1, &RIGHT);
    assert_eq!(agree(&[only.clone()]), Agreement::Waiting { have: 1 });
    only.source = CountSource::Scanned;
    assert_eq!(agree(&[only.clone()]), Agreement::Waiting { have: 1 });
    only.source = CountSource::Electronic;
    assert!(matches!(agree(&[only]), Agreement::Agreed(Agreed { from, .. }) if from == [0]));
}

#[test]
fn a_typed_and_a_scanned_count_may_agree() {
    let typed = entered(1, &RIGHT);
    let mut scanned = loose(entered(2, &RIGHT));
    scanned.source = CountSource::Scanned;
    let Agreement::Agreed(agreed) = agree(&[typed, scanned]) else { panic!("they agree") };
    assert_eq!((agreed.from, agreed.count.sheets().len()), (vec![0, 1], 3));
}

#[test]
fn when_two_differ_a_third_decides_where_it_equals_one_of_them() {
    let wrong = entered(1, &[("A", 1, "++"), ("A", 2, "++"), ("B", 1, "!empty")]);
    let pair = [loose(wrong.clone()), loose(entered(2, &RIGHT))];
    assert_eq!(agree(&pair), Agreement::Differ);
    let [one, two] = pair;
    let third = loose(entered(3, &RIGHT));
    let agreed = agree(&[one.clone(), two.clone(), third]);
    assert!(matches!(agreed, Agreement::Agreed(Agreed { from, .. }) if from == [1, 2]));
    let other = loose(entered(3, &[("A", 1, "--"), ("A", 2, "+-"), ("B", 1, "!empty")]));
    assert_eq!(agree(&[one, two, other]), Agreement::Deadlock);
}

#[test]
fn three_counts_of_numbered_sheets_agree_sheet_by_sheet() {
    // Each of the first two has read another sheet wrongly.
    let one = entered(1, &[("A", 1, "--"), ("A", 2, "+-"), ("B", 1, "!empty")]);
    let two = entered(2, &[("A", 1, "++"), ("A", 2, "+-"), ("B", 1, ".."), ("B", 2, "++")]);
    let three = entered(3, &RIGHT);
    let Agreement::Agreed(agreed) = agree(&[one.clone(), two.clone(), three]) else {
        panic!("each sheet was read alike by two")
    };
    assert_eq!(agreed.from, [0, 1, 2]);
    assert_eq!(agreed.count, entered(9, &RIGHT).count);
    // A sheet that each reads in another way stays open.
    let apart = entered(3, &[("A", 1, ".+"), ("A", 2, "+-"), ("B", 1, "!empty")]);
    assert_eq!(agree(&[one, two, apart]), Agreement::Deadlock);
}

#[test]
fn a_sheet_that_each_of_three_numbered_differently_is_not_lost() {
    let three = [1, 2, 3].map(|at| entered(i64::from(at), &[("A", at, "++")]));
    assert_eq!(agree(&three), Agreement::Deadlock);
}

#[test]
fn equal_totals_of_numbered_sheets_that_were_swapped_are_a_difference() {
    let swapped = entered(2, &[("A", 1, "+-"), ("A", 2, "++"), ("B", 1, "!empty")]);
    assert_eq!(agree(&[entered(1, &RIGHT), swapped.clone()]), Agreement::Differ);
    assert!(agree(&[loose(entered(1, &RIGHT)), loose(swapped)]) != Agreement::Differ);
}

#[test]
fn differences_are_named_sheet_by_sheet_else_by_totals() {
    let one = entered(1, &RIGHT);
    let two = entered(2, &[("A", 1, "++"), ("A", 2, "--")]);
    let found = differences(&one, &two);
    let places: Vec<(&str, u32)> =
        found.sheets.iter().map(|d| (d.place.batch.as_str(), d.place.sheet)).collect();
    assert_eq!(places, [("A", 2), ("B", 1)]);
    assert_eq!(found.sheets[1].second, None);
    assert_eq!(found.batches.len(), 2);
    let found = differences(&loose(one.clone()), &two);
    assert!(found.sheets.is_empty() && found.totals.contains(&Difference::Returned(3, 2)));
    assert!(differences(&one, &entered(3, &RIGHT)).is_empty());
    let mut other = entered(2, &RIGHT);
    other.issued = 4;
    other.write_ins.add(0, "Lê Văn An", 1);
    let found = differences(&one, &other);
    assert_eq!((found.issued, found.write_ins), (Some((5, 4)), true));
}
