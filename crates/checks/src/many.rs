//! Many lists at once: a province, a country.

use crate::{
    Entry, Finding, Ground, Law, OtherEntries, PlanSlice, Rule, Sink, Verdict, check_list, round_of,
};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One list with the law that holds for it.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The law; made once per distinct view and shared.
    pub law: &'a Law,
    /// The list.
    pub slice: PlanSlice<'a>,
}

/// What a check of many lists found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Entries looked at, each once a list.
    pub entries: u64,
    /// Findings by rule ([`Rule::at`]) and verdict.
    counts: [[u64; 4]; Rule::COUNT],
    /// The findings that need attention, with the place of their list among
    /// the jobs; by job, then rule, then subject.
    pub findings: Vec<(u32, Finding)>,
}

impl Summary {
    /// How many findings of a rule had a verdict.
    pub fn count(&self, rule: Rule, verdict: Verdict) -> u64 {
        self.counts[rule.at()][verdict as usize]
    }

    /// How many findings there were in all.
    pub fn total(&self) -> u64 {
        self.counts.iter().flatten().sum()
    }

    fn add(&mut self, part: Self) {
        self.entries += part.entries;
        for (sum, one) in self.counts.iter_mut().flatten().zip(part.counts.iter().flatten()) {
            *sum += one;
        }
        self.findings.extend(part.findings);
    }
}

/// Counts every finding of one worker and keeps those that need attention.
struct Tally {
    job: u32,
    summary: Summary,
}

impl Sink for Tally {
    fn take(&mut self, finding: Finding) {
        self.summary.counts[finding.rule.at()][finding.verdict as usize] += 1;
        if finding.needs_attention() {
            self.summary.findings.push((self.job, finding));
        }
    }
}

/// Checks many lists on `threads` threads (at least one). The jobs are taken
/// together as all plans there are: a person's posts are counted over all of
/// one round. The result does not depend on the number of threads or on the
/// order of entries within a list.
pub fn check_many(ground: &Ground<'_>, jobs: &[Job<'_>], threads: usize) -> Summary {
    let rounds = index_rounds(jobs);
    let none = OtherEntries::none();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut tally = Tally { job: 0, summary: Summary::default() };
        while let Some((at, job)) = take(jobs, &next) {
            let others = rounds.get(&round_of(job.slice.term)).unwrap_or(&none);
            tally.job = at as u32;
            tally.summary.entries += job.slice.entries.len() as u64;
            check_list(ground, job.law, &job.slice, others, &mut tally);
        }
        tally.summary
    };
    let mut whole = Summary::default();
    std::thread::scope(|scope| {
        let workers: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        whole.add(work());
        for worker in workers {
            match worker.join() {
                Ok(part) => whole.add(part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    whole.findings.sort_by_key(|(job, finding)| (*job, finding.rule, finding.subject));
    whole
}

/// The next job that no worker has taken.
fn take<'j, 'a>(jobs: &'j [Job<'a>], next: &AtomicUsize) -> Option<(usize, &'j Job<'a>)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    Some((at, jobs.get(at)?))
}

fn index_rounds(jobs: &[Job<'_>]) -> BTreeMap<i16, OtherEntries> {
    let mut rounds: BTreeMap<i16, Vec<Entry>> = BTreeMap::new();
    for job in jobs {
        rounds.entry(round_of(job.slice.term)).or_default().extend_from_slice(job.slice.entries);
    }
    rounds.into_iter().map(|(round, entries)| (round, OtherEntries::of(entries))).collect()
}
