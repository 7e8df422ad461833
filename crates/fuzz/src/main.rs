//! `cargo xtask fuzz`: campaigns bounded in time. Whatever panics, takes too
//! long, hangs or eats the memory is written down with how to see it
//! again.

use fuzz::{Campaign, Law, Target};
use lex::PackFile;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// One that takes so long is taken for a hang, and ends the run.
const HANGS: Duration = Duration::from_secs(20);

/// The most memory that the process may have used, in KiB: 1 GiB.
const MEMORY: u64 = 1 << 20;

/// What the last panic said, and where.
static LAST_PANIC: Mutex<String> = Mutex::new(String::new());

struct Options {
    seconds: u64,
    seed: u64,
    targets: Vec<Target>,
    input: Option<PathBuf>,
    out: PathBuf,
}

fn main() -> ExitCode {
    let done = options().and_then(|options| {
        let law = law()?;
        std::fs::create_dir_all(&options.out).map_err(|cause| cause.to_string())?;
        match &options.input {
            Some(file) => again(&law, &options, file),
            None => campaigns(&law, &options),
        }
    });
    match done {
        Ok(0) => ExitCode::SUCCESS,
        Ok(findings) => {
            eprintln!("fuzz: {findings} findings");
            ExitCode::FAILURE
        }
        Err(message) => {
            eprintln!("fuzz: {message}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<Options, String> {
    let mut options = Options {
        seconds: 60,
        seed: 1,
        targets: Vec::new(),
        input: None,
        out: PathBuf::from("target/fuzz"),
    };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or(format!("{arg} takes a value"));
        let number = |text: String| text.parse().map_err(|_| format!("«{text}» is no number"));
        match arg.as_str() {
            "--seconds" => options.seconds = number(value()?)?,
            "--seed" => options.seed = number(value()?)?,
            "--input" => options.input = Some(value()?.into()),
            "--out" => options.out = value()?.into(),
            name => options.targets.push(
                Target::read(name)
                    .ok_or(format!("«{name}» is no target: pack, case, image, pdf, page, code"))?,
            ),
        }
    }
    if options.targets.is_empty() {
        options.targets = Target::ALL.to_vec();
    }
    Ok(options)
}

/// The shipped packs and case files.
fn law() -> Result<Law, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law");
    let packs = texts(&folder, "md")?
        .into_iter()
        .filter(|(name, _)| !name.starts_with("README"))
        .map(|(name, text)| PackFile { name, text })
        .collect();
    Law::new(packs, texts(&folder.join("cases"), "toml")?)
}

fn texts(folder: &Path, ending: &str) -> Result<Vec<(String, String)>, String> {
    let told = |cause: std::io::Error| format!("cannot read {}: {cause}", folder.display());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        if path.extension().is_some_and(|found| found == ending) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            found.push((name, std::fs::read_to_string(&path).map_err(told)?));
        }
    }
    found.sort();
    Ok(found)
}

/// What the watcher must know of the input that is being tried.
struct Now {
    since: Instant,
    target: Target,
    input: Vec<u8>,
}

fn campaigns(law: &Law, options: &Options) -> Result<usize, String> {
    // A panic is written down, not printed: there may be many alike.
    std::panic::set_hook(Box::new(|info| {
        if let Ok(mut last) = LAST_PANIC.lock() {
            *last = info.to_string();
        }
    }));
    let now: Arc<Mutex<Option<Now>>> = Arc::new(Mutex::new(None));
    watch(Arc::clone(&now), options.out.clone());
    let last = options.out.join("last.input");
    let mut findings = 0;
    for target in &options.targets {
        let budget = Duration::from_secs(options.seconds) / options.targets.len() as u32;
        let mut campaign = Campaign::new(*target, law, options.seed);
        let (started, mut count, mut slowest) = (Instant::now(), 0u64, Duration::ZERO);
        while started.elapsed() < budget && findings < 20 {
            let input = campaign.next_input();
            // An overflow of the stack ends the process at once: its input stays.
            std::fs::write(&last, &input).map_err(|cause| cause.to_string())?;
            let since = Instant::now();
            if let Ok(mut now) = now.lock() {
                *now = Some(Now { since, target: *target, input: input.clone() });
            }
            let tried = catch_unwind(AssertUnwindSafe(|| campaign.try_input(law, &input)));
            let took = since.elapsed();
            if let Ok(mut now) = now.lock() {
                *now = None;
            }
            count += 1;
            slowest = slowest.max(took);
            let why = match tried {
                Err(_) => Some(LAST_PANIC.lock().map(|last| last.clone()).unwrap_or_default()),
                Ok(()) if took > target.slow() => Some(format!("took {} ms", took.as_millis())),
                Ok(()) => None,
            };
            if let Some(why) = why {
                findings += 1;
                write_down(&options.out, *target, &input, &why);
            }
        }
        println!(
            "{}: {count} inputs, {} different outcomes, slowest {} ms",
            target.name(),
            campaign.outcomes(),
            slowest.as_millis()
        );
    }
    Ok(findings)
}

/// Tries one input again, with its panic printed.
fn again(law: &Law, options: &Options, file: &Path) -> Result<usize, String> {
    let input = std::fs::read(file).map_err(|cause| format!("{}: {cause}", file.display()))?;
    for target in &options.targets {
        let since = Instant::now();
        target.run(law, &input);
        println!("{}: {} ms", target.name(), since.elapsed().as_millis());
    }
    Ok(0)
}

/// Writes a finding beside its input.
fn write_down(out: &Path, target: Target, input: &[u8], why: &str) {
    let sum = input.iter().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)
    });
    let name = format!("{}-{sum:016x}", target.name());
    let file = out.join(format!("{name}.input"));
    let how = format!("cargo xtask fuzz --input {} {}", file.display(), target.name());
    let told = format!("{why}\nto see it again:\n  {how}\n");
    println!("{}: {told}", target.name());
    let written = std::fs::write(&file, input)
        .and_then(|()| std::fs::write(out.join(format!("{name}.txt")), told));
    if let Err(cause) = written {
        eprintln!("fuzz: cannot write {}: {cause}", file.display());
    }
}

/// Ends the process when an input hangs, or has used too much memory.
fn watch(now: Arc<Mutex<Option<Now>>>, out: PathBuf) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_millis(100));
            let Ok(now) = now.lock() else { return };
            let Some(now) = now.as_ref() else { continue };
            let used = memory_used();
            let why = if now.since.elapsed() > HANGS {
                "hangs".to_owned()
            } else if used > MEMORY {
                format!("used {used} KiB of memory, with the inputs before it")
            } else {
                continue;
            };
            write_down(&out, now.target, &now.input, &why);
            std::process::exit(2);
        }
    });
}

/// The most memory that the process has used, in KiB; 0 where the system does
/// not tell.
fn memory_used() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
