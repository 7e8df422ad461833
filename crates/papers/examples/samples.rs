//! Writes every sample paper into the folder given, to look at, and tells how
//! long each took.

use ballot::{FormCode, PaperSize, SheetToken};
use base::SeededChance;
use papers::official::{
    BallotSheets, CardSheets, CarryOverAnnex, CodeCard, CountProtocol, DecisionList, EntryJournal,
    Minutes, PaperError, Sides, SupplementAnnex, ballot_layout, ballot_pdf, ballot_preview_pdf,
    carry_over_annex, code_cards_pdf, count_protocol_pdf, decision_list_pdf, entry_journal_pdf,
    minutes_pdf, sample_ballot_form, sample_ballot_words, supplement_annex,
};
use std::path::Path;
use std::time::Instant;

type Maker = fn() -> Result<Vec<u8>, PaperError>;

const SAMPLES: [(&str, Maker); 7] = [
    ("bien-ban-hoi-nghi-nha-nuoc.pdf", || minutes_pdf(&Minutes::sample_of_the_state())),
    ("bien-ban-hoi-nghi.pdf", || minutes_pdf(&Minutes::sample())),
    ("bien-ban-kiem-phieu.pdf", || count_protocol_pdf(&CountProtocol::sample())),
    ("danh-sach-quyet-dinh.pdf", || decision_list_pdf(&DecisionList::sample())),
    ("nhat-ky-nhap-phieu.pdf", || entry_journal_pdf(&EntryJournal::sample())),
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
    ballots(Path::new(&folder))?;
    // The engine remembers equal parts; a hundred papers of other people do
    // not have any.
    let start = Instant::now();
    for n in 0..100 {
        minutes_pdf(&minutes_of_120(n))?;
    }
    println!("minutes with 120 people: {} ms each", start.elapsed().as_millis() / 100);
    Ok(())
}

/// Ballots of both sizes, and how long the sheets of a large conference take.
fn ballots(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut chance = SeededChance::new(1);
    let form = FormCode::draw(&mut chance);
    for (name, paper, rows, sheets) in [
        ("phieu-a5.pdf", PaperSize::A5, 5, 2),
        ("phieu-a5-dai.pdf", PaperSize::A5, 24, 2),
        ("phieu-a4.pdf", PaperSize::A4, 55, 348),
    ] {
        let start = Instant::now();
        let mut form = sample_ballot_form(form, paper, rows);
        form.groups[0].at_most = Some(1);
        form.groups[0].write_ins = if rows < 50 { 2 } else { 0 };
        let layout = ballot_layout(&form, &sample_ballot_words())?;
        let tokens: Vec<_> = (0..sheets).map(|_| SheetToken::draw(&mut chance)).collect();
        let title = "Phiếu giới thiệu";
        let sides = Sides::Both;
        let bytes = ballot_pdf(&BallotSheets { layout: &layout, title, tokens: &tokens, sides })?;
        println!("{name}: {} bytes, {} ms", bytes.len(), start.elapsed().as_millis());
        std::fs::write(folder.join(name), bytes)?;
        let notice = "BẢN XEM TRƯỚC – KHÔNG DÙNG ĐỂ BỎ PHIẾU";
        std::fs::write(
            folder.join(format!("xem-{name}")),
            ballot_preview_pdf(&layout, title, notice)?,
        )?;
    }
    let start = Instant::now();
    let card = |at: u64| CodeCard {
        code: format!("{:012}", at * 7_919_000_017 % 1_000_000_000_000),
        url: Some(format!("https://192.168.1.10:8443/v/{at:012}")),
    };
    let cards = CardSheets { cards: (0..1000).map(card).collect(), ..CardSheets::sample() };
    let bytes = code_cards_pdf(&cards)?;
    println!("the-ma.pdf: {} bytes, {} ms", bytes.len(), start.elapsed().as_millis());
    std::fs::write(folder.join("the-ma.pdf"), bytes)?;
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
