//! A new site from a template: laid out, and read back as an import reads it.

use papers::founding::{FOUNDINGS, FoundingAsked, FoundingFault, founding_workbook, lay_out};

fn asked<'a>(template: &'a str, below: &'a str) -> FoundingAsked<'a> {
    let offices = "Ban Tổ chức\nSở Nội vụ\n\nVăn phòng";
    FoundingAsked { template, code: "SL", name: "Tỉnh Sơn Lam", offices, below }
}

#[test]
fn every_template_lays_out_an_organisation_with_offices() {
    for template in FOUNDINGS {
        let units = lay_out(&asked(template.text, "")).unwrap();
        assert_eq!(units.len(), 4, "{}", template.code);
        assert!(units.iter().all(|unit| !unit.posts.is_empty()));
        assert!(template.text.contains("số đặt tạm"), "{}", template.code);
    }
}

#[test]
fn an_office_takes_the_posts_of_its_own_kind() {
    let units = lay_out(&asked(FOUNDINGS[0].text, "")).unwrap();
    let heads: Vec<&str> = units[1..].iter().map(|unit| unit.posts[0][0].as_str()).collect();
    assert_eq!(units[0].bodies[0][1], "Ban Chấp hành Đảng bộ tỉnh Sơn Lam");
    assert_eq!(heads, ["Trưởng Ban Tổ chức", "Giám đốc Sở Nội vụ", "Cấp trưởng Văn phòng"]);
}

#[test]
fn indented_units_lie_below_the_one_before_them() {
    let below = "Huyện Thượng Bình\n  Xã Pù Hin\n- Xã Nà Lại\nHuyện Hạ Bình\n";
    let units = lay_out(&asked(FOUNDINGS[1].text, below)).unwrap();
    let placed: Vec<_> = units[4..]
        .iter()
        .map(|unit| (unit.code.as_str(), unit.above.as_deref().unwrap()))
        .collect();
    let expected =
        [("SL.001", "SL"), ("SL.001.01", "SL.001"), ("SL.001.02", "SL.001"), ("SL.002", "SL")];
    assert_eq!(placed, expected);
}

#[test]
fn what_cannot_be_laid_out_is_named() {
    let fault = |template, below| lay_out(&asked(template, below)).unwrap_err();
    assert_eq!(fault("[đơn vị] Tỉnh", ""), FoundingFault::Line(1));
    assert_eq!(fault("tổ chức: a | b | 3", ""), FoundingFault::Line(1));
    assert_eq!(fault("[đơn vị] Tỉnh | Đảng\ntổ chức: a | b | ba", ""), FoundingFault::Line(2));
    let alone = FoundingFault::Alone("Xã Pù Hin".into());
    assert_eq!(fault(FOUNDINGS[1].text, " Xã Pù Hin"), alone);
    let no_kind = FoundingFault::NoKind("Xã Pù Hin".into());
    assert_eq!(fault(FOUNDINGS[2].text, "Xã Pù Hin"), no_kind);
}

#[test]
fn an_import_reads_the_workbook_without_a_problem() {
    let units = lay_out(&asked(FOUNDINGS[0].text, "Xã Pù Hin\nPhường Bình Minh")).unwrap();
    let bytes = founding_workbook(&units).unwrap();
    let read = papers::intake::read("don-vi.xlsx", &bytes).unwrap();
    let rows: Vec<usize> = read.sheets.iter().map(|sheet| sheet.rows.len()).collect();
    let bodies = units.iter().map(|unit| unit.bodies.len()).sum();
    let posts = units.iter().map(|unit| unit.posts.len()).sum();
    assert_eq!(rows, [units.len(), bodies, posts]);
    assert!(read.sheets.iter().all(|sheet| sheet.problems.is_empty()));
}
