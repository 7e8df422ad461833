//! `kecan account`: accounts, for whoever runs the program on the data folder.
//! The journal names the administrator in whose role it was done.

use crate::cli::Global;
use crate::commands::init;
use crate::output::{End, Listing};
use crate::site::{Site, text};
use anyhow::{Context, Result, bail};
use base::UserId;
use clap::Subcommand;
use desk::{DeskError, Invitation, ManageAccounts, Permit, ReviewAccess, Role};
use lex::Secrecy;
use std::io::Read;
use std::path::PathBuf;

/// `kecan account`
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Liệt kê các tài khoản (list)
    List,
    /// Thêm tài khoản và in liên kết dùng một lần (add)
    Add {
        /// The name to sign in with.
        name: String,
        #[arg(long, value_parser = roles(), help = "Vai trò (role)")]
        role: String,
        #[arg(long, default_value = "", help = "Họ và tên (name to show)")]
        display_name: String,
        #[arg(long, default_value = "", help = "Mã đơn vị; để trống: toàn bộ (unit)")]
        unit: String,
        #[arg(long, default_value = "confidential", value_parser = clearances(), help = "Được xem đến độ mật (clearance)")]
        clearance: String,
    },
    /// Cấp lại: bỏ mật khẩu, xác thực hai lớp, các phiên; in liên kết mới (new link)
    Link {
        /// The account.
        name: String,
    },
    /// Ngừng tài khoản (disable)
    Disable {
        /// The account.
        name: String,
    },
    /// Cho dùng lại (enable)
    Enable {
        /// The account.
        name: String,
    },
    /// Bỏ tạm khóa (unlock)
    Unlock {
        /// The account.
        name: String,
    },
    /// Rà soát quyền hằng năm: liệt kê, hoặc ghi nhận đã làm (access review)
    Review {
        #[arg(
            long,
            value_name = "NOTE",
            help = "Ghi nhận đã rà soát, kèm kết quả (record as done)"
        )]
        done: Option<String>,
    },
    /// Đặt mật khẩu từ tệp hoặc đầu vào chuẩn, khi không mở được trang (set a password)
    Password {
        /// The account.
        name: String,
        #[arg(
            long,
            value_name = "FILE",
            help = "Tệp có mật khẩu ở dòng đầu; không có: đọc đầu vào chuẩn"
        )]
        from: Option<PathBuf>,
    },
}

fn roles() -> Vec<&'static str> {
    Role::ALL.iter().map(|(_, code)| *code).collect()
}

fn clearances() -> Vec<&'static str> {
    Secrecy::CODES.to_vec()
}

pub async fn run(global: &Global, command: AccountCommand) -> Result<End> {
    let site = Site::open(global, false).await?;
    let permit = site.permit::<ManageAccounts>().await?;
    let (desk, words) = (&site.desk, site.words());
    let done = |name: &str| say!("{}", words.with("app-account-changed", &[("name", text(name))]));
    match command {
        AccountCommand::List => list(global, &site, &permit).await?,
        AccountCommand::Add { name, role, display_name, unit, clearance } => {
            let invitation = Invitation {
                name,
                display_name,
                role: Role::read(&role).context("role")?,
                unit: None,
                clearance: clearance.parse()?,
            };
            let (_, token) = desk.invite(&permit, &invitation, &unit).await?;
            print_link(&invitation.name, &token);
        }
        AccountCommand::Link { name } => {
            let token = desk.reset_account_named(&permit, &name).await?;
            print_link(&name, &token);
        }
        AccountCommand::Disable { name } => {
            desk.disable_account(&permit, id_of(&site, &permit, &name).await?).await?;
            done(&name);
        }
        AccountCommand::Enable { name } => {
            desk.enable_account(&permit, id_of(&site, &permit, &name).await?).await?;
            done(&name);
        }
        AccountCommand::Unlock { name } => {
            desk.unlock_account(&permit, id_of(&site, &permit, &name).await?).await?;
            done(&name);
        }
        AccountCommand::Review { done: note } => review(global, &site, note).await?,
        AccountCommand::Password { name, from } => {
            let Some(password) = first_line(from)? else { bail!(words.text("app-no-password")) };
            desk.set_password(&permit, &name, &password).await?;
            say!("{}", words.with("app-account-password", &[("name", text(&name))]));
        }
    }
    Ok(End::Done)
}

async fn list(global: &Global, site: &Site, permit: &Permit<ManageAccounts>) -> Result<()> {
    let columns =
        ["account", "display-name", "role", "unit", "state", "second-factor", "last-sign-in"];
    let mut listing = Listing::new(&columns);
    for account in site.desk.account_list(permit).await? {
        listing.row(vec![
            account.name,
            account.display_name,
            account.role.code().to_owned(),
            account.unit.map(|(code, _)| code).unwrap_or_default(),
            account.state.code().to_owned(),
            if account.has_second { "+" } else { "" }.to_owned(),
            account.last_sign_in.map(|day| day.to_string()).unwrap_or_default(),
        ]);
    }
    listing.print(global.format, site.words());
    Ok(())
}

async fn review(global: &Global, site: &Site, note: Option<String>) -> Result<()> {
    let permit = site.permit::<ReviewAccess>().await?;
    if let Some(note) = note {
        site.desk.finish_access_review(&permit, &note).await?;
        say!("{}", site.words().text("done-access-reviewed"));
        return Ok(());
    }
    let columns = [
        "account",
        "display-name",
        "role",
        "unit",
        "clearance",
        "state",
        "second-factor",
        "last-sign-in",
        "lent",
    ];
    let mut listing = Listing::new(&columns);
    for line in site.desk.access_report(&permit).await?.lines {
        listing.row(line.cells().to_vec());
    }
    listing.print(global.format, site.words());
    Ok(())
}

fn print_link(name: &str, token: &str) {
    say!("  {name:<14} {}", init::link(crate::cli::LISTEN, false, token));
}

async fn id_of(
    site: &Site,
    permit: &Permit<ManageAccounts>,
    name: &str,
) -> Result<UserId, DeskError> {
    let accounts = site.desk.account_list(permit).await?;
    let named = accounts.into_iter().find(|account| account.name == name);
    let missing = || DeskError::NotFound { what: "account", name: name.to_owned() };
    Ok(named.ok_or_else(missing)?.id)
}

/// A password is never an argument: those are seen by everybody on the machine.
fn first_line(from: Option<PathBuf>) -> Result<Option<String>> {
    let mut whole = String::new();
    match from {
        Some(path) => {
            whole = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        }
        None => {
            std::io::stdin().take(4096).read_to_string(&mut whole)?;
        }
    }
    let first = whole.lines().next().map(str::trim_end);
    Ok(first.filter(|line| !line.is_empty()).map(str::to_owned))
}
