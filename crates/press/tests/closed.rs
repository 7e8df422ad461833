//! The press is closed and steady: nothing comes in but template and data.

use press::{PressError, Weight, pdf, text_width};
use serde_json::json;

fn refusal(template: &str) -> String {
    match pdf(template, &json!({})) {
        Err(PressError::Template(words)) => words,
        Ok(_) => panic!("«{template}» was set"),
    }
}

#[test]
fn equal_input_gives_equal_bytes() {
    let template = r#"#set document(title: "Giấy"); #json("data.json").name"#;
    let data = json!({ "name": "Nguyễn Thị Ổn" });
    assert_eq!(pdf(template, &data).unwrap(), pdf(template, &data).unwrap());
}

#[test]
fn other_data_gives_other_bytes() {
    let template = r#"#json("data.json").name"#;
    let one = pdf(template, &json!({ "name": "Ổn" })).unwrap();
    assert_ne!(one, pdf(template, &json!({ "name": "Ơn" })).unwrap());
}

#[test]
fn a_template_reads_no_file() {
    for path in ["/etc/hostname", "Cargo.toml", "../Cargo.toml", "other.typ"] {
        assert!(refusal(&format!("#read(\"{path}\")")).contains("line 1"), "{path}");
    }
    refusal("#include \"other.typ\"");
}

#[test]
fn a_template_loads_no_package() {
    refusal("#import \"@preview/tablex:0.0.9\": tablex");
}

#[test]
fn a_template_does_not_know_the_present_day() {
    refusal("#datetime.today()");
}

#[test]
fn a_fault_is_told_with_its_line() {
    assert!(refusal("một\n\n#hai()").contains("line 3"));
}

#[test]
fn widths_are_those_of_times_new_roman() {
    // Its figures are half an em wide.
    assert!((text_width("12/04/1974", Weight::Regular) - (8.0 * 0.5 + 2.0 * 0.2778)).abs() < 0.01);
    assert!(text_width("Nguyễn", Weight::Bold) > text_width("Nguyễn", Weight::Regular));
    assert_eq!(text_width("", Weight::Regular), 0.0);
}
