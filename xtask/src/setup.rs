//! What the tests need beside Rust: a browser with its driver, a PostgreSQL
//! server, a font, the tools that look into a PDF, and the office programs that
//! open the papers.

use crate::run::{Done, on_path, run};
use crate::{postgres, run};
use std::path::Path;
use std::process::Command;

/// One thing that must be there, the Debian package that brings it, and how
/// to see that it is there.
struct Need {
    package: &'static str,
    what_for: &'static str,
    /// Not needed with `--fast`.
    slow: bool,
    is_there: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need {
        package: "poppler-utils",
        what_for: "pdfinfo, pdffonts, pdftotext and pdftoppm: the tests look into the printed papers",
        slow: false,
        is_there: || {
            ["pdfinfo", "pdffonts", "pdftotext", "pdftoppm"].iter().all(|tool| on_path(tool))
        },
    },
    Need {
        package: "chromium",
        what_for: "the browser of the browser tests",
        slow: true,
        is_there: || on_path("chromium"),
    },
    Need {
        package: "chromium-driver",
        what_for: "chromedriver, through which the tests steer the browser",
        slow: true,
        is_there: || on_path("chromedriver"),
    },
    Need {
        package: "fonts-liberation",
        what_for: "a font with every Vietnamese letter and the widths of Times New Roman, for \
                   pages in the browser and papers in the office programs",
        slow: true,
        is_there: || {
            ["/usr/share/fonts/truetype/liberation", "/usr/share/fonts/truetype/liberation2"]
                .iter()
                .any(|dir| Path::new(dir).is_dir())
        },
    },
    Need {
        package: "postgresql",
        what_for: "the server on which the storage tests run a second time",
        slow: true,
        is_there: || postgres::programs().is_some(),
    },
    Need {
        package: "libreoffice-writer-nogui",
        what_for: "the program that opens every Word paper and sets its pages",
        slow: true,
        is_there: || office_has("libswlo.so"),
    },
    Need {
        package: "libreoffice-calc-nogui",
        what_for: "the program that opens every workbook and sets its pages",
        slow: true,
        is_there: || office_has("libsclo.so"),
    },
    Need {
        package: "python3-docx",
        what_for: "a second reader of every Word paper",
        slow: true,
        is_there: || python_has("docx"),
    },
    Need {
        package: "python3-openpyxl",
        what_for: "a second reader of every workbook",
        slow: true,
        is_there: || python_has("openpyxl"),
    },
];

/// Whether LibreOffice is there with this part of it, which lies beside the
/// program itself.
fn office_has(part: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found =
        std::env::split_paths(&path).find_map(|dir| dir.join("soffice").canonicalize().ok());
    found.is_some_and(|program| program.with_file_name(part).is_file())
}

/// Whether a Python that the tests find reads with this package. The first on
/// the path may be one of its own, without the packages of the system.
fn python_has(package: &str) -> bool {
    let import = format!("import {package}");
    let imports = |python| run::output(Command::new(python).args(["-c", &import])).is_ok();
    ["python3", "/usr/bin/python3"].into_iter().any(imports)
}

/// Sees that everything the tests need is there, and as root on Debian
/// installs what is missing. `fast` leaves out browser, PostgreSQL and offices.
///
/// # Errors
/// When something is missing and cannot be installed; the message says what
/// to install.
pub fn setup(fast: bool) -> Done {
    let missing: Vec<&Need> = missing(fast);
    if missing.is_empty() {
        println!("everything the tests need is there");
        return Ok(());
    }
    for need in &missing {
        println!("missing: {} ({})", need.package, need.what_for);
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    let install = format!(
        "apt-get update && apt-get install -y --no-install-recommends {}",
        packages.join(" ")
    );
    if !is_root() || !on_path("apt-get") {
        return Err(format!(
            "install what is missing, on Debian as root with\n  {install}\n\
             or run `cargo xtask test --fast`, which needs no browser, no PostgreSQL and no office"
        ));
    }
    run(apt_get(&["update"]).arg("--quiet=2"))?;
    run(apt_get(&["install", "-y", "--quiet=2", "--no-install-recommends"]).args(&packages))?;
    match self::missing(fast).first() {
        None => Ok(()),
        Some(need) => Err(format!(
            "{} was installed, yet it cannot be found; it is needed for {}",
            need.package, need.what_for
        )),
    }
}

fn missing(fast: bool) -> Vec<&'static Need> {
    let asked_for = |need: &&Need| !fast || !need.slow;
    NEEDS.iter().filter(asked_for).filter(|need| !(need.is_there)()).collect()
}

fn apt_get(args: &[&str]) -> Command {
    let mut apt = Command::new("apt-get");
    // A fresh machine may be installing something of its own just then.
    apt.args(["-o", "DPkg::Lock::Timeout=300"]).args(args);
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

/// Whether we run as root: only root may install, and PostgreSQL refuses it.
pub fn is_root() -> bool {
    run::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
