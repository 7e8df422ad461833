//! Every route with what it asks for: what is not here is answered to nobody.
//! A test holds the router to this table, another one each route to its right.

use desk::{
    CheckCount, ConfirmLaw, ConfirmSecrecy, CountBallots, Decide, DraftList, ImportRecords,
    IssuePapers, JudgeReadiness, KeepOwnAccount, ManageAccounts, ProposeSecrecy, ReadJournal,
    ReadPeople, ReadResults, ReviewAccess, Right, Role, RunReview, RunSite,
};

/// What a route asks of whoever comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: signing in, the program's files, voters with a card, screens with
    /// their own key.
    Open,
    /// A session, whatever the role.
    Session,
    /// A session whose role has a right: its code and the roles.
    Right(&'static str, &'static [Role]),
}

/// A route.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path, as the router writes it.
    pub path: &'static str,
    /// What it asks for.
    pub need: Need,
}

const fn right<R: Right>() -> Need {
    Need::Right(R::CODE, R::ROLES)
}

macro_rules! routes {
    ($($method:ident $path:literal $need:expr;)*) => {
        /// The table.
        pub const ROUTES: &[Route] = &[
            $(Route { method: stringify!($method), path: $path, need: $need },)*
        ];
    };
}

routes! {
    GET "/" Need::Session;
    GET "/sign-in" Need::Open;
    POST "/sign-in" Need::Open;
    GET "/sign-in/code" Need::Open;
    POST "/sign-in/code" Need::Open;
    POST "/sign-in/passkey" Need::Open;
    POST "/sign-out" Need::Session;
    POST "/language" Need::Open;
    GET "/welcome/{link}" Need::Open;
    POST "/welcome/{link}" Need::Open;
    GET "/account" right::<KeepOwnAccount>();
    POST "/account/password" right::<KeepOwnAccount>();
    GET "/account/second-factor" right::<KeepOwnAccount>();
    POST "/account/second-factor" right::<KeepOwnAccount>();
    POST "/account/second-factor/drop" right::<KeepOwnAccount>();
    POST "/account/passkeys" right::<KeepOwnAccount>();
    POST "/account/passkeys/drop" right::<KeepOwnAccount>();
    POST "/account/codes" right::<KeepOwnAccount>();
    POST "/account/sessions" right::<KeepOwnAccount>();
    POST "/account/lend" right::<KeepOwnAccount>();
    POST "/account/lend/end" right::<KeepOwnAccount>();
    GET "/accounts" right::<ManageAccounts>();
    POST "/accounts" right::<ManageAccounts>();
    GET "/accounts/review" right::<ReviewAccess>();
    POST "/accounts/review" right::<ReviewAccess>();
    GET "/accounts/review.csv" right::<ReviewAccess>();
    GET "/accounts/review.xlsx" right::<ReviewAccess>();
    GET "/accounts/{id}" right::<ManageAccounts>();
    POST "/accounts/{id}" right::<ManageAccounts>();
    POST "/accounts/{id}/{what}" right::<ManageAccounts>();
    GET "/plans" right::<ReadPeople>();
    GET "/plans/{unit}" right::<ReadPeople>();
    GET "/plans/{unit}/open" right::<RunReview>();
    POST "/plans/{unit}/open" right::<RunReview>();
    GET "/reviews/{id}/list" right::<ReadPeople>();
    POST "/reviews/{id}/list/edit" right::<DraftList>();
    POST "/reviews/{id}/list/undo" right::<DraftList>();
    POST "/reviews/{id}/list/redo" right::<DraftList>();
    POST "/reviews/{id}/list/copy" right::<DraftList>();
    POST "/reviews/{id}/list/adopt" right::<RunReview>();
    POST "/reviews/{id}/list/put-away" right::<DraftList>();
    GET "/reviews/{id}/list/compare" right::<ReadPeople>();
    POST "/reviews/{id}/list/compare" right::<ReadPeople>();
    GET "/reviews/{id}/files" right::<ReadPeople>();
    POST "/reviews/{id}/files" right::<ImportRecords>();
    POST "/people/{id}/papers" right::<ImportRecords>();
    GET "/reviews/{id}/boxes" right::<ReadPeople>();
    GET "/plans/{unit}/boxes" right::<ReadPeople>();
    POST "/list-views" right::<ReadPeople>();
    POST "/list-views/drop" right::<ReadPeople>();
    GET "/my-file" right::<KeepOwnAccount>();
    POST "/my-file/correction" right::<KeepOwnAccount>();
    GET "/corrections" right::<ImportRecords>();
    POST "/corrections/{id}" right::<ImportRecords>();
    GET "/search" right::<ReadPeople>();
    GET "/people" right::<ReadPeople>();
    GET "/people/export.xlsx" right::<ReadPeople>();
    GET "/people/export.csv" right::<ReadPeople>();
    POST "/people/searches" right::<ReadPeople>();
    POST "/people/searches/drop" right::<ReadPeople>();
    GET "/posts" right::<ReadPeople>();
    GET "/posts/{unit}" right::<ReadPeople>();
    GET "/posts/{unit}/chart.svg" right::<ReadPeople>();
    GET "/post/{id}" right::<ReadPeople>();
    GET "/post/{id}/lineage" right::<ReadPeople>();
    POST "/post/{id}/readiness" right::<JudgeReadiness>();
    POST "/post/{id}/readiness/withdraw" right::<JudgeReadiness>();
    GET "/coverage" right::<ReadPeople>();
    GET "/coverage/file.xlsx" right::<ReadPeople>();
    GET "/coverage/file.csv" right::<ReadPeople>();
    GET "/operating" right::<RunSite>();
    GET "/metrics" Need::Open;
    GET "/people/{id}" right::<ReadPeople>();
    GET "/papers/{*file}" right::<ReadPeople>();
    GET "/reviews/{id}" right::<ReadPeople>();
    GET "/reviews/{id}/reprint" right::<ReadPeople>();
    GET "/reviews/{id}/secrecy" right::<ReadPeople>();
    POST "/reviews/{id}/secrecy" right::<ProposeSecrecy>();
    POST "/reviews/{id}/secrecy/decide" right::<ConfirmSecrecy>();
    POST "/reviews/{id}/propose" right::<RunReview>();
    GET "/reviews/{id}/decide" right::<Decide>();
    POST "/reviews/{id}/decide" right::<Decide>();
    GET "/reviews/{id}/steps/{step}" right::<ReadResults>();
    GET "/reviews/{id}/steps/{step}/convene" right::<RunReview>();
    POST "/reviews/{id}/steps/{step}/convene" right::<RunReview>();
    GET "/reviews/{id}/steps/{step}/hold" right::<RunReview>();
    POST "/reviews/{id}/steps/{step}/hold" right::<RunReview>();
    POST "/reviews/{id}/steps/{step}/conclude" right::<RunReview>();
    POST "/reviews/{id}/steps/{step}/reopen" right::<RunReview>();
    POST "/reviews/{id}/steps/{step}/papers" right::<IssuePapers>();
    GET "/reviews/{id}/steps/{step}/conference" right::<ReadPeople>();
    GET "/reviews/{id}/steps/{step}/conference/{what}" right::<IssuePapers>();
    POST "/reviews/{id}/steps/{step}/conference/{what}" right::<RunReview>();
    GET "/reviews/{id}/steps/{step}/attend" right::<RunReview>();
    POST "/reviews/{id}/steps/{step}/attend" right::<RunReview>();
    GET "/reviews/{id}/steps/{step}/count" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/count" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/count/sheet" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/count/mend" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/count/name" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/count/kinds" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/count/third" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/count/close" right::<CountBallots>();
    GET "/reviews/{id}/steps/{step}/release" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/release/propose" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/release/confirm" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/release/merge" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/recount" right::<CountBallots>();
    GET "/reviews/{id}/steps/{step}/scans" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/scans" right::<CountBallots>();
    GET "/reviews/{id}/steps/{step}/scans/decide" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/scans/decide" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/scans/finish" right::<CountBallots>();
    GET "/reviews/{id}/steps/{step}/scans/decisions" right::<CheckCount>();
    GET "/reviews/{id}/steps/{step}/scans/images/{name}" right::<CheckCount>();
    GET "/reviews/{id}/steps/{step}/vote" right::<ReadResults>();
    POST "/reviews/{id}/steps/{step}/vote/open" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/vote/cards" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/vote/close" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/vote/count" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/vote/withdraw" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/vote/withdraw/confirm" right::<CountBallots>();
    POST "/reviews/{id}/steps/{step}/vote/withdraw/keep" right::<CountBallots>();
    GET "/reviews/{id}/steps/{step}/ballot" right::<ReadResults>();
    POST "/reviews/{id}/steps/{step}/ballot" right::<RunReview>();
    GET "/reviews/{id}/steps/{step}/ballot/preview" right::<ReadResults>();
    GET "/reviews/{id}/steps/{step}/ballot/by-hand" right::<ReadResults>();
    POST "/reviews/{id}/steps/{step}/ballot/print" right::<RunReview>();
    POST "/reviews/{id}/steps/{step}/ballot/void" right::<RunReview>();
    GET "/projector/{id}/{step}" Need::Open;
    GET "/projector/{id}/{step}/events" Need::Open;
    GET "/vote" Need::Open;
    GET "/v/{code}" Need::Open;
    GET "/vote/ballot" Need::Open;
    POST "/vote/ballot" Need::Open;
    GET "/vote/review" Need::Open;
    POST "/vote/review" Need::Open;
    GET "/vote/send" Need::Open;
    POST "/vote/send" Need::Open;
    GET "/vote/receipts" Need::Open;
    GET "/imports" right::<ImportRecords>();
    POST "/imports" right::<ImportRecords>();
    GET "/imports/check" right::<ImportRecords>();
    GET "/imports/faulty/{at}" right::<ImportRecords>();
    POST "/imports/take" right::<ImportRecords>();
    POST "/imports/discard" right::<ImportRecords>();
    POST "/imports/undo" right::<ImportRecords>();
    GET "/imports/progress" right::<ImportRecords>();
    POST "/imports/stop" right::<ImportRecords>();
    GET "/imports/columns/{at}" right::<ImportRecords>();
    POST "/imports/columns/{at}/learn" right::<ImportRecords>();
    GET "/imports/values" right::<ImportRecords>();
    POST "/imports/values/learn" right::<ImportRecords>();
    POST "/imports/values/forget" right::<ImportRecords>();
    POST "/imports/values/fill" right::<ImportRecords>();
    GET "/who" right::<ImportRecords>();
    GET "/who/{one}/{other}" right::<ImportRecords>();
    POST "/who/{one}/{other}/merge" right::<ImportRecords>();
    POST "/who/{one}/{other}/apart" right::<ImportRecords>();
    GET "/differences" right::<ImportRecords>();
    POST "/differences" right::<ImportRecords>();
    GET "/law" right::<ReadResults>();
    POST "/law/confirm" right::<ConfirmLaw>();
    GET "/journal" right::<ReadJournal>();
    GET "/assets/{*file}" Need::Open;
    GET "/setup" right::<ImportRecords>();
    POST "/setup" right::<ImportRecords>();
    GET "/help" Need::Session;
    GET "/help/guides/{file}" Need::Session;
    GET "/health" Need::Open;
}
