//! What the crate is built from: few crates, free to use, and no newer than the Rust that it promises.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Stdio};

use serde_json::Value;

/// What asks for no more than a notice.
const FREE: [&str; 9] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "Unlicense",
];

/// All packages that the lock file names for this machine, and the names of those that the library itself needs.
fn packages() -> (Vec<Value>, BTreeSet<String>) {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked", "--offline", "--filter-platform=x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        // Cargo asks rustc about an empty program: what stands in our own standard input is none.
        .stdin(Stdio::null())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata is JSON");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let nodes: BTreeMap<String, Vec<Value>> = list(&metadata["resolve"]["nodes"])
        .into_iter()
        .map(|node| (node["id"].to_string(), list(&node["deps"])))
        .collect();
    let mut needed = BTreeSet::new();
    let mut open = vec![metadata["resolve"]["root"].to_string()];
    while let Some(id) = open.pop() {
        if needed.insert(id.clone()) {
            let is_needed = |dep: &&Value| list(&dep["dep_kinds"]).iter().any(|kind| kind["kind"] != "dev");
            open.extend(nodes[&id].iter().filter(is_needed).map(|dep| dep["pkg"].to_string()));
        }
    }
    (list(&metadata["packages"]), needed)
}

/// Whether one of the alternatives asks for no more than a notice: `MIT OR Apache-2.0`, `(MIT OR ISC) AND Zlib`.
fn is_free(licence: &str) -> bool {
    let words = |part: &str| part.trim_matches(['(', ')', ' ']).to_owned();
    licence.replace('/', " OR ").split(" AND ").all(|all| all.split(" OR ").any(|one| FREE.contains(&&*words(one))))
}

#[test]
fn every_licence_is_free() {
    let (packages, _) = packages();
    assert!(packages.len() > 20, "the lock file is read");
    let unfree: Vec<String> = packages
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(is_free))
        .map(|package| format!("{}: {}", package["name"], package["license"]))
        .collect();
    assert_eq!(unfree, [""; 0]);
    assert!(!is_free("GPL-3.0-only") && !is_free("MIT AND GPL-3.0-only") && is_free("GPL-2.0-only OR MIT"));
}

/// Only this Rust may be installed; what crates say of themselves can be checked with any.
#[test]
fn the_library_needs_no_newer_rust() {
    let (packages, needed) = packages();
    let version = |text: &str| text.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>();
    let promised = version(env!("CARGO_PKG_RUST_VERSION"));
    let newer: Vec<String> = packages
        .iter()
        .filter(|package| needed.contains(&package["id"].to_string()))
        .filter(|package| package["rust_version"].as_str().is_some_and(|rust| version(rust) > promised))
        .map(|package| format!("{} asks for Rust {}", package["name"], package["rust_version"]))
        .collect();
    assert_eq!(newer, [""; 0]);
}

/// The README names each direct dependency, with its reason.
#[test]
fn the_readme_names_what_the_library_needs() {
    let manifest = include_str!("../Cargo.toml");
    let section = manifest.split("\n[dependencies]\n").nth(1).and_then(|rest| rest.split("\n\n").next());
    let direct: BTreeSet<&str> = section
        .expect("there are dependencies")
        .lines()
        .filter(|line| !line.contains("optional = true"))
        .filter_map(|line| line.split_once(" = ").map(|(name, _)| name))
        .collect();
    let readme = include_str!("../README.md");
    let table = readme.split("\n## What it needs\n").nth(1).and_then(|rest| rest.split("\n## ").next());
    let named: BTreeSet<&str> = table
        .expect("the README has the table")
        .lines()
        .filter(|line| line.starts_with("| `"))
        .filter_map(|line| line.split('|').nth(1))
        .flat_map(|names| names.split('`').skip(1).step_by(2))
        .collect();
    assert_eq!(direct, named);
}
