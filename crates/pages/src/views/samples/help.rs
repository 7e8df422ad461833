//! Samples of the index of help.

use crate::views::help::{Ground, Help, HelpIndex, TOPICS};
use crate::views::model::Confidence;

pub(in crate::views) fn help() -> Vec<(&'static str, HelpIndex)> {
    let all = || {
        TOPICS.iter().map(|topic| {
            (topic, (!topic.routes[0].contains('{')).then(|| topic.routes[0].to_owned()))
        })
    };
    let guides = vec!["officer", "counting-team", "chair", "delegate"];
    vec![
        ("all", HelpIndex { topics: all().collect(), guides: guides.clone() }),
        ("few", HelpIndex { topics: all().take(1).collect(), guides }),
    ]
}

/// The help of the first topic, with a provision of each kind.
pub(in crate::views) fn in_place() -> Help {
    let ground = |citation: &str, confidence, href: Option<&str>| Ground {
        citation: citation.into(),
        confidence,
        href: href.map(str::to_owned),
    };
    let grounds = vec![
        ground("Các bước rà soát, bổ sung, 15-HD/BTCTW, 05/11/2012", Confidence::Recall, None),
        ground("Trình tự giữa các cấp, 06-HD/BTCTW, 24/02/2017", Confidence::Proxy, Some("/law")),
    ];
    Help { topic: &TOPICS[0], grounds }
}
