//! Cases: what must be found in a passage, one Markdown file per phenomenon. `tests/cases/README.md` says how to write one.

#[path = "cases/check.rs"]
mod check;
#[path = "cases/passage.rs"]
mod passage;
#[path = "cases/read.rs"]
mod read;
#[cfg(test)]
#[path = "cases/selftest.rs"]
mod selftest;

use std::fs;
use std::path::Path;

use check::{Finding, failures};
use propos::Extractor;

/// What came of the cases of one file.
struct Report {
    cases: usize,
    /// What is wrong, each with its line.
    failures: Vec<String>,
    /// The gaps that are open as they should be, each with its line and reason.
    gaps: Vec<String>,
}

/// What an extractor makes of a passage: the findings, and a picture of them for who reads the failure.
struct Outcome {
    findings: Vec<Finding>,
    picture: String,
}

#[test]
fn every_case_holds() {
    let extractor = Extractor::new();
    let extract = |passage: &str| {
        let extraction = extractor.extract(passage);
        let findings = extraction.quotations().map(|quotation| Finding::new(quotation, passage)).collect();
        Outcome { findings, picture: format!("{extraction}\n\n{}", extraction.table()) }
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut failures = Vec::new();
    let (mut files, mut gaps) = (0, 0);
    for path in markdown(&folder) {
        files += 1;
        let label = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(&path).display().to_string();
        let report = run(&label, &fs::read_to_string(&path).expect("a case file is UTF-8"), &extract);
        failures.extend(report.failures);
        if !report.gaps.is_empty() {
            eprintln!("{label}: {} of {} cases are known gaps", report.gaps.len(), report.cases);
            report.gaps.iter().for_each(|gap| eprintln!("    {gap}"));
        }
        gaps += report.gaps.len();
    }
    eprintln!("{gaps} known gaps in {files} files");
    assert!(files > 0, "no case file in {}", folder.display());
    assert!(failures.is_empty(), "\n{}\n{} failures in {files} files", failures.join("\n"), failures.len());
}

/// The case files of the folder, by name.
fn markdown(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder of the cases is there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "md") && path.file_stem().is_some_and(|s| s != "README"));
    paths.sort();
    paths
}

/// Holds the cases of one file against what `extract` makes of their passages.
fn run(label: &str, markdown: &str, extract: &dyn Fn(&str) -> Outcome) -> Report {
    let (cases, malformed) = read::cases(markdown);
    let faults = malformed.iter().map(|(line, fault)| format!("{label}:{line}: {fault}")).collect();
    let mut report = Report { cases: cases.len(), failures: faults, gaps: Vec::new() };
    if cases.is_empty() && malformed.is_empty() {
        let fault = "no case in this file: it needs a block that opens with ```propos";
        report.failures.push(format!("{label}:1: {fault}"));
    }
    for case in cases {
        let outcome = extract(&case.passage);
        let wrong = failures(&case, &outcome.findings);
        match case.gap {
            Some((line, reason)) if wrong.is_empty() => {
                report.failures.push(format!("{label}:{line}: this gap is closed: remove the mark ({reason})\n"));
            }
            Some((line, reason)) => report.gaps.push(format!("{line}: {reason}")),
            None if wrong.is_empty() => {}
            None => {
                let lines = wrong.iter().map(|(line, fault)| format!("{label}:{line}: {fault}"));
                let picture = outcome.picture.lines().map(|line| format!("    {line}"));
                report.failures.push(lines.chain(picture).collect::<Vec<_>>().join("\n") + "\n");
            }
        }
    }
    report
}
