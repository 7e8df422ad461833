//! A signature never stands alone on a page: the last row or sentence of the paper
//! goes with it, under the heads of its table.

use lopdf::Document;
use papers::forms::Form;
use papers::official::{
    CarryOverAnnex, DecisionList, Invitations, Layout, Minutes, ShortProfiles, Submission, Values,
};
use std::collections::BTreeSet;

/// The words of each page.
fn pages(form: Form, paper: &impl Values) -> Vec<String> {
    let bytes = form.pdf(Layout::Party, "2017-03-20".parse().unwrap(), paper).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let text = |page: u32| document.extract_text(&[page]).unwrap();
    let flowing = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    document.get_pages().into_keys().map(|page| flowing(text(page))).collect()
}

/// Papers of growing length, of which one at least runs over to another page: on the
/// page of the signature `last` stands above it.
fn holds(
    name: &str,
    most: usize,
    signer: &str,
    last: impl Fn(usize) -> String,
    of: impl Fn(usize) -> Vec<String>,
) {
    let mut counts = BTreeSet::new();
    for n in 1..=most {
        let pages = of(n);
        let signed = pages.last().unwrap();
        assert!(signed.contains(signer), "{name} of {n}: {signed}");
        let (at, signature) = (signed.rfind(&last(n)), signed.rfind(signer));
        assert!(at.is_some() && at < signature, "{name} of {n}: {} above {signed}", last(n));
        counts.insert(pages.len());
    }
    assert!(counts.len() > 1, "{name} never runs over: {counts:?}");
}

fn named(n: usize) -> String {
    format!("Lò Văn Thử {n}.")
}

#[test]
fn the_last_row_of_a_list_goes_with_its_signatures_under_the_heads() {
    let annex = |n: usize| {
        let mut annex = CarryOverAnnex::sample();
        let row = annex.terms[0].removed[0].clone();
        let rows = (1..=n).map(|n| {
            let mut row = row.clone();
            row.who.name = named(n);
            row
        });
        annex.terms[0].removed = rows.collect();
        let pages = pages(Form::CarryOver, &annex);
        assert!(pages.iter().all(|page| page.contains("Đề xuất của đơn vị")), "{pages:?}");
        pages
    };
    holds("annex 1", 10, "NGƯỜI LẬP BIỂU", named, annex);
    let profiles = |n: usize| {
        let mut paper = ShortProfiles::sample();
        let person = paper.people[0].clone();
        let people = (1..=n).map(|n| {
            let mut person = person.clone();
            person.who.name = named(n);
            person
        });
        paper.people = people.collect();
        let pages = pages(Form::ShortProfiles, &paper);
        assert!(pages.iter().all(|page| page.contains("Tôn giáo")), "{pages:?}");
        pages
    };
    holds("short profiles", 9, "Số liệu tính đến ngày", named, profiles);
    let planned = |n: usize| {
        let mut list = DecisionList::sample();
        list.posts.truncate(1);
        let person = list.posts[0].people[0].clone();
        let people = (1..=n).map(|n| {
            let mut person = person.clone();
            person.who.name = named(n);
            person
        });
        list.posts[0].people = people.collect();
        let pages = pages(Form::PlanList, &list);
        assert!(pages.iter().all(|page| page.contains("Căn cứ")), "{pages:?}");
        pages
    };
    holds("plan list", 9, "Lường Văn Thuận", named, planned);
}

#[test]
fn an_empty_list_says_so() {
    let mut list = DecisionList::sample();
    list.removed.clear();
    let pages = pages(Form::RemovalList, &list);
    assert!(pages[0].contains("Lường Văn Thuận"), "{pages:?}");
    let mut list = DecisionList::sample();
    list.posts.clear();
    assert!(self::pages(Form::PlanList, &list)[0].contains("NHIỆM KỲ 2015 - 2020"));
}

#[test]
fn the_last_sentence_of_a_letter_goes_with_its_signature() {
    let submission = |form: Form, paper: fn() -> Submission| {
        move |n: usize| {
            let mut paper = paper();
            let post = paper.posts[0].clone();
            paper.posts = vec![post; n];
            let base = paper.bases[0].clone();
            paper.bases = vec![base; n];
            pages(form, &paper)
        }
    };
    let asks = |_| "theo các phụ lục kèm theo".to_owned();
    holds("submission", 20, "Nơi nhận", asks, submission(Form::Submission, Submission::sample));
    let decides = |_| "có hiệu lực từ ngày ký".to_owned();
    holds(
        "draft",
        20,
        "Nơi nhận",
        decides,
        submission(Form::DecisionDraft, Submission::sample_decision),
    );
    let news = |n: usize| {
        let mut minutes = Minutes::sample();
        minutes.agenda = (0..n).map(|n| format!("Việc thứ {n} của hội nghị")).collect();
        pages(Form::News, &minutes)
    };
    holds("news", 30, "Nơi nhận", |_| "đúng nguyên tắc, quy trình".to_owned(), news);
    let agenda = |n: usize| {
        let mut paper = Invitations::sample();
        paper.agenda = (1..=n).map(|n| format!("Việc thứ {n}.")).collect();
        let pages = pages(Form::Agenda, &paper);
        assert!(pages.iter().all(|page| page.contains("Người thực hiện")), "{pages:?}");
        pages
    };
    let signer = Invitations::sample().signs.name;
    holds("agenda", 30, &signer, |n| format!("Việc thứ {n}"), agenda);
}
