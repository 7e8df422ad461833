//! A list of 500 pages (350 posts) in every form that it comes in. Measured, not asserted
//! tightly: a shared machine is no stopwatch.

use papers::forms::Form;
use papers::official::{DecisionList, Layout, Values, decision_list_pdf};
use papers::template::Template;
use std::time::Instant;

/// `cargo test --workspace --test in_and_out -- long_lists --ignored --nocapture`
#[test]
#[ignore = "takes a while on a busy machine"]
fn a_list_of_500_pages_is_made_in_proportion() {
    for posts in [50, 350] {
        let list = DecisionList::long_sample(posts, 0);
        let start = Instant::now();
        let pdf = decision_list_pdf(&list).unwrap();
        let took = start.elapsed();
        let pages = lopdf::Document::load_mem(&pdf).unwrap().get_pages().len();
        println!("{} people, {pages} pages: pdf in {took:.2?}", posts * 10);
        assert!(pages >= posts, "{pages} pages");
        assert!(posts < 350 || pages >= 500, "{pages} pages are too short to measure");
        assert!(took.as_secs() < 600, "{took:?}");
        for format in Form::PlanList.formats() {
            let start = Instant::now();
            let template = Form::PlanList.shipped(Layout::Party, *format).unwrap();
            let values = list.values().unwrap();
            let template = Template::open(&template).unwrap();
            let made = template.fill(Form::PlanList.fields(), &values).unwrap();
            let took = start.elapsed();
            println!("{} in {took:.2?}, {} KiB", format.ending(), made.len() >> 10);
            assert!(took.as_secs() < 60, "{took:?}");
        }
    }
}
