//! `kecan init`: a new site with accounts for each role, each behind a one-time
//! link. Passwords are printed for demonstrations only.

use crate::cli::{Global, InitArgs};
use crate::output::End;
use crate::site::{Site, text};
use anyhow::Result;
use base::Chance;
use desk::{Invitation, NewAccount, Role};
use lex::Secrecy;
use words::Words;

/// The accounts of a new site: the counting team has three, because two people
/// count independently and a third where they differ.
pub const ACCOUNTS: [(&str, Role); 8] = [
    ("can-bo", Role::Officer),
    ("ban-thuong-vu", Role::StandingBody),
    ("kiem-phieu-1", Role::CountingTeam),
    ("kiem-phieu-2", Role::CountingTeam),
    ("cap-tren", Role::UpperOffice),
    ("quan-tri", Role::Administrator),
    ("kiem-tra", Role::Auditor),
    // Last, so that a seed draws the same passwords for those before.
    ("kiem-phieu-3", Role::CountingTeam),
];

/// Letters of a drawn password: none that reads like another.
const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// The accounts with passwords drawn by `chance`.
pub fn accounts(chance: &mut dyn Chance, words: &Words) -> Vec<NewAccount> {
    ACCOUNTS
        .iter()
        .map(|(name, role)| NewAccount {
            name: (*name).to_owned(),
            display_name: display_name(name, *role, words),
            role: *role,
            unit: None,
            password: password(chance),
        })
        .collect()
}

/// The role in words; of several people in one role, with their number.
fn display_name(name: &str, role: Role, words: &Words) -> String {
    let role = words.text(&format!("role-{}", role.code()));
    match name.rsplit_once('-').filter(|(_, number)| number.parse::<u32>().is_ok()) {
        Some((_, number)) => format!("{role} {number}"),
        None => role,
    }
}

/// Sixteen letters in four groups: easy to type, some 79 bits of chance.
fn password(chance: &mut dyn Chance) -> String {
    let mut letter = || char::from(LETTERS[chance.below(LETTERS.len() as u64) as usize]);
    let groups: Vec<String> = (0..4).map(|_| (0..4).map(|_| letter()).collect()).collect();
    groups.join("-")
}

/// Prints how to sign in.
pub fn print_accounts(accounts: &[NewAccount], words: &Words) {
    say!("{}", words.text("app-accounts"));
    for account in accounts {
        let role = words.text(&format!("role-{}", account.role.code()));
        say!("  {:<14} {}   {role}", account.name, account.password);
    }
}

/// The accounts of a site that people will work on.
fn invitations(words: &Words) -> Vec<Invitation> {
    let invitation = |(name, role): &(&str, Role)| Invitation {
        name: (*name).to_owned(),
        display_name: display_name(name, *role, words),
        role: *role,
        unit: None,
        clearance: Secrecy::TopSecret,
    };
    ACCOUNTS.iter().map(invitation).collect()
}

/// The address of a one-time link where the pages listen.
pub fn link(listens: &str, over_tls: bool, token: &str) -> String {
    let scheme = if over_tls { "https" } else { "http" };
    format!("{scheme}://{listens}/welcome/{token}")
}

pub async fn run(global: &Global, args: InitArgs) -> Result<End> {
    let site = Site::open(global, true).await?;
    let words = site.words();
    let invitations = invitations(words);
    let tokens = site.desk.found_site_inviting(&args.name, &invitations).await?;
    say!("{}", words.with("app-founded", &[("dir", text(&site.dir.display().to_string()))]));
    say!("{}", words.text("app-links"));
    for (invitation, token) in invitations.iter().zip(&tokens) {
        let address = link(crate::cli::LISTEN, false, token);
        say!("  {:<14} {address}   {}", invitation.name, invitation.display_name);
    }
    say!("{}", words.text("app-links-once"));
    Ok(End::Done)
}
