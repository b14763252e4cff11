//! What `extract`, `sentences` and `corpus` read, and what they say of what they cannot.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use tempfile::tempdir;

use crate::command::{command, feed, run};

const TEXT: &str = "« L’été sera chaud », a déclaré Zoé Quintin à 12 €.\n";

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    ("\u{FEFF}".to_owned() + text).encode_utf16().flat_map(bytes).collect()
}

#[test]
fn every_encoding_gives_the_same_result() {
    let folder = tempdir().unwrap();
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(TEXT);
    let expected = feed(folder.path(), "extract - --json", TEXT.as_bytes()).ok().out;
    let sentences = feed(folder.path(), "sentences -", TEXT.as_bytes()).ok().out;
    assert!(expected.contains("Zoé Quintin"), "{expected}");
    assert_eq!(sentences, TEXT);
    let written: [(&str, Vec<u8>, &str); 6] = [
        ("plain", TEXT.into(), ""),
        ("mark", ["\u{FEFF}", TEXT].concat().into(), ""),
        ("little", utf16(TEXT, u16::to_le_bytes), ""),
        ("big", utf16(TEXT, u16::to_be_bytes), ""),
        ("windows", windows.to_vec(), "--encoding windows-1252"),
        // The mark tells better.
        ("both", ["\u{FEFF}", TEXT].concat().into(), "--encoding windows-1252"),
    ];
    for (name, bytes, encoding) in written {
        fs::write(folder.path().join("text.txt"), &bytes).unwrap();
        fs::write(folder.path().join("text.txt.gz"), gzip(&bytes)).unwrap();
        let found = run(folder.path(), &format!("extract text.txt --json {encoding}")).ok().out;
        assert_eq!(found, expected, "{name}");
        for file in ["text.txt", "text.txt.gz"] {
            let found = run(folder.path(), &format!("sentences {file} {encoding}")).ok().out;
            assert_eq!(found, sentences, "{name}");
        }
        run(folder.path(), &format!("corpus text.txt.gz --out {name} {encoding}")).ok();
        let found = fs::read_to_string(folder.path().join(name).join("text.json")).unwrap();
        let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        assert_eq!(json(&found), json(&expected), "{name}");
    }
}

#[test]
fn two_gzip_files_in_a_row_are_one_text() {
    let bytes = [gzip("Il pleut. ".as_bytes()), gzip("Il vente.".as_bytes())].concat();
    let found = feed(tempdir().unwrap().path(), "sentences -", &bytes).ok();
    assert_eq!(found.out, "Il pleut.\nIl vente.\n");
}

#[test]
fn wrong_bytes_are_named_by_file_and_place() {
    let folder = tempdir().unwrap();
    let long = ["a".repeat(200_000).as_bytes(), b"\xE9"].concat();
    let hint = "try `--encoding windows-1252`";
    let wrong: [(&[u8], &[&str]); 7] = [
        (b"Fran\xE7ais", &["text.txt: byte 4 (0xE7) is not UTF-8", hint]),
        (b"\xEF\xBB\xBFFran\xE7ais", &["text.txt: byte 7 (0xE7) is not UTF-8", hint]),
        (&gzip(b"Fran\xE7ais"), &["text.txt: byte 4 (0xE7) is not UTF-8", hint]),
        (&long, &["text.txt: byte 200000 (0xE9)", hint]),
        ("fin : \u{E9}".as_bytes().split_last().unwrap().1, &["text.txt: byte 6 (0xC3)", hint]),
        (b"\xFF\xFEa\0\0\xD8b\0", &["text.txt: byte 4 (0x00) is not UTF-16LE", "another `--encoding`"]),
        (b"\xFF\xFE\0\0a\0\0\0", &["text.txt: it is in UTF-32", "iconv"]),
    ];
    for (bytes, words) in wrong {
        fs::write(folder.path().join("text.txt"), bytes).unwrap();
        for line in ["extract text.txt", "sentences text.txt --json", "corpus . --out found"] {
            run(folder.path(), line).fails(words);
        }
    }
    feed(folder.path(), "extract -", b"\xE9").fails(&["cannot read standard input: byte 0 (0xE9)"]);
    let unknown = run(folder.path(), "extract text.txt --encoding latin-l");
    assert_eq!(unknown.code, Some(2), "{unknown:?}");
    assert!(unknown.err.contains("no such encoding"), "{unknown:?}");
}

#[test]
fn empty_texts_are_texts() {
    let folder = tempdir().unwrap();
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE", &gzip(b"")] {
        fs::write(folder.path().join("text.txt"), bytes).unwrap();
        assert_eq!(run(folder.path(), "extract text.txt").ok().out, "");
        assert_eq!(run(folder.path(), "sentences text.txt").ok().out, "");
        run(folder.path(), "corpus . --out found").ok();
        let json = fs::read_to_string(folder.path().join("found/text.json")).unwrap();
        assert!(json.contains(r#""quotations":[]"#), "{json}");
    }
}

#[test]
fn what_cannot_be_read_is_an_error() {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("folder")).unwrap();
    fs::write(folder.path().join("cut.txt"), &gzip(TEXT.as_bytes())[..30]).unwrap();
    for example in ["extract", "sentences"] {
        run(folder.path(), &format!("{example} none.txt")).fails(&["cannot read none.txt: No such file"]);
        run(folder.path(), &format!("{example} folder")).fails(&["cannot read folder: it is a directory"]);
        run(folder.path(), &format!("{example} cut.txt")).fails(&["cannot read cut.txt: damaged gzip data"]);
    }
    run(folder.path(), "corpus none --out found").fails(&["cannot read none: No such file"]);
    run(folder.path(), "corpus folder --out found").fails(&["cannot read folder: it holds no file that ends in .txt"]);
    run(folder.path(), "corpus cut.txt --out found").fails(&["cannot read cut.txt: damaged gzip data", "failures"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_broken_disk_is_an_error() {
    run(tempdir().unwrap().path(), "extract /proc/self/mem").fails(&["cannot read /proc/self/mem: "]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = tempdir().unwrap();
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    for line in ["extract", "extract --json", "sentences", "sentences --json", "corpus"] {
        let ran = command(folder.path(), line).stdout(full()).output().unwrap();
        let error = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(1), "{line}: {error}");
        assert!(error.starts_with("error: cannot write to standard output: No space left"), "{line}: {error}");
    }
    let speechless = command(folder.path(), "extract none.txt").stderr(full()).output().unwrap();
    assert_eq!(speechless.status.code(), Some(1));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let folder = tempdir().unwrap();
    // More than a pipe holds.
    fs::write(folder.path().join("text.txt"), TEXT.repeat(2_000)).unwrap();
    for line in
        ["extract text.txt", "extract text.txt --json", "sentences text.txt", "sentences text.txt --json", "corpus"]
    {
        let mut child = command(folder.path(), line).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let ran = child.wait_with_output().unwrap();
        assert_eq!((ran.status.code(), &*String::from_utf8_lossy(&ran.stderr)), (Some(0), ""), "{line}");
    }
}
