//! The answer to a query, as a table.

use std::io::{self, Write as _};
use std::time::Instant;

use anyhow::Result;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::util::pretty::pretty_format_batches_with_schema;
use datafusion::prelude::SessionContext;
use futures::TryStreamExt as _;

use crate::output::written;
use crate::safe::shown;

/// Prints the first rows and counts the others as they come, so that an answer of any length takes no memory.
pub(crate) async fn print(session: &SessionContext, query: &str, limit: usize) -> Result<()> {
    let start = Instant::now();
    let mut batches = session.sql(query).await?.execute_stream().await?;
    let schema = batches.schema();
    let mut first: Vec<RecordBatch> = Vec::new();
    let (mut rows, mut kept) = (0, 0);
    while let Some(batch) = batches.try_next().await? {
        rows += batch.num_rows();
        let more = batch.num_rows().min(limit - kept);
        if more > 0 {
            first.push(batch.slice(0, more));
            kept += more;
        }
    }
    let table = pretty_format_batches_with_schema(schema, &first)?.to_string();
    let seconds = start.elapsed().as_secs_f64();
    let mut out = io::stdout().lock();
    for line in table.lines() {
        written(writeln!(out, "{}", shown(line)))?;
    }
    written(writeln!(out, "rows: {rows}, shown: {kept}, seconds: {seconds:.1}\n"))
}
