//! Many texts at once.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::{TempDir, tempdir};

use crate::command::{feed, run};
use crate::reading::gzip;

/// A folder of texts, and what is none.
pub(crate) fn folder() -> TempDir {
    let folder = tempdir().unwrap();
    let texts = folder.path().join("in");
    fs::create_dir(&texts).unwrap();
    for (name, text) in [
        ("a.txt", "« Oui », a dit Zoé Quintin.\n"),
        ("b.c.txt", "Selon le ministre, Léon Petit, il pleut.\n"),
        ("notes.md", "« Non », a dit Paul.\n"),
        ("A.TXT.bak", "« Non », a dit Paul.\n"),
    ] {
        fs::write(texts.join(name), text).unwrap();
    }
    fs::create_dir(texts.join("folder.txt")).unwrap();
    folder
}

/// A line of JSON Lines for each number.
pub(crate) fn records(numbers: std::ops::Range<usize>) -> String {
    numbers
        .map(|number| format!("{{\"id\": {number}, \"text\": \"« Le n° {number} », a dit Zoé Quintin. « Oui. »\"}}\n"))
        .collect()
}

pub(crate) fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub(crate) fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// The rows of a CSV file, with the header.
fn rows(csv: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(csv.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_folder_gives_a_file_per_text() {
    let folder = folder();
    let summary = run(folder.path(), "corpus in --out deep/found").ok().out;
    assert_eq!(names(&folder.path().join("deep/found")), ["a.json", "b.c.json"].map(String::from).into());
    let found: Value = read(folder.path(), "deep/found/a.json").parse().unwrap();
    let expected: Value = run(folder.path(), "extract in/a.txt --json").ok().out.parse().unwrap();
    assert_eq!(found, expected);
    for words in ["Zoé Quintin", "Léon Petit", "minister", "feminine", "incise", "MB/s"] {
        assert!(summary.contains(words), "{summary}");
    }
}

#[test]
fn compressed_texts_and_many_inputs_are_read_in_order() {
    let folder = folder();
    fs::write(folder.path().join("in/c.txt.gz"), gzip("« Si », a dit Zoé Quintin.".as_bytes())).unwrap();
    fs::write(folder.path().join("more.jsonl.gz"), gzip(records(1..3).as_bytes())).unwrap();
    run(folder.path(), "corpus more.jsonl.gz in --out found").ok();
    assert_eq!(
        names(&folder.path().join("found")),
        ["a.json", "b.c.json", "c.json", "1.json", "2.json"].map(String::from).into()
    );
    run(folder.path(), "corpus more.jsonl.gz in --out found.jsonl --format jsonl").ok();
    let ids: Vec<_> = read(folder.path(), "found.jsonl")
        .lines()
        .map(|line| line.parse::<Value>().unwrap()["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, ["1", "2", "a", "b.c", "c"]);
}

#[test]
fn one_bad_input_does_not_stop_the_rest() {
    let folder = folder();
    fs::write(folder.path().join("in/a2.txt"), b"\xE9").unwrap();
    fs::write(folder.path().join("in/a3.txt.gz"), b"\x1F\x8B").unwrap();
    fs::write(folder.path().join("in/a.txt.gz"), gzip(b"")).unwrap();
    let ran = run(folder.path(), "corpus none in photo.png --out found").fails(&[
        "cannot read none: No such file",
        "cannot read in/a2.txt: byte 0 (0xE9)",
        "cannot read in/a3.txt.gz: damaged gzip data",
        "in/a.txt.gz: an earlier text is called `a`",
        "error: failures: 5",
    ]);
    assert!(ran.out.contains("texts                                               2"), "{}", ran.out);
    assert_eq!(names(&folder.path().join("found")), ["a.json", "b.c.json"].map(String::from).into());
    fs::write(folder.path().join("photo.png"), "").unwrap();
    run(folder.path(), "corpus photo.png --out found")
        .fails(&["photo.png: give a folder, or a file that ends in .txt"]);
}

#[test]
fn wrong_lines_of_json_are_named() {
    let folder = tempdir().unwrap();
    let mut lines = records(1..2).into_bytes();
    lines.extend_from_slice(
        b"no json\n\n[1]\n{\"id\": \"x\", \"body\": \"\"}\n{\"text\": \"\"}\n{\"id\": 5, \"text\": null}\n",
    );
    lines.extend_from_slice(b"{\"id\": \"y\", \"text\": \"caf\xE9\"}\n{\"id\": 1, \"text\": \"\"}\n");
    lines.extend_from_slice(records(2..3).trim_end().as_bytes());
    let wrong = lines.iter().position(|&byte| byte == 0xE9).unwrap();
    fs::write(folder.path().join("in.jsonl"), lines).unwrap();
    run(folder.path(), "corpus in.jsonl --out found --jobs 2").fails(&[
        "in.jsonl:2: this is no JSON object",
        "in.jsonl:4: this is no JSON object",
        "in.jsonl:5: no column `text`; there are: body, id; choose with --text",
        "in.jsonl:6: no column `id`; there are: text; choose with --id",
        "in.jsonl:7: column `text` is no text",
        &format!("in.jsonl:8: byte {wrong} (0xE9) is not UTF-8; try `--encoding windows-1252`"),
        "in.jsonl:9: an earlier text is called `1`",
        "error: failures: 7",
    ]);
    assert_eq!(names(&folder.path().join("found")), ["1.json", "2.json"].map(String::from).into());
}

#[test]
fn csv_is_read_with_any_delimiter() {
    let folder = tempdir().unwrap();
    for (name, csv, options) in [
        ("a.csv", "url,body\nu1,\"« Oui, oui »,\na dit Zoé.\"\nu2,Non.\n", ""),
        ("b.csv", "\u{FEFF}url;body;date\r\nu1;\"« Oui, oui »,\na dit Zoé.\";2\r\nu2;Non.;3\r\n", ""),
        ("c.tsv", "url\tbody\nu1\t\"« Oui, oui »,\na dit Zoé.\"\nu2\tNon.\n", ""),
        ("d.csv", "url,body\nu1,\"« Oui, oui »,\na dit Zoé.\"\nu2,Non.\n", "--encoding utf-16le"),
    ] {
        let utf16 = || csv.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bytes = if options.is_empty() { csv.as_bytes().to_vec() } else { utf16() };
        fs::write(folder.path().join(name), bytes).unwrap();
        let out = format!("--out {name}.jsonl --format jsonl");
        run(folder.path(), &format!("corpus {name} --text body --id url {out} {options}")).ok();
        let found = read(folder.path(), &format!("{name}.jsonl"));
        assert!(found.contains("« Oui, oui »"), "{name}: {found}");
        assert_eq!(found, read(folder.path(), "a.csv.jsonl"), "{name}");
    }
    fs::write(folder.path().join("empty.csv"), "").unwrap();
    run(folder.path(), "corpus empty.csv --out found").ok();
}

#[test]
fn wrong_rows_of_csv_are_named() {
    let folder = tempdir().unwrap();
    let csv = "id,text\n1,\"« Oui »,\na dit Zoé.\"\n2\n,rien\n3,« Si », a dit Zoé.\n4,Non.\n";
    fs::write(folder.path().join("in.csv"), csv.replace(" », a", " » a")).unwrap();
    run(folder.path(), "corpus in.csv --out found").fails(&[
        "in.csv:4: this row has 1 columns, the header has 2",
        "in.csv:5: column `id` is empty",
        "error: failures: 2",
    ]);
    assert_eq!(names(&folder.path().join("found")), ["1.json", "3.json", "4.json"].map(String::from).into());
    run(folder.path(), "corpus in.csv --text body --out found")
        .fails(&["in.csv: line 1: no column `body`; there are: id, text; choose with --text"]);
    fs::write(folder.path().join("bad.csv"), b"id,text\n1,Oui.\n2,caf\xE9\n3,Non.\n").unwrap();
    run(folder.path(), "corpus bad.csv --out found").fails(&[
        "bad.csv:",
        "byte 20 (0xE9) is not UTF-8",
        "reading stops",
    ]);
}

#[test]
fn csv_opens_right_in_a_spreadsheet() {
    let folder = tempdir().unwrap();
    let text = "« =HYPERLINK(1) ; \"x\" », a dit la ministre Zoé Quintin, avant de partir : Max se dit « - prêt ».";
    let lines = [("=1+1", text), ("-2", "“@x\r\nSUM(A1)” a dit Zoé."), ("c", "Rien.")]
        .map(|(id, text)| serde_json::json!({"id": id, "text": text}).to_string() + "\n")
        .concat();
    let of = |options: &str| {
        feed(folder.path(), &format!("corpus - --out found.csv --format csv {options}"), lines.as_bytes()).ok();
        read(folder.path(), "found.csv")
    };
    let csv = of("");
    let csv = csv.strip_prefix('\u{FEFF}').expect("a byte order mark");
    let rows = rows(csv, b',');
    let header = "id,start,end,kind,speech,text,cue,lemma,stance,mention,speaker,role,category,gender,rule,confidence";
    assert_eq!(rows[0].join(","), header);
    assert!(rows.len() >= 3, "{rows:?}");
    for row in &rows[1..] {
        for cell in row {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{row:?}");
        }
        assert!(row[0] == "'=1+1" || row[0] == "'-2", "{row:?}");
        if row[0] == "'=1+1" {
            let span = row[1].parse().unwrap()..row[2].parse().unwrap();
            assert_eq!(row[5], text[span]);
        }
    }
    assert_eq!(rows[1][3..5], ["direct", "true"]);
    assert_eq!(rows[1][10..14], ["Zoé Quintin", "ministre", "minister", "f"]);

    let french = of("--delimiter ;");
    let french = french.strip_prefix('\u{FEFF}').expect("a byte order mark");
    assert_eq!(self::rows(french, b';'), rows);
}

#[test]
fn the_order_is_the_same_whatever_the_threads() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("in.jsonl"), records(0..300)).unwrap();
    for format in ["jsonl", "csv"] {
        for jobs in [1, 5] {
            let out = format!("--out {jobs}.{format} --format {format} --jobs {jobs}");
            run(folder.path(), &format!("corpus in.jsonl {out}")).ok();
            assert!(read(folder.path(), &format!("{jobs}.{format}")).lines().count() >= 300);
            assert_eq!(read(folder.path(), &format!("{jobs}.{format}")), read(folder.path(), &format!("1.{format}")));
        }
    }
}

#[test]
fn ids_cannot_leave_the_folder() {
    let folder = tempdir().unwrap();
    let ids = ["../x", "/tmp/x", "..", "https://a.fr/?b=1", "été", "C:\\x", "a%2Fb", "a/b"];
    let lines: String = ids.iter().map(|id| serde_json::json!({"id": id, "text": ""}).to_string() + "\n").collect();
    feed(folder.path(), "corpus - --out found", lines.as_bytes()).ok();
    let expected =
        ["%2E.%2Fx", "%2Ftmp%2Fx", "%2E.", "https%3A%2F%2Fa.fr%2F%3Fb=1", "été", "C%3A%5Cx", "a%252Fb", "a%2Fb"];
    assert_eq!(names(&folder.path().join("found")), expected.map(|name| format!("{name}.json")).into());
    let long = serde_json::json!({"id": "x".repeat(300), "text": ""}).to_string();
    feed(folder.path(), "corpus - --out found", long.as_bytes()).fails(&["cannot write found/xxx", "failures: 1"]);
}

#[test]
fn without_arguments_it_shows_something() {
    let folder = tempdir().unwrap();
    let ran = run(folder.path(), "corpus").ok();
    assert!(ran.out.contains("quotations by speaker") && ran.out.contains("corpus FOLDER --out"), "{}", ran.out);
    assert!(names(folder.path()).is_empty());
}
