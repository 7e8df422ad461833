//! Folded texts, one to a line, and the scan over them.

use super::Wanted;
use base::fold;
use memchr::memmem::Finder;

/// What was found: the best first, and how many in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits<T> {
    /// The best, at most as many as were asked for.
    pub best: Vec<T>,
    /// All that fit.
    pub total: usize,
}

impl<T> Hits<T> {
    pub(super) fn map<U>(self, with: impl FnMut(T) -> U) -> Hits<U> {
        Hits { best: self.best.into_iter().map(with).collect(), total: self.total }
    }
}

/// Texts, folded, each with the place of the unit it belongs to.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    text: Vec<u8>,
    /// Where each line ends, behind its line feed.
    ends: Vec<u32>,
    groups: Vec<u32>,
}

/// How a word stands in a text; what is added to the rank. Two ranks lie
/// between, so that several words weigh more than how a phrase stands.
const WHOLE: u16 = 0;
const BEGINS: u16 = 4;
const INSIDE: u16 = 12;
/// A word that only the unit's name has.
const ELSEWHERE: u16 = 16;
/// The phrase stands in the text, but not at its end; or its words apart.
const AMID: u16 = 1;
const APART: u16 = 2;
/// Ranks: eight words elsewhere, apart.
const RANKS: usize = 8 * ELSEWHERE as usize + APART as usize + 1;

/// A line that may be a hit: its place, its rank so far, whether a word stands in
/// the text itself.
struct Candidate {
    line: u32,
    rank: u16,
    own: bool,
}

impl Lines {
    pub fn push(&mut self, text: &str, group: u32) {
        // A space in front: what begins a word follows one on every line.
        self.text.push(b' ');
        self.text.extend_from_slice(fold(text).as_bytes());
        self.text.push(b'\n');
        self.ends.push(self.text.len() as u32);
        self.groups.push(group);
    }

    pub fn bytes(&self) -> usize {
        self.text.capacity() + 4 * (self.ends.capacity() + self.groups.capacity())
    }

    fn line(&self, at: usize) -> &[u8] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.text[start + 1..self.ends[at] as usize - 1]
    }

    /// Calls `hit` with each line that has the word, ascending, and how it stands
    /// there.
    fn sweep(&self, word: &str, mut hit: impl FnMut(u32, u16)) {
        let (mut from, mut line) = (0, 0);
        let begins = format!(" {word}");
        let finder = Finder::new(word);
        let first = if word.len() == 1 { Finder::new(&begins) } else { Finder::new(word) };
        while let Some(found) = first.find(&self.text[from..]) {
            let at = (from + found) as u32;
            // The next hit is near where words are frequent, far where not.
            let near = self.ends[line..].iter().take(8).position(|end| *end > at);
            line += near.unwrap_or_else(|| self.ends[line..].partition_point(|end| *end <= at));
            if let Some(stands) = stands(self.line(line), &finder) {
                hit(line as u32, stands);
            }
            from = self.ends[line] as usize;
            line += 1;
        }
    }

    /// For each line, which of the wanted words begin a word of it, as bits.
    pub fn beginnings(&self, wanted: &Wanted) -> Vec<u8> {
        let mut bits = vec![0u8; self.ends.len()];
        for (at, word) in wanted.words().iter().enumerate() {
            self.sweep(word, |line, stands| {
                if stands <= BEGINS {
                    bits[line as usize] |= 1 << at;
                }
            });
        }
        bits
    }

    /// See [`super::Directory::people`]. `context` has for each group the words
    /// that its own name has.
    pub fn find(
        &self,
        wanted: &Wanted,
        context: Option<&[u8]>,
        mut keep: impl FnMut(u32, u32) -> bool,
        most: usize,
    ) -> Hits<u32> {
        let mut candidates: Option<Vec<Candidate>> = None;
        for (bit, word) in by_length(wanted) {
            let finder = Finder::new(word);
            let around = |line: usize| {
                context.is_some_and(|bits| {
                    bits.get(self.groups[line] as usize).is_some_and(|bits| bits & (1 << bit) != 0)
                })
            };
            candidates = Some(match candidates {
                None => {
                    let somewhere =
                        context.is_some_and(|bits| bits.iter().any(|it| it & (1 << bit) != 0));
                    self.first(word, somewhere.then_some(&around))
                }
                Some(mut left) => {
                    left.retain_mut(|it| match stands(self.line(it.line as usize), &finder) {
                        Some(rank) => {
                            it.rank += rank;
                            it.own = true;
                            true
                        }
                        None => {
                            it.rank += ELSEWHERE;
                            around(it.line as usize)
                        }
                    });
                    left
                }
            });
        }
        let mut ranked: Vec<Vec<u32>> = vec![Vec::new(); RANKS];
        let (mut total, phrase) = (0, Finder::new(wanted.phrase()));
        let single = wanted.words().len() == 1;
        for one in candidates.unwrap_or_default() {
            if !one.own || !keep(one.line, self.groups[one.line as usize]) {
                continue;
            }
            total += 1;
            let rank = one.rank + self.phrase(one.line, &phrase, single);
            let same = &mut ranked[usize::from(rank).min(RANKS - 1)];
            if same.len() < most {
                same.push(one.line);
            }
        }
        let best = ranked.into_iter().flatten().take(most).collect();
        Hits { best, total }
    }

    /// The candidates by the first word: lines that have it, and with `around`
    /// also those around which it stands.
    fn first(&self, word: &str, around: Option<&impl Fn(usize) -> bool>) -> Vec<Candidate> {
        let mut found = Vec::new();
        let elsewhere = |lines: std::ops::Range<usize>, found: &mut Vec<Candidate>| {
            let Some(around) = around else { return };
            found.extend(lines.filter(|line| around(*line)).map(|line| Candidate {
                line: line as u32,
                rank: ELSEWHERE,
                own: false,
            }));
        };
        let mut next = 0;
        self.sweep(word, |line, rank| {
            elsewhere(next..line as usize, &mut found);
            found.push(Candidate { line, rank, own: true });
            next = line as usize + 1;
        });
        elsewhere(next..self.ends.len(), &mut found);
        found
    }

    /// How the whole phrase stands in a line.
    fn phrase(&self, line: u32, phrase: &Finder<'_>, single: bool) -> u16 {
        let line = self.line(line as usize);
        // A single word stands in the line, or the line were no candidate.
        if line.ends_with(phrase.needle()) {
            0
        } else if single || phrase.find(line).is_some() {
            AMID
        } else {
            APART
        }
    }
}

/// The words with their places in the search, the longest first: it leaves the
/// fewest lines.
fn by_length(wanted: &Wanted) -> Vec<(usize, &str)> {
    let mut words: Vec<(usize, &str)> =
        wanted.words().iter().map(String::as_str).enumerate().collect();
    words.sort_by_key(|(_, word)| std::cmp::Reverse(word.len()));
    words
}

/// How a word stands in a line at best; `None` where it does not. A single letter
/// stands only where it begins a word: inside of words it is everywhere.
fn stands(line: &[u8], finder: &Finder<'_>) -> Option<u16> {
    let length = finder.needle().len();
    let (mut from, mut best) = (0, None);
    while let Some(found) = finder.find(&line[from..]) {
        let at = from + found;
        let begins = at == 0 || line[at - 1] == b' ';
        let ends = line.get(at + length).is_none_or(|next| *next == b' ');
        match (begins, ends) {
            (true, true) => return Some(WHOLE),
            (true, false) => best = Some(BEGINS),
            (false, _) if length == 1 => {}
            (false, _) => best = best.or(Some(INSIDE)),
        }
        // The next place that can be better begins behind a space.
        match line[at..].iter().position(|sign| *sign == b' ') {
            Some(space) => from = at + space,
            None => return best,
        }
    }
    best
}
