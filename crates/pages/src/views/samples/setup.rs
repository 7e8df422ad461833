//! Samples of the guided first run.

use crate::views::setup::{FirstRun, SetupUnit};

pub(in crate::views) fn setup() -> Vec<(&'static str, FirstRun)> {
    let unit = |code: &str, name: &str, depth| SetupUnit {
        code: code.into(),
        name: name.into(),
        depth,
        bodies: vec![format!("Ban Chấp hành Đảng bộ {name}")],
        posts: vec![("Bí thư".into(), "1".into()), ("Phó Bí thư".into(), "2".into())],
    };
    let empty = FirstRun {
        templates: vec![("two-tier".into(), "Hai cấp: tỉnh – xã".into())],
        chosen: "two-tier".into(),
        text: "[đơn vị] Tỉnh | Đảng\n".into(),
        code: String::new(),
        name: String::new(),
        offices: String::new(),
        below: String::new(),
        fault: None,
        tree: Vec::new(),
    };
    let filled = FirstRun {
        code: "SL".into(),
        name: "Tỉnh Sơn Lam".into(),
        below: "Xã Pù Hin".into(),
        tree: vec![unit("SL", "Tỉnh Sơn Lam", 0), unit("SL.001", "Xã Pù Hin", 1)],
        ..empty.clone()
    };
    let faulty = FirstRun {
        fault: Some("Dòng 3 của mẫu chưa đọc được.".into()), ..empty.clone()
    };
    vec![("empty", empty), ("tree", filled), ("fault", faulty)]
}
