//! Tờ trình and the draft of the decision that it asks for.

use super::letterhead::{Citation, Letterhead, Signature};
use base::Day;
use serde::{Deserialize, Serialize};

/// What is submitted for decision: the result of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Head of the paper; its number carries the sign of the kind.
    pub head: Letterhead,
    /// The title in capitals: "TỜ TRÌNH", "QUYẾT ĐỊNH".
    pub title: String,
    /// What it is about, under the title.
    pub subject: String,
    /// Kính gửi, one line each.
    pub to: Vec<String>,
    /// Who decides, in words.
    pub decider: String,
    /// Căn cứ, one provision each, with its mark.
    pub bases: Vec<Citation>,
    /// The plan inside a sentence.
    pub plan: String,
    /// The unit inside a sentence.
    pub unit: String,
    /// People on the list as proposed, each once.
    pub people: u32,
    /// Entries carried over.
    pub carried: u32,
    /// Entries added.
    pub added: u32,
    /// Entries taken off.
    pub removed: u32,
    /// The steps carried out.
    pub steps: Vec<StepResult>,
    /// The posts with their numbers.
    pub posts: Vec<PostNumbers>,
    /// What goes with it, one line each.
    pub annexes: Vec<String>,
    /// Nơi nhận, one line each, without the dash.
    pub recipients: Vec<String>,
    /// The signature.
    pub signs: Signature,
}

/// One step carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepResult {
    /// The step's name.
    pub name: String,
    /// The day of its conference.
    pub day: Day,
    /// Number convened.
    pub convened: u32,
    /// Number present.
    pub present: u32,
    /// What came of it, in words.
    pub result: String,
}

/// The people proposed for one post, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostNumbers {
    /// The post.
    pub post: String,
    /// Its seats.
    pub seats: u32,
    /// Those proposed.
    pub people: u32,
}
