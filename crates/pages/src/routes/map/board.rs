//! The board of reviews.

use super::values;
use crate::routes::urls;
use crate::views::{self, Counts, Level, StepCell, StepHead, Tiles, UnitRow, Warning};
use desk::{BoardRow, BoardStep};
use plan::ReviewState;
use roster::PlanKind;
use words::Words;

/// The board. Whoever may not read people goes from a unit to its step at work
/// instead of the review.
pub fn board(
    board: &desk::Board,
    reads_people: bool,
    differences: Option<usize>,
    words: &Words,
) -> views::Board {
    let mut warnings = Vec::new();
    if board.unchecked > 0 {
        let (provisions, href) = (board.unchecked as u32, "/law".to_owned());
        warnings.push(Warning::Unchecked { provisions, href });
    }
    let tiles = tiles(&board.rows);
    if tiles.late > 0 {
        warnings.push(Warning::Late { units: tiles.late });
    }
    views::Board {
        title: title(&board.rows, words),
        on: board.on,
        tiles,
        warnings,
        levels: levels(&board.rows, reads_people, words),
        differences: differences.map(|open| open as u32),
        tasks: Vec::new(),
        more_tasks: 0,
        news: Vec::new(),
    }
}

fn title(rows: &[BoardRow], words: &Words) -> String {
    let mut terms: Vec<String> = rows.iter().map(|row| row.term.to_string()).collect();
    terms.sort();
    terms.dedup();
    match terms.is_empty() {
        true => words.text("board-name-empty"),
        false => words.with("board-name", &[("terms", terms.join(", ").as_str().into())]),
    }
}

fn tiles(rows: &[BoardRow]) -> Tiles {
    let mut tiles = Tiles { units: rows.len() as u32, ..Tiles::default() };
    for row in rows {
        tiles.units_done += u32::from(is_locked(row));
        tiles.late += u32::from(is_late(row));
        tiles.steps += row.steps.len() as u32;
        tiles.steps_done += row.steps.iter().filter(|step| is_concluded(step)).count() as u32;
        let (carried_over, added, removed) = row.counts;
        tiles.counts = Counts {
            carried_over: tiles.counts.carried_over + carried_over,
            added: tiles.counts.added + added,
            removed: tiles.counts.removed + removed,
        };
    }
    tiles
}

fn is_locked(row: &BoardRow) -> bool {
    matches!(row.state, ReviewState::Decided { .. })
}

fn is_late(row: &BoardRow) -> bool {
    row.steps.iter().any(|step| step.late)
}

fn is_concluded(step: &BoardStep) -> bool {
    step.state == "concluded"
}

/// Rows that go through the same steps stand in one table, in the order of the
/// board: lower levels first.
fn levels(rows: &[BoardRow], reads_people: bool, words: &Words) -> Vec<Level> {
    let same = |one: &BoardRow, two: &BoardRow| {
        let names = |row: &BoardRow| row.steps.iter().map(|s| s.name.clone()).collect::<Vec<_>>();
        (&one.level, one.kind) == (&two.level, two.kind) && names(one) == names(two)
    };
    let mut groups: Vec<Vec<&BoardRow>> = Vec::new();
    for row in rows {
        match groups.iter_mut().find(|group| same(group[0], row)) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    let level = |group: Vec<&BoardRow>| Level {
        name: level_name(&group[0].level, group[0].kind, words),
        steps: heads(&group[0].steps, words),
        rows: group.into_iter().map(|row| unit_row(row, reads_people)).collect(),
    };
    groups.into_iter().map(level).collect()
}

fn level_name(level: &str, kind: PlanKind, words: &Words) -> String {
    let level = values::level(level, words);
    let kind = words.text(&format!("plan-kind-name-{}", kind.code()));
    words.with("level-and-kind", &[("level", (&level).into()), ("kind", (&kind).into())])
}

fn heads(steps: &[BoardStep], words: &Words) -> Vec<StepHead> {
    let head = |(at, step): (usize, &BoardStep)| StepHead {
        short: words.with("step-short", &[("n", (at as u32 + 1).into())]),
        full: step.name.clone(),
    };
    steps.iter().enumerate().map(head).collect()
}

fn unit_row(row: &BoardRow, reads_people: bool) -> UnitRow {
    let current = row.steps.iter().position(|step| !is_concluded(step));
    let at_work = current.unwrap_or(row.steps.len().saturating_sub(1)) + 1;
    let href = match reads_people {
        true => urls::review(row.review),
        false => urls::step(row.review, at_work),
    };
    let cell = |(at, step): (usize, &BoardStep)| StepCell {
        // A drafted step whose turn has not come is waiting.
        state: (step.state != "drafted" || current == Some(at))
            .then(|| values::step_state(step.state)),
        day: step.day,
        late: step.late,
        href: Some(urls::step(row.review, at + 1)),
    };
    UnitRow {
        unit: row.unit_name.clone(),
        href,
        steps: row.steps.iter().enumerate().map(cell).collect(),
        deadline: row.steps.last().map(|step| step.deadline),
        late: is_late(row),
        locked: is_locked(row),
        counts: values::counts(row.counts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::{Day, DecisionId, ReviewId};
    use roster::Term;
    use words::Lang;

    fn step(state: &'static str, late: bool) -> BoardStep {
        let deadline = Day::new(2017, 3, 18).unwrap();
        BoardStep { name: state.into(), state, day: None, deadline, late }
    }

    fn row(level: &str, state: ReviewState, steps: Vec<BoardStep>) -> BoardRow {
        BoardRow {
            review: ReviewId(1),
            unit: "TB".into(),
            unit_name: "Huyện Thượng Bình".into(),
            level: level.into(),
            kind: PlanKind::Titles,
            term: Term::new(2015, 2020).unwrap(),
            state,
            steps,
            counts: (3, 2, 1),
        }
    }

    fn shown(rows: Vec<BoardRow>) -> views::Board {
        let on = Day::new(2017, 3, 20).unwrap();
        board(&desk::Board { on, rows, unchecked: 0 }, true, None, Words::load(Lang::Vi))
    }

    #[test]
    fn only_the_first_open_step_is_at_work_and_those_after_it_wait() {
        let steps =
            || vec![step("concluded", false), step("drafted", true), step("drafted", false)];
        let page = shown(vec![row("district", ReviewState::Open, steps())]);
        let states: Vec<_> = page.levels[0].rows[0].steps.iter().map(|cell| cell.state).collect();
        use crate::views::StepState::{Concluded, Drafted};
        assert_eq!(states, [Some(Concluded), Some(Drafted), None]);
        assert_eq!((page.tiles.late, page.tiles.steps, page.tiles.steps_done), (1, 3, 1));
        assert!(page.levels[0].rows[0].late);
    }

    #[test]
    fn units_of_one_level_stand_together_and_their_entries_add_up() {
        let on = Day::new(2017, 4, 12).unwrap();
        let decided = ReviewState::Decided { decision: DecisionId(1), on };
        let page = shown(vec![
            row("commune", decided, vec![step("concluded", false)]),
            row("commune", ReviewState::Open, vec![step("concluded", false)]),
            row("district", ReviewState::Open, vec![step("held", false)]),
        ]);
        let sizes: Vec<usize> = page.levels.iter().map(|level| level.rows.len()).collect();
        assert_eq!(sizes, [2, 1]);
        assert_eq!(page.levels[0].name, "Cấp xã: Chức danh lãnh đạo, quản lý");
        assert_eq!((page.tiles.units_done, page.tiles.units), (1, 3));
        assert_eq!(page.tiles.counts.carried_over, 9);
        assert!(page.title.contains("2015–2020"));
    }
}
