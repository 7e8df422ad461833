//! Papers as long as offices make them: lists that go over pages, names and
//! positions that go over lines, words that a workbook takes for formulas.

use crate::templates::files::sample;
use papers::forms::Form;
use papers::official::Layout;
use serde_json::{Value, json};

/// What a careless program would make a formula of.
pub const LIKE_FORMULAS: [&str; 4] = ["=1+1", "+84 912", "-Không", "@SUM(A1:A9)"];

const NAMES: [&str; 8] = [
    "Nguyễn Phúc Hoàng Thị Bảo Ngân",
    "Lò Văn Ưởng",
    "Đặng Thuỳ Dương",
    "Vừ A Dế",
    "Y Blơm Niê Kđăm",
    "Trần Lê Quỳnh Giao",
    "Quàng Thị Ẻn",
    "Hoàng Ngọc Mỹ Uyên",
];

const POSITION: &str = "Ủy viên Ban Chấp hành Đảng bộ huyện, Phó Trưởng phòng phụ trách phòng Lao \
    động – Thương binh và Xã hội kiêm Chủ tịch Hội Chữ thập đỏ huyện";

const WORDS: &str = "Đề nghị các đồng chí bí thư cấp ủy trực thuộc rà soát lại tiêu chuẩn, điều \
    kiện của từng nhân sự trước khi biểu quyết, bảo đảm cơ cấu cán bộ nữ, cán bộ trẻ, cán bộ là \
    người dân tộc thiểu số theo quy định";

/// The sample paper of a form, made long.
pub fn long(form: Form) -> Value {
    let mut value = sample(form, Layout::Party);
    // An invitation is a page for each who is invited.
    let most = if form == Form::Invitation { 3 } else { 9 };
    lengthen("", &mut value, most);
    value
}

/// Every name that a value holds, as it must be read in the paper.
pub fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Object(record) => {
            let own = record.get("name").and_then(Value::as_str).map(str::to_owned);
            own.into_iter().chain(record.values().flat_map(names)).collect()
        }
        Value::Array(list) => list.iter().flat_map(names).collect(),
        _ => Vec::new(),
    }
}

fn lengthen(name: &str, value: &mut Value, most: usize) {
    match value {
        Value::Object(record) => {
            record.iter_mut().for_each(|(name, value)| lengthen(name, value, most))
        }
        Value::Array(list) if list.iter().all(Value::is_string) => lengthen_lines(name, list),
        Value::Array(list) => {
            list.iter_mut().for_each(|value| lengthen("", value, most));
            let holds_lists = |value: &Value| {
                value.as_object().is_some_and(|record| {
                    record.values().any(|value| value.as_array().is_some_and(|it| !it.is_empty()))
                })
            };
            if list.is_empty() || list.iter().any(holds_lists) {
                return;
            }
            let once = list.clone();
            *list = once.into_iter().cycle().take(most).collect();
            list.iter_mut().enumerate().for_each(|(place, value)| vary(place, value));
        }
        _ => {}
    }
}

fn lengthen_lines(name: &str, lines: &mut Vec<Value>) {
    // Not the lines of a signature, nor what the PDF is given in columns.
    if lines.len() > 1 && !matches!(name, "roles" | "rows") {
        lines.push(json!(WORDS));
    }
}

/// Makes of a repeated line one of somebody else.
fn vary(place: usize, value: &mut Value) {
    let Value::Object(record) = value else { return };
    if let Some(Value::String(name)) = record.get_mut("name") {
        *name = NAMES[place % NAMES.len()].to_owned();
    }
    if let Some(Value::String(position)) = record.get_mut("position")
        && place % 3 == 1
    {
        *position = POSITION.to_owned();
    }
    for field in ["education", "note", "reason"] {
        if let Some(Value::String(text)) = record.get_mut(field)
            && let Some(like) = LIKE_FORMULAS.get(place)
        {
            *text = (*like).to_owned();
        }
    }
}
