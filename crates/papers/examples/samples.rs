//! Writes every sample paper into the folder given, to look at, and tells how
//! long each took.

use papers::official::{
    AttendanceList, CarryOverAnnex, CountProtocol, DecisionList, Invitations, Minutes, PaperError,
    SupplementAnnex, attendance_list_pdf, carry_over_annex, count_protocol_pdf, decision_list_pdf,
    invitations_pdf, minutes_pdf, supplement_annex,
};
use std::path::Path;
use std::time::Instant;

type Maker = fn() -> Result<Vec<u8>, PaperError>;

const SAMPLES: [(&str, Maker); 9] = [
    ("giay-moi.pdf", || invitations_pdf(&Invitations::sample())),
    ("danh-sach-dai-bieu.pdf", || attendance_list_pdf(&AttendanceList::sample())),
    ("bien-ban-co-ho-so.pdf", || minutes_pdf(&Minutes::sample_with_record())),
    ("bien-ban-hoi-nghi-nha-nuoc.pdf", || minutes_pdf(&Minutes::sample_of_the_state())),
    ("bien-ban-hoi-nghi.pdf", || minutes_pdf(&Minutes::sample())),
    ("bien-ban-kiem-phieu.pdf", || count_protocol_pdf(&CountProtocol::sample())),
    ("danh-sach-quyet-dinh.pdf", || decision_list_pdf(&DecisionList::sample())),
    ("phu-luc-1.xlsx", || carry_over_annex(&CarryOverAnnex::sample())),
    ("phu-luc-2.xlsx", || supplement_annex(&SupplementAnnex::sample())),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    for (name, make) in SAMPLES {
        let start = Instant::now();
        let bytes = make()?;
        println!("{name}: {} bytes, {} ms", bytes.len(), start.elapsed().as_millis());
        std::fs::write(Path::new(&folder).join(name), bytes)?;
    }
    // The engine remembers equal parts; a hundred papers of other people do
    // not have any.
    let start = Instant::now();
    for n in 0..100 {
        minutes_pdf(&minutes_of_120(n))?;
    }
    println!("minutes with 120 people: {} ms each", start.elapsed().as_millis() / 100);
    Ok(())
}

/// Minutes with a roll of 120, no two alike in any line of it.
fn minutes_of_120(n: usize) -> Minutes {
    let mut minutes = Minutes::sample_of_the_state();
    let line = minutes.roll.last().cloned();
    minutes.roll.extend(std::iter::repeat_n(line, 20).flatten());
    minutes.attendance.convened += 20;
    minutes.attendance.present += 20;
    minutes.subject = format!("{} lần {n}", minutes.subject);
    for line in &mut minutes.roll {
        line.name = format!("{} {n}", line.name);
        line.position = format!("{} số {n}", line.position);
    }
    minutes
}
