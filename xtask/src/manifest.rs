//! Reading a crate's manifest: which rooms it imports.

use std::collections::BTreeSet;

/// The names of the packages a manifest depends on for normal use and for
/// its build script, on any platform. Dev-dependencies are left out: a test
/// may look further than the code it tests.
///
/// # Errors
/// When the text is not TOML.
pub fn dependencies(manifest: &str) -> Result<BTreeSet<String>, String> {
    let manifest: toml::Table = manifest.parse().map_err(|cause| format!("{cause}"))?;
    let mut found = BTreeSet::new();
    collect(&manifest, &mut found);
    if let Some(toml::Value::Table(platforms)) = manifest.get("target") {
        for platform in platforms.values().filter_map(toml::Value::as_table) {
            collect(platform, &mut found);
        }
    }
    Ok(found)
}

fn collect(table: &toml::Table, into: &mut BTreeSet<String>) {
    for section in ["dependencies", "build-dependencies"] {
        let Some(toml::Value::Table(entries)) = table.get(section) else { continue };
        for (name, entry) in entries {
            // A dependency may be renamed; what counts is the package.
            let package = entry.get("package").and_then(toml::Value::as_str);
            into.insert(package.unwrap_or(name).to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_build_and_platform_dependencies_are_found() {
        let manifest = r#"
            [dependencies]
            base.workspace = true
            clock = { package = "lex", path = "../lex" }
            [build-dependencies]
            words = "1"
            [dependencies.plan]
            workspace = true
            [target.'cfg(unix)'.dependencies]
            store = { path = "../store" }
        "#;
        let found: Vec<String> = dependencies(manifest).unwrap().into_iter().collect();
        assert_eq!(found, ["base", "lex", "plan", "store", "words"]);
    }

    #[test]
    fn dev_dependencies_are_left_out() {
        assert!(dependencies("[dev-dependencies]\nstore.workspace = true").unwrap().is_empty());
    }

    #[test]
    fn a_manifest_that_is_not_toml_is_refused() {
        assert!(dependencies("[dependencies").is_err());
    }
}
