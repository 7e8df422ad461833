//! Every error is said in both languages.

use super::*;
use crate::Role;
use ballot::{CountError, InvalidKind, LedgerRefusal, MergeRefusal, Shortfall, TurnoutError};
use plan::{LeaveReason, Refusal};
use words::Lang;

fn errors() -> Vec<DeskError> {
    let mut errors = vec![
        DeskError::Forbidden { right: "decide", role: Role::Officer },
        DeskError::OutsideScope { unit: "SL.TB".into() },
        DeskError::OwnCase,
        DeskError::AboveClearance,
        DeskError::not_found("paper", "x.pdf"),
        DeskError::not_found("passkey", ""),
        DeskError::Ambiguous { what: "person", name: "An".into(), count: 2 },
        DeskError::LawUnknown { parameter: "review-procedure", value: "x".into() },
        DeskError::AlreadyImported { file: "a.xlsx".into(), batch: "b".into() },
        DeskError::BatchInUse { batch: "b".into(), table: "unit" },
        DeskError::List(plan::EditRefusal::AlreadyListed),
        DeskError::List(plan::EditRefusal::NotListed),
        DeskError::List(plan::EditRefusal::OtherKind),
        DeskError::List(plan::EditRefusal::Changed),
        DeskError::NothingToUndo,
        DeskError::NobodyTicked,
        DeskError::ScenarioClosed,
        DeskError::BadScenarioName { text: "x".into() },
        DeskError::TooMany { what: "scenarios", most: 12 },
        DeskError::not_found("scenario", "x"),
        DeskError::ReadinessDays,
        DeskError::not_found("readiness-level", "x"),
        DeskError::not_found("readiness", "x"),
        DeskError::NotEligible { person: "An".into(), reason: "…".into() },
        DeskError::Sheets(CountError::WrongRows { sheet: 1, marks: 2, rows: 3 }),
        DeskError::Sheets(CountError::Unreadable { sheet: 1, text: "x".into() }),
        DeskError::SameCounter,
        DeskError::AlreadyCounted,
        DeskError::CountMissing { have: 1 },
        DeskError::NoBallotForm,
        DeskError::ScansCounted,
        DeskError::ScanReply(ballot::ReplyRefusal::NotAsked),
        DeskError::ScanReply(ballot::ReplyRefusal::SamePerson),
        DeskError::ScanReply(ballot::ReplyRefusal::DoesNotFit),
        DeskError::ScansOpen { open: 3 },
        DeskError::ScansReturned { read: 103, returned: 104 },
        DeskError::not_found("scan-image", "x"),
        DeskError::NotReleased,
        DeskError::CountBegun,
        DeskError::DraftOpen,
        DeskError::NotNumbered,
        DeskError::BadPlace { text: "0".into() },
        DeskError::BadName { text: "-".into() },
        DeskError::BadDate { text: "x".into() },
        DeskError::AccountExists { name: "a".into() },
        DeskError::WrongPassword,
        DeskError::Locked { minutes: 15 },
        DeskError::NotAlone,
        DeskError::NoSession,
        DeskError::WrongOwnPassword,
        DeskError::WrongCode,
        DeskError::AccountDisabled,
        DeskError::Dormant,
        DeskError::Password(PasswordFault::TooShort { fewest: 14 }),
        DeskError::Password(PasswordFault::TooLong { most: 200 }),
        DeskError::Password(PasswordFault::HoldsName),
        DeskError::Password(PasswordFault::TooPlain),
        DeskError::Password(PasswordFault::Common),
        DeskError::LinkEnded,
        DeskError::OwnAccount,
        DeskError::NoSecondFactor,
        DeskError::BadAccountName { name: "a b".into() },
        DeskError::Internal("x".into()),
    ];
    for why in ["right", "not-yours", "self", "excluded", "has-it", "days", "reason"] {
        errors.push(DeskError::CannotLend { why });
    }
    for what in
        ["unit", "post", "person", "plan", "review", "batch", "account", "step", "paper", "session"]
    {
        errors.push(DeskError::not_found(what, "x"));
    }
    let place = ballot::SheetPlace { batch: "A".into(), sheet: 12 };
    let name = || "An".to_owned();
    for refusal in [
        LedgerRefusal::AlreadyEntered { place: place.clone() },
        LedgerRefusal::NotEntered { place },
        LedgerRefusal::Merge(MergeRefusal::NoSuchName { name: name() }),
        LedgerRefusal::Merge(MergeRefusal::SameName { name: name() }),
        LedgerRefusal::NumberedOtherwise,
        LedgerRefusal::NotAgreed,
        LedgerRefusal::SameReleaser,
        LedgerRefusal::NothingProposed,
        LedgerRefusal::OtherFigures,
        LedgerRefusal::Released,
        LedgerRefusal::NothingCounted,
    ] {
        errors.push(refusal.into());
    }
    for (kind, _) in InvalidKind::ALL {
        errors.push(LedgerRefusal::NotDeclared { kind }.into());
    }
    for why in ["gap", "conflict", "out-of-bounds"] {
        errors.push(DeskError::LawUnset { parameter: "quorum", why });
    }
    for state in ["drafted", "convened", "held", "counted", "concluded"] {
        errors.push(Refusal::WrongState { step: 1, state }.into());
    }
    let shortfall = Shortfall { present: 5, total: 9, needed: 6 };
    for refusal in [
        Refusal::OutOfOrder { step: 2, waiting_for: 1 },
        Refusal::NoSuchStep { step: 9, steps: 3 },
        Refusal::LowerNotDecided { count: 2 },
        Refusal::NobodyConvened { step: 1 },
        Refusal::NoQuorum { shortfall },
        Refusal::Turnout {
            error: TurnoutError::MorePresentThanConvened { present: 2, convened: 1 },
        },
        Refusal::Turnout { error: TurnoutError::MoreIssuedThanPresent { issued: 2, present: 1 } },
        Refusal::Turnout { error: TurnoutError::MoreReturnedThanIssued { returned: 2, issued: 1 } },
        Refusal::BallotMismatch { step: 1 },
        Refusal::WrongRows { step: 1, tallied: 1, rows: 2 },
        Refusal::Tied { step: 1, tied: 2, places: 1 },
        Refusal::DatedBefore { step: 1 },
        Refusal::NoReason,
        Refusal::AlreadyDecided,
    ] {
        errors.push(refusal.into());
    }
    errors.extend(crate::AccessRefusal::ALL.map(DeskError::from));
    errors
}

#[test]
fn every_refusal_has_words_in_both_languages() {
    for lang in Lang::ALL {
        let words = Words::load(lang);
        for error in errors() {
            let said = error.say(words);
            assert!(!said.contains('⟦') && !said.contains('{'), "{error:?}: {said}");
        }
        for (_, code) in LeaveReason::ALL {
            assert!(words.has(&format!("leave-{code}")), "{code}");
        }
    }
}

#[test]
fn a_missing_quorum_is_said_with_its_exact_shortfall() {
    let shortfall = Shortfall { present: 5, total: 9, needed: 6 };
    let error = DeskError::from(Refusal::NoQuorum { shortfall });
    let said = error.say(Words::load(Lang::Vi));
    assert!(
        said.contains("5/9") && said.contains("ít nhất 6") && said.contains("thiếu 1"),
        "{said}"
    );
}

#[test]
fn what_fails_inside_is_not_told_to_the_reader() {
    let said = DeskError::Internal("Lò Văn An".into()).say(Words::load(Lang::Vi));
    assert!(!said.contains("Lò Văn An"));
}
