//! From the list before a review to the list after it: who was carried over,
//! added, removed and why. Nobody is lost on the way.

use super::figure::{Figure, length};
use crate::views::review::ListFlow;
use crate::views::shell::Page;
use maud::{Markup, html};

/// A bar at which streams end, in dots from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bar {
    pub people: u32,
    pub y: u32,
    pub h: u32,
}

/// One stream: from a bar on the left to a bar on the right, and how far down in
/// each it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stream {
    pub from: usize,
    pub to: usize,
    pub people: u32,
    pub y_from: u32,
    pub y_to: u32,
    pub h: u32,
}

/// Bars on the left (the list before, those added) and on the right (the list
/// after, each reason for leaving), with the streams between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Streams {
    pub left: Vec<Bar>,
    pub right: Vec<Bar>,
    pub streams: Vec<Stream>,
    pub height: u32,
}

const FULL: u32 = 180;
const SPACE: u32 = 34;
const TOP: u32 = 18;

/// Lays the flow out.
pub(super) fn lay_out(flow: &ListFlow) -> Streams {
    let removed: u32 = flow.removed.iter().map(|(_, people)| people).sum();
    let before = flow.carried_over + removed;
    let after = flow.carried_over + flow.added;
    let whole = before + flow.added;
    // What is there is seen: a stream has at least two dots.
    let dots = |people: u32| length(people, whole, FULL).max(if people > 0 { 2 } else { 0 });
    let mut streams = Vec::new();
    let mut y = TOP;
    let mut add = |from: usize, to: usize, people: u32| {
        if people > 0 {
            streams.push(Stream { from, to, people, y_from: 0, y_to: 0, h: dots(people) });
        }
    };
    add(0, 0, flow.carried_over);
    for (at, (_, people)) in flow.removed.iter().enumerate() {
        add(0, at + 1, *people);
    }
    add(1, 0, flow.added);
    let mut bars = |each: &[u32], of: &dyn Fn(&Stream) -> usize| -> Vec<Bar> {
        y = TOP;
        let bar = |(at, people): (usize, &u32)| {
            let h = streams.iter().filter(|one| of(one) == at).map(|one| one.h).sum();
            let bar = Bar { people: *people, y, h };
            y += if h > 0 { h + SPACE } else { 0 };
            bar
        };
        each.iter().enumerate().map(bar).collect()
    };
    let left = bars(&[before, flow.added], &|stream| stream.from);
    let right: Vec<u32> = [after].into_iter().chain(flow.removed.iter().map(|one| one.1)).collect();
    let right = bars(&right, &|stream| stream.to);
    let (mut used_left, mut used_right) = (vec![0; left.len()], vec![0; right.len()]);
    for stream in &mut streams {
        stream.y_from = left[stream.from].y + used_left[stream.from];
        stream.y_to = right[stream.to].y + used_right[stream.to];
        used_left[stream.from] += stream.h;
        used_right[stream.to] += stream.h;
    }
    let drawn = left.iter().chain(&right).filter(|bar| bar.h > 0);
    // The words beside the last bar need some room below its top.
    let bottom = drawn.map(|bar| bar.y + bar.h.max(SPACE)).max().unwrap_or(TOP);
    Streams { left, right, streams, height: bottom + 12 }
}

const X_LEFT: u32 = 130;
const X_RIGHT: u32 = 330;

/// The picture; nothing where nothing is proposed.
pub(in crate::views) fn flow(page: &Page<'_>, flow: &ListFlow) -> Markup {
    let laid = lay_out(flow);
    if laid.streams.is_empty() {
        return html! {};
    }
    let right_name = |at: usize| match at {
        0 => page.text("flow-after"),
        at => flow.removed.get(at - 1).map(|(reason, _)| reason.clone()).unwrap_or_default(),
    };
    let left_name = |at: usize| page.text(if at == 0 { "flow-before" } else { "entry-added" });
    let class = |stream: &Stream| match (stream.from, stream.to) {
        (1, _) => "stream added",
        (_, 0) => "stream carried-over",
        _ => "stream removed",
    };
    let drawing = html! {
        @for one in &laid.streams { path class=(class(one)) d=(band(one)) {} }
        @for (at, bar) in laid.left.iter().enumerate().filter(|(_, bar)| bar.people > 0) {
            rect class="bar-end" x=(X_LEFT - 8) y=(bar.y) width="8" height=(bar.h) {}
            text x=(X_LEFT - 14) y=(bar.y + 12) text-anchor="end" { (page.words.integer(bar.people)) }
            text class="axis" x=(X_LEFT - 14) y=(bar.y + 27) text-anchor="end" { (left_name(at)) }
        }
        @for (at, bar) in laid.right.iter().enumerate().filter(|(_, bar)| bar.people > 0) {
            rect class="bar-end" x=(X_RIGHT) y=(bar.y) width="8" height=(bar.h) {}
            text x=(X_RIGHT + 14) y=(bar.y + 12) { (page.words.integer(bar.people)) }
            text class="axis" x=(X_RIGHT + 14) y=(bar.y + 27) { (right_name(at)) }
        }
    };
    let row = |one: &Stream| {
        let name = match (one.from, one.to) {
            (1, _) => page.text("entry-added"),
            (_, 0) => page.text("entry-carried-over"),
            (_, to) => page.with("flow-removed", &[("reason", (&right_name(to)).into())]),
        };
        vec![name, page.words.integer(one.people)]
    };
    let title = page.text(if flow.decided { "flow-title" } else { "flow-title-proposed" });
    let (before, after) = (laid.left[0].people, laid.right[0].people);
    let gist = page.with("flow-gist", &[("before", before.into()), ("after", after.into())]);
    let figure = Figure {
        title: &title,
        gist: &gist,
        size: (560, laid.height),
        drawing,
        head: vec![page.text("flow-what"), page.text("flow-people")],
        rows: laid.streams.iter().map(row).collect(),
    };
    html! { section class="card flow" { (figure.show(page)) } }
}

/// The outline of a stream.
fn band(one: &Stream) -> String {
    let middle = (X_LEFT + X_RIGHT) / 2;
    let (a, b) = (one.y_from, one.y_to);
    let (c, d) = (b + one.h, a + one.h);
    format!(
        "M{X_LEFT} {a}C{middle} {a} {middle} {b} {X_RIGHT} {b}V{c}C{middle} {c} {middle} {d} {X_LEFT} {d}Z"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_flows_out_of_a_bar_and_into_it_is_what_the_bar_holds(
            carried_over in 0u32..400, added in 0u32..200,
            removed in prop::collection::vec(0u32..80, 0..6)
        ) {
            let removed: Vec<(String, u32)> =
                removed.into_iter().map(|people| (String::new(), people)).collect();
            let flow = ListFlow { decided: true, carried_over, added, removed };
            let laid = lay_out(&flow);
            let out = |at: usize| laid.streams.iter().filter(move |one| one.from == at);
            let into = |at: usize| laid.streams.iter().filter(move |one| one.to == at);
            for (at, bar) in laid.left.iter().enumerate() {
                prop_assert_eq!(out(at).map(|one| one.people).sum::<u32>(), bar.people);
                prop_assert_eq!(out(at).map(|one| one.h).sum::<u32>(), bar.h);
            }
            for (at, bar) in laid.right.iter().enumerate() {
                prop_assert_eq!(into(at).map(|one| one.people).sum::<u32>(), bar.people);
                prop_assert!(bar.h == 0 || bar.y + bar.h <= laid.height);
            }
            let sum = |bars: &[Bar]| bars.iter().map(|bar| bar.people).sum::<u32>();
            prop_assert_eq!(sum(&laid.left), sum(&laid.right));
        }
    }
}
