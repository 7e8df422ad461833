//! The words of the field for what the desk shows: titles of plans and steps,
//! and what a refusal says.

use crate::{DeskError, PasswordFault};
use ballot::LayoutError;
use roster::{PlanKind, Term};
use store::StoreTrouble;
use words::{Arg, Words};

/// The name of a step by its code in the law; an unknown code stands for
/// itself, because steps are data.
pub fn step_name(words: &Words, code: &str) -> String {
    let key = format!("step-name-{code}");
    if words.has(&key) { words.text(&key) } else { code.to_owned() }
}

/// The name of a plan: "Quy hoạch cấp ủy nhiệm kỳ 2015–2020".
pub fn title_of_plan(words: &Words, kind: PlanKind, term: Term) -> String {
    let key = match kind {
        PlanKind::Committee => "plan-title-committee",
        PlanKind::Titles => "plan-title-titles",
    };
    words.with(key, &[("term", Arg::from(term.to_string().as_str()))])
}

impl DeskError {
    /// What happened and what to do, in the user's language.
    pub fn say(&self, words: &Words) -> String {
        let text = |key: &str, args: &[(&str, String)]| {
            let args: Vec<(&str, Arg<'_>)> =
                args.iter().map(|(name, value)| (*name, Arg::from(value.as_str()))).collect();
            words.with(key, &args)
        };
        let one =
            |key: &str, name: &'static str, value: &str| text(key, &[(name, value.to_owned())]);
        match self {
            Self::Forbidden { role, .. } => {
                let role = words.text(&format!("role-{}", role.code()));
                one("desk-forbidden", "role", &role)
            }
            Self::OwnCase => words.text("permission-own-case"),
            Self::Access(refusal) => refusal.say(words),
            Self::AboveClearance => words.text("permission-above-clearance"),
            Self::OutsideScope { unit } => one("desk-outside-scope", "unit", unit),
            Self::NotFound { what, name } => one(&format!("desk-no-{what}"), "name", name),
            Self::Ambiguous { name, count, .. } => {
                text("desk-ambiguous", &[("name", name.clone()), ("count", count.to_string())])
            }
            Self::Refused(refusal) => say_refusal(refusal, words),
            Self::LawUnset { parameter, why } => {
                text(&format!("desk-law-{why}"), &[("parameter", (*parameter).to_owned())])
            }
            Self::LawUnknown { parameter, value } => text(
                "desk-law-unknown",
                &[("parameter", (*parameter).to_owned()), ("value", value.clone())],
            ),
            Self::Intake { file, error } => {
                let key = format!("desk-file-{}", error.code());
                let mut args = vec![("file", file.clone())];
                args.extend(error.args());
                if words.has(&key) { text(&key, &args) } else { format!("{file}: {error}") }
            }
            Self::ImportStopped => words.text("desk-import-stopped"),
            Self::SameField { field } => one("desk-same-field", "field", field),
            Self::AlreadyImported { file, batch } => {
                text("desk-already-imported", &[("file", file.clone()), ("batch", batch.clone())])
            }
            Self::Merge(refusal) => refusal.say(words),
            Self::AlreadyApart => words.text("desk-already-apart"),
            Self::NoAnswer => words.text("desk-no-answer"),
            Self::BatchInUse { batch, .. } => one("desk-batch-in-use", "batch", batch),
            Self::List(refusal) => words.text(match refusal {
                plan::EditRefusal::AlreadyListed => "desk-already-proposed",
                plan::EditRefusal::NotListed => "list-not-listed",
                plan::EditRefusal::OtherKind => "list-other-kind",
                plan::EditRefusal::Changed => "list-changed",
            }),
            Self::NothingToUndo => words.text("list-nothing-to-undo"),
            Self::NobodyTicked => words.text("list-none-ticked"),
            Self::ScenarioClosed => words.text("list-scenario-closed"),
            Self::BadScenarioName { text: name } => one("list-bad-name", "name", name),
            Self::ReadinessDays => words.text("posts-readiness-days"),
            Self::CaseFiles { lacking } => crate::case_files::say::refusal(lacking, words),
            Self::FutureDate { day } => one("case-file-future", "day", &day.vietnamese()),
            Self::BadValue { text: value } => one("correct-bad-value", "value", value),
            Self::NoOwnFile => words.text("own-file-none"),
            Self::NotEligible { person, reason } => {
                text("desk-not-eligible", &[("person", person.clone()), ("reason", reason.clone())])
            }
            Self::Sheets(ballot::CountError::WrongRows { sheet, marks, rows }) => text(
                "desk-sheet-rows",
                &[
                    ("sheet", sheet.to_string()),
                    ("marks", marks.to_string()),
                    ("rows", rows.to_string()),
                ],
            ),
            Self::Sheets(ballot::CountError::Unreadable { sheet, text: marks }) => text(
                "desk-sheet-unreadable",
                &[("sheet", sheet.to_string()), ("marks", marks.clone())],
            ),
            Self::SameCounter => words.text("desk-same-counter"),
            Self::AlreadyCounted => words.text("desk-already-counted"),
            Self::CountMissing { have } => one("desk-count-missing", "have", &have.to_string()),
            Self::NoBallotForm => words.text("desk-ballot-not-printed"),
            Self::ScansCounted => words.text("desk-scans-counted"),
            Self::ScanReply(refusal) => words.text(match refusal {
                ballot::ReplyRefusal::NotAsked => "desk-scan-not-asked",
                ballot::ReplyRefusal::SamePerson => "desk-scan-same-person",
                ballot::ReplyRefusal::DoesNotFit => "desk-scan-does-not-fit",
            }),
            Self::ScansOpen { open } => one("desk-scans-open", "open", &open.to_string()),
            Self::ScansReturned { read, returned } => text(
                "desk-scans-returned",
                &[("read", read.to_string()), ("returned", returned.to_string())],
            ),
            Self::NotReleased => words.text("desk-not-released"),
            Self::Counting(refusal) => crate::counting::say::refusal(refusal, words),
            Self::CountBegun => words.text("counting-begun"),
            Self::DraftOpen => words.text("counting-draft-open"),
            Self::NotNumbered => words.text("counting-not-numbered"),
            Self::BadPlace { text: place } => one("counting-bad-place", "place", place),
            Self::BadName { text: name } => one("counting-bad-name", "name", name),
            Self::Conference(fault) => words.text(conference_fault(*fault)),
            Self::AlreadyCalled { name } => one("conference-already-called", "name", name),
            Self::NotCalled { name } => one("conference-not-called", "name", name),
            Self::NoInvitation { code } => one("conference-no-invitation", "code", code),
            Self::IsPresent => words.text("conference-is-present"),
            Self::Vote(fault) => say_vote_fault(fault, words),
            Self::BadDate { text: date } => one("desk-bad-date", "text", date),
            Self::AccountExists { name } => one("desk-account-exists", "name", name),
            Self::WrongPassword => words.text("desk-wrong-password"),
            Self::Locked { minutes } => one("desk-locked", "minutes", &minutes.to_string()),
            Self::NotAlone => words.text("desk-not-alone"),
            Self::NoSession => words.text("desk-no-session"),
            Self::WrongOwnPassword => words.text("account-wrong-own-password"),
            Self::WrongCode => words.text("account-wrong-code"),
            Self::AccountDisabled => words.text("account-disabled"),
            Self::Dormant => words.text("account-dormant"),
            Self::Password(fault) => say_password(*fault, words),
            Self::LinkEnded => words.text("account-link-ended"),
            Self::OwnAccount => words.text("account-own-refused"),
            Self::CannotLend { why } => words.text(&format!("lend-refused-{why}")),
            Self::NoSecondFactor => words.text("account-no-second"),
            Self::BadAccountName { name } => one("account-bad-name", "name", name),
            Self::FormFixed { step } => one("ballot-form-fixed", "step", &step.to_string()),
            Self::FormLayout(error) => say_layout(error, words),
            Self::TooMany { what, most } => {
                one(&format!("ballot-too-many-{what}"), "most", &most.to_string())
            }
            Self::Template { file, error } => crate::issue::say_template(file, error, words),
            Self::Store(error) if error.trouble().is_some() => {
                let code = error.trouble().map_or("", StoreTrouble::code);
                words.text(&format!("trouble-{code}"))
            }
            // What failed inside is for the log, not for the reader.
            Self::Paper(_) | Self::Store(_) | Self::Internal(_) => words.text("desk-internal"),
        }
    }
}

fn conference_fault(fault: plan::ConferenceFault) -> &'static str {
    use plan::ConferenceFault;
    match fault {
        ConferenceFault::Closed => "conference-closed",
        ConferenceFault::NotClosed => "conference-not-closed",
        ConferenceFault::NotHeld => "conference-not-held",
        ConferenceFault::NoReason => "conference-no-reason",
        ConferenceFault::Empty => "conference-empty",
        ConferenceFault::TooLong => "conference-too-long",
        ConferenceFault::BadTime => "conference-bad-time",
    }
}

fn say_layout(error: &LayoutError, words: &Words) -> String {
    let texts: Vec<(&str, String)> = match error {
        LayoutError::Empty | LayoutError::HeadTooHigh => Vec::new(),
        LayoutError::TooWide { text, word } => {
            vec![("text", text.clone()), ("word", word.clone())]
        }
        LayoutError::TooHigh { text } => vec![("text", text.clone())],
        LayoutError::TooManyPages { pages } => vec![("pages", pages.to_string())],
    };
    let key = match error {
        LayoutError::Empty => "ballot-layout-empty",
        LayoutError::HeadTooHigh => "ballot-layout-head",
        LayoutError::TooWide { .. } => "ballot-layout-wide",
        LayoutError::TooHigh { .. } => "ballot-layout-high",
        LayoutError::TooManyPages { .. } => "ballot-layout-pages",
    };
    let args: Vec<(&str, Arg<'_>)> =
        texts.iter().map(|(name, value)| (*name, Arg::from(value.as_str()))).collect();
    words.with(key, &args)
}

fn say_vote_fault(fault: &crate::VoteFault, words: &Words) -> String {
    use crate::VoteFault;
    let plain = match fault {
        VoteFault::NoPlace => "no-place",
        VoteFault::WrongState => "wrong-state",
        VoteFault::Pending => "pending",
        VoteFault::UnknownCode => "unknown-code",
        VoteFault::MistypedCode => "mistyped-code",
        VoteFault::UsedCode => "used-code",
        VoteFault::WrongRows => "wrong-rows",
        VoteFault::Closed => "closed",
        VoteFault::InUse => "in-use",
        VoteFault::BoxGone => "box-gone",
        VoteFault::NoReason => "no-reason",
        VoteFault::Full => "full",
        VoteFault::SameWithdrawer => "same-withdrawer",
        VoteFault::WithdrawalProposed => "withdrawal-proposed",
        VoteFault::NoWithdrawal => "no-withdrawal",
        VoteFault::BadName { name } => {
            return words.with("desk-vote-bad-name", &[("name", name.as_str().into())]);
        }
        VoteFault::NameTwice { name } => {
            return words.with("desk-vote-name-twice", &[("name", name.as_str().into())]);
        }
        VoteFault::LongName { name, most } => {
            let args = [("name", name.as_str().into()), ("most", (*most).into())];
            return words.with("desk-vote-long-name", &args);
        }
        VoteFault::Address { text } => {
            return words.with("desk-vote-address", &[("text", text.as_str().into())]);
        }
        VoteFault::Loopback { text } => {
            return words.with("desk-vote-loopback", &[("text", text.as_str().into())]);
        }
        VoteFault::Cards { cards, present } => {
            let args = [("cards", (*cards).into()), ("present", (*present).into())];
            return words.with("desk-vote-cards", &args);
        }
        VoteFault::Issued { issued, ballots, most } => {
            let args = [
                ("issued", (*issued).into()),
                ("ballots", (*ballots).into()),
                ("most", (*most).into()),
            ];
            return words.with("desk-vote-issued", &args);
        }
        VoteFault::IssuedDiffer { one, two } => {
            let args = [("one", (*one).into()), ("two", (*two).into())];
            return words.with("desk-vote-issued-differ", &args);
        }
        VoteFault::TooMany { group, at_most, chosen } => {
            let counts = [("most", (*at_most).into()), ("chosen", (*chosen).into())];
            let args = [&counts[..], &[("group", group.as_str().into())]].concat();
            return words.with("desk-vote-too-many", &args);
        }
    };
    words.text(&format!("desk-vote-{plain}"))
}

/// Why a password is refused, and what to type instead.
fn say_password(fault: PasswordFault, words: &Words) -> String {
    let number = |value: usize| Arg::Number(value as i64);
    match fault {
        PasswordFault::TooShort { fewest } => {
            words.with("password-too-short", &[("fewest", number(fewest))])
        }
        PasswordFault::TooLong { most } => {
            words.with("password-too-long", &[("most", number(most))])
        }
        PasswordFault::HoldsName => words.text("password-holds-name"),
        PasswordFault::TooPlain => words.text("password-too-plain"),
        PasswordFault::Common => words.text("password-common"),
    }
}

fn say_refusal(refusal: &plan::Refusal, words: &Words) -> String {
    use plan::Refusal;
    let text = |key: &str, args: &[(&str, String)]| {
        let args: Vec<(&str, Arg<'_>)> =
            args.iter().map(|(name, value)| (*name, Arg::from(value.as_str()))).collect();
        words.with(key, &args)
    };
    match refusal {
        Refusal::WrongState { step, state } => {
            let state = words.text(&format!("refused-state-{state}"));
            text("refused-wrong-state", &[("step", step.to_string()), ("state", state)])
        }
        Refusal::OutOfOrder { waiting_for, .. } => {
            text("refused-out-of-order", &[("step", waiting_for.to_string())])
        }
        Refusal::NoSuchStep { step, steps } => text(
            "refused-no-such-step",
            &[("step", step.to_string()), ("steps", steps.to_string())],
        ),
        Refusal::LowerNotDecided { count } => {
            text("refused-lower-not-decided", &[("count", count.to_string())])
        }
        Refusal::NobodyConvened { step } => {
            text("refused-nobody-convened", &[("step", step.to_string())])
        }
        Refusal::NoQuorum { shortfall } => text(
            "refused-no-quorum",
            &[
                ("present", shortfall.present.to_string()),
                ("total", shortfall.total.to_string()),
                ("needed", shortfall.needed.to_string()),
                ("short", (shortfall.needed - shortfall.present).to_string()),
            ],
        ),
        Refusal::Turnout { error } => {
            use ballot::TurnoutError;
            let (key, more, less) = match error {
                TurnoutError::MorePresentThanConvened { present, convened } => {
                    ("refused-more-present", present, convened)
                }
                TurnoutError::MoreIssuedThanPresent { issued, present } => {
                    ("refused-more-issued", issued, present)
                }
                TurnoutError::MoreReturnedThanIssued { returned, issued } => {
                    ("refused-more-returned", returned, issued)
                }
            };
            text(key, &[("more", more.to_string()), ("less", less.to_string())])
        }
        Refusal::BallotMismatch { step } => {
            text("refused-ballot-mismatch", &[("step", step.to_string())])
        }
        Refusal::WrongRows { tallied, rows, .. } => text(
            "refused-wrong-rows",
            &[("tallied", tallied.to_string()), ("rows", rows.to_string())],
        ),
        Refusal::Tied { step, tied, places } => text(
            "refused-tied",
            &[
                ("step", step.to_string()),
                ("tied", tied.to_string()),
                ("places", places.to_string()),
            ],
        ),
        Refusal::DatedBefore { step } => {
            text("refused-dated-before", &[("step", step.to_string())])
        }
        Refusal::NoReason => words.text("refused-no-reason"),
        Refusal::AlreadyDecided => words.text("refused-already-decided"),
    }
}

#[cfg(test)]
mod tests;
