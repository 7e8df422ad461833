//! Checking every plan of a site: the bulk of what rules say.

use crate::{Desk, DeskError, Permit, ReadPeople};
use base::Day;
use checks::{Entry as Planned, Ground, PlanSlice, Verdict};
use roster::{PlanKind, Term};
use words::finding::{WordedFinding, word};
use words::{Lang, Words};

/// The findings on one plan that need attention.
#[derive(Debug, Clone)]
pub struct PlanCheck {
    /// The unit: code and name.
    pub unit: (String, String),
    /// Committee or titles.
    pub kind: PlanKind,
    /// The term.
    pub term: Term,
    /// How many entries stand.
    pub entries: usize,
    /// What needs attention; each with whether it blocks.
    pub findings: Vec<(bool, WordedFinding)>,
}

/// The outcome of checking a site.
#[derive(Debug, Clone)]
pub struct CheckReport {
    /// The day.
    pub on: Day,
    /// One a plan with entries.
    pub plans: Vec<PlanCheck>,
    /// Findings made in all.
    pub made: usize,
    /// Findings that are met.
    pub met: usize,
}

impl CheckReport {
    /// Findings that block.
    pub fn errors(&self) -> usize {
        self.plans.iter().flat_map(|plan| &plan.findings).filter(|(blocks, _)| *blocks).count()
    }
}

impl Desk {
    /// Checks every plan as it stands on `on`, under the law of that day.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn check(
        &self,
        permit: &Permit<ReadPeople>,
        on: Day,
        lang: Lang,
    ) -> Result<CheckReport, DeskError> {
        let scene = self.scene(on).await?;
        let words = Words::load(lang);
        let ground = Ground::of(&scene.roster);
        let mut report = CheckReport { on, plans: Vec::new(), made: 0, met: 0 };
        for plan in &scene.planned.plans {
            let Ok(unit) = scene.unit(plan.unit) else { continue };
            if permit.covers(&scene, unit).is_err() || permit.is_cleared(&scene, unit, on).is_err()
            {
                continue;
            }
            let standing: Vec<Planned> = scene
                .standing(plan.id, on)
                .filter_map(|e| scene.planned(e.person, e.post))
                .collect();
            if standing.is_empty() {
                continue;
            }
            let law = scene.law(unit, on, on);
            let slice =
                PlanSlice { unit, kind: plan.kind, term: plan.term, entries: &standing, on };
            let mut findings = Vec::new();
            let other = scene.other_entries(plan.id, plan.term, on);
            checks::check_list(&ground, &law, &slice, &other, &mut findings);
            report.made += findings.len();
            report.met += findings.iter().filter(|f| f.verdict == Verdict::Met).count();
            let record = scene.roster.unit(unit);
            report.plans.push(PlanCheck {
                unit: (record.code.clone(), record.name.clone()),
                kind: plan.kind,
                term: plan.term,
                entries: standing.len(),
                findings: findings
                    .iter()
                    .filter(|finding| finding.needs_attention())
                    .map(|finding| {
                        let mut said = word(finding, &scene.roster, &law, words);
                        crate::gate::hush(permit.actor(), [&mut said], words);
                        (finding.blocks(), said)
                    })
                    .collect(),
            });
        }
        report.plans.sort_by(|one, two| (&one.unit.0, one.kind).cmp(&(&two.unit.0, two.kind)));
        Ok(report)
    }
}
