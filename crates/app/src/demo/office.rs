//! The invented office: its site, its people, its clock.

use super::Calendar;
use crate::cli::Global;
use crate::commands::accounts_with;
use crate::real::ScriptClock;
use crate::site::{DATABASE, PAPERS, Site};
use ::demo::{Delegates, Scenario, World};
use anyhow::{Result, bail};
use base::{Day, Instant, SeededChance};
use desk::{
    CountBallots, Decide, Desk, ImportRecords, IssuePapers, NewAccount, Permit, ReadPeople,
    ReadResults, RunReview,
};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use words::Words;

/// The office with everybody's permissions, because the demonstration plays
/// everybody.
pub struct Office {
    pub site: Site,
    pub world: World,
    pub delegates: Delegates,
    pub calendar: Calendar,
    pub accounts: Vec<NewAccount>,
    pub clock: Arc<ScriptClock>,
    pub officer: Permit<RunReview>,
    pub importer: Permit<ImportRecords>,
    pub reader: Permit<ReadPeople>,
    pub results: Permit<ReadResults>,
    pub counters: [Permit<CountBallots>; 2],
    pub standing: Permit<Decide>,
    pub issuer: Permit<IssuePapers>,
}

/// The file that marks a folder as the demonstration's own; only such a folder
/// is ever emptied.
pub fn marker(dir: &Path) -> PathBuf {
    dir.join("DEMO")
}

impl Office {
    /// Founds the office in a folder that is empty or its own.
    pub async fn found(global: &Global, scenario: Scenario, seed: u64) -> Result<Self> {
        let words = Words::load(crate::site::lang_of(global));
        clear(&global.dir, words)?;
        // Marked before there is a site, so that a folder whose first run was
        // cut short is still known as the demonstration's own.
        std::fs::create_dir_all(&global.dir)?;
        std::fs::write(marker(&global.dir), words.text("demo-marker"))?;
        let calendar = Calendar::of(scenario);
        let clock = Arc::new(ScriptClock::new(Instant::at(calendar.as_of, 8, 0)));
        let chance = Box::new(SeededChance::new(seed));
        let site = Site::open_with(global, true, clock.clone(), chance).await?;
        let accounts = accounts_with(&mut SeededChance::new(seed ^ 0x006b_6563_616e), words);
        let world = World::new(scenario, seed);
        let unit = world.units().iter().find(|unit| unit.code == world.top_code());
        let name = unit.map(|unit| unit.name.clone()).unwrap_or_default();
        site.desk.found_site(&name, &accounts).await?;
        let desk: &Desk = &site.desk;
        let officer = desk.actor_named("can-bo").await?;
        let counters =
            [desk.actor_named("kiem-phieu-1").await?, desk.actor_named("kiem-phieu-2").await?];
        Ok(Self {
            officer: officer.permit()?,
            importer: officer.permit()?,
            reader: officer.permit()?,
            results: officer.permit()?,
            issuer: officer.permit()?,
            counters: [counters[0].permit()?, counters[1].permit()?],
            standing: desk.actor_named("ban-thuong-vu").await?.permit()?,
            delegates: Delegates::new(seed, &world),
            world,
            calendar,
            accounts,
            clock,
            site,
        })
    }

    /// It is now morning of `day`.
    pub fn on(&self, day: Day) {
        self.clock.set(Instant::at(day, 8, 0));
    }
}

/// Empties the demonstration's own folder; refuses any other that holds a site.
fn clear(dir: &Path, words: &Words) -> Result<()> {
    let holds_a_site = dir.join(DATABASE).exists();
    if holds_a_site && !marker(dir).exists() {
        let shown = dir.display().to_string();
        bail!(words.with("demo-not-own-folder", &[("dir", crate::site::text(&shown))]));
    }
    if holds_a_site {
        for ending in ["", "-wal", "-shm"] {
            let file = dir.join(format!("{DATABASE}{ending}"));
            if file.exists() {
                std::fs::remove_file(file)?;
            }
        }
        for folder in [PAPERS, "rosters"] {
            let folder = dir.join(folder);
            if folder.exists() {
                std::fs::remove_dir_all(folder)?;
            }
        }
    }
    Ok(())
}
