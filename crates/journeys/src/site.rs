//! A data folder and the commands run on it.

use crate::program::program;
use crate::server::Server;
use anyhow::{Context, Result, ensure};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fmt, thread};
use tempfile::TempDir;

/// No command of the stories takes longer on a slow machine; one that does
/// hangs.
const PATIENCE: Duration = Duration::from_secs(600);

/// One installation: a data folder of its own, removed at the end.
pub struct Site {
    room: TempDir,
}

/// How a command ended, and what it said.
#[derive(Debug, Clone)]
pub struct Ended {
    /// The command, for messages.
    pub command: String,
    /// Exit code; `None` when a signal ended it.
    pub code: Option<i32>,
    /// What it wrote on standard output.
    pub stdout: String,
    /// What it wrote on standard error.
    pub stderr: String,
    /// How long it took.
    pub took: Duration,
    /// The most memory it held at once, in KiB, where the system tells
    /// (Linux); looked at every few milliseconds, so a last leap may be missed.
    pub memory: Option<u64>,
}

/// A command under way.
pub struct Running {
    command: String,
    child: Child,
    started: Instant,
    folder: TempDir,
    memory: Option<u64>,
}

impl Site {
    /// What accounts of the stories sign in with once [`Site::password`] was
    /// asked for theirs.
    pub const PASSWORD: &str = "tre xanh ven suối 42";

    /// A site whose data folder does not exist yet.
    ///
    /// # Errors
    /// When no temporary folder can be made.
    pub fn new() -> Result<Self> {
        Ok(Self { room: TempDir::with_prefix("kecan-journey-")? })
    }

    /// A site whose data folder is a copy of the given one.
    ///
    /// # Errors
    /// When it cannot be copied.
    pub fn copy_of(folder: &Path) -> Result<Self> {
        let site = Self::new()?;
        copy(folder, &site.dir())?;
        Ok(site)
    }

    /// The data folder, `--dir` of every command.
    pub fn dir(&self) -> PathBuf {
        self.room.path().join("data")
    }

    /// Writes a file beside the data folder and returns its path.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn file(&self, name: &str, bytes: &[u8]) -> Result<PathBuf> {
        let path = self.room.path().join(name);
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(path)
    }

    /// Runs `kecan ARGS… --dir DIR` to its end.
    ///
    /// # Errors
    /// When it cannot be started, or does not end.
    pub fn run<A: AsRef<OsStr>>(&self, args: &[A]) -> Result<Ended> {
        self.start(args)?.end()
    }

    /// As [`Site::run`], and it must end with code 0.
    ///
    /// # Errors
    /// When it ends otherwise; the message repeats all it said.
    pub fn done<A: AsRef<OsStr>>(&self, args: &[A]) -> Result<Ended> {
        let ended = self.run(args)?;
        ensure!(ended.code == Some(0), "not done: {ended}");
        Ok(ended)
    }

    /// Starts `kecan ARGS… --dir DIR` and does not wait.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start<A: AsRef<OsStr>>(&self, args: &[A]) -> Result<Running> {
        let folder = TempDir::with_prefix("kecan-output-")?;
        let mut kecan = Command::new(program()?);
        kecan.args(args).arg("--dir").arg(self.dir());
        // What the machine at hand has set is no part of the story.
        kecan.env("NO_COLOR", "1").env_remove("RUST_LOG").env_remove("KECAN_DATABASE");
        kecan.current_dir(self.room.path());
        let words: Vec<_> = args.iter().map(|arg| arg.as_ref().to_string_lossy()).collect();
        let command = format!("kecan {}", words.join(" "));
        let child = kecan
            .stdin(Stdio::null())
            .stdout(File::create(folder.path().join("stdout"))?)
            .stderr(File::create(folder.path().join("stderr"))?)
            .spawn()
            .with_context(|| format!("cannot start `{command}`"))?;
        Ok(Running { command, child, started: Instant::now(), folder, memory: None })
    }

    /// Gives an account that waits for its owner a password, as the command on
    /// the data folder does, and returns it.
    ///
    /// # Errors
    /// When the command is refused.
    pub fn password(&self, account: &str) -> Result<String> {
        let password = Self::PASSWORD.to_owned();
        let file = self.file("password", password.as_bytes())?;
        let args = ["account", "password", account, "--from"].map(OsStr::new);
        self.done(&[&args[..], &[file.as_os_str()]].concat())?;
        Ok(password)
    }

    /// Serves the pages on a free port and waits until they answer.
    ///
    /// # Errors
    /// When the server ends at once or does not answer.
    pub fn serve(&self) -> Result<Server> {
        Server::start(self)
    }

    /// The same on a given port: a server that was stopped comes back.
    ///
    /// # Errors
    /// As [`Site::serve`].
    pub fn serve_on(&self, port: u16) -> Result<Server> {
        Server::start_on(self, port)
    }

    /// Every file of the data folder whose name ends so, in order of path.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn files(&self, ending: &str) -> Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        collect(&self.dir(), ending, &mut found)?;
        found.sort();
        Ok(found)
    }
}

impl Running {
    /// Waits for the end.
    ///
    /// # Errors
    /// When it does not end in ten minutes; it is killed then.
    pub fn end(mut self) -> Result<Ended> {
        while self.child.try_wait()?.is_none() {
            self.memory = memory(self.child.id()).or(self.memory);
            if self.started.elapsed() > PATIENCE {
                let said = self.killed()?;
                anyhow::bail!("does not end: {said}");
            }
            thread::sleep(Duration::from_millis(5));
        }
        self.told()
    }

    /// Ends it as a power cut would (SIGKILL), if it has not ended before.
    ///
    /// # Errors
    /// When it cannot be killed.
    pub fn killed(mut self) -> Result<Ended> {
        self.child.kill()?;
        self.told()
    }

    /// The process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Whether it has ended by itself.
    ///
    /// # Errors
    /// When the system cannot say.
    pub fn has_ended(&mut self) -> Result<bool> {
        Ok(self.child.try_wait()?.is_some())
    }

    /// What it has said so far: standard output, then standard error.
    pub fn said(&self) -> String {
        self.read("stdout") + &self.read("stderr")
    }

    fn told(mut self) -> Result<Ended> {
        let status = self.child.wait()?;
        let (stdout, stderr) = (self.read("stdout"), self.read("stderr"));
        let command = std::mem::take(&mut self.command);
        let (took, memory) = (self.started.elapsed(), self.memory);
        Ok(Ended { command, code: status.code(), stdout, stderr, took, memory })
    }

    fn read(&self, name: &str) -> String {
        let bytes = fs::read(self.folder.path().join(name)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { command, code, stdout, stderr, took, .. } = self;
        let code = code.map_or("a signal".to_owned(), |code| format!("code {code}"));
        writeln!(f, "`{command}` ended with {code} after {:.1} s", took.as_secs_f64())?;
        write!(f, "--- standard output\n{stdout}\n--- standard error\n{stderr}")
    }
}

/// The high-water mark of a process, in KiB.
fn memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let copied = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &copied)?;
        } else {
            fs::copy(entry.path(), copied)?;
        }
    }
    Ok(())
}

fn collect(dir: &Path, ending: &str, into: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, ending, into)?;
        } else if path.to_string_lossy().ends_with(ending) {
            into.push(path);
        }
    }
    Ok(())
}
