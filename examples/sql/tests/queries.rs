//! The functions in queries of one process.

mod common;

use std::collections::BTreeMap;

use common::{Result, articles, batches, here, table};
use datafusion::arrow::array::{AsArray as _, RecordBatch};
use datafusion::arrow::datatypes::Int64Type;
use datafusion::physical_plan::displayable;
use datafusion::prelude::{ParquetReadOptions, SessionContext};
use propos::Extractor;
use sql::QUERIES;

const GUIDE: &str = include_str!("../../../docs/sql.md");

/// The count of a query that counts.
async fn count(session: &SessionContext, query: &str) -> Result<i64> {
    Ok(batches(session, query).await?[0].column(0).as_primitive::<Int64Type>().value(0))
}

#[tokio::test]
async fn who_is_quoted_most_is_as_counted_without_an_engine() -> Result {
    let extractor = Extractor::new();
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for article in sql::articles(1, 300) {
        let extraction = extractor.extract(&article.body);
        for speaker in extraction.quotations().filter(|q| q.is_speech()).filter_map(|q| q.speaker()) {
            *counts.entry(speaker.name().to_owned()).or_default() += 1;
        }
    }
    let mut expected: Vec<(String, i64)> = counts.into_iter().collect();
    expected.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    expected.truncate(10);
    assert!(expected[0].1 > 50, "{expected:?}");

    let articles = articles(300)?;
    let session = here(&articles).await?;
    let mut found = Vec::new();
    for batch in batches(&session, QUERIES[0].1).await? {
        let names = batch.column(0).as_string::<i32>().iter().flatten().map(str::to_owned);
        found.extend(names.zip(batch.column(1).as_primitive::<Int64Type>().values().iter().copied()));
    }
    assert_eq!(found, expected);
    Ok(())
}

#[tokio::test]
async fn every_query_that_the_guide_shows_gives_rows() -> Result {
    let articles = articles(400)?;
    let session = here(&articles).await?;
    let stored = format!("'{}/quotations.parquet'", articles.path().display());
    let blocks: Vec<&str> = GUIDE.split("```sql\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    for (title, query) in QUERIES {
        assert!(blocks.contains(&query), "the guide does not show: {title}");
    }
    let mut queries = 0;
    for query in blocks.iter().flat_map(|block| block.split_inclusive(";\n")) {
        let query = query.replace("'quotations.parquet'", &stored);
        let rows: usize = batches(&session, &query).await?.iter().map(RecordBatch::num_rows).sum();
        assert!(rows > 0 || query.starts_with("CREATE"), "no rows:\n{query}");
        queries += 1;
    }
    assert!(queries >= 7, "the guide shows {queries} queries");
    Ok(())
}

#[tokio::test]
async fn all_sorts_of_columns_count_the_same() -> Result {
    let articles = articles(50)?;
    let session = here(&articles).await?;
    let of = |column: &str| format!("SELECT CAST(sum(cardinality(quotations({column}))) AS BIGINT) FROM articles");
    let expected = count(&session, &of("body")).await?;
    assert!(expected > 500, "50 articles hold more than {expected} quotations");
    for kind in ["Utf8", "LargeUtf8", "Utf8View", "Dictionary(Int32, Utf8)"] {
        assert_eq!(count(&session, &of(&format!("arrow_cast(body, '{kind}')"))).await?, expected, "{kind}");
    }
    let error = session.sql("SELECT quotations(published) FROM articles").await.unwrap_err().to_string();
    assert!(error.contains("quotations"), "{error}");
    Ok(())
}

#[tokio::test]
async fn where_nothing_is_found_there_are_no_rows() -> Result {
    let articles = articles(20)?;
    let session = here(&articles).await?;
    let constants = "SELECT quotations(NULL) IS NULL, cardinality(quotations('')), cardinality(speakers('Il pleut.'))";
    let found = table(&session, constants).await?;
    let cells: Vec<&str> = found.lines().nth(3).ok_or("a row")?.split('|').map(str::trim).collect();
    assert_eq!(cells, ["", "true", "0", "0", ""]);
    for none in ["CASE WHEN id = '' THEN body END", "''", "substr(body, 1, 0)"] {
        let query = format!("SELECT count(*) FROM (SELECT unnest(quotations({none})) FROM articles)");
        assert_eq!(count(&session, &query).await?, 0, "{none}");
    }
    let of_no_article = "SELECT count(*) FROM (SELECT unnest(quotations(body)) FROM articles WHERE id = '')";
    assert_eq!(count(&session, of_no_article).await?, 0);
    Ok(())
}

#[tokio::test]
async fn what_is_stored_is_what_was_found() -> Result {
    let articles = articles(200)?;
    let session = here(&articles).await?;
    let file = articles.path().join("quotations.parquet");
    let file = file.to_str().ok_or("a path")?;
    let found = "SELECT id, unnest(quotations(body)) AS q FROM articles";
    batches(&session, &format!("COPY ({found}) TO '{file}'")).await?;
    session.register_parquet("found", file, ParquetReadOptions::default()).await?;
    let all = |from: &str| format!("SELECT id, q FROM ({from}) ORDER BY id, q['start'], q['end']");
    let stored = table(&session, &all("SELECT id, q FROM found")).await?;
    assert!(stored.lines().count() > 1000, "200 articles hold more");
    assert!(stored == table(&session, &all(found)).await?, "what is stored differs");
    Ok(())
}

/// A text is read once for all that a `SELECT` asks of it.
#[tokio::test]
async fn a_function_that_stands_twice_runs_once() -> Result {
    let articles = articles(20)?;
    let session = here(&articles).await?;
    let query = "SELECT quotations(body)[1]['text'], quotations(body)[2]['text'] FROM articles";
    let plan = session.sql(query).await?.create_physical_plan().await?;
    let plan = displayable(plan.as_ref()).indent(false).to_string();
    assert_eq!(plan.matches("quotations(body").count(), 1, "{plan}");
    Ok(())
}
