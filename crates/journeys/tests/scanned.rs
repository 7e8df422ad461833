//! A scanner of web faults goes over a site at work. It takes minutes and comes
//! from outside, so it is run by `cargo xtask attack` alone.

use anyhow::{Context, Result, ensure};
use journeys::{demo, free_port};
use serde_json::Value;
use std::env;
use std::process::Command;
use std::time::Duration;

/// What it tries. Left out are modules that ask hosts on the internet.
const MODULES: &str = "backup,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,\
     permanentxss,redirect,shellshock,sql,timesql,upload,xss";

/// Bounds of one run: seconds of looking for pages, and of each kind of attack.
const LIMITS: [&str; 14] = [
    "--max-scan-time",
    "120",
    "--max-attack-time",
    "30",
    "--max-links-per-page",
    "12",
    "--max-files-per-dir",
    "8",
    "--max-parameters",
    "12",
    "-d",
    "4",
    "--timeout",
    "30",
];

#[test]
#[ignore = "minutes; cargo xtask attack"]
fn a_scanner_finds_nothing() -> Result<()> {
    let wapiti = env::var_os("KECAN_WAPITI").context("KECAN_WAPITI names the scanner")?;
    // An administrator comes to few pages: no record of anybody.
    for (role, account, least) in [("officer", "can-bo", 500), ("administrator", "quan-tri", 40)] {
        let (site, stdout) = demo::site()?;
        site.done(&["tls", "init", "--host", "127.0.0.1"])?;
        let port = free_port()?;
        let server = site.start(&["serve", "--tls", "--listen", &format!("127.0.0.1:{port}")])?;
        std::thread::sleep(Duration::from_secs(3));
        let home = format!("https://127.0.0.1:{port}/");
        let password = demo::password(&stdout, account)?;
        let report = site.file("report.json", b"")?;
        let state = report.with_file_name("wapiti");
        let ran = Command::new(&wapiti)
            .args(["-u", &home, "--scope", "domain", "--flush-session", "--no-bugreport"])
            // Its default is a host on the internet, which is looked up at the start.
            .args(["--dns-endpoint", "localhost"])
            .args(["-m", MODULES, "-f", "json", "-o"])
            .arg(&report)
            .args(["-x", &format!("{home}sign-out")])
            .args(["--form-url", &format!("{home}sign-in")])
            .args(["--form-user", account, "--form-password", &password])
            .args(LIMITS)
            .arg("--store-session")
            .arg(state.join("session"))
            .arg("--store-config")
            .arg(state.join("config"))
            .output()?;
        let said = String::from_utf8_lossy(&ran.stdout);
        ensure!(ran.status.success(), "{said}{}", String::from_utf8_lossy(&ran.stderr));
        let found: Value = serde_json::from_slice(&std::fs::read(&report)?)?;
        let pages = found["infos"]["crawled_pages_nbr"].as_u64().unwrap_or(0);
        println!("{role}: {pages} pages and forms");
        ensure!(pages > least, "it came to {pages} pages: it did not sign in\n{said}");
        for kind in ["vulnerabilities", "anomalies"] {
            for (name, faults) in found[kind].as_object().context("a report")? {
                let faults = faults.as_array().map(Vec::as_slice).unwrap_or_default();
                let above = faults.iter().filter(|fault| fault["level"].as_u64() != Some(0));
                let above: Vec<String> = above.map(shown).collect();
                ensure!(above.is_empty(), "{role}: {name}\n{}", above.join("\n"));
            }
        }
        drop(server);
        site.done(&["journal", "verify"])?;
    }
    Ok(())
}

/// One fault, without the session that stands in the request.
fn shown(fault: &Value) -> String {
    let field = |name: &str| fault[name].as_str().unwrap_or_default().to_owned();
    format!("{} {} {}: {}", field("method"), field("path"), field("parameter"), field("info"))
}
