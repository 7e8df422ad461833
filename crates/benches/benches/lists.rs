//! A list of 500 pages in every form that it comes in: 350 posts, ten people
//! each, no two alike, since the typesetter remembers what it has set before.

use benches::memory;
use divan::Bencher;
use papers::forms::Form;
use papers::official::{DecisionList, Layout, Values, decision_list_pdf};
use papers::template::{Format, Template};
use std::cell::Cell;
use std::sync::LazyLock;

const POSTS: usize = 350;

thread_local! {
    static MADE: Cell<usize> = const { Cell::new(0) };
}

/// A list that was not set before.
fn list() -> DecisionList {
    let turn = MADE.get();
    MADE.set(turn + 1);
    DecisionList::long_sample(POSTS, turn)
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
    println!("{} people; the PDF has {} KiB", POSTS * 10, PRINTED.len() / 1024);
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
