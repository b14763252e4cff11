//! A Parquet file of articles that nobody wrote.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use datafusion::arrow::array::{ArrayRef, Date32Array, RecordBatch, StringArray};
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::basic::{Compression, ZstdLevel};
use datafusion::parquet::file::properties::WriterProperties;

use crate::article::{Article, articles};

/// So many articles stand together in the file. The engine cuts between such groups, so that many small ones keep all
/// cores busy to the end.
const GROUP: usize = 250;

/// Writes the articles of a seed. Only one group of them is in memory at a time, and the file appears when it is whole.
///
/// # Errors
///
/// If the file cannot be written.
pub fn make(file: &Path, count: u64, seed: u64) -> Result<()> {
    // A device or a pipe is written as it is: nothing takes its place.
    if file.exists() && !file.is_file() {
        return write(file, articles(seed, count)).with_context(|| format!("cannot write {}", file.display()));
    }
    let beside = beside(file);
    write(&beside, articles(seed, count))
        .and_then(|()| Ok(fs::rename(&beside, file)?))
        .with_context(|| format!("cannot write {}", file.display()))
}

fn beside(file: &Path) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(".part");
    name.into()
}

fn write(file: &Path, mut articles: impl Iterator<Item = Article>) -> Result<()> {
    let schema = schema();
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_max_row_group_row_count(Some(GROUP))
        .build();
    let mut writer = ArrowWriter::try_new(File::create(file)?, Arc::clone(&schema), Some(properties))?;
    loop {
        let group: Vec<Article> = articles.by_ref().take(GROUP).collect();
        if group.is_empty() {
            break;
        }
        writer.write(&rows(&schema, &group)?)?;
    }
    writer.close()?;
    Ok(())
}

fn schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("id", DataType::Utf8, false),
        Field::new("published", DataType::Date32, false),
        Field::new("title", DataType::Utf8, false),
        Field::new("body", DataType::Utf8, false),
    ]))
}

fn rows(schema: &SchemaRef, group: &[Article]) -> Result<RecordBatch> {
    let texts = |of: fn(&Article) -> &str| Arc::new(StringArray::from_iter_values(group.iter().map(of))) as ArrayRef;
    let days = Arc::new(Date32Array::from_iter_values(group.iter().map(|article| article.published)));
    let columns = vec![texts(|a| &a.id), days, texts(|a| &a.title), texts(|a| &a.body)];
    Ok(RecordBatch::try_new(Arc::clone(schema), columns)?)
}
