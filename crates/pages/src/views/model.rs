//! Values that several views share. They carry what is shown and no more:
//! whatever had to be decided was decided before.

use base::{Day, Share};

/// A text that leads somewhere.
#[derive(Debug, Clone)]
pub struct Link {
    /// What is read.
    pub text: String,
    /// Where it leads; nowhere for a reader who may not go there.
    pub href: Option<String>,
}

/// What a rule found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Đạt.
    Met,
    /// Không đạt.
    NotMet,
    /// Chưa đủ dữ liệu.
    Undetermined,
    /// Không áp dụng.
    NotApplicable,
}

impl Verdict {
    /// All verdicts, in the order in which a filter offers them.
    pub const ALL: [Self; 4] = [Self::NotMet, Self::Undetermined, Self::Met, Self::NotApplicable];

    /// As written in the query of a filter.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::Undetermined => "undetermined",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// How well the source of a value is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// Read in the text itself (văn bản gốc).
    Text,
    /// Read in a paper that reports or implements it (tài liệu thứ cấp).
    Proxy,
    /// Not checked against any text (chưa kiểm chứng).
    Recall,
    /// Made up for the demonstration (hư cấu để trình diễn).
    Invented,
}

/// Whether a rule binds or is an aim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// Bắt buộc.
    Hard,
    /// Phấn đấu.
    Target,
}

/// Where a value comes from.
#[derive(Debug, Clone)]
pub struct Basis {
    /// The provision as cited, for example "Điểm 2.1, Hướng dẫn
    /// 15-HD/BTCTW ngày 05/11/2012".
    pub citation: String,
    /// Its page, where there is one.
    pub href: Option<String>,
    /// How well it is known.
    pub confidence: Confidence,
}

/// A value used in a finding: what it is called and what it is.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Name, worded.
    pub name: String,
    /// Value, worded.
    pub value: String,
}

/// A finding, already worded.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Stable code of the rule.
    pub code: String,
    /// What the rule is called.
    pub title: String,
    /// What was found.
    pub verdict: Verdict,
    /// Whether the rule binds.
    pub force: Force,
    /// One sentence.
    pub text: String,
    /// The values compared, in order.
    pub compared: Vec<Fact>,
    /// What would mend it.
    pub mend: Option<String>,
    /// What the rule rests on, the deciding provision first.
    pub basis: Vec<Basis>,
}

/// Numbers of entries by what became of them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// Chuyển tiếp.
    pub carried_over: u32,
    /// Bổ sung.
    pub added: u32,
    /// Đưa ra.
    pub removed: u32,
}

/// A decision as cited.
#[derive(Debug, Clone)]
pub struct DecisionRef {
    /// Number and symbol, for example "215-QĐ/HU".
    pub number: String,
    /// Its day.
    pub day: Day,
    /// Its paper, where kept.
    pub href: Option<String>,
}

/// Male or female.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

/// What became of an entry in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryStatus {
    /// Proposed; nothing decided yet.
    Proposed,
    /// Chuyển tiếp (carried over from the plan before).
    CarriedOver,
    /// Bổ sung.
    Added,
    /// Đưa ra khỏi quy hoạch.
    Removed,
    /// Closed because the person was appointed to the post.
    Appointed,
}

impl EntryStatus {
    /// All of them, in the order in which a filter offers them.
    pub const ALL: [Self; 5] =
        [Self::CarriedOver, Self::Added, Self::Removed, Self::Proposed, Self::Appointed];

    /// As written in the query of a filter.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::CarriedOver => "carried-over",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Appointed => "appointed",
        }
    }
}

/// Votes for an entry.
#[derive(Debug, Clone, Copy)]
pub struct Vote {
    /// Votes for.
    pub votes_for: u32,
    /// Out of how many.
    pub of: u32,
    /// What was counted to get that number.
    pub denominator: Denominator,
}

/// What a share is counted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denominator {
    /// Those summoned (triệu tập).
    Summoned,
    /// Those present (có mặt).
    Present,
    /// Ballots issued (phát ra).
    Issued,
    /// Ballots returned (thu về).
    Returned,
    /// Valid ballots (hợp lệ).
    Valid,
    /// All members of the body (tổng số thành viên).
    Members,
}

/// On which side of the share a number must lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// At least the share.
    AtLeast,
    /// More than the share.
    MoreThan,
}

/// A threshold or quorum.
#[derive(Debug, Clone)]
pub struct Rule {
    /// The share.
    pub share: Share,
    /// At least, or more than.
    pub comparison: Comparison,
    /// Counted on what.
    pub denominator: Denominator,
    /// The whole numbers, once the denominator is known: (needed, of).
    pub whole: Option<(u32, u32)>,
    /// What it rests on.
    pub basis: Basis,
}

/// The quorum of a conference and whether it was reached.
#[derive(Debug, Clone)]
pub struct Quorum {
    /// The rule; none when the law in use has none.
    pub rule: Option<Rule>,
    /// Whether it was reached.
    pub verdict: Verdict,
}

/// State of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Chưa triệu tập: the paper is being drawn up.
    Drafted,
    /// Đã triệu tập.
    Convened,
    /// Đã họp.
    Held,
    /// Đã kiểm phiếu.
    Counted,
    /// Đã kết luận.
    Concluded,
}

/// State of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewState {
    /// Under way.
    Open,
    /// Opened again after it had been concluded.
    Reopened,
    /// Decided, the plan locked.
    Concluded,
    /// Given up, because it is redone under other instruments.
    Withdrawn,
}

/// What a person may do now. What needs more than a reason leads to a page
/// with its form ([`super::ActionForm`]); the others are a POST form of their own.
#[derive(Debug, Clone)]
pub struct Action {
    /// What it does.
    pub kind: ActionKind,
    /// Where the form goes, or the page with the form.
    pub href: String,
}

/// The actions on a review and its steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionKind {
    /// Draw up the roster and summon.
    Convene,
    /// To the page of the conference.
    Meeting,
    /// Record who came and open the conference.
    Hold,
    /// Enter the ballots.
    Count,
    /// Look at the result of the counts and release it.
    Release,
    /// Vote electronically: to the page of the vote.
    Vote,
    /// Conclude the step.
    Conclude,
    /// Open a concluded step again; asks for a reason (field `reason`).
    Reopen,
    /// Decide the plan.
    Decide,
    /// Prepare and print the paper ballots.
    Ballot,
    /// Read scanned ballots.
    Scans,
    /// Read what was decided about scanned sheets.
    ScanLog,
    /// Print the papers of the review.
    Papers,
}

/// A paper that can be opened.
#[derive(Debug, Clone)]
pub struct PaperLink {
    /// Title.
    pub title: String,
    /// "PDF" or "XLSX".
    pub format: String,
    /// Where it is.
    pub href: String,
}

/// Provisions behind a list that nobody has compared with the document.
#[derive(Debug, Clone, Default)]
pub struct Unconfirmed {
    /// As cited.
    pub provisions: Vec<String>,
    /// Where they can be looked at and confirmed.
    pub href: String,
}
