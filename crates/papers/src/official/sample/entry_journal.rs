//! A sample entry journal.

use super::{day, head, texts};
use crate::official::entry_journal::{EntryJournal, JournalCount, JournalSheet};

impl EntryJournal {
    /// Two counts of nine sheets in two bundles.
    pub fn sample() -> Self {
        let sheet = |place: usize, marks: &str| JournalSheet {
            batch: if place < 5 { "A" } else { "B" }.to_owned(),
            sheet: (place % 5) as u32 + 1,
            marks: marks.to_owned(),
            invalid: None,
        };
        let mut sheets: Vec<JournalSheet> = [
            "+++++++", "++-++++", "+++.+++", "+++++++", "-++++-+", "+++++++", "+++++.+", "++++-++",
        ]
        .iter()
        .enumerate()
        .map(|(place, marks)| sheet(place, marks))
        .collect();
        sheets.push(JournalSheet {
            marks: String::new(),
            invalid: Some("Phiếu đánh dấu cả hai cột".to_owned()),
            ..sheet(8, "")
        });
        let count =
            |counter: &str| JournalCount { counter: counter.to_owned(), sheets: sheets.clone() };
        Self {
            head: head("07-NK/TKP", day(2017, 3, 20)),
            subject:
                "Hội nghị cán bộ chủ chốt về rà soát, bổ sung quy hoạch Ban Thường vụ Huyện ủy \
                nhiệm kỳ 2015–2020"
                    .to_owned(),
            rows: texts(&[
                "Hoàng Đức Thuận",
                "Lò Thị Mai",
                "Vàng A Chứ",
                "Cà Văn Sinh",
                "Quàng Thị Inh",
                "Giàng A Páo",
                "Tòng Văn Hặc",
            ]),
            counts: vec![
                count("Lò Thị Sen (tài khoản kiem-phieu-1)"),
                count("Bùi Văn Inh (tài khoản kiem-phieu-2)"),
            ],
        }
    }
}
