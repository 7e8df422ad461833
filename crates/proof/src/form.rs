//! The form whose pages are marked: 55 invented names for three posts, as a
//! conference of a district has them, printed as the program prints it.

use crate::blank::{Stock, printed};
use anyhow::Context;
use ballot::{
    Breach, Form, FormCode, FormGroup, FormRow, FormWords, Layout, Options, PaperSize, SheetCode,
    SheetToken,
};
use base::{Chance, SeededChance};
use papers::official::{BallotSheets, Sides, ballot_layout, ballot_pdf};

/// Names for each post.
const GROUPS: [(&str, usize); 3] =
    [("Bí thư Huyện ủy", 9), ("Phó Bí thư Huyện ủy", 16), ("Ủy viên Ban Thường vụ", 30)];

/// The form of 55 rows.
pub fn form(chance: &mut dyn Chance) -> Form {
    const FAMILY: [&str; 6] = ["Lò", "Hà", "Vàng", "Quàng", "Tòng", "Nguyễn"];
    const MIDDLE: [&str; 4] = ["Văn", "Thị", "Đức", "Thị Thanh"];
    const GIVEN: [&str; 8] = ["An", "Bình", "Dung", "Đức", "Hương", "Mai", "Sinh", "Yến"];
    const POST: [&str; 4] = [
        "Phó Chủ tịch UBND huyện",
        "Trưởng Ban Tổ chức Huyện ủy",
        "Bí thư Đảng ủy xã Nà Lạ",
        "Trưởng phòng Nội vụ huyện",
    ];
    let mut one = |list: &[&'static str]| list[chance.below(list.len() as u64) as usize];
    let mut row = |number: usize| FormRow {
        name: format!("{} {} {}", one(&FAMILY), one(&MIDDLE), one(&GIVEN)),
        born: (1962 + number % 30).to_string(),
        post: one(&POST).to_owned(),
    };
    let groups = GROUPS.map(|(title, names)| FormGroup {
        title: title.to_owned(),
        at_most: None,
        rows: (0..names).map(&mut row).collect(),
        write_ins: 1,
    });
    Form {
        code: FormCode::draw(chance),
        paper: PaperSize::A4,
        issuer: vec!["ĐẢNG BỘ TỈNH NÀ DẠ".to_owned(), "HUYỆN ỦY THƯỢNG BÌNH".to_owned()],
        dated: "Thượng Bình, ngày 15 tháng 3 năm 2017".to_owned(),
        title: "PHIẾU GIỚI THIỆU QUY HOẠCH".to_owned(),
        subject: "Giới thiệu nhân sự quy hoạch nhiệm kỳ 2020 – 2025".to_owned(),
        instructions: vec![
            "Đồng ý ai thì đánh dấu vào ô «Đồng ý», không đồng ý thì đánh dấu vào ô «Không đồng ý»."
                .to_owned(),
        ],
        secrecy: Some("MẬT".to_owned()),
        stamp: true,
        options: Options::AgreeDisagree,
        both_marked: Breach::InvalidSheet,
        too_many: Breach::InvalidSheet,
        groups: groups.into(),
    }
}

fn words() -> FormWords {
    let word = str::to_owned;
    FormWords {
        number: word("TT"),
        name: word("Họ và tên"),
        born: word("Năm sinh"),
        post: word("Chức vụ, đơn vị công tác"),
        person: word("Họ và tên, năm sinh, chức vụ"),
        agree: word("Đồng ý"),
        disagree: word("Không đồng ý"),
        continued: word("(tiếp theo)"),
        at_most: word("chọn không quá {n} người"),
        write_in: word("Giới thiệu thêm"),
        stamp: word("(Đóng dấu treo)"),
        foot: word("Trang {page}/{pages} – {form}"),
    }
}

/// Prints sheets of the form and has them rendered at each resolution; the
/// same seed gives the same sheets.
///
/// # Errors
/// When the form cannot be laid out or printed, or `pdftoppm` fails.
pub fn printed_pages(
    sheets: usize,
    resolutions: &[u32],
    seed: u64,
) -> anyhow::Result<(Layout, Vec<Stock>)> {
    let mut chance = SeededChance::new(seed);
    let form = form(&mut chance);
    let layout = ballot_layout(&form, &words()).context("the form cannot be laid out")?;
    let tokens: Vec<SheetToken> = (0..sheets).map(|_| SheetToken::draw(&mut chance)).collect();
    let asked = BallotSheets {
        layout: &layout,
        title: "Phiếu giới thiệu quy hoạch",
        tokens: &tokens,
        sides: Sides::One,
    };
    let pdf = ballot_pdf(&asked).context("the form cannot be printed")?;
    let mut codes = Vec::new();
    for &token in &tokens {
        let code = |page: u32| SheetCode { form: layout.form, page, token };
        codes.extend(layout.pages.iter().map(|page| code(page.page)));
    }
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("sheets.pdf");
    std::fs::write(&file, pdf)?;
    let stocks = resolutions.iter().map(|&dpi| printed(&file, &codes, dpi));
    let stocks = stocks.collect::<anyhow::Result<_>>()?;
    Ok((layout, stocks))
}
