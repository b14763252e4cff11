//! Files of articles, sessions, and what they answer.

use std::error::Error;

use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::prelude::SessionContext;
use propos::Extractor;
use sql::session;
use tempfile::TempDir;

pub(crate) type Result<T = ()> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// A folder with a file of so many articles.
pub(crate) fn articles(count: u64) -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    sql::make(&folder.path().join("articles.parquet"), count, 1)?;
    Ok(folder)
}

/// The engine in this process, for such a folder.
pub(crate) async fn here(articles: &TempDir) -> Result<SessionContext> {
    let session = session::local(2, &[], Extractor::new())?;
    session::open(&session, articles.path()).await?;
    Ok(session)
}

pub(crate) async fn batches(session: &SessionContext, query: &str) -> Result<Vec<RecordBatch>> {
    Ok(session.sql(query).await?.collect().await?)
}

pub(crate) async fn table(session: &SessionContext, query: &str) -> Result<String> {
    Ok(pretty_format_batches(&batches(session, query).await?)?.to_string())
}
