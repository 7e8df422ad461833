//! Passkeys: those of an account, and signing in with one. A script speaks with
//! the browser and fills the fields; without it one-time passwords do the same.

use super::parts::csrf;
use super::shell::Page;
use maud::{Markup, html};

/// The passkeys of an account.
#[derive(Debug, Clone, Default)]
pub struct Passkeys {
    /// Those that it has, the oldest first.
    pub lines: Vec<PasskeyLine>,
    /// What the browser needs to make another; none where none can be added now.
    pub offer: Option<PasskeyCeremony>,
    /// The host under which they work, where the page is open under another.
    pub elsewhere: Option<String>,
}

/// A passkey.
#[derive(Debug, Clone)]
pub struct PasskeyLine {
    /// Names it (field `id`).
    pub id: String,
    /// The name that its owner gave it; may be empty.
    pub name: String,
    /// When it was added, already written.
    pub added: String,
    /// When it was last used, already written.
    pub used: Option<String>,
}

/// What the browser needs to make a passkey, or to sign with one.
#[derive(Debug, Clone, Default)]
pub struct PasskeyCeremony {
    /// The host that passkeys are bound to.
    pub host: String,
    /// The challenge (base64url).
    pub challenge: String,
    /// Passkeys by id, parted by spaces: not to be made again, or to sign with.
    pub known: String,
    /// A name of the account that tells nothing; empty for signing in.
    pub user: String,
    /// The name to sign in with, and the one to show; empty for signing in.
    pub names: (String, String),
}

impl Passkeys {
    /// The part of one's own account's page.
    pub(super) fn shown(&self, page: &Page<'_>, has_second: bool) -> Markup {
        html! {
            section class="card account-form passkeys" id="passkeys" {
                h2 { (page.text("passkey-heading")) }
                p { (page.text("passkey-lead")) }
                @if self.lines.is_empty() {
                    p class="muted" { (page.text("passkey-none")) }
                } @else {
                    (self.list(page))
                }
                @if !has_second {
                    p { (page.text("passkey-needs-second")) }
                } @else if let Some(host) = &self.elsewhere {
                    p { (page.with("passkey-needs-host", &[("host", host.into())])) }
                } @else if let Some(offer) = &self.offer {
                    p class="muted" data-passkey-missing { (page.text("passkey-needs-script")) }
                    (offer.form(page))
                }
            }
        }
    }

    fn list(&self, page: &Page<'_>) -> Markup {
        let column = |key: &str| page.text(&format!("passkey-column-{key}"));
        html! {
            div class="table-box" {
                table class="list cards" {
                    caption class="sr" { (page.text("passkey-caption")) }
                    thead { tr {
                        @for key in ["name", "added", "used"] { th scope="col" { (column(key)) } }
                        th scope="col" { span class="sr" { (page.text("passkey-remove")) } }
                    } }
                    tbody { @for line in &self.lines {
                        @let name = match line.name.is_empty() {
                            true => page.text("passkey-unnamed"),
                            false => line.name.clone(),
                        };
                        tr {
                            th scope="row" { (name) }
                            td data-label=(column("added")) { (line.added) }
                            td data-label=(column("used")) {
                                @match &line.used {
                                    Some(used) => (used),
                                    None => (page.text("passkey-never")),
                                }
                            }
                            td {
                                form class="action" method="post" action="/account/passkeys/drop" {
                                    (csrf(page))
                                    input type="hidden" name="id" value=(line.id);
                                    button class="second small" type="submit"
                                        aria-label=(page.with("passkey-remove-named", &[("name", (&name).into())])) {
                                        (page.text("passkey-remove"))
                                    }
                                }
                            }
                        }
                    } }
                }
            }
        }
    }
}

impl PasskeyCeremony {
    fn form(&self, page: &Page<'_>) -> Markup {
        html! {
            form method="post" action="/account/passkeys" hidden data-passkey="create"
                data-host=(self.host) data-challenge=(self.challenge) data-known=(self.known)
                data-user=(self.user) data-name=(self.names.0) data-shown=(self.names.1) {
                (csrf(page))
                (fields(&["passkey", "client", "authenticator", "key"]))
                label {
                    span { (page.text("passkey-name")) }
                    input name="name" required maxlength="60" autocomplete="off";
                    small class="muted" { (page.text("passkey-name-hint")) }
                }
                label {
                    span { (page.text("own-password-present")) }
                    input type="password" name="present" required autocomplete="current-password";
                }
                p class="passkey-fault" role="alert" hidden { (page.text("passkey-cancelled")) }
                button class="second" type="submit" { (page.text("passkey-add")) }
            }
        }
    }

    /// The form by which signing in goes on with a passkey.
    pub(super) fn sign_in(&self, page: &Page<'_>, back: &str) -> Markup {
        html! {
            form method="post" action="/sign-in/passkey" hidden data-passkey="get"
                data-host=(self.host) data-challenge=(self.challenge) data-known=(self.known) {
                (csrf(page))
                input type="hidden" name="back" value=(back);
                (fields(&["passkey", "client", "authenticator", "signature"]))
                p class="passkey-fault" role="alert" hidden { (page.text("passkey-cancelled")) }
                button class="second wide" type="submit" { (page.text("passkey-sign-in")) }
                p class="muted passkey-or" { (page.text("passkey-sign-in-or")) }
            }
        }
    }
}

/// Fields that the script fills.
fn fields(names: &[&str]) -> Markup {
    html! { @for name in names { input type="hidden" name=(name); } }
}
