//! What an administrator sees of the accounts: the list with the form for a new
//! one, one account, and the one-time link that is shown once.

use super::parts::{csrf, notice};
use super::shell::{Page, Role, Tone};
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// All accounts, and the form for one more.
#[derive(Debug, Clone)]
pub struct Accounts {
    /// The accounts, by name.
    pub lines: Vec<AccountLine>,
    /// The form for one more, as typed before.
    pub form: AccountForm,
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
}

/// A line of the list.
#[derive(Debug, Clone)]
pub struct AccountLine {
    /// Where it is changed.
    pub href: String,
    /// The name to sign in with.
    pub name: String,
    /// The name to show.
    pub display_name: String,
    /// The role.
    pub role: Role,
    /// The unit that it covers; `None` for all.
    pub unit: Option<String>,
    /// Its state: `invited`, `active`, `locked` or `disabled`.
    pub state: AccountState,
    /// Whether it has a second factor.
    pub has_second: bool,
    /// The day of the last sign-in, already written.
    pub last_sign_in: Option<String>,
}

/// The state of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountState {
    /// It waits for its owner to choose a password.
    Invited,
    /// It can be signed in to.
    Active,
    /// Locked for a while after wrong tries.
    Locked,
    /// Nobody can sign in to it.
    Disabled,
}

impl AccountState {
    pub(super) const fn shown(self) -> (&'static str, &'static str) {
        match self {
            Self::Invited => ("chip proposed", "accounts-state-invited"),
            Self::Active => ("chip added", "accounts-state-active"),
            Self::Locked => ("chip removed", "accounts-state-locked"),
            Self::Disabled => ("chip locked", "accounts-state-disabled"),
        }
    }
}

/// The fields of an account.
#[derive(Debug, Clone, Default)]
pub struct AccountForm {
    /// The name to sign in with; not asked for once there is an account.
    pub name: String,
    /// The name to show.
    pub display_name: String,
    /// The role, by code.
    pub role: String,
    /// The code of the unit that it covers; empty for all.
    pub unit: String,
    /// The highest secrecy that may be seen, by code.
    pub clearance: String,
    /// The id of the owner's own record; empty where it is not known.
    pub person: String,
    /// The roles to choose from: code and words' key.
    pub roles: Vec<(String, Role)>,
    /// The degrees of secrecy to choose from, by code.
    pub clearances: Vec<String>,
}

impl View for Accounts {
    const NAME: &'static str = "accounts";
    const WIDE: bool = true;

    fn title(&self, words: &Words) -> String {
        words.text("accounts-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                h1 { (page.text("accounts-title")) }
                p class="muted" { (page.text("accounts-lead")) }
            }
            (self.list(page))
            section class="card account-form" id="new" {
                h2 { (page.text("accounts-new")) }
                @if let Some(fault) = &self.fault { (notice(page, Tone::Refused, html! { (fault) })) }
                form method="post" action="/accounts" {
                    (csrf(page))
                    label {
                        span { (page.text("accounts-name")) }
                        input name="name" value=(self.form.name) required autocomplete="off"
                            autocapitalize="none" spellcheck="false" maxlength="60";
                        small class="muted" { (page.text("accounts-name-hint")) }
                    }
                    (self.form.fields(page))
                    button class="first" type="submit" { (page.text("accounts-new-submit")) }
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::accounts()
    }
}

impl Accounts {
    fn list(&self, page: &Page<'_>) -> Markup {
        html! {
            div class="table-box" {
                table class="list cards accounts" {
                    thead { tr {
                        th scope="col" { (page.text("accounts-display-name")) }
                        th scope="col" { (page.text("accounts-name")) }
                        th scope="col" { (page.text("accounts-role")) }
                        th scope="col" { (page.text("accounts-unit")) }
                        th scope="col" { (page.text("accounts-state")) }
                        th scope="col" { (page.text("accounts-second")) }
                        th scope="col" { (page.text("accounts-last")) }
                    } }
                    tbody { @for line in &self.lines { (row(page, line)) } }
                }
            }
        }
    }
}

fn row(page: &Page<'_>, line: &AccountLine) -> Markup {
    let (class, state) = line.state.shown();
    let second = if line.has_second { "accounts-second-yes" } else { "accounts-second-no" };
    html! {
        tr {
            th scope="row" { a href=(line.href) { (line.display_name) } }
            td data-label=(page.text("accounts-name")) { code { (line.name) } }
            td data-label=(page.text("accounts-role")) { (page.text(line.role.key())) }
            td data-label=(page.text("accounts-unit")) {
                @match &line.unit {
                    Some(unit) => (unit),
                    None => (page.text("accounts-unit-all")),
                }
            }
            td data-label=(page.text("accounts-state")) { span class=(class) { (page.text(state)) } }
            td data-label=(page.text("accounts-second")) { (page.text(second)) }
            td class="day" data-label=(page.text("accounts-last")) {
                @match &line.last_sign_in {
                    Some(day) => (day),
                    None => span class="muted" { (page.text("accounts-never")) },
                }
            }
        }
    }
}

impl AccountForm {
    fn fields(&self, page: &Page<'_>) -> Markup {
        html! {
            label {
                span { (page.text("accounts-display-name")) }
                input name="display-name" value=(self.display_name) autocomplete="off" maxlength="60";
            }
            label {
                span { (page.text("accounts-role")) }
                select name="role" {
                    @for (code, role) in &self.roles {
                        option value=(code) selected[*code == self.role] { (page.text(role.key())) }
                    }
                }
            }
            label {
                span { (page.text("accounts-unit-code")) }
                input name="unit" value=(self.unit) autocomplete="off" spellcheck="false";
            }
            label {
                span { (page.text("accounts-clearance")) }
                select name="clearance" {
                    @for code in &self.clearances {
                        option value=(code) selected[*code == self.clearance] {
                            (page.text(&format!("accounts-clearance-{code}")))
                        }
                    }
                }
            }
        }
    }
}

/// One account, and what can be done with it.
#[derive(Debug, Clone)]
pub struct AccountPage {
    /// Where its actions lie.
    pub href: String,
    /// What is kept of it.
    pub line: AccountLine,
    /// Its fields, as typed before.
    pub form: AccountForm,
    /// Sessions that are open.
    pub sessions: u32,
    /// Whether it is the reader's own.
    pub is_own: bool,
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
}

impl View for AccountPage {
    const NAME: &'static str = "account";

    fn title(&self, words: &Words) -> String {
        words.with("accounts-change-title", &[("name", (&self.line.name).into())])
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        let (class, state) = self.line.state.shown();
        html! {
            header class="page-head" {
                h1 { (self.title(page.words)) " " span class=(class) { (page.text(state)) } }
                p class="muted" {
                    (page.text("accounts-sessions")) ": " (self.sessions) " · "
                    (page.text("accounts-last")) ": "
                    (self.line.last_sign_in.clone().unwrap_or_else(|| page.text("accounts-never")))
                }
            }
            @if let Some(fault) = &self.fault { (notice(page, Tone::Refused, html! { (fault) })) }
            @if self.is_own {
                (notice(page, Tone::Note, html! { (page.text("accounts-own-note")) }))
            } @else {
                section class="card account-form" {
                    h2 { (page.text("accounts-change")) }
                    form method="post" action=(self.href) {
                        (csrf(page))
                        (self.form.fields(page))
                        label {
                            span { (page.text("accounts-person")) }
                            input name="person" value=(self.form.person) autocomplete="off" spellcheck="false";
                            small class="muted" { (page.text("accounts-person-hint")) }
                        }
                        button class="first" type="submit" { (page.text("accounts-change-submit")) }
                    }
                }
                (self.others(page))
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::account()
    }
}

impl AccountPage {
    fn others(&self, page: &Page<'_>) -> Markup {
        let mut each = Vec::new();
        match self.line.state {
            AccountState::Disabled => each.push(("enable", "accounts-enable", None)),
            AccountState::Locked => each.push(("unlock", "accounts-unlock", None)),
            AccountState::Invited | AccountState::Active => {}
        }
        each.push(("reset", "accounts-reset", Some("accounts-reset-why")));
        if self.line.state != AccountState::Disabled {
            each.push(("disable", "accounts-disable", Some("accounts-disable-why")));
        }
        html! {
            section class="card account-actions" {
                h2 { (page.text("accounts-actions")) }
                @for (what, key, why) in each {
                    form method="post" action=(format!("{}/{what}", self.href)) {
                        (csrf(page))
                        button class="second" type="submit" { (page.text(key)) }
                        @if let Some(why) = why { p class="muted" { (page.text(why)) } }
                    }
                }
            }
        }
    }
}

/// The one-time link of an account, shown once.
#[derive(Debug, Clone)]
pub struct AccountLink {
    /// Whose it is.
    pub name: String,
    /// The whole address.
    pub address: String,
}

impl View for AccountLink {
    const NAME: &'static str = "account-link";

    fn title(&self, words: &Words) -> String {
        words.text("accounts-link-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            section class="card account-link" {
                h1 { (page.text("accounts-link-title")) }
                p { (page.with("accounts-link-lead", &[("name", (&self.name).into())])) }
                p { code class="one-time" { (self.address) } }
                p class="actions" { (parts::link(&super::Link {
                    text: page.text("accounts-link-back"),
                    href: Some("/accounts".to_owned()),
                })) }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::account_link()
    }
}
