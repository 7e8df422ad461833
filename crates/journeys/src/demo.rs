//! A finished demonstration, made once for all stories.

use crate::program::{program, target};
use crate::site::{Ended, Site};
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The arguments of the demonstration that the stories share.
pub const ARGS: [&str; 4] = ["demo", "--no-serve", "--seed", "1"];

/// A site with the finished demonstration of seed 1, and what the command
/// printed. The demonstration is run once for a built program; each story
/// gets a copy to do with as it likes.
///
/// # Errors
/// When the demonstration fails.
pub fn site() -> Result<(Site, String)> {
    let program = fs::metadata(program()?)?;
    let built = program.modified()?.duration_since(UNIX_EPOCH)?.as_nanos();
    let shelf = target()?.join("journeys");
    fs::create_dir_all(&shelf)?;
    // Tests run side by side: the first one makes it, the others wait.
    let lock = File::create(shelf.join("lock"))?;
    lock.lock()?;
    let made = shelf.join(format!("demo-{built}-{}", program.len()));
    if !made.join("stdout").is_file() {
        clear(&shelf)?;
        make(&made)?;
    }
    let site = Site::copy_of(&made.join("data"))?;
    let stdout = fs::read_to_string(made.join("stdout"))?;
    Ok((site, stdout))
}

/// Writes the demonstration's rosters beside the data folder, in the order in
/// which an office would bring them in.
///
/// # Errors
/// When they cannot be made or written.
pub fn rosters(site: &Site) -> Result<Vec<PathBuf>> {
    let world = ::demo::World::new(::demo::Scenario::District2017, 1);
    let workbooks = world.workbooks();
    workbooks.iter().map(|(name, bytes)| site.file(name, bytes)).collect()
}

fn make(at: &Path) -> Result<()> {
    let site = Site::new()?;
    let Ended { stdout, .. } = site.done(&ARGS)?;
    fs::create_dir_all(at)?;
    copy_files(&site, &at.join("data"))?;
    // Written last: it says that the rest is whole.
    Ok(fs::write(at.join("stdout"), stdout)?)
}

fn copy_files(site: &Site, to: &Path) -> Result<()> {
    let from = site.dir();
    for file in site.files("")? {
        let copied: PathBuf = to.join(file.strip_prefix(&from)?);
        fs::create_dir_all(copied.parent().context("a file lies in a folder")?)?;
        fs::copy(&file, copied)?;
    }
    Ok(())
}

/// Removes what earlier builds of the program left.
fn clear(shelf: &Path) -> Result<()> {
    for entry in fs::read_dir(shelf)? {
        let path = entry?.path();
        if path.is_dir() {
            fs::remove_dir_all(path)?;
        }
    }
    Ok(())
}

/// The password that the demonstration printed for an account. A line names
/// account, password and role: `  can-bo   <password>   Cán bộ tổ chức`.
///
/// # Errors
/// When no line begins with the account.
pub fn password(stdout: &str, account: &str) -> Result<String> {
    stdout
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .find(|words| words.first() == Some(&account) && words.len() >= 3)
        .map(|words| words[1].to_owned())
        .with_context(|| format!("no line tells the password of {account}:\n{stdout}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_stands_after_the_account() {
        let printed = "Đăng nhập\n  can-bo-2  x y\n  can-bo   tre-xanh-42   Cán bộ tổ chức\n";
        assert_eq!(password(printed, "can-bo").unwrap(), "tre-xanh-42");
        assert!(password(printed, "tre-xanh-42").is_err());
    }
}
