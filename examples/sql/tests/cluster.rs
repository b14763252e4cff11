//! A real scheduler and two real executors, each a process, on loopback ports.

mod common;

use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::time::{Duration, Instant};

use common::{Result, articles, here, table};
use datafusion::prelude::SessionContext;
use futures::StreamExt as _;
use propos::{Extractor, Lexicon};
use sql::{Cluster, QUERIES, session};
use tempfile::TempDir;

/// So many parts that a cluster has to deal them out.
const PARTS: NonZero<usize> = NonZero::new(12).unwrap();

/// Everything that is found, in one line per quotation.
const ALL: &str = "SELECT id, q FROM (SELECT id, unnest(quotations(body)) AS q FROM articles) ORDER BY id, q['start']";

fn two_executors(lexicon: Option<&Path>) -> Result<Cluster> {
    Ok(Cluster::start(env!("CARGO_BIN_EXE_sql").as_ref(), 2, 1, lexicon)?)
}

async fn there(cluster: &Cluster, articles: &TempDir, extractor: Extractor) -> Result<SessionContext> {
    let session = session::remote(cluster.address(), Some(PARTS), &[], extractor).await?;
    session::open(&session, articles.path()).await?;
    Ok(session)
}

/// How many tasks an executor has begun and how many it has finished, by its own log.
#[derive(Debug)]
struct Tasks {
    begun: usize,
    finished: usize,
}

fn tasks(cluster: &Cluster, executor: usize) -> Result<Tasks> {
    let log = cluster.log(executor)?;
    let count = |words: &str| log.lines().filter(|line| line.contains(words)).count();
    Ok(Tasks { begun: count("Execute task "), finished: count("Finished task ") })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cluster_answers_as_one_process_does() -> Result {
    let articles = articles(3000)?;
    let cluster = two_executors(None)?;
    let (here, there) = (here(&articles).await?, there(&cluster, &articles, Extractor::new()).await?);
    for query in QUERIES.map(|(_, query)| query).into_iter().chain([ALL]) {
        let expected = table(&here, query).await?;
        assert!(expected.lines().count() > 8, "too little to compare:\n{expected}");
        assert!(table(&there, query).await? == expected, "{query}");
    }
    for executor in 0..2 {
        let tasks = tasks(&cluster, executor)?;
        assert!(tasks.finished > PARTS.get() / 2, "executor {executor} did little: {tasks:?}");
    }
    Ok(())
}

/// A query on its way, and the cluster that is at work on it.
struct Asked {
    cluster: Cluster,
    answer: tokio::task::JoinHandle<Result<String>>,
}

/// Asks, and comes back when executor 1 has finished a task and is at work on another.
async fn asked(articles: &TempDir, query: &'static str) -> Result<Asked> {
    let cluster = two_executors(None)?;
    let there = there(&cluster, articles, Extractor::new()).await?;
    let answer = tokio::spawn(async move { table(&there, query).await });
    loop {
        let Tasks { begun, finished } = tasks(&cluster, 1)?;
        if finished > 0 && begun > finished {
            return Ok(Asked { cluster, answer });
        }
        assert!(!answer.is_finished(), "the answer came before executor 1 did anything");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// The executor goes, and its disk with it.
fn lose_executor(cluster: &mut Cluster, executor: usize) -> Result {
    cluster.kill_executor(executor)?;
    fs::remove_dir_all(cluster.folder(executor))?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answer_comes_though_an_executor_is_killed() -> Result {
    let articles = articles(12_000)?;
    let expected = table(&here(&articles).await?, QUERIES[0].1).await?;
    let Asked { mut cluster, answer } = asked(&articles, QUERIES[0].1).await?;
    lose_executor(&mut cluster, 1)?;
    let lost = tasks(&cluster, 1)?;
    assert!(lost.finished > 0 && lost.begun > lost.finished, "it was in the middle of its work: {lost:?}");
    assert!(!answer.is_finished(), "the answer came before executor 1 was killed");
    assert_eq!(answer.await??, expected);
    Ok(())
}

// What Ballista does not survive is an error, soon, and never an answer with fewer rows.

#[tokio::test(flavor = "multi_thread")]
async fn without_its_scheduler_a_query_fails() -> Result {
    let articles = articles(12_000)?;
    let Asked { mut cluster, answer } = asked(&articles, QUERIES[0].1).await?;
    cluster.kill_scheduler()?;
    let error = tokio::time::timeout(Duration::from_secs(60), answer).await??.unwrap_err();
    println!("{error}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn without_any_executor_a_query_fails() -> Result {
    let articles = articles(12_000)?;
    let Asked { mut cluster, answer } = asked(&articles, QUERIES[0].1).await?;
    let killed = Instant::now();
    lose_executor(&mut cluster, 0)?;
    lose_executor(&mut cluster, 1)?;
    let error = tokio::time::timeout(Duration::from_secs(120), answer).await??.unwrap_err();
    println!("{error} after {:?}", killed.elapsed());
    Ok(())
}

/// When all work is done, nothing is done again: rows that nobody has fetched are lost with their executor.
#[tokio::test(flavor = "multi_thread")]
async fn an_executor_lost_with_rows_that_wait_is_an_error() -> Result {
    let articles = articles(12_000)?;
    let query = "SELECT id, unnest(quotations(body)) AS q FROM articles";
    let mut cluster = two_executors(None)?;
    let there = there(&cluster, &articles, Extractor::new()).await?;
    let mut rows = there.sql(query).await?.execute_stream().await?;
    rows.next().await.ok_or("there are rows")??;
    for executor in 0..2 {
        assert!(tasks(&cluster, executor)?.finished > 1, "both keep rows");
    }
    lose_executor(&mut cluster, 1)?;
    let rest: Vec<_> = rows.collect().await;
    let error = rest.into_iter().find_map(|batch| batch.err()).ok_or("rows were lost and nobody says so")?;
    println!("{error}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn executors_know_the_words_of_their_lexicon() -> Result {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("mots.txt");
    let words = "[cue verbs]\nclavioter | 1 | incise que colon fragment | states";
    fs::write(&file, words)?;
    let extractor = Extractor::builder().lexicon(Lexicon::french().extend(words)?).build()?;
    let cluster = two_executors(Some(&file))?;
    let articles = articles(10)?;
    let there = there(&cluster, &articles, extractor).await?;
    // Joined to a column, or the client would work it out by itself.
    let text = "'« Oui »' || substr(id, 1, 0) || ', a clavioté Zoé Quintin.'";
    let query = format!("SELECT DISTINCT quotations({text})[1]['cue']['lemma'] AS lemma FROM articles");
    assert!(table(&there, &query).await?.contains("clavioter"));
    assert!(tasks(&cluster, 0)?.finished + tasks(&cluster, 1)?.finished > 0, "the executors were asked");
    Ok(())
}
