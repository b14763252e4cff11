//! The program as a command: what it prints, and what it says of mistakes.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn run(folder: &TempDir, arguments: &[&str]) -> Result<Output> {
    Ok(Command::new(env!("CARGO_BIN_EXE_sql")).current_dir(folder).args(arguments).output()?)
}

fn ok(folder: &TempDir, arguments: &[&str]) -> Result<String> {
    let output = run(folder, arguments)?;
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

fn make(folder: &Path, name: &str, count: u64, seed: u64) -> Result {
    Ok(sql::make(&folder.join(name), count, seed)?)
}

#[test]
fn it_makes_articles_and_answers() -> Result {
    let folder = tempfile::tempdir()?;
    ok(&folder, &["make", "articles.parquet", "--articles", "300"])?;
    let query = "SELECT id FROM articles ORDER BY 1";
    let found = ok(&folder, &["ask", "articles.parquet", "--rows", "2", "--query", query])?;
    assert!(found.contains("| art-000000001 |\n+"), "{found}");
    assert!(found.contains("rows: 300, shown: 2,"), "{found}");
    let found = ok(&folder, &["ask", "articles.parquet"])?;
    for part in ["Who is quoted most", "| Étienne Quintin ", "| 2025-12 ", "« "] {
        assert!(found.contains(part), "no {part}:\n{found}");
    }
    Ok(())
}

#[test]
fn a_seed_gives_always_the_same_and_another_something_else() -> Result {
    let folder = tempfile::tempdir()?;
    for (name, seed) in [("one", 1), ("again", 1), ("other", 2)] {
        make(folder.path(), name, 700, seed)?;
    }
    let read = |name: &str| fs::read(folder.path().join(name));
    assert!(read("one")? == read("again")?);
    assert!(read("one")? != read("other")?);
    Ok(())
}

#[test]
fn a_folder_is_one_archive() -> Result {
    let folder = tempfile::tempdir()?;
    let archive = folder.path().join("archive");
    fs::create_dir(&archive)?;
    make(&archive, "2024.parquet", 30, 1)?;
    make(&archive, "2025.parquet", 50, 2)?;
    let found = ok(&folder, &["ask", "archive", "--query", "SELECT count(*) AS n FROM articles"])?;
    assert!(found.contains("| 80 |"), "{found}");
    Ok(())
}

#[test]
fn settings_and_words_of_ones_own_are_taken() -> Result {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("mots.txt"), "[cue verbs]\nclavioter | 1 | incise que colon fragment | states")?;
    let cue = "SELECT quotations('« Oui », a clavioté Zoé Quintin.')[1]['cue']['lemma'] AS verb";
    let found = ok(&folder, &["--lexicon", "mots.txt", "--query", cue])?;
    assert!(found.contains("| clavioter |"), "{found}");
    let setting = ["--set", "datafusion.execution.batch_size=77", "--query", "SHOW datafusion.execution.batch_size"];
    let found = ok(&folder, &setting)?;
    assert!(found.contains(" 77 "), "{found}");
    Ok(())
}

#[test]
fn words_give_no_orders_to_the_terminal() -> Result {
    let folder = tempfile::tempdir()?;
    let found = ok(&folder, &["--query", "SELECT '« ' || chr(27) || '[31m »' AS words"])?;
    assert!(found.contains("« ␛[31m »"), "{found}");
    Ok(())
}

#[test]
fn it_ends_quietly_when_its_reader_does() -> Result {
    let folder = tempfile::tempdir()?;
    let query = "SELECT 'a' AS a FROM generate_series(1, 100000)";
    let mut process = Command::new(env!("CARGO_BIN_EXE_sql"))
        .args(["--rows", "100000", "--query", query])
        .current_dir(&folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    drop(process.stdout.take());
    let output = process.wait_with_output()?;
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

#[test]
fn mistakes_are_told() -> Result {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("text.parquet"), "« Oui », a dit Zoé Quintin. Ce n'est pas un fichier Parquet.")?;
    fs::create_dir(folder.path().join("empty"))?;
    for (arguments, told) in [
        (&["ask", "nothing.parquet"][..], "cannot read nothing.parquet: No such file"),
        (&["ask", "text.parquet"], "cannot read text.parquet: "),
        (&["ask", "empty"], "cannot read empty: no .parquet file is in it"),
        (&["make", "no/where.parquet"], "cannot write no/where.parquet: No such file"),
        (&["--query", "SELECT quotations()"], "quotations"),
        (&["--query", "SELECT quotation(body) FROM articles"], "'quotation'. Did you mean 'quotations'?"),
        (&["--query", "SELECT corps FROM articles"], "articles.body"),
        (&["--query", "SELEC id FROM articles"], "SELEC"),
        (&["--set", "nothing=1"], "nothing"),
        (&["--set", "nothing"], "KEY=VALUE"),
        (&["--lexicon", "mots.txt"], "cannot read mots.txt: No such file"),
        (&["--lexicon", "text.parquet"], "text.parquet:1"),
        (&["--scheduler", "127.0.0.1:1"], "127.0.0.1:1"),
        (&["executor", "--scheduler", "127.0.0.1:1"], "127.0.0.1:1"),
        (&["--executors", "2", "--threads", "2"], "--threads"),
    ] {
        let output = run(&folder, arguments)?;
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && error.starts_with("error: "), "{arguments:?}: {error}");
        assert!(error.contains(told), "{arguments:?} does not tell `{told}`: {error}");
        assert!(error.matches("Error during planning").count() < 2, "once is enough: {error}");
    }
    let files = fs::read_dir(folder.path())?.count();
    assert_eq!(files, 2, "what fails leaves nothing");
    Ok(())
}
