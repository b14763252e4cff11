//! A run that stops, and the one that does the rest.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use tempfile::tempdir;

use crate::command::{Ran, command, run};
use crate::corpus::{folder, names, read, records};

/// One thread takes so many texts at once.
const BATCH: usize = 64;

#[test]
fn only_files_that_are_missing_are_made() {
    let folder = folder();
    fs::create_dir(folder.path().join("found")).unwrap();
    fs::write(folder.path().join("found/a.json"), "as it was").unwrap();
    fs::write(folder.path().join("found/b.c.json.part"), "{\"offs").unwrap();
    let summary = run(folder.path(), "corpus in --out found --resume").ok().out;
    assert!(summary.contains("done by an earlier run"), "{summary}");
    assert_eq!(read(folder.path(), "found/a.json"), "as it was");
    assert_eq!(names(&folder.path().join("found")), ["a.json", "b.c.json"].map(String::from).into());
    run(folder.path(), "corpus in --out found").ok();
    assert!(read(folder.path(), "found/a.json").contains("Zoé Quintin"));
}

/// What is left of a file.
type Remains = fn(&str) -> String;

#[test]
fn a_resumed_file_is_that_of_one_run() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("in.jsonl"), records(0..10)).unwrap();
    // Every text has one line of JSON, or two rows.
    let remains: [(&str, Remains); 6] = [
        ("", |_| String::new()),
        (".part", |_| String::new()),
        ("", |whole| whole.lines().take(5).map(|line| line.to_owned() + "\n").collect()),
        ("", |whole| {
            whole
                .lines()
                .enumerate()
                .filter(|(n, _)| !matches!(n % 6, 3 | 4))
                .map(|(_, line)| line.to_owned() + "\n")
                .collect()
        }),
        (".part", |whole| whole.chars().take(whole.chars().count() / 2).collect()),
        (".part", |whole| whole.to_owned()),
    ];
    for format in ["jsonl", "csv"] {
        run(folder.path(), &format!("corpus in.jsonl --out whole --format {format}")).ok();
        let whole = read(folder.path(), "whole");
        for (at, (name, remains)) in remains.iter().enumerate() {
            let mut left = remains(&whole);
            if format == "csv" && at == 0 {
                // Without its header it would be no result.
                left = whole.lines().next().unwrap().to_owned() + "\n";
            }
            let _ = fs::remove_file(folder.path().join("found"));
            fs::write(folder.path().join(format!("found{name}")), left).unwrap();
            let ran = run(folder.path(), &format!("corpus in.jsonl --out found --format {format} --resume")).ok();
            assert_eq!(ran.out.contains("done by an earlier run"), at > 1, "{format} {at}: {}", ran.out);
            assert_eq!(read(folder.path(), "found"), whole, "{format} {at}");
            assert_eq!(names(folder.path()), ["found", "in.jsonl", "whole"].map(String::from).into());
        }
    }
}

#[test]
fn what_is_no_result_is_not_resumed() {
    let folder = folder();
    for format in ["jsonl", "csv"] {
        fs::write(folder.path().join("found"), "my notes\n").unwrap();
        run(folder.path(), &format!("corpus in --out found --format {format} --resume"))
            .fails(&["cannot resume found", "name another --out"]);
        assert_eq!(read(folder.path(), "found"), "my notes\n");
        run(folder.path(), &format!("corpus in --out in --format {format}")).fails(&["in is a folder; name a file"]);
    }
}

#[test]
fn an_input_is_never_overwritten() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("in.jsonl"), records(0..2)).unwrap();
    run(folder.path(), "corpus in.jsonl --out ./in.jsonl --format jsonl").fails(&["in.jsonl is also an INPUT"]);
    assert_eq!(read(folder.path(), "in.jsonl"), records(0..2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_the_run_and_keeps_what_is_whole() {
    let folder = folder();
    let full = |name: &str| std::os::unix::fs::symlink("/dev/full", folder.path().join(name)).unwrap();
    fs::create_dir(folder.path().join("found")).unwrap();
    full("found/b.c.json.part");
    let words = ["No space left", "what is finished stays: make room and run again with --resume"];
    run(folder.path(), "corpus in --out found --jobs 1").fails(&words);
    assert_eq!(names(&folder.path().join("found")), ["a.json".to_owned()].into());
    for format in ["jsonl", "csv"] {
        full("merged.part");
        run(folder.path(), &format!("corpus in --out merged --format {format}")).fails(&["No space left"]);
        assert!(!folder.path().join("merged").exists());
        let _ = fs::remove_file(folder.path().join("merged.part"));
    }
    run(folder.path(), "corpus in/a.txt --out merged --format jsonl").ok();
    let before = read(folder.path(), "merged");
    full("merged.part");
    run(folder.path(), "corpus in --out merged --format jsonl --resume").fails(&words);
    assert_eq!(read(folder.path(), "merged"), before);
}

/// As a superuser, a program that renames over a device takes it from the whole machine.
#[cfg(unix)]
#[test]
fn nothing_takes_the_place_of_a_device() {
    let folder = folder();
    let out = folder.path().join("out");
    std::os::unix::fs::symlink("/dev/null", &out).unwrap();
    for format in ["jsonl", "csv", "jsonl --resume", "csv --resume"] {
        run(folder.path(), &format!("corpus in --out out --format {format}")).ok();
        assert!(fs::symlink_metadata(&out).unwrap().is_symlink(), "{format}");
    }
    assert!(!folder.path().join("out.part").exists());
}

/// Gives more than a batch on standard input, presses Ctrl-C when the first batch is done, and ends the input.
#[cfg(unix)]
fn interrupt(folder: &Path, line: &str, done: impl Fn() -> bool) -> Ran {
    let mut command = command(folder, line);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(records(0..BATCH + 10).as_bytes()).unwrap();
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < Duration::from_secs(60), "the first texts are never done");
        std::thread::sleep(Duration::from_millis(5));
    }
    let kill = std::process::Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status();
    assert!(kill.unwrap().success());
    // Nothing tells when the signal has arrived.
    std::thread::sleep(Duration::from_millis(300));
    drop(stdin);
    child.wait_with_output().unwrap().into()
}

#[cfg(unix)]
#[test]
fn ctrl_c_keeps_what_is_finished() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("in.jsonl"), records(0..BATCH + 10)).unwrap();
    let found = folder.path().join("found");
    let line = "corpus - --out found --jobs 1";
    let ran = interrupt(folder.path(), line, || found.is_dir() && names(&found).len() >= BATCH);
    assert_eq!((ran.code, &*ran.err), (Some(130), ""), "{}", ran.out);
    assert!(ran.out.contains("Stopped. What is finished stays; run again with --resume"), "{}", ran.out);
    assert_eq!(names(&found), (0..BATCH).map(|number| format!("{number}.json")).collect());
    run(folder.path(), "corpus in.jsonl --out found --resume").ok();
    assert_eq!(names(&found).len(), BATCH + 10);

    for format in ["jsonl", "csv"] {
        let length = |name: &str| fs::metadata(folder.path().join(name)).map_or(0, |metadata| metadata.len());
        run(folder.path(), &format!("corpus in.jsonl --out whole --format {format}")).ok();
        let whole = read(folder.path(), "whole");
        // Where the results of the first batch end.
        let lines = if format == "csv" { 1 + 2 * BATCH } else { BATCH };
        let first: u64 = whole.split_inclusive('\n').take(lines).map(|line| line.len() as u64).sum();
        let line = format!("corpus - --out merged.{format} --format {format} --jobs 1");
        let ran = interrupt(folder.path(), &line, || length(&format!("merged.{format}.part")) >= first);
        assert_eq!((ran.code, &*ran.err), (Some(130), ""), "{}", ran.out);
        let finished = read(folder.path(), &format!("merged.{format}"));
        assert_eq!(finished, whole[..first as usize]);
        run(folder.path(), &format!("corpus in.jsonl --out merged.{format} --format {format} --resume")).ok();
        assert_eq!(read(folder.path(), &format!("merged.{format}")), whole);
        assert!(!folder.path().join(format!("merged.{format}.part")).exists());
    }
}
