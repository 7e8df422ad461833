//! A conference's turnout, and the votes for each person with the threshold.
//! Both are given only what was released.

use super::figure::{Figure, length};
use crate::views::shell::Page;
use crate::views::step::{BallotTally, Conference, Outcome, PostResult};
use base::Share;
use maud::{Markup, html};

const FULL: u32 = 230;
const LEFT: u32 = 120;

/// From those summoned to the valid sheets, each against the first.
pub(in crate::views) fn turnout(
    page: &Page<'_>,
    conference: &Conference,
    ballots: Option<BallotTally>,
) -> Markup {
    let Some(present) = conference.present else { return html! {} };
    let mut bars = vec![("step-summoned", conference.summoned), ("step-present", present)];
    if let Some(tally) = ballots {
        bars.push(("step-issued", tally.issued));
        bars.push(("step-returned", tally.returned));
        bars.push(("step-valid", tally.valid));
    }
    let whole = conference.summoned;
    let share = |part: u32| Share::new(part, whole).map(|share| page.words.percent(share));
    let drawing = html! {
        @for (at, (key, people)) in (0u32..).zip(&bars) {
            @let y = 6 + at * 28;
            @let long = length(*people, whole, FULL);
            text class="axis" x=(LEFT - 8) y=(y + 15) text-anchor="end" { (page.text(key)) }
            rect class="ground-bar" x=(LEFT) y=(y) width=(FULL) height="20" {}
            rect class=(if at == 0 { "whole" } else { "part" }) x=(LEFT) y=(y) width=(long) height="20" {}
            text x=(LEFT + FULL + 8) y=(y + 15) { (page.words.integer(*people)) }
        }
    };
    let row = |(key, people): &(&str, u32)| {
        vec![page.text(key), page.words.integer(*people), share(*people).unwrap_or_default()]
    };
    let title = page.text("turnout-title");
    let gist =
        page.with("turnout-gist", &[("present", present.into()), ("summoned", whole.into())]);
    let figure = Figure {
        title: &title,
        gist: &gist,
        size: (420, 10 + bars.len() as u32 * 28),
        drawing,
        head: ["turnout-what", "flow-people", "turnout-of-summoned"]
            .map(|key| page.text(key))
            .to_vec(),
        rows: bars.iter().map(row).collect(),
    };
    figure.show(page)
}

/// The share of approval of each person on the form, post by post, with the
/// threshold.
pub(in crate::views) fn votes(
    page: &Page<'_>,
    posts: &[PostResult],
    limit: Option<Share>,
) -> Markup {
    let voted = posts.iter().flat_map(|post| {
        post.candidates.iter().filter_map(|one| Some((&post.title, one, one.votes?)))
    });
    let rows: Vec<_> = voted.collect();
    if rows.is_empty() {
        return html! {};
    }
    let (left, full, row) = (190, 250, 24);
    let at_limit = limit.map(|share| left + length(share.part(), share.whole(), full));
    let height = 26 + rows.len() as u32 * row;
    let drawing = html! {
        @for (at, (_, one, votes)) in (0u32..).zip(&rows) {
            @let y = 20 + at * row;
            @let class = if one.outcome == Some(Outcome::Failed) { "below" } else { "above" };
            text x=(left - 8) y=(y + 13) text-anchor="end" { (short(&one.person.text)) }
            rect class="ground-bar" x=(left) y=(y) width=(full) height="16" {}
            rect class=(class) x=(left) y=(y) width=(length(votes.share.part(), votes.share.whole(), full).min(full)) height="16" {}
            text x=(left + full + 8) y=(y + 13) { (page.words.percent(votes.share)) }
        }
        @if let Some(x) = at_limit {
            line class="limit" x1=(x) x2=(x) y1="14" y2=(height - 4) {}
            text class="axis" x=(x) y="10" text-anchor="middle" { (page.text("step-threshold")) }
        }
    };
    let line =
        |(post, one, votes): &(&String, &crate::views::CandidateRow, crate::views::RowVotes)| {
            vec![
                format!("{} – {post}", one.person.text),
                page.words.integer(votes.votes_for),
                page.words.percent(votes.share),
            ]
        };
    let title = page.text("votes-title");
    let gist = match limit {
        Some(share) => page.with("votes-gist", &[("share", share.into())]),
        None => page.text("votes-no-limit"),
    };
    let figure = Figure {
        title: &title,
        gist: &gist,
        size: (500, height),
        drawing,
        head: ["column-name", "column-for", "column-share"].map(|key| page.text(key)).to_vec(),
        rows: rows.iter().map(line).collect(),
    };
    figure.show(page)
}

/// The most letters of a name beside its bar.
const MOST_LETTERS: usize = 26;

fn short(name: &str) -> String {
    if name.chars().count() <= MOST_LETTERS {
        return name.to_owned();
    }
    let begun: String = name.chars().take(MOST_LETTERS - 1).collect();
    format!("{begun}…")
}
