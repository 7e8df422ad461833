//! Choices: the named variants between which a provision picks. Both variants
//! stay in the code; the law selects one.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A text that is no known code, with the codes there are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{given}» is not one of: {known}")]
pub struct CodeError {
    /// The text as given.
    pub given: String,
    /// The accepted codes, comma separated.
    pub known: String,
}

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every variant, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Every code, in the same order.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The stable kebab-case code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.code())
            }
        }

        impl FromStr for $name {
            type Err = CodeError;
            fn from_str(text: &str) -> Result<Self, CodeError> {
                match text {
                    $($code => Ok(Self::$variant),)+
                    _ => Err(CodeError {
                        given: text.to_owned(),
                        known: [$($code),+].join(", "),
                    }),
                }
            }
        }
    )+};
}

choices! {
    /// Over which posts the limit of posts per person counts.
    PostsScope {
        /// All posts, of whatever level.
        AnyLevel = "any-level",
        /// Only posts of the same level.
        SameLevel = "same-level",
    }
    /// A yearly evaluation's grade, from lowest to highest; the label of each
    /// depends on the year (see [`crate::EVALUATION_SCALE`]).
    Grade {
        /// Không hoàn thành nhiệm vụ.
        Failed = "failed",
        /// Hoàn thành nhiệm vụ.
        Fulfilled = "fulfilled",
        /// Hoàn thành tốt nhiệm vụ.
        Good = "good",
        /// Hoàn thành xuất sắc nhiệm vụ.
        Excellent = "excellent",
    }
    /// A form of discipline, from mildest to gravest.
    Discipline {
        /// Khiển trách.
        Reprimand = "reprimand",
        /// Cảnh cáo.
        Warning = "warning",
        /// Cách chức.
        Removal = "removal",
        /// Khai trừ.
        Expulsion = "expulsion",
    }
    /// Political theory held, from lowest to highest.
    Theory {
        /// Chưa qua đào tạo.
        None = "none",
        /// Sơ cấp.
        Elementary = "elementary",
        /// Trung cấp.
        Intermediate = "intermediate",
        /// Cao cấp (và tương đương).
        Advanced = "advanced",
        /// Cử nhân.
        Bachelor = "bachelor",
    }
    /// Professional education held, from lowest to highest.
    Education {
        /// Chưa qua đào tạo.
        None = "none",
        /// Sơ cấp.
        Elementary = "elementary",
        /// Trung cấp.
        Intermediate = "intermediate",
        /// Cao đẳng.
        College = "college",
        /// Đại học.
        University = "university",
        /// Thạc sĩ.
        Master = "master",
        /// Tiến sĩ.
        Doctor = "doctor",
    }
    /// State-management training held, from lowest to highest.
    StateManagement {
        /// Chưa qua bồi dưỡng.
        None = "none",
        /// Cán sự.
        Clerk = "clerk",
        /// Chuyên viên.
        Specialist = "specialist",
        /// Chuyên viên chính.
        Principal = "principal",
        /// Chuyên viên cao cấp.
        Senior = "senior",
    }
    /// When a violation or a discipline does not keep a person off the plan.
    DisciplineCase {
        /// The form of discipline was due but not imposed, or past the time in
        /// which it can be, and the fault is remedied.
        NotImposed = "not-imposed",
        /// The discipline has run out.
        Expired = "expired",
    }
    /// Of whom a share is asked in a plan of several bodies.
    ShareScope {
        /// Of the names for each body, one body after the other.
        EachBody = "each-body",
        /// Of all names of the plan taken together.
        WholeList = "whole-list",
        /// Of both.
        BodyAndList = "body-and-list",
    }
    /// What becomes of a fraction when a share is turned into people.
    ShareRounding {
        /// Up: the share is reached in full.
        Up = "up",
        /// To the nearest whole number; a half goes up.
        Nearest = "nearest",
        /// Down.
        Down = "down",
    }
    /// Which plan of a unit is made first.
    PlanSequence {
        /// The committee's plan, then the titles'.
        CommitteeFirst = "committee-first",
        /// The titles' plan, then the committee's.
        TitlesFirst = "titles-first",
    }
    /// Which plan a step of the procedure serves.
    PlanKind {
        /// Leadership titles (chức danh lãnh đạo, quản lý).
        Titles = "titles",
        /// Committee (ban chấp hành, ban thường vụ).
        Committee = "committee",
        /// Both.
        Any = "any",
    }
    /// Whether a step votes.
    Ballot {
        /// Secret ballot (phiếu kín).
        Secret = "secret",
        /// No vote.
        None = "none",
    }
    /// How a voter marks the form.
    BallotForm {
        /// Two columns: agree, disagree (đồng ý, không đồng ý).
        AgreeDisagree = "agree-disagree",
        /// One column: marked means introduced (giới thiệu).
        OneColumn = "one-column",
        /// One column, at most a number of names for one post.
        AtMost = "at-most",
    }
    /// What a step's roster votes on.
    StepSubject {
        /// Those who are to stand: carried over and added.
        Standing = "standing",
        /// Those proposed to be added (bổ sung).
        Additions = "additions",
        /// Those proposed to be taken off (đưa ra).
        Removals = "removals",
        /// All of them.
        All = "all",
    }
    /// What happens to equal votes across the number that goes on.
    Ties {
        /// All of the equal ones go on.
        AllGo = "all-go",
        /// None of the equal ones goes on.
        NoneGo = "none-go",
        /// They are voted on again.
        VoteAgain = "vote-again",
    }
    /// What a quorum is counted against.
    Base {
        /// Those summoned to the conference (được triệu tập).
        Convened = "convened",
        /// All members of the body.
        Members = "members",
    }
    /// What a vote threshold is counted against.
    ThresholdBase {
        /// Those summoned to the conference (được triệu tập).
        Convened = "convened",
        /// Those present (có mặt).
        Present = "present",
        /// Ballots issued (phát ra).
        Issued = "issued",
        /// Ballots returned (thu về).
        Returned = "returned",
        /// Valid ballots (hợp lệ).
        Valid = "valid",
    }
    /// Secrecy class (độ mật) of plans and their papers.
    Secrecy {
        /// Không mật.
        None = "none",
        /// Mật.
        Confidential = "confidential",
        /// Tối mật.
        Secret = "secret",
        /// Tuyệt mật.
        TopSecret = "top-secret",
    }
    /// By when a paper of a case file (hồ sơ nhân sự) must be there.
    PaperBy {
        /// Before the first conference of a review is called.
        Convening = "convening",
        /// Before the review is decided.
        Decision = "decision",
        /// It is wished for and holds nothing up.
        Advised = "advised",
    }
    /// Why a person is taken off a plan.
    RemovalReason {
        /// Appointed or elected to the planned, an equal or a higher post.
        Appointed = "appointed",
        /// Disciplined.
        Disciplined = "disciplined",
        /// Low prestige (uy tín thấp).
        LowPrestige = "low-prestige",
        /// No longer young enough for the term.
        OverAge = "over-age",
        /// Planned for more posts than allowed: the excess goes.
        TooManyPosts = "too-many-posts",
        /// Did not fulfil the year's task.
        TaskNotDone = "task-not-done",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_choice_names_the_known_ones() {
        let error = "best".parse::<PostsScope>().unwrap_err();
        assert_eq!(error.to_string(), "«best» is not one of: any-level, same-level");
        assert!(Grade::Good > Grade::Fulfilled && Theory::Advanced > Theory::Intermediate);
    }
}
