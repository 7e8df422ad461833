//! A list of 500 pages in every form that it comes in: 350 posts, ten people
//! each, no two alike, since the typesetter remembers what it has set before.

use benches::memory;
use divan::Bencher;
use papers::forms::Form;
use papers::official::{DecisionList, Layout, PlannedPost, Values, decision_list_pdf};
use papers::template::{Format, Template};
use std::cell::Cell;
use std::sync::LazyLock;

const POSTS: usize = 350;
const PEOPLE: usize = 10;

thread_local! {
    static MADE: Cell<usize> = const { Cell::new(0) };
}

/// A list that was not set before.
fn list() -> DecisionList {
    let turn = MADE.get();
    MADE.set(turn + 1);
    let mut list = DecisionList::sample();
    let samples: Vec<_> = list.posts.iter().flat_map(|post| post.people.clone()).collect();
    let person = |number: usize| {
        let mut person = samples[number % samples.len()].clone();
        person.who.name = format!("{} {turn}.{number}", person.who.name);
        person.who.position = format!("{} số {turn}.{number}", person.who.position);
        for vote in &mut person.votes {
            vote.agree = (number as u32 * 7919) % (vote.base_count + 1);
        }
        person
    };
    list.posts = (0..POSTS)
        .map(|post| PlannedPost {
            post: format!("Trưởng phòng số {turn}.{post}, Ủy ban nhân dân huyện Nậm Pha"),
            seats: 1,
            people: (post * PEOPLE..(post + 1) * PEOPLE).map(person).collect(),
        })
        .collect();
    list
}

fn filled(list: &DecisionList, format: Format) -> Vec<u8> {
    let template = Form::PlanList.shipped(Layout::Party, format).expect("it is shipped");
    let values = list.values().expect("its values");
    let template = Template::open(&template).expect("a template");
    template.fill(Form::PlanList.fields(), &values).expect("it is filled in")
}

static PRINTED: LazyLock<Vec<u8>> =
    LazyLock::new(|| decision_list_pdf(&list()).expect("it is printed"));

fn main() {
    println!("{} people; the PDF has {} KiB", POSTS * PEOPLE, PRINTED.len() / 1024);
    memory::report("one PDF made");
    divan::main();
    memory::report("after all");
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn pdf(bencher: Bencher) {
    bencher.with_inputs(list).bench_refs(|list| decision_list_pdf(list).expect("it is printed"));
}

#[divan::bench(args = [Format::Docx, Format::Xlsx], sample_count = 5, sample_size = 1)]
fn office(bencher: Bencher, format: Format) {
    bencher.with_inputs(list).bench_refs(|list| filled(list, format));
}
