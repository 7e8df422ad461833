//! A PostgreSQL server for the length of one test run: a new cluster in a
//! folder of its own, on a free port of 127.0.0.1, gone at the end.

use crate::run::{output, target};
use crate::setup::is_root;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// The folder with the newest installed server programs, `initdb` among them.
pub fn programs() -> Option<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|entry| entry.ok())
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
        .map(|(version, path)| (version, path.join("bin")))
        .filter(|(_, bin)| bin.join("initdb").is_file() && bin.join("postgres").is_file())
        .collect();
    found.sort();
    found.pop().map(|(_, bin)| bin)
}

/// A running server. Dropping it stops the server and removes its folder.
pub struct Cluster {
    server: Child,
    folder: PathBuf,
    port: u16,
    owner: Option<Owner>,
}

/// The account the server runs under when we are root, since it refuses root.
#[derive(Clone, Copy)]
struct Owner {
    user: u32,
    group: u32,
}

impl Cluster {
    /// Makes a new cluster and waits until it answers.
    ///
    /// # Errors
    /// When the programs are missing, or the server does not answer within
    /// half a minute; the message ends with the server's log.
    pub fn start() -> Result<Self, String> {
        let programs = programs()
            .ok_or("no PostgreSQL server under /usr/lib/postgresql; run `cargo xtask setup`")?;
        let owner = if is_root() { Some(Owner::postgres()?) } else { None };
        let folder = folder(owner)?;
        let data = folder.join("data");
        let mut initdb = as_owner(&programs.join("initdb"), owner);
        initdb.args(["--auth=trust", "--username=kecan", "--encoding=UTF8", "--locale=C"]);
        initdb.args(["--no-sync", "--no-instructions", "--pgdata"]).arg(&data);
        output(initdb.current_dir(&folder))?;
        let port = free_port()?;
        let log = fs::File::create(folder.join("log"))
            .map_err(|cause| format!("cannot write the log of PostgreSQL: {cause}"))?;
        let mut postgres = as_owner(&programs.join("postgres"), owner);
        postgres.arg("-D").arg(&data).current_dir(&folder);
        for setting in [
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=200",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
        ] {
            postgres.args(["-c", setting]);
        }
        postgres.arg("-p").arg(port.to_string());
        let server = postgres
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .map_err(|cause| format!("cannot start PostgreSQL: {cause}"))?;
        let mut cluster = Self { server, folder, port, owner };
        cluster.wait(&programs)?;
        Ok(cluster)
    }

    /// Where the server is reached, database `postgres`; the tests make a
    /// database each beside it.
    pub fn url(&self) -> String {
        format!("postgres://kecan@127.0.0.1:{}/postgres", self.port)
    }

    fn wait(&mut self, programs: &Path) -> Result<(), String> {
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(30) {
            if let Ok(Some(status)) = self.server.try_wait() {
                return Err(format!("PostgreSQL stopped at once ({status})\n{}", self.log()));
            }
            let mut ready = Command::new(programs.join("pg_isready"));
            ready.args(["--quiet", "--host=127.0.0.1", "--username=kecan"]);
            ready.arg(format!("--port={}", self.port));
            if ready.status().is_ok_and(|status| status.success()) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err(format!("PostgreSQL did not answer within 30 seconds\n{}", self.log()))
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Stopping the postmaster with SIGQUIT ends its children too, which
        // `Child::kill` would leave behind. The cluster is thrown away, so
        // nothing is owed to it.
        let asked = Command::new("kill").arg("-QUIT").arg(self.server.id().to_string()).status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
        if let Err(cause) = fs::remove_dir_all(&self.folder) {
            let as_whom = if self.owner.is_some() { "root" } else { "you" };
            eprintln!("cannot remove {} as {as_whom}: {cause}", self.folder.display());
        }
    }
}

impl Owner {
    /// Reads the account `postgres` that Debian's package makes.
    fn postgres() -> Result<Self, String> {
        let accounts = fs::read_to_string("/etc/passwd").unwrap_or_default();
        Self::named("postgres", &accounts)
            .ok_or_else(|| "PostgreSQL refuses root, and there is no user `postgres`".to_owned())
    }

    fn named(name: &str, accounts: &str) -> Option<Self> {
        let fields: Vec<&str> = accounts
            .lines()
            .map(|line| line.split(':').collect::<Vec<_>>())
            .find(|fields| fields.first() == Some(&name))?;
        Some(Self { user: fields.get(2)?.parse().ok()?, group: fields.get(3)?.parse().ok()? })
    }
}

/// An empty folder that belongs to the owner: in the target folder, or, where
/// the owner may not go there (a checkout in root's home), in the system's
/// folder for temporary files.
fn folder(owner: Option<Owner>) -> Result<PathBuf, String> {
    let name = format!("pg-{}", std::process::id());
    let places = [target().join("xtask"), std::env::temp_dir().join("kecan-xtask")];
    for place in &places {
        let folder = place.join(&name);
        let made = fs::create_dir_all(&folder)
            .and_then(|()| fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)))
            .and_then(|()| match owner {
                Some(owner) => chown(&folder, Some(owner.user), Some(owner.group)),
                None => Ok(()),
            });
        let reached = made.is_ok()
            && output(as_owner(Path::new("ls"), owner).current_dir("/").arg(&folder)).is_ok();
        if reached {
            return Ok(folder);
        }
        let _ = fs::remove_dir(&folder);
    }
    Err(format!("PostgreSQL can write neither in {} nor in {}", show(&places[0]), show(&places[1])))
}

fn show(path: &Path) -> String {
    path.display().to_string()
}

fn as_owner(program: &Path, owner: Option<Owner>) -> Command {
    let mut command = Command::new(program);
    if let Some(owner) = owner {
        command.uid(owner.user).gid(owner.group);
    }
    command
}

fn free_port() -> Result<u16, String> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|cause| format!("no free port on 127.0.0.1: {cause}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_account_is_read_by_its_whole_name() {
        let accounts = "root:x:0:0::/root:/bin/sh\n\
                        postgresql:x:7:8::/:/bin/sh\n\
                        postgres:x:101:104:PostgreSQL,,,:/var/lib/postgresql:/bin/bash\n";
        let owner = Owner::named("postgres", accounts).unwrap();
        assert_eq!((owner.user, owner.group), (101, 104));
        assert!(Owner::named("nobody", accounts).is_none());
    }
}
