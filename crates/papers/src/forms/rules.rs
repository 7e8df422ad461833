//! Whose rules of form a paper's layout follows, as data with its mark: none
//! of them was compared with the original text.

use crate::official::{Citation, Layout, Sureness};
use base::Day;

/// The rule of form behind a layout from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayoutRule {
    /// Whose form.
    pub layout: Layout,
    /// From when: year, month, day.
    from: (i16, i8, i8),
    /// The rule in words.
    pub provision: &'static str,
    /// How sure the measures below are.
    pub sureness: Sureness,
    /// Margins in millimetres: top, bottom, left, right.
    pub margins: [u16; 4],
    /// Size of the text in points.
    pub size: u16,
    /// From line to line in points.
    pub line: u16,
    /// How far in the first line of a paragraph begins, in millimetres.
    pub first_line: u16,
    /// Whether papers are numbered through for the whole term, else by year.
    pub numbered_by_term: bool,
}

/// The rules known, newest last. What HD 36 says of measures was not had; it
/// is taken to be as in HD 05, and says so.
const RULES: [LayoutRule; 3] = [
    LayoutRule {
        layout: Layout::Party,
        from: (2018, 4, 3),
        provision: "Hướng dẫn số 36-HD/VPTW ngày 03/4/2018",
        sureness: Sureness::Proxy,
        margins: [20, 20, 30, 15],
        size: 14,
        line: 19,
        first_line: 10,
        numbered_by_term: true,
    },
    LayoutRule {
        layout: Layout::Party,
        from: (2026, 5, 27),
        provision: "Hướng dẫn số 05-HD/VPTW ngày 27/5/2026",
        sureness: Sureness::Secondary,
        margins: [20, 20, 30, 15],
        size: 14,
        line: 19,
        first_line: 10,
        numbered_by_term: true,
    },
    LayoutRule {
        layout: Layout::State,
        from: (2020, 3, 5),
        provision: "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
        sureness: Sureness::Secondary,
        margins: [20, 20, 30, 15],
        size: 14,
        line: 18,
        first_line: 10,
        numbered_by_term: false,
    },
];

impl LayoutRule {
    /// The rule with its mark.
    pub fn citation(&self) -> Citation {
        Citation { provision: self.provision.to_owned(), sureness: self.sureness }
    }
}

/// The rule for papers of a day; for older papers, the oldest one known.
pub fn layout_rule(layout: Layout, on: Day) -> &'static LayoutRule {
    let own = || RULES.iter().filter(|rule| rule.layout == layout);
    let day = |rule: &LayoutRule| Day::new(rule.from.0, rule.from.1, rule.from.2);
    let known = own().rev().find(|rule| day(rule).is_some_and(|from| from <= on));
    known.or_else(|| own().next()).unwrap_or(&RULES[0])
}

/// The rule that shipped templates follow.
pub(super) fn newest_rule(layout: Layout) -> &'static LayoutRule {
    RULES.iter().rev().find(|rule| rule.layout == layout).unwrap_or(&RULES[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_paper_follows_the_rule_of_its_day() {
        let rule = |year| layout_rule(Layout::Party, Day::new(year, 6, 1).unwrap()).provision;
        assert!(rule(2026).contains("05-HD/VPTW"));
        assert!(rule(2020).contains("36-HD/VPTW"));
        assert!(rule(2010).contains("36-HD/VPTW"));
        let state = layout_rule(Layout::State, Day::new(2021, 1, 1).unwrap());
        assert!(state.citation().words().contains("chưa đối chiếu"));
    }
}
