//! The chart of posts as an SVG file of its own: it names no style sheet and no
//! font that a reader may lack.

use crate::views::posts::{MOST_ACROSS, PostNode, Posts, coverage_key, retires};
use maud::{Markup, html};
use plan::Coverage;
use words::Words;

/// Where a box lies, in dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub x: u32,
    pub y: u32,
    pub w: u32,
    pub h: u32,
}

/// The boxes of a chart: the leading one, then the others, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    pub root: Option<Place>,
    pub nodes: Vec<Place>,
    pub width: u32,
    pub height: u32,
}

const MARGIN: u32 = 24;
/// Between boxes; the lines run in it.
const GAP: u32 = 28;
const HEAD: u32 = 64;
/// The title needs so much.
const LEAST: u32 = 560;
const WIDE: u32 = 236;
const NARROW: u32 = 320;
const COLUMNS_ACROSS: usize = 5;
const COLUMNS_DOWN: usize = 3;
const LINE: u32 = 16;
const PAD: u32 = 10;

/// Lays out boxes of these heights: up to fifteen in rows of five, more of them
/// in three columns read downwards.
pub(super) fn lay_out(root: Option<u32>, heights: &[u32]) -> Layout {
    let down = heights.len() > MOST_ACROSS;
    let (w, columns) = if down { (NARROW, COLUMNS_DOWN) } else { (WIDE, COLUMNS_ACROSS) };
    let columns = columns.min(heights.len()).max(1);
    let width = (MARGIN * 2 + columns as u32 * (w + GAP) - GAP).max(LEAST);
    let root = root.map(|h| Place { x: (width - w) / 2, y: HEAD, w, h });
    let top = root.map_or(HEAD, |root| root.y + root.h + GAP * 2);
    let x = |column: usize| MARGIN + column as u32 * (w + GAP);
    let mut nodes = Vec::with_capacity(heights.len());
    let mut bottom = top;
    if down {
        let in_column = heights.len().div_ceil(columns);
        for (column, chunk) in heights.chunks(in_column.max(1)).enumerate() {
            let mut y = top;
            for h in chunk {
                nodes.push(Place { x: x(column), y, w, h: *h });
                y += h + GAP / 2;
            }
            bottom = bottom.max(y);
        }
    } else {
        let mut y = top;
        for row in heights.chunks(columns) {
            let tallest = row.iter().copied().max().unwrap_or(0);
            nodes.extend((0..).zip(row).map(|(at, h)| Place { x: x(at), y, w, h: *h }));
            y += tallest + GAP;
        }
        bottom = y;
    }
    Layout { root, nodes, width, height: bottom + MARGIN }
}

/// One line of a box.
struct Line {
    text: String,
    class: Look,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Title,
    Plain,
    Quiet,
    Sign,
}

/// How many names a box shows before it counts the rest.
const MOST_NAMES: usize = 4;

fn lines(words: &Words, node: &PostNode, letters: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |text: &str, class: Look, most: usize| {
        // Bold letters are wider.
        let is_bold = matches!(class, Look::Title | Look::Sign);
        let letters = if is_bold { letters * 5 / 6 } else { letters };
        let wrapped = wrap(text, letters, most).into_iter();
        lines.extend(wrapped.map(|text| Line { text, class }));
    };
    if let Some(unit) = &node.unit {
        add(&unit.text, Look::Quiet, 2);
    }
    let Some(post) = &node.post else {
        add(&words.text("posts-unit-empty"), Look::Plain, 2);
        return lines;
    };
    let mark = if node.key { "★ " } else { "" };
    add(&format!("{mark}{}", post.text), Look::Title, 3);
    let more = |number: usize| words.with("posts-more", &[("n", (number as u32).into())]);
    for one in node.incumbents.iter().take(MOST_NAMES) {
        let when = one.retires.map(|when| format!(" – {}", retires(words, when)));
        add(&format!("{}{}", one.person.text, when.unwrap_or_default()), Look::Plain, 2);
    }
    if node.incumbents.len() > MOST_NAMES {
        add(&more(node.incumbents.len() - MOST_NAMES), Look::Quiet, 1);
    }
    if node.vacant > 0 {
        add(&words.with("posts-vacant", &[("n", node.vacant.into())]), Look::Quiet, 1);
    }
    let count = words.with("posts-bench-n", &[("n", (node.bench.len() as u32).into())]);
    let class = words.text(coverage_key(node.coverage));
    add(&format!("{count} · {class}"), Look::Sign, 2);
    for (at, one) in node.bench.iter().take(MOST_NAMES).enumerate() {
        let judged = one.readiness.as_ref().map(|judged| format!(" ({})", judged.level));
        add(
            &format!("{}. {}{}", at + 1, one.person.text, judged.unwrap_or_default()),
            Look::Plain,
            2,
        );
    }
    if node.bench.len() > MOST_NAMES {
        add(&more(node.bench.len() - MOST_NAMES), Look::Quiet, 1);
    }
    lines
}

/// Breaks a text into lines of at most so many letters; what does not fit in
/// `most` lines ends in "…".
fn wrap(text: &str, letters: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let fits = lines
            .last()
            .is_some_and(|line| line.chars().count() + 1 + word.chars().count() <= letters);
        match lines.last_mut() {
            Some(line) if fits => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// Colours on white paper, told apart by colour-blind readers (Okabe and Ito),
/// each beside its words.
const fn colour(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Nobody => "#d55e00",
        Coverage::OneOnly => "#e69f00",
        Coverage::AllNearRetirement => "#cc79a7",
        Coverage::Covered => "#009e73",
    }
}

/// The whole chart as a file.
pub(crate) fn chart_svg(words: &Words, chart: &Posts) -> String {
    let down = chart.nodes.len() > MOST_ACROSS;
    let letters = if down { 44 } else { 31 };
    let all: Vec<Vec<Line>> = chart.nodes.iter().map(|node| lines(words, node, letters)).collect();
    let root = chart.root.as_ref().map(|node| lines(words, node, letters));
    let tall = |lines: &Vec<Line>| PAD * 2 + lines.len() as u32 * LINE;
    let heights: Vec<u32> = all.iter().map(tall).collect();
    let layout = lay_out(root.as_ref().map(tall), &heights);
    let term = chart.term.as_ref().map(|term| words.with("term", &[("term", term.into())]));
    let day = words.with("plan-as-of", &[("day", chart.as_of.into())]);
    let title = words.with("posts-title-of", &[("unit", (&chart.unit).into())]);
    let under = [term.unwrap_or_default(), day].join(" · ");
    let view = format!("0 0 {} {}", layout.width, layout.height);
    let content = html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(view) width=(layout.width) height=(layout.height)
            font-family="'Be Vietnam Pro', 'Segoe UI', 'Noto Sans', Arial, sans-serif" font-size="12" role="img" aria-labelledby="t d" {
            title id="t" { (title) }
            desc id="d" { (under) }
            rect x="0" y="0" width=(layout.width) height=(layout.height) fill="#ffffff" {}
            text x=(MARGIN) y="30" font-size="17" font-weight="700" fill="#211f1c" { (title) }
            text x=(MARGIN) y="50" fill="#5c574f" { (under) }
            path d=(edges(&layout)) fill="none" stroke="#8a8175" stroke-width="1.5" {}
            @if let (Some(place), Some(node), Some(lines)) = (layout.root, &chart.root, &root) { (boxed(place, node, lines)) }
            @for ((place, node), lines) in layout.nodes.iter().zip(&chart.nodes).zip(&all) { (boxed(*place, node, lines)) }
        }
    };
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}", content.into_string())
}

fn boxed(place: Place, node: &PostNode, lines: &[Line]) -> Markup {
    let dash = (node.coverage == Coverage::Nobody).then_some("5 3");
    html! {
        g class="node" {
            rect x=(place.x) y=(place.y) width=(place.w) height=(place.h) rx="6" fill="#ffffff" stroke="#8a8175" stroke-dasharray=[dash] {}
            rect x=(place.x) y=(place.y) width="6" height=(place.h) rx="3" fill=(colour(node.coverage)) {}
            @for (at, line) in (0u32..).zip(lines) {
                @let (weight, fill) = match line.class {
                    Look::Title => ("700", "#211f1c"),
                    Look::Plain => ("400", "#211f1c"),
                    Look::Quiet => ("400", "#5c574f"),
                    Look::Sign => ("600", "#5c574f"),
                };
                text x=(place.x + PAD + 6) y=(place.y + PAD + 12 + at * LINE) font-weight=(weight) fill=(fill) { (line.text) }
            }
        }
    }
}

/// The lines: from the leading box down, along each row or column.
fn edges(layout: &Layout) -> String {
    let Some(root) = layout.root else { return String::new() };
    let Some(first) = layout.nodes.first() else { return String::new() };
    let (middle, bus) = (root.x + root.w / 2, root.y + root.h + GAP);
    let mut path = format!("M{middle} {}V{bus}", root.y + root.h);
    let down = layout.nodes.len() > MOST_ACROSS;
    let spine = MARGIN / 2;
    for node in &layout.nodes {
        if down {
            let side = node.x - GAP / 2 + 2;
            let middle_of = node.y + PAD + 8;
            path.push_str(&format!("M{middle} {bus}H{side}V{middle_of}H{}", node.x));
        } else {
            let above = node.y - GAP / 2;
            let centre = node.x + node.w / 2;
            let is_first_row = node.y == first.y;
            if is_first_row {
                path.push_str(&format!("M{middle} {bus}H{centre}V{}", node.y));
            } else {
                path.push_str(&format!("M{middle} {bus}H{spine}V{above}H{centre}V{}", node.y));
            }
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn apart(one: Place, other: Place) -> bool {
        one.x + one.w <= other.x
            || other.x + other.w <= one.x
            || one.y + one.h <= other.y
            || other.y + other.h <= one.y
    }

    proptest! {
        #[test]
        fn a_chart_has_a_box_for_each_post_and_none_lies_on_another(
            root in prop::option::of(36u32..300),
            heights in prop::collection::vec(36u32..300, 0..70),
        ) {
            let layout = lay_out(root, &heights);
            prop_assert_eq!(layout.nodes.len(), heights.len());
            let all: Vec<Place> = layout.root.into_iter().chain(layout.nodes.iter().copied()).collect();
            for (at, one) in all.iter().enumerate() {
                prop_assert!(one.x + one.w <= layout.width && one.y + one.h <= layout.height);
                for other in &all[at + 1..] {
                    prop_assert!(apart(*one, *other), "{one:?} {other:?}");
                }
            }
        }

        #[test]
        fn a_wrapped_text_keeps_its_words_or_says_that_it_was_cut(
            text in "[a-zđêơ]{1,9}( [a-zđêơ]{1,9}){0,12}", letters in 10usize..40
        ) {
            let whole = wrap(&text, letters, 100);
            prop_assert_eq!(whole.join(" "), text.clone());
            prop_assert!(whole.iter().all(|line| line.chars().count() <= letters));
            let cut = wrap(&text, letters, 2);
            prop_assert_eq!(cut.len() < whole.len(), cut.last().unwrap().ends_with('…'));
        }
    }

    #[test]
    fn a_chart_as_a_file_draws_every_post_and_asks_for_nothing() {
        for (_, chart) in crate::views::samples::posts() {
            let svg = chart_svg(Words::load(words::Lang::Vi), &chart);
            let boxes = chart.nodes.len() + usize::from(chart.root.is_some());
            assert_eq!(svg.matches("<g class=\"node\">").count(), boxes);
            assert!(!svg.contains("href") && !svg.contains("url(") && !svg.contains('⟦'));
            assert!(svg.starts_with("<?xml"));
        }
    }
}
