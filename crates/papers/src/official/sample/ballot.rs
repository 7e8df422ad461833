//! A ballot of an invented district, with as many names as wanted.

use ballot::{Breach, Form, FormCode, FormGroup, FormRow, FormWords, Options, PaperSize};

const NAMES: [&str; 10] = [
    "Lò Văn Inh",
    "Nguyễn Thị Phương Thảo",
    "Vì Văn Sơn",
    "Hoàng Thị Ngọc Ánh",
    "Trần Đức Thắng",
    "Cầm Thị Hương",
    "Quàng Văn Nghĩa",
    "Đèo Thị Kiều Oanh",
    "Phạm Quốc Việt",
    "Lường Văn Ưởng",
];

const POSTS: [&str; 4] = [
    "Phó Bí thư Huyện ủy",
    "Trưởng Ban Tổ chức Huyện ủy",
    "Chủ tịch UBND xã Nậm Pha",
    "Bí thư Huyện đoàn",
];

/// A form of `rows` names in two groups, with the stamp and the secrecy mark.
pub fn sample_ballot_form(code: FormCode, paper: PaperSize, rows: usize) -> Form {
    let row = |at: usize| FormRow {
        name: NAMES[at % NAMES.len()].to_owned(),
        born: (1964 + at * 7 % 27).to_string(),
        post: POSTS[at % POSTS.len()].to_owned(),
    };
    let first = rows.min(2);
    let group = |title: &str, from: usize, to: usize| FormGroup {
        title: title.to_owned(),
        at_most: None,
        rows: (from..to).map(row).collect(),
        write_ins: 0,
    };
    Form {
        code,
        paper,
        issuer: vec!["TỈNH ỦY LÂM SƠN".to_owned(), "HUYỆN ỦY NẬM PHA".to_owned()],
        dated: "Nậm Pha, ngày 15 tháng 3 năm 2017".to_owned(),
        title: "PHIẾU GIỚI THIỆU".to_owned(),
        subject: "Nhân sự quy hoạch Ban Chấp hành Đảng bộ huyện, nhiệm kỳ 2020–2025".to_owned(),
        instructions: vec![
            "Đồng chí đánh dấu × vào một ô, “Đồng ý” hoặc “Không đồng ý”, ở mỗi dòng. Dòng không \
             đánh dấu là không có ý kiến về người đó."
                .to_owned(),
            "Không ký tên, không viết gì khác lên phiếu.".to_owned(),
        ],
        secrecy: Some("MẬT".to_owned()),
        stamp: true,
        options: Options::AgreeDisagree,
        both_marked: Breach::InvalidSheet,
        too_many: Breach::InvalidSheet,
        groups: vec![
            group("Bí thư Huyện ủy", 0, first),
            group("Ủy viên Ban Chấp hành Đảng bộ huyện", first, rows),
        ],
    }
}

/// The fixed words of a Vietnamese form.
pub fn sample_ballot_words() -> FormWords {
    let text = str::to_owned;
    FormWords {
        number: text("TT"),
        name: text("Họ và tên"),
        born: text("Năm sinh"),
        post: text("Chức vụ, đơn vị công tác"),
        person: text("Họ và tên, năm sinh, chức vụ"),
        agree: text("Đồng ý"),
        disagree: text("Không đồng ý"),
        continued: text("(tiếp theo)"),
        at_most: text("chọn không quá {n} người"),
        write_in: text("Giới thiệu thêm (ghi họ và tên, chức vụ):"),
        stamp: text("(đóng dấu)"),
        foot: text("Trang {page}/{pages} – Mẫu phiếu {form}"),
    }
}
