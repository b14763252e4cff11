//! The public API as it is today: a break, and a promise made by accident, shows as a change of the snapshot.
//!
//! `INSTA_UPDATE=always cargo test --test public_api` accepts a change.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The format that the `public-api` of this crate reads: that of Rust 1.95. Others skip.
const FORMAT: u64 = 57;

#[test]
fn the_api_is_as_it_was() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("public-api");
    let built = Command::new(env!("CARGO"))
        .args(["rustdoc", "--quiet", "--lib", "--features", "tei,web-annotation,brat,gender-gap-tracker"])
        .arg("--target-dir")
        .arg(&target)
        .args(["--", "-Zunstable-options", "--output-format=json", "--cap-lints=allow"])
        // Rustdoc writes JSON, but promises nothing of its format.
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTDOCFLAGS")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(built.expect("cargo runs").success(), "rustdoc writes JSON");
    let path = target.join("doc/propos.json");
    let json = fs::read(&path).expect("the JSON can be read");
    let json: serde_json::Value = serde_json::from_slice(&json).expect("it is JSON");
    if json["format_version"] != FORMAT {
        eprintln!("skipped: this Rust describes crates in format {}, not {FORMAT}", json["format_version"]);
        return;
    }
    let api = public_api::Builder::from_rustdoc_json(path)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build()
        .expect("the JSON describes an API");
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("public_api", api));
}
