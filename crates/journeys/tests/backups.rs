//! A site is backed up while it is at work, lost, and put back; bad days are said
//! with what to do.

use anyhow::{Context, Result, ensure};
use journeys::{Site, contents, demo};
use std::fs;
use std::path::Path;

const PASSPHRASE: &str = "một câu đủ dài để thử";

fn backed_up(site: &Site) -> Result<(String, String)> {
    let passphrase = site.file("mat-khau", PASSPHRASE.as_bytes())?;
    let file = passphrase.with_file_name("kecan.backup");
    let (file, passphrase) =
        (file.to_string_lossy().into_owned(), passphrase.to_string_lossy().into_owned());
    site.done(&["backup", "--out", &file, "--passphrase-file", &passphrase])?;
    Ok((file, passphrase))
}

#[test]
fn a_backup_made_at_work_restores_to_the_same_site() -> Result<()> {
    let (site, _) = demo::site()?;
    let (file, passphrase) = backed_up(&site)?;
    let bytes = fs::read(&file)?;
    ensure!(bytes.starts_with(b"age-encryption.org/v1\n-> scrypt "), "the form that age opens");
    for plain in ["Nguyễn", "SL.TB", "kecan.sqlite", "read-person"] {
        let plain = plain.as_bytes();
        ensure!(!bytes.windows(plain.len()).any(|at| at == plain), "{plain:?} can be read");
    }
    let drilled = site.done(&["backup", "drill", &file, "--passphrase-file", &passphrase])?;
    ensure!(drilled.stdout.contains("Diễn tập xong"), "{drilled}");
    ensure!(
        fs::read_dir(site.dir())?
            .flatten()
            .all(|it| !it.file_name().to_string_lossy().starts_with(".kecan"))
    );
    let status = site.done(&["backup", "status"])?.stdout;
    ensure!(!status.contains("chưa lần nào"), "{status}");

    let other = Site::new()?;
    other.done(&["restore", &file, "--passphrase-file", &passphrase])?;
    let (mut was, is) = (contents::counts(&site)?, contents::counts(&other)?);
    // Since the backup: its own entry and the drill's; sessions stay behind.
    was.entry("journal".into()).and_modify(|rows| *rows -= 2);
    was.insert("session".into(), 0);
    ensure!(was == is, "{was:?}\n{is:?}");
    other.done(&["journal", "verify"])?;
    ensure!(other.files(".pdf")?.len() == site.files(".pdf")?.len());
    let again = other.run(&["restore", &file, "--passphrase-file", &passphrase])?;
    ensure!(again.code == Some(2) && again.stderr.contains("không trống"), "{again}");
    Ok(())
}

#[test]
fn a_sealed_database_is_worked_with_by_its_key_and_told_nothing_without() -> Result<()> {
    let (site, _) = demo::site()?;
    let rows = contents::counts(&site)?;
    let key = site.file("chua-co", b"")?.with_file_name("khoa");
    let name = key.to_string_lossy().into_owned();
    site.done(&["database", "key", &name])?;
    let again = site.run(&["database", "key", &name])?;
    ensure!(again.code == Some(2), "a key is never written over: {again}");
    let sealed = site.done(&["database", "seal", "--key-file", &name])?;
    ensure!(sealed.stdout.contains("database-key-file"), "{sealed}");
    let shut = site.run(&["journal", "verify"])?;
    ensure!(shut.code == Some(2) && shut.stderr.contains("database-key-file"), "{shut}");
    ensure!(contents::file(&site).is_err(), "it still looks like a database");

    let settings = format!("database-key-file = \"{name}\"\n");
    fs::write(site.dir().join("kecan.toml"), settings)?;
    site.done(&["journal", "verify"])?;
    let server = site.serve()?;
    ensure!(server.get("/sign-in")?.status == 200);
    drop(server);
    let (file, passphrase) = backed_up(&site)?;
    site.done(&["backup", "drill", &file, "--passphrase-file", &passphrase])?;

    site.done(&["database", "unseal"])?;
    fs::remove_file(site.dir().join("kecan.toml"))?;
    let mut is = contents::counts(&site)?;
    // Sealed, backed up, drilled, opened.
    is.entry("journal".into()).and_modify(|rows| *rows -= 4);
    ensure!(is == rows, "{rows:?}\n{is:?}");
    site.done(&["journal", "verify"])?;
    Ok(())
}

#[test]
fn a_backup_that_is_not_whole_restores_nothing() -> Result<()> {
    let site = Site::new()?;
    site.done(&["init"])?;
    let (file, passphrase) = backed_up(&site)?;
    let bytes = fs::read(&file)?;
    let mut spoilt = bytes.clone();
    let middle = spoilt.len() / 2;
    spoilt[middle] ^= 1;
    for (name, bytes) in
        [("cut", &bytes[..bytes.len() - 20]), ("spoilt", &spoilt[..]), ("empty", &[])]
    {
        let bad = site.file(name, bytes)?;
        let other = Site::new()?;
        let ended =
            other.run(&["restore", &bad.to_string_lossy(), "--passphrase-file", &passphrase])?;
        ensure!(
            ended.code == Some(2) && ended.stderr.contains("không phải tệp sao lưu"),
            "{ended}"
        );
        ensure!(!other.dir().exists(), "{name}: something was left");
    }
    let wrong = site.file("sai", b"mot cau khac hoan toan")?;
    let other = Site::new()?;
    let ended = other.run(&["restore", &file, "--passphrase-file", &wrong.to_string_lossy()])?;
    ensure!(ended.stderr.contains("Sai mật khẩu"), "{ended}");
    let short = site.file("ngan", b"ngan")?;
    let ended =
        site.run(&["backup", "--out", "b2", "--passphrase-file", &short.to_string_lossy()])?;
    ensure!(ended.stderr.contains("ít nhất 14"), "{ended}");
    Ok(())
}

#[test]
fn a_ballot_box_is_never_in_a_backup() -> Result<()> {
    let site = Site::new()?;
    site.done(&["init"])?;
    let urn = site.dir().join("urn").join("x");
    fs::create_dir_all(&urn)?;
    fs::write(urn.join("ballots"), "phiếu")?;
    fs::create_dir_all(site.dir().join("templates"))?;
    fs::write(site.dir().join("templates").join("bien-ban.docx"), "mẫu")?;
    let (file, passphrase) = backed_up(&site)?;
    let other = Site::new()?;
    other.done(&["restore", &file, "--passphrase-file", &passphrase])?;
    ensure!(other.dir().join("templates").join("bien-ban.docx").exists());
    ensure!(!other.dir().join("urn").exists());
    Ok(())
}

#[test]
fn a_damaged_or_foreign_database_is_said_with_what_to_do() -> Result<()> {
    let site = Site::new()?;
    site.done(&["init"])?;
    fs::write(site.dir().join("kecan.sqlite"), "đây không phải cơ sở dữ liệu".repeat(200))?;
    for name in ["kecan.sqlite-wal", "kecan.sqlite-shm"] {
        let _ = fs::remove_file(site.dir().join(name));
    }
    let ended = site.run(&["journal", "verify"])?;
    ensure!(ended.code == Some(2) && ended.stderr.contains("kecan restore"), "{ended}");
    Ok(())
}

/// A disk of its own that holds so little that it fills up; needs root on Linux.
struct SmallDisk(std::path::PathBuf);

impl SmallDisk {
    fn mount(at: &Path) -> Option<Self> {
        fs::create_dir_all(at).ok()?;
        let size = ["-t", "tmpfs", "-o", "size=3m", "tmpfs"];
        let done = std::process::Command::new("mount").args(size).arg(at).output().ok()?;
        done.status.success().then(|| Self(at.to_owned()))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg(&self.0).output();
    }
}

#[test]
fn a_full_disk_is_said_and_what_was_acknowledged_stays() -> Result<()> {
    let site = Site::new()?;
    let above = site.dir().parent().context("a room")?.to_owned();
    fs::create_dir_all(&above)?;
    let Some(_disk) = SmallDisk::mount(&site.dir()) else {
        println!("skipped: no small disk can be mounted here");
        return Ok(());
    };
    site.done(&["init"])?;
    let before = contents::counts(&site)?;
    fs::write(site.dir().join("filler"), vec![0; 3 << 20]).err().context("it fills up")?;
    let rosters = demo::rosters(&site)?;
    let mut import = vec!["import".to_owned()];
    import.extend(rosters.iter().map(|file| file.to_string_lossy().into_owned()));
    let ended = site.run(&import)?;
    ensure!(ended.code == Some(2) && ended.stderr.contains("Ổ đĩa đã đầy"), "{ended}");
    fs::remove_file(site.dir().join("filler"))?;
    site.done(&["journal", "verify"])?;
    ensure!(contents::counts(&site)? == before, "nothing of it is there");
    Ok(())
}

#[test]
fn a_clock_that_goes_back_is_seen_and_the_journal_keeps_its_order() -> Result<()> {
    // The demonstration works through weeks by a clock of its own, once back.
    let (site, _) = demo::site()?;
    let said = site.done(&["journal", "verify"])?.stdout;
    ensure!(said.contains("Nhật ký nguyên vẹn"), "{said}");
    ensure!(said.contains("chỉnh lùi"), "{said}");
    Ok(())
}

#[test]
fn the_journal_leaves_line_by_line_and_without_peoples_words() -> Result<()> {
    let (site, _) = demo::site()?;
    let all = site.done(&["journal", "export"])?.stdout;
    let count = contents::counts(&site)?["journal"];
    ensure!(all.lines().count() == count, "one line an entry");
    for line in all.lines() {
        let entry: serde_json::Value = serde_json::from_str(line)?;
        ensure!(entry["hash"].as_str().is_some_and(|hash| hash.len() == 64), "{line}");
    }
    let since = (count - 3).to_string();
    let lines = site.done(&["journal", "export", "--as-form", "syslog", "--since", &since])?.stdout;
    ensure!(lines.lines().count() == 3, "{lines}");
    ensure!(lines.lines().all(|line| line.starts_with("<110>1 20")), "{lines}");
    ensure!(!all.contains("Nguyễn") && !all.contains("nguyen"), "a name left the house");
    Ok(())
}

#[test]
fn settings_are_checked_and_the_command_line_goes_first() -> Result<()> {
    let site = Site::new()?;
    site.done(&["init"])?;
    let template = site.done(&["config", "template"])?.stdout;
    let file = site.dir().join("kecan.toml");
    fs::write(&file, &template)?;
    site.done(&["config", "check"])?;
    fs::write(&file, "[backup]\nwarn-after-day = 3\n")?;
    let ended = site.run(&["journal", "verify"])?;
    ensure!(ended.code == Some(2), "{ended}");
    ensure!(
        ended.stderr.contains("dòng 2") && ended.stderr.contains("backup.warn-after-days"),
        "{ended}"
    );
    fs::write(&file, "log = \"json\"\nlisten = \"127.0.0.1:1\"\n")?;
    // The port of the file cannot be had; that of the command line can.
    let server = site.serve()?;
    server.get("/people?q=nguyen")?;
    std::thread::sleep(std::time::Duration::from_millis(200));
    let said = server.said();
    ensure!(said.contains("\"path\":\"/people\"") && !said.contains("nguyen"), "{said}");
    Ok(())
}
