//! The Python of `docs/coming.md` runs as it stands there, where Python is there.

use std::process::Command;

use propos::Extractor;

#[test]
fn the_python_block_reads_what_corpus_writes() {
    let chapter = include_str!("../docs/coming.md");
    let (_, rest) = chapter.split_once("```python\n").expect("a block in Python");
    let (block, _) = rest.split_once("```").expect("its end");
    if Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: no python3");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let text = "À l’aube, « la mer monte », a dit Zoé Quintin.";
    std::fs::create_dir(folder.path().join("found")).unwrap();
    std::fs::write(folder.path().join("article.txt"), text).unwrap();
    let json = serde_json::to_string(&Extractor::new().extract(text)).unwrap();
    std::fs::write(folder.path().join("found/article.json"), json).unwrap();
    let told = Command::new("python3").arg("-c").arg(block).current_dir(folder.path()).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
}
