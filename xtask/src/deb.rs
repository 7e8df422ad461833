//! A Debian package: the program, its service, its settings, its papers. Written
//! here, byte by byte the same for the same input, so that it can be made where
//! Debian's own tools are not.

use crate::run::{Done, cargo, root, run, target};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::path::{Path, PathBuf};
use tar::{Builder, EntryType, Header};

/// What is installed where, besides the program: source, place, mode.
const FILES: [(&str, &str, u32); 7] = [
    ("packaging/debian/kecan.service", "lib/systemd/system/kecan.service", 0o644),
    ("crates/app/src/config/template.toml", "etc/kecan/kecan.toml", 0o644),
    ("docs/operating.md", "usr/share/doc/kecan/operating.md", 0o644),
    ("docs/operating.vi.md", "usr/share/doc/kecan/operating.vi.md", 0o644),
    ("docs/security.md", "usr/share/doc/kecan/security.md", 0o644),
    ("LICENSE-MIT", "usr/share/doc/kecan/LICENSE-MIT", 0o644),
    ("LICENSE-APACHE", "usr/share/doc/kecan/LICENSE-APACHE", 0o644),
];

/// The scripts of the package.
const SCRIPTS: [&str; 3] = ["postinst", "prerm", "postrm"];

/// `cargo xtask deb [--binary FILE]`: the release build, or a program that is
/// there.
///
/// # Errors
/// When it cannot be built, read or written.
pub fn deb(args: &[String]) -> Done {
    let binary = match args {
        [] => {
            run(&mut cargo(&["build", "--release"]))?;
            target().join("release").join("kecan")
        }
        [option, path] if option == "--binary" => PathBuf::from(path),
        _ => return Err("cargo xtask deb [--binary FILE]".to_owned()),
    };
    let version = version()?;
    let architecture = match std::env::consts::ARCH {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        other => return Err(format!("Debian's name of {other} is not known here")),
    };
    let program = read(&binary)?;
    let mut files = vec![("usr/bin/kecan".to_owned(), 0o755, program)];
    for (from, to, mode) in FILES {
        files.push((to.to_owned(), mode, read(&root().join(from))?));
    }
    let size: usize = files.iter().map(|(_, _, bytes)| bytes.len()).sum();
    let mut control = vec![
        ("control".to_owned(), 0o644, about(&version, architecture, size / 1024).into_bytes()),
        ("conffiles".to_owned(), 0o644, b"/etc/kecan/kecan.toml\n".to_vec()),
    ];
    for script in SCRIPTS {
        let bytes = read(&root().join("packaging/debian").join(script))?;
        control.push((script.to_owned(), 0o755, bytes));
    }
    let parts = [
        ("debian-binary", b"2.0\n".to_vec()),
        ("control.tar.gz", packed(&control)?),
        ("data.tar.gz", packed(&files)?),
    ];
    let out = target().join(format!("kecan_{version}_{architecture}.deb"));
    std::fs::write(&out, archive(&parts)).map_err(|cause| failed(&out, &cause))?;
    println!("{}", out.display());
    Ok(())
}

fn failed(path: &Path, cause: &std::io::Error) -> String {
    format!("{}: {cause}", path.display())
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|cause| failed(path, &cause))
}

/// The version of the workspace.
fn version() -> Result<String, String> {
    let text = String::from_utf8(read(&root().join("Cargo.toml"))?).unwrap_or_default();
    let manifest: toml::Table = text.parse().map_err(|cause| format!("Cargo.toml: {cause}"))?;
    let version = manifest.get("workspace").and_then(|it| it.get("package")?.get("version"));
    version.and_then(toml::Value::as_str).map(str::to_owned).ok_or("no version".to_owned())
}

fn about(version: &str, architecture: &str, kibibytes: usize) -> String {
    format!(
        "Package: kecan\n\
         Version: {version}\n\
         Architecture: {architecture}\n\
         Maintainer: Kế Cận <kecan@localhost>\n\
         Installed-Size: {kibibytes}\n\
         Depends: libc6 (>= 2.31), adduser\n\
         Section: misc\n\
         Priority: optional\n\
         Description: quy hoạch cán bộ lãnh đạo, quản lý (leadership succession planning)\n \
         Kế Cận takes an organisation office through its yearly planning, offline and\n \
         on one machine: records, eligibility, conferences, secret ballots, decisions,\n \
         official papers.\n"
    )
}

/// A packed archive, with every folder above a file, all owned by root and of no
/// time.
fn packed(files: &[(String, u32, Vec<u8>)]) -> Result<Vec<u8>, String> {
    let fault = |cause: std::io::Error| cause.to_string();
    let mut archive = Builder::new(GzEncoder::new(Vec::new(), Compression::best()));
    let mut folders = Vec::new();
    for (place, _, _) in files {
        let above = Path::new(place).ancestors().skip(1).filter(|it| !it.as_os_str().is_empty());
        let mut above: Vec<&Path> = above.collect();
        above.reverse();
        for folder in above {
            if !folders.contains(&folder) {
                folders.push(folder);
                let mut header = header_of(EntryType::Directory, 0o755, 0);
                let name = format!("{}/", folder.display());
                archive.append_data(&mut header, name, &[][..]).map_err(fault)?;
            }
        }
    }
    for (place, mode, bytes) in files {
        let mut header = header_of(EntryType::Regular, *mode, bytes.len());
        archive.append_data(&mut header, place, bytes.as_slice()).map_err(fault)?;
    }
    archive.into_inner().and_then(GzEncoder::finish).map_err(fault)
}

fn header_of(kind: EntryType, mode: u32, size: usize) -> Header {
    let mut header = Header::new_gnu();
    header.set_entry_type(kind);
    header.set_mode(mode);
    header.set_size(size as u64);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header
}

/// The outer archive, in the form of `ar`.
fn archive(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = b"!<arch>\n".to_vec();
    for (name, content) in parts {
        let head =
            format!("{name:<16}{:<12}{:<6}{:<6}{:<8}{:<10}`\n", 0, 0, 0, 100_644, content.len());
        bytes.extend_from_slice(head.as_bytes());
        bytes.extend_from_slice(content);
        if content.len() % 2 == 1 {
            bytes.push(b'\n');
        }
    }
    bytes
}

/// `cargo xtask windows`: whether the program's crates compile for Windows.
///
/// # Errors
/// When they do not. Where the toolchain lacks something, says what and ends well.
pub fn windows() -> Done {
    const TARGET: &str = "x86_64-pc-windows-gnu";
    let installed = crate::run::output(std::process::Command::new("rustup").args([
        "target",
        "list",
        "--installed",
    ]));
    if !installed.is_ok_and(|list| list.lines().any(|line| line == TARGET)) {
        println!("not checked: `rustup target add {TARGET}` first");
        return Ok(());
    }
    if !crate::run::on_path("x86_64-w64-mingw32-gcc") {
        println!(
            "not checked: SQLite needs the compiler x86_64-w64-mingw32-gcc (Debian: gcc-mingw-w64-x86-64)"
        );
        return Ok(());
    }
    run(&mut cargo(&["check", "--target", TARGET]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn parts_of_odd_length_are_filled_up_to_even_places() {
        let bytes = archive(&[
            ("debian-binary", b"2.0\n".to_vec()),
            ("a", b"x".to_vec()),
            ("b", b"yz".to_vec()),
        ]);
        assert_eq!(bytes.len(), 8 + 3 * 60 + 4 + 2 + 2);
        assert_eq!(&bytes[8..24], b"debian-binary   ");
        assert_eq!(&bytes[66..68], b"`\n");
        assert_eq!(&bytes[68..72], b"2.0\n");
    }

    #[test]
    fn files_come_behind_their_folders_and_belong_to_root() {
        let bytes = packed(&[("usr/bin/kecan".to_owned(), 0o755, b"x".to_vec())]).unwrap();
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(bytes.as_slice()));
        let mut seen = Vec::new();
        for entry in archive.entries().unwrap() {
            let mut entry = entry.unwrap();
            assert_eq!(entry.header().uid().unwrap(), 0);
            let mut content = String::new();
            entry.read_to_string(&mut content).unwrap();
            seen.push(entry.path().unwrap().display().to_string());
        }
        assert_eq!(seen, ["usr/", "usr/bin/", "usr/bin/kecan"]);
    }

    #[test]
    fn everything_that_is_installed_is_there() {
        for (from, ..) in FILES {
            assert!(root().join(from).is_file(), "{from}");
        }
    }
}
