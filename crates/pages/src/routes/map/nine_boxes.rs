//! Names in nine boxes.

use super::values;
use crate::views::{BoxAxis, BoxName, Link, NineBoxes};
use desk::{Axis, BoxedName, Measure};
use words::Words;

fn measure(by: Measure, words: &Words) -> String {
    words.text(&format!("boxes-by-{}", by.code()))
}

fn axis(axis: Axis, words: &Words) -> BoxAxis {
    let name = measure(axis.by, words);
    BoxAxis { by: axis.by.code(), name, low: axis.low, high: axis.high }
}

fn name(one: &BoxedName) -> BoxName {
    BoxName {
        person: values::person(one.person, &one.name, true),
        post: one.post.clone(),
        values: [one.across, one.up],
    }
}

/// The page; with the way back, its own address and what its form keeps.
pub fn nine_boxes(
    boxes: &desk::NineBoxes,
    (back, href, kept): (Link, String, Vec<(&'static str, String)>),
    words: &Words,
) -> NineBoxes {
    let places = (0..3).rev().flat_map(|up| (0..3).map(move |across| (across, up)));
    NineBoxes {
        back,
        title: boxes.title.clone(),
        on: boxes.on,
        href,
        kept,
        measures: Measure::ALL.iter().map(|(by, code, _)| (*code, measure(*by, words))).collect(),
        axes: [axis(boxes.across, words), axis(boxes.up, words)],
        boxes: places.map(|(across, up)| boxes.of(across, up).map(name).collect()).collect(),
        unknown: boxes.unknown().map(name).collect(),
    }
}
