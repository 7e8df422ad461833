//! Writes every sample paper into the folder given, to look at.

use papers::official::{
    CarryOverAnnex, CountProtocol, DecisionList, Minutes, PaperError, SupplementAnnex,
    carry_over_annex, count_protocol_pdf, decision_list_pdf, minutes_pdf, supplement_annex,
};
use std::path::Path;

type Maker = fn() -> Result<Vec<u8>, PaperError>;

const SAMPLES: [(&str, Maker); 5] = [
    ("bien-ban-hoi-nghi.pdf", || minutes_pdf(&Minutes::sample())),
    ("bien-ban-kiem-phieu.pdf", || count_protocol_pdf(&CountProtocol::sample())),
    ("danh-sach-quyet-dinh.pdf", || decision_list_pdf(&DecisionList::sample())),
    ("phu-luc-1.xlsx", || carry_over_annex(&CarryOverAnnex::sample())),
    ("phu-luc-2.xlsx", || supplement_annex(&SupplementAnnex::sample())),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    for (name, make) in SAMPLES {
        std::fs::write(Path::new(&folder).join(name), make()?)?;
    }
    Ok(())
}
