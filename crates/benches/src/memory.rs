//! How much memory this process has used.

/// The most memory that this process has held at one time, in MiB; `None`
/// where the system does not tell (it does on Linux).
pub fn peak_mib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib / 1024)
}

/// Prints the peak so far.
pub fn report(what: &str) {
    match peak_mib() {
        Some(peak) => println!("memory, most so far, {what}: {peak} MiB"),
        None => println!("memory, {what}: not known on this system"),
    }
}
