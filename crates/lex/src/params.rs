//! Every parameter the rules know, once. Rule ids such as CND-01 are the rows
//! of the project's rule table; a name here is stable, because packs and stored
//! findings hold it.

use crate::choice::{
    Base, Discipline, Grade, PlanSequence, PostsScope, Secrecy, ShareRounding, ShareScope,
    ThresholdBase,
};
use crate::lists::ListCode;
use crate::param::{Kind, Param, ParamInfo};
use crate::procedure::ReviewStep;
use crate::rows::{
    AgeReference, DisciplineException, DisciplineWindow, EducationRequired, EvaluationGrade,
    ExperienceRequired, ManagementRequired, PaperRequired, RemovalCondition, RetirementAge,
    TheoryRequired, WomenRequired, YoungAge,
};
use crate::value::{Typed, reading::Read};
use base::Share;

macro_rules! params {
    ($($(#[doc = $doc:literal])+ $id:ident: $type:ty = $name:literal, $kind:ident;)+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u16)]
        enum Index { $($id),+ }

        $($(#[doc = $doc])+
        pub const $id: Param<$type> = Param::declare(Index::$id as u16, $name);)+

        pub(crate) const DECLARED: &[ParamInfo] = &[$(ParamInfo {
            name: $name,
            kind: Kind::$kind,
            doc: concat!($($doc, "\n"),+),
            index: Index::$id as u16,
            read: |toml| <$type as Read>::read(toml).map(Typed::wrap),
            shape: <$type as Read>::shape,
        }),+];
    };
}

params! {
    // ----- numbers
    /// Most people planned for one leadership post (chức danh). People. CND-01.
    MAX_PER_POST: u32 = "max-per-post", Count;
    /// Fewest people planned for one leadership post. People. CND-02.
    MIN_PER_POST: u32 = "min-per-post", Count;
    /// Most posts one person is planned for. Posts. CND-03.
    MAX_POSTS_PER_PERSON: u32 = "max-posts-per-person", Count;
    /// Over which posts [`MAX_POSTS_PER_PERSON`] counts. CND-03.
    POSTS_PER_PERSON_SCOPE: PostsScope = "posts-per-person-scope", Choice;
    /// Committee plan: least number of people per seat (hệ số). Share of seats,
    /// may exceed 1. CND-04.
    COMMITTEE_RATIO_MIN: Share = "committee-ratio-min", Share;
    /// Committee plan: greatest number of people per seat. Share of seats. CND-04.
    COMMITTEE_RATIO_MAX: Share = "committee-ratio-max", Share;
    /// Only a post higher than the one held may be planned. CND-05.
    HIGHER_POST_ONLY: bool = "higher-post-only", Flag;
    /// Titles plan: least number of people per seat of a deputy's post (cấp phó).
    /// Share of the post's seats, may exceed 1. CND-06.
    DEPUTY_RATIO_MIN: Share = "deputy-ratio-min", Share;
    /// Titles plan: greatest number of people per seat of a deputy's post. Share
    /// of the post's seats. CND-06.
    DEPUTY_RATIO_MAX: Share = "deputy-ratio-max", Share;
    /// No entry in the plan while an appointment or nomination of the same
    /// person is being proposed. CND-07.
    APPOINTMENT_BARRED: bool = "appointment-barred", Flag;

    // ----- age
    /// Least time from the reference month to retirement. Months. AGE-02.
    MIN_REMAINING_SERVICE: u32 = "min-remaining-service", Months;
    /// Wished-for time from the reference month to retirement; a target.
    /// Months. AGE-01.
    PREFERRED_REMAINING_SERVICE: u32 = "preferred-remaining-service", Months;
    /// The month at which age is counted, by term and level. AGE-03.
    AGE_REFERENCE: Vec<AgeReference> = "age-reference", Table;
    /// Retirement ages by the month in which they are reached; see
    /// [`crate::retirement`]. AGE-05.
    RETIREMENT_AGE: Vec<RetirementAge> = "retirement-age", Table;
    /// Number of age bands a plan should show; a target. Bands. AGE-04.
    AGE_BAND_COUNT: u32 = "age-band-count", Count;
    /// Years between age bands; a target. Years. AGE-04.
    AGE_BAND_GAP: u32 = "age-band-gap", Years;

    // ----- structure (targets: they warn, never block)
    /// Women among those planned; a target. Share of people. STR-01.
    WOMEN_SHARE_TARGET: Share = "women-share-target", Share;
    /// Young people among those planned; a target. Share of people. STR-02.
    YOUNG_SHARE_TARGET: Share = "young-share-target", Share;
    /// Ethnic minorities among those planned; a target. Share of people. STR-03.
    MINORITY_SHARE_TARGET: Share = "minority-share-target", Share;
    /// People of science and technology among those planned; a target. Share of
    /// people. STR-05.
    SCIENCE_SHARE_TARGET: Share = "science-share-target", Share;
    /// Of whom the shares STR-01, -02, -03 and -05 are asked in a committee plan.
    /// Where no provision speaks: of each body, as the sources word it ("in the
    /// plan of the committee and of the standing committee", S10).
    SHARE_SCOPE: ShareScope = "share-scope", Choice;
    /// How a share of people becomes a number of people. Where no provision
    /// speaks: up, which is what "from 15 % on" says. STR-01 to STR-05.
    SHARE_ROUNDING: ShareRounding = "share-rounding", Choice;
    /// Up to which age a person counts as young, by level. STR-02.
    YOUNG_AGE: Vec<YoungAge> = "young-age", Table;
    /// Levels whose plans must include women. STR-04.
    WOMEN_REQUIRED: Vec<WomenRequired> = "women-required", Table;

    // ----- conditions of the person
    /// A person must have been evaluated before inclusion. CON-01.
    EVALUATION_REQUIRED: bool = "evaluation-required", Flag;
    /// How many past years' evaluations are looked at. Years. CON-01.
    EVALUATION_YEARS: u32 = "evaluation-years", Count;
    /// The lowest acceptable grade. CON-01.
    EVALUATION_MINIMUM: Grade = "evaluation-minimum", Choice;
    /// The evaluation scale by year: codes, grades and labels. CON-01.
    EVALUATION_SCALE: Vec<EvaluationGrade> = "evaluation-scale", Table;
    /// The mildest discipline that takes a person off the plan. CON-04.
    DISCIPLINE_BARS_FROM: Discipline = "discipline-bars-from", Choice;
    /// How long each form of discipline lasts. CON-04.
    DISCIPLINE_WINDOW: Vec<DisciplineWindow> = "discipline-window", Table;
    /// Whether a person whose discipline has run out may be planned. CON-04.
    DISCIPLINE_EXPIRED_ALLOWED: bool = "discipline-expired-allowed", Flag;
    /// Cases in which a violation or a discipline is tolerated. Where it is set,
    /// a form that has run out passes only if it stands here as `expired`, and
    /// [`DISCIPLINE_EXPIRED_ALLOWED`] is not asked. A `not-imposed` row is for
    /// the reader: without a decision there is no discipline on record. CON-04.
    DISCIPLINE_EXCEPTIONS: Vec<DisciplineException> = "discipline-exceptions", Table;
    /// Political theory asked of posts from a rank on. CON-03.
    THEORY_REQUIRED: Vec<TheoryRequired> = "theory-required", Table;
    /// Professional education asked of posts from a rank on. CON-03.
    EDUCATION_REQUIRED: Vec<EducationRequired> = "education-required", Table;
    /// State-management training (quản lý nhà nước) asked of posts from a rank
    /// on. CON-03.
    MANAGEMENT_REQUIRED: Vec<ManagementRequired> = "management-required", Table;
    /// Months in earlier posts of the same ladder asked of posts from a rank
    /// on. Months. CON-03.
    EXPERIENCE_REQUIRED: Vec<ExperienceRequired> = "experience-required", Table;
    /// Family and political background (quan hệ chính trị gia đình) must be
    /// verified before inclusion. CON-05.
    BACKGROUND_REQUIRED: bool = "background-required", Flag;
    /// A person must hold, or be planned to, the post directly below. CON-02.
    LOWER_ENTRY_REQUIRED: bool = "lower-entry-required", Flag;

    // ----- order and procedure
    /// Lower units lock their lists before the upper unit decides. PRC-10.
    LOWER_FIRST: bool = "lower-first", Flag;
    /// Which plan of a unit comes first. PRC-01.
    PLAN_SEQUENCE: PlanSequence = "plan-sequence", Choice;
    /// The steps of review and supplement, by sort of unit and plan. PRC-02.
    REVIEW_PROCEDURE: Vec<ReviewStep> = "review-procedure", Table;
    /// Least attendance for a conference to be valid. Share of
    /// [`QUORUM_BASE`], at least. PRC-04.
    QUORUM: Share = "quorum", Share;
    /// What the quorum is counted against. PRC-04.
    QUORUM_BASE: Base = "quorum-base", Choice;
    /// Votes a person needs at a step that introduces. Share of
    /// [`THRESHOLD_BASE`]. PRC-06.
    INTRODUCTION_THRESHOLD: Share = "introduction-threshold", Share;
    /// Votes a person needs at the step that decides. Share of
    /// [`THRESHOLD_BASE`]. PRC-05.
    DECISION_THRESHOLD: Share = "decision-threshold", Share;
    /// What vote thresholds are counted against. PRC-05.
    THRESHOLD_BASE: ThresholdBase = "threshold-base", Choice;
    /// True: *more than* the threshold; false: *at least*. PRC-05.
    THRESHOLD_STRICT: bool = "threshold-strict", Flag;
    /// Grounds on which a person is taken off the plan. REM-01.
    REMOVAL_CONDITIONS: Vec<RemovalCondition> = "removal-conditions", Table;
    /// Time to approve after receiving submission and file. Working days. AUT-02.
    APPROVAL_DEADLINE: u32 = "approval-deadline", Count;

    // ----- papers and openness
    /// The papers that the case file of everybody on a list holds, and by when.
    /// Where no provision speaks, none is asked for. PAP-01.
    CASE_FILE: Vec<PaperRequired> = "case-file", Table;
    /// Secrecy class of plans and their papers. PUB-02.
    SECRECY: Secrecy = "secrecy", Choice;
    /// Whether an introduction ballot is held for people from elsewhere. PRC-08.
    OUTSIDE_BALLOT: bool = "outside-ballot", Flag;
    /// Whether the result is announced at the conference itself. PRC-07.
    ENTRY_ANNOUNCED_AT_CONFERENCE: bool = "entry-announced-at-conference", Flag;

    // ----- code lists: the values that records hold
    /// The ethnic groups, numbered as in the statistical list.
    ETHNIC_GROUPS: Vec<ListCode> = "ethnic-groups", CodeList;
    /// Levels of political theory, from lowest to highest.
    THEORY_LEVELS: Vec<ListCode> = "theory-levels", CodeList;
    /// Levels of professional education, from lowest to highest.
    EDUCATION_LEVELS: Vec<ListCode> = "education-levels", CodeList;
    /// Levels of state-management training, from lowest to highest.
    STATE_MANAGEMENT_LEVELS: Vec<ListCode> = "state-management-levels", CodeList;
    /// Secrecy classes, from lowest to highest; see [`SECRECY`].
    SECRECY_CLASSES: Vec<ListCode> = "secrecy-classes", CodeList;
    /// Forms of party discipline, from mildest to gravest.
    DISCIPLINE_FORMS: Vec<ListCode> = "discipline-forms", CodeList;
}
