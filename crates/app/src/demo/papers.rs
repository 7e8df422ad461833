//! The case files of the invented office: what must be there is, of the rest
//! some lacks, as everywhere.

use super::Office;
use anyhow::Result;
use base::{Day, ReviewId};
use desk::{AccountChange, NewCorrection, PaperLine, PaperNote};
use lex::PaperBy;
use std::collections::HashSet;

/// One in so many papers that are only advised is lacking.
const LACKING: u64 = 9;

/// Notes the papers of everybody on a review's list.
pub async fn note_papers(office: &Office, review: ReviewId, today: Day) -> Result<()> {
    let desk = &office.site.desk;
    let sheet = desk.case_grid(&office.reader, review, office.site.lang).await?;
    let mut notes = Vec::new();
    for row in &sheet.rows {
        for (at, paper) in (1u64..).zip(&row.papers) {
            // The ids are drawn by the seed, so the same seed notes the same.
            let chance = (row.person.0 as u64).rotate_left(7 * at as u32) % 1009;
            if let Some(note) = note(row.person, paper, chance, today) {
                notes.push(note);
            }
        }
    }
    desk.note_papers(&office.importer, &notes).await?;
    Ok(())
}

fn note(person: base::PersonId, paper: &PaperLine, chance: u64, today: Day) -> Option<PaperNote> {
    if paper.asked.by == PaperBy::Advised && chance.is_multiple_of(LACKING) || paper.state.is_good()
    {
        return None;
    }
    let days = 5 + (chance % 120) as i32;
    Some(PaperNote {
        person,
        code: paper.asked.code.clone(),
        held: true,
        on: Some(today.add_days(-days)),
        number: format!("{:02}", 1 + chance % 97),
        note: String::new(),
    })
}

/// Links an account to somebody who is in no plan, who then asks that their
/// hometown be corrected: a request that waits for the office.
pub async fn own_file(office: &Office) -> Result<()> {
    let desk = &office.site.desk;
    let board = desk.board(&office.results, desk.today(), office.site.lang).await?;
    let mut planned = HashSet::new();
    for row in &board.rows {
        let sheet = desk.review_sheet(&office.reader, row.review, office.site.lang).await?;
        planned.extend(sheet.proposals.iter().map(|line| line.person));
    }
    let found = desk.find_people(&office.reader, "nguyễn", 400).await?;
    let Some((person, ..)) = found.iter().find(|(id, ..)| !planned.contains(id)) else {
        return Ok(());
    };
    let counter = desk.actor_named("kiem-phieu-2").await?;
    let change = AccountChange {
        display_name: counter.display_name.clone(),
        role: counter.role,
        unit: String::new(),
        clearance: counter.clearance,
        person: person.to_string(),
    };
    let administrator = desk.actor_named("quan-tri").await?.permit()?;
    desk.change_account(&administrator, counter.id, &change).await?;
    let own = desk.actor_named("kiem-phieu-2").await?.permit()?;
    let asked = NewCorrection {
        field: "hometown".to_owned(),
        wanted: "xã Nà Ớt, huyện Thượng Bình, tỉnh Sơn Lam".to_owned(),
        reason: "Theo giấy khai sinh; hồ sơ mới ghi đến huyện.".to_owned(),
    };
    desk.ask_correction(&own, &asked).await?;
    Ok(())
}
