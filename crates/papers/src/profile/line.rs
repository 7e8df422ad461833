//! A line of a form: its words, and the labels among them.

use super::fields::{Context, FIELDS, FieldSpec, GROUPS, HINTS};
use super::form::Place;
use base::fold;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::LazyLock;

/// No line of a form is longer; a longer one is kept unread.
pub(super) const LONGEST: usize = 20_000;

/// A line: cells of a row are parted by tabs.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub letters: Vec<char>,
    /// From which letter on which place, ascending.
    places: Vec<(usize, Place)>,
    words: Vec<(Range<usize>, String)>,
}

impl Line {
    /// A line of pieces that stand in cells of their own.
    pub fn new(pieces: &[(Place, &str)]) -> Self {
        let (mut letters, mut places) = (Vec::new(), Vec::new());
        for (place, text) in pieces {
            if !letters.is_empty() {
                letters.push('\t');
            }
            places.push((letters.len(), place.clone()));
            letters.extend(composed(text).chars());
        }
        let words = words(&letters);
        Self { letters, places, words }
    }

    /// Where a letter stands.
    pub fn place(&self, at: usize) -> Place {
        let found = self.places.iter().rev().find(|(from, _)| *from <= at);
        found.or(self.places.first()).map_or(Place::Margin, |(_, place)| place.clone())
    }

    /// The letters of a range as text.
    pub fn text(&self, range: Range<usize>) -> String {
        self.letters.get(range).unwrap_or_default().iter().collect()
    }

    /// The whole line folded.
    pub fn folded(&self) -> String {
        self.words.iter().map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The line folded without the number before it ("28)", "a)").
    pub fn folded_title(&self) -> String {
        let mut words = self.words.iter().peekable();
        while let Some((range, word)) = words.peek() {
            let numbers = word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit());
            let letter = word.chars().count() == 1;
            let behind = self.letters.get(range.end).copied();
            if (numbers || letter) && matches!(behind, Some(')' | '.' | '/' | '-' | ':')) {
                words.next();
            } else {
                break;
            }
        }
        words.map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Whether the line begins with a number in brackets, as headings do.
    pub fn is_numbered(&self) -> bool {
        self.words.first().is_some_and(|(range, word)| {
            word.len() <= 2
                && word.bytes().all(|b| b.is_ascii_digit())
                && matches!(self.letters.get(range.end), Some(')' | '.'))
                && self.words.len() > 1
        })
    }
}

/// The text in NFC with its tabs and without signs of no width.
fn composed(text: &str) -> String {
    let keep = |part: &str| {
        let trimmed = base::nfc(part);
        // `nfc` joins white space, which parts nothing here.
        let before = if part.starts_with(char::is_whitespace) { " " } else { "" };
        let after = if part.ends_with(char::is_whitespace) { " " } else { "" };
        format!("{before}{trimmed}{after}")
    };
    text.split('\t').map(keep).collect::<Vec<_>>().join("\t")
}

fn words(letters: &[char]) -> Vec<(Range<usize>, String)> {
    let (mut words, mut at) = (Vec::new(), 0);
    while at < letters.len() {
        if !letters[at].is_alphanumeric() {
            at += 1;
            continue;
        }
        let from = at;
        while at < letters.len() && letters[at].is_alphanumeric() {
            at += 1;
        }
        words.push((from..at, fold(&letters[from..at].iter().collect::<String>())));
    }
    words
}

/// A label found in a line.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    /// The field; none for the label of a group of fields.
    pub spec: Option<&'static FieldSpec>,
    /// Where the label begins, with its number.
    pub from: usize,
    /// Where its answer begins.
    pub value: usize,
}

/// A label, word by word, and the field it is of; none for a group's.
type Label = (Vec<String>, Option<&'static FieldSpec>);

/// The labels that begin with a word, the longest first.
static LABELS: LazyLock<HashMap<String, Vec<Label>>> = LazyLock::new(|| {
    let mut labels: HashMap<String, Vec<Label>> = HashMap::new();
    let own = FIELDS.iter().flat_map(|spec| spec.labels.iter().map(move |l| (*l, Some(spec))));
    for (label, spec) in own.chain(GROUPS.iter().map(|label| (*label, None))) {
        let words: Vec<String> = label.split(' ').map(str::to_owned).collect();
        labels.entry(words[0].clone()).or_default().push((words, spec));
    }
    for list in labels.values_mut() {
        list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    labels
});

/// What was read above a line, by which some labels are told from others.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The field before.
    pub last: Option<&'static str>,
    /// Every field whose label stood above.
    pub all: BTreeSet<&'static str>,
}

impl Seen {
    fn allows(&self, spec: &FieldSpec) -> bool {
        match spec.context {
            Context::Anywhere => true,
            Context::Head => !self.all.contains("name"),
            Context::After(codes) => self.last.is_some_and(|last| codes.contains(&last)),
        }
    }

    fn note(&mut self, spec: &'static FieldSpec) {
        self.last = Some(spec.code);
        self.all.insert(spec.code);
    }
}

/// The labels of a line, from left to right.
pub(super) fn hits(line: &Line, seen: &mut Seen) -> Vec<Hit> {
    let (mut hits, mut at) = (Vec::<Hit>::new(), 0);
    while at < line.words.len() {
        let Some((hit, next)) = hit_at(line, at, hits.last().map_or(0, |hit| hit.value), seen)
        else {
            at += 1;
            continue;
        };
        if let Some(spec) = hit.spec {
            seen.note(spec);
        }
        hits.push(hit);
        at = next;
    }
    hits
}

/// The label that begins at a word, and the first word behind it.
fn hit_at(line: &Line, at: usize, floor: usize, seen: &Seen) -> Option<(Hit, usize)> {
    let labels = LABELS.get(&line.words[at].1)?;
    for (words, spec) in labels {
        if spec.is_some_and(|spec| !seen.allows(spec)) || !matches(line, at, words) {
            continue;
        }
        let (from, numbered) = begin(line, at, floor);
        let Some(value) = answer_begins(line, at..at + words.len(), floor, from, numbered, *spec)
        else {
            continue;
        };
        let next = line.words.iter().position(|(range, _)| range.start >= value);
        return Some((Hit { spec: *spec, from, value }, next.unwrap_or(line.words.len())));
    }
    None
}

fn matches(line: &Line, at: usize, words: &[String]) -> bool {
    let joins = |gap: &[char]| {
        gap.iter()
            .all(|c| matches!(c, ' ' | '\u{a0}' | ',' | '-' | '–' | '/' | '.' | '&' | '(' | ')'))
    };
    words.iter().enumerate().all(|(place, word)| {
        let Some((range, found)) = line.words.get(at + place) else { return false };
        let joined = place == 0 || {
            let before = line.words[at + place - 1].0.end;
            joins(&line.letters[before..range.start])
        };
        found == word && joined
    })
}

/// Where a label begins with its bullet, bracket and number, and whether it has
/// a number. Nothing before `floor` belongs to it.
fn begin(line: &Line, at: usize, floor: usize) -> (usize, bool) {
    let letters = &line.letters;
    let back = |mut from: usize, fits: &dyn Fn(char) -> bool| {
        while from > floor && fits(letters[from - 1]) {
            from -= 1;
        }
        from
    };
    let space = |c: char| matches!(c, ' ' | '\u{a0}');
    let bullet = |c: char| space(c) || matches!(c, '-' | '–' | '+' | '*' | '•' | '(');
    let bulleted = back(line.words[at].0.start, &bullet);
    // "a)": a letter that numbers goes with the label.
    if bulleted >= floor + 2
        && letters[bulleted - 1] == ')'
        && letters[bulleted - 2].is_alphabetic()
    {
        let before = back(bulleted - 2, &space);
        if before == floor || letters[before - 1] == '\t' {
            return (before, false);
        }
    }
    // "19)", "15.2-": at most two digits before and behind a point.
    let Some(sign) = bulleted.checked_sub(1).filter(|at| *at >= floor) else {
        return (bulleted, false);
    };
    let dash = letters[bulleted..line.words[at].0.start].contains(&'-');
    let closed = if matches!(letters[sign], ')' | '.' | '/') { sign } else { bulleted };
    let digits = back(closed, &|c: char| c.is_ascii_digit() || c == '.');
    let number: String = letters[digits..closed].iter().collect();
    let is_number =
        |text: &str| matches!(text.len(), 1 | 2) && text.bytes().all(|b| b.is_ascii_digit());
    let numbers = number.split('.').all(is_number) && number.split('.').count() <= 2;
    let at_start = letters[..digits].iter().rev().all(|c| space(*c))
        || letters[..digits].last().is_some_and(|c| *c == '\t');
    if numbers && (letters[sign] == ')' || (at_start && (closed == sign || dash))) {
        return (back(digits, &space), true);
    }
    (bulleted, false)
}

/// Whether what follows a label makes it one, and where its answer begins.
fn answer_begins(
    line: &Line,
    words: Range<usize>,
    floor: usize,
    from: usize,
    numbered: bool,
    spec: Option<&'static FieldSpec>,
) -> Option<usize> {
    let letters = &line.letters;
    let skip = |mut at: usize| {
        while letters.get(at).is_some_and(|c| matches!(c, ' ' | '\u{a0}')) {
            at += 1;
        }
        at
    };
    let mut at = skip(line.words[words.end - 1].0.end);
    let label = &letters[from..line.words[words.end - 1].0.end];
    let count = |sign: char| label.iter().filter(|c| **c == sign).count();
    // "Ngạch công chức (viên chức)", "(huyện, quận)"; not the bracket of "a)".
    let opened =
        label.contains(&'(') && count('(') > count(')').saturating_sub(usize::from(numbered));
    if opened && letters.get(at) == Some(&')') {
        at = skip(at + 1);
    }
    let behind_brackets = |mut at: usize| {
        while let Some(end) = brackets(letters, at) {
            at = skip(end);
        }
        at
    };
    let is = |at: usize, signs: &[char]| letters.get(at).is_some_and(|c| signs.contains(c));
    let long = spec.is_some_and(|spec| spec.kind == super::fields::ValueKind::Long);
    let after = behind_brackets(at);
    if is(after, &[':', ';']) && (is(after, &[':']) || opened) {
        // "Dân tộc: (Kinh, Tày, …): Kinh"
        let second = behind_brackets(skip(after + 1));
        return Some(if is(second, &[':']) { second + 1 } else { after + 1 });
    }
    // A question over a whole line ends with the first colon or question mark.
    if long && (numbered || starts_line(letters, floor, from)) {
        let rest = (after..letters.len()).find(|at| matches!(letters[*at], ':' | '?'));
        return Some(rest.map_or(letters.len(), |at| at + 1));
    }
    let dots = is(at, &['…', '_']) || (is(at, &['.']) && is(at + 1, &['.']));
    let dots_after = is(after, &['…', '_']) || (is(after, &['.']) && is(after + 1, &['.']));
    if dots || dots_after {
        return Some(if dots { at } else { after });
    }
    if numbered || spec.is_some_and(|spec| spec.bare) {
        return Some(at);
    }
    let ends = after >= letters.len() || letters[after] == '\t';
    (ends && starts_line(letters, floor, from)).then_some(after)
}

/// Whether nothing but a letter that numbers ("a)") stands before a label in
/// its cell, or behind the label before it.
fn starts_line(letters: &[char], floor: usize, from: usize) -> bool {
    let cell = letters[..from].iter().rposition(|c| *c == '\t').map_or(0, |at| at + 1);
    letters[cell.max(floor).min(from)..from].iter().filter(|c| c.is_alphanumeric()).count() <= 1
}

/// The end of a bracket that opens at a letter.
fn brackets(letters: &[char], at: usize) -> Option<usize> {
    if letters.get(at) != Some(&'(') {
        return None;
    }
    let mut depth = 0_u32;
    for (place, c) in letters[at..].iter().enumerate() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + place + 1);
        }
    }
    None
}

/// Whether a folded text begins with one of these, at the end of a word.
pub(super) fn begins(folded: &str, with: &[&str]) -> bool {
    with.iter().any(|start| {
        folded.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

/// The text without the hints that forms print in brackets.
pub(super) fn without_hints(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let (mut out, mut at) = (String::new(), 0);
    while at < letters.len() {
        if let Some(end) = brackets(&letters, at) {
            let inside: String = letters[at..end].iter().collect();
            if begins(&fold(&inside), HINTS) {
                out.push(' ');
                at = end;
                continue;
            }
        }
        out.push(letters[at]);
        at += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, String)> {
        let line = Line::new(&[(Place::Paragraph(1), text)]);
        let hits = hits(&line, &mut Seen::default());
        let ends = hits.iter().skip(1).map(|hit| hit.from).chain([line.letters.len()]);
        let code = |hit: &Hit| hit.spec.map_or("", |spec| spec.code);
        hits.iter()
            .zip(ends)
            .map(|(hit, end)| (code(hit), line.text(hit.value..end).trim().to_owned()))
            .collect()
    }

    #[test]
    fn several_labels_stand_in_one_line() {
        let text = "8) Dân tộc: (Kinh, Tày, Mông...): Tày   9) Tôn giáo: Không";
        assert_eq!(found(text), [("ethnicity", "Tày".into()), ("religion", "Không".into())]);
        let text = "19) Ngạch công chức: Chuyên viên (mã số: 01.003) Bậc lương: 5, hệ số: 3,66 từ tháng 01/2016";
        let read = found(text);
        assert_eq!(read[1], ("rank_code", "01.003)".into()));
        assert_eq!(read[3], ("coefficient", "3,66".into()));
        assert_eq!(read[4], ("salary_from", "01/2016".into()));
    }

    #[test]
    fn a_word_of_an_answer_is_no_label() {
        assert_eq!(found("Làm kỷ luật lao động ở xã, khen thưởng nhiều"), []);
        let text = "Quê quán (xã, phường): Tân An (huyện, quận): Nậm Pha (tỉnh, TP): Sơn Lam";
        let codes: Vec<&str> = found(text).iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, ["hometown", "hometown_district", "hometown_province"]);
    }

    #[test]
    fn hints_are_no_answers() {
        let text = "Nông dân (Ghi là công nhân, nông dân) (ghi rõ) (Tân An)";
        assert_eq!(
            without_hints(text).split_whitespace().collect::<Vec<_>>().join(" "),
            "Nông dân (Tân An)"
        );
    }
}
