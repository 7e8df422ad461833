//! What went wrong at the command line, in the user's language and with what to
//! do, where it is known; else as it says itself.

use crate::backup::archive::NewerProgram;
use crate::backup::restore::{JournalDiffers, NotEmpty};
use crate::backup::sealed::{Broken, WrongPassphrase};
use desk::DeskError;
use std::io;
use store::StoreError;
use words::Words;

/// The words for an error, and below them what it says itself.
pub fn say(error: &anyhow::Error, words: &Words) -> String {
    match key(error) {
        Some(key) => format!("{}\n{error:#}", words.text(&key)),
        None => format!("{error:#}"),
    }
}

/// The key of the words for an error.
fn key(error: &anyhow::Error) -> Option<String> {
    let own = [
        (error.is::<JournalDiffers>(), "app-backup-journal"),
        (error.is::<NewerProgram>(), "app-backup-newer"),
        (error.is::<NotEmpty>(), "app-restore-database"),
    ];
    if let Some((_, key)) = own.iter().find(|(is, _)| *is) {
        return Some((*key).to_owned());
    }
    error.chain().find_map(|cause| {
        if let Some(error) = cause.downcast_ref::<io::Error>() {
            return of_disk(error).map(str::to_owned);
        }
        let trouble = match (cause.downcast_ref::<StoreError>(), cause.downcast_ref::<DeskError>())
        {
            (Some(error), _) => error.trouble(),
            (None, Some(error)) => error.machine_trouble(),
            (None, None) => None,
        };
        trouble.map(|trouble| format!("trouble-{}", trouble.code()))
    })
}

fn of_disk(error: &io::Error) -> Option<&'static str> {
    let inner = error.get_ref();
    if inner.is_some_and(|inner| inner.is::<WrongPassphrase>()) {
        return Some("app-backup-wrong-passphrase");
    }
    if inner.is_some_and(|inner| inner.is::<Broken>()) {
        return Some("app-backup-broken");
    }
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Some("trouble-full"),
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
            Some("trouble-read-only")
        }
        io::ErrorKind::AlreadyExists => Some("app-backup-there"),
        io::ErrorKind::AddrInUse => Some("trouble-address"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Context;
    use words::Lang;

    #[test]
    fn a_full_or_read_only_disk_says_what_to_do_below_any_context() {
        let words = Words::load(Lang::Vi);
        for (kind, key) in [
            (io::ErrorKind::StorageFull, "trouble-full"),
            (io::ErrorKind::PermissionDenied, "trouble-read-only"),
            (io::ErrorKind::ReadOnlyFilesystem, "trouble-read-only"),
        ] {
            let error = Err::<(), _>(io::Error::from(kind)).context("/data").unwrap_err();
            assert!(say(&error, words).starts_with(&words.text(key)), "{kind}");
        }
        let other = anyhow::anyhow!("lời khác");
        assert_eq!(say(&other, words), "lời khác");
    }
}
