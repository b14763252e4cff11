//! A session that knows the functions of `propos`: of this process, or of a cluster.

use std::fs;
use std::net::SocketAddr;
use std::num::NonZero;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use ballista::prelude::{SessionConfigExt as _, SessionContextExt as _};
use datafusion::execution::SessionStateBuilder;
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};
use propos::Extractor;

/// Files from this size on are cut into parts for all threads: packed as they are, they are the work of a second.
const CUT_FROM: usize = 1 << 16;

/// So many texts, with all that is found in them, each thread has in memory at once.
const TEXTS_AT_ONCE: usize = 512;

/// Settings of the engine, by name.
pub type Settings = [(String, String)];

/// The engine in this process.
///
/// # Errors
///
/// If there is no such setting.
pub fn local(threads: usize, settings: &Settings, extractor: Extractor) -> Result<SessionContext> {
    let config = SessionConfig::new().with_target_partitions(threads).with_information_schema(true);
    let mut session = SessionContext::new_with_config(configured(config, settings)?);
    propos::datafusion::register_with(&mut session, extractor)?;
    Ok(session)
}

/// The engine of a cluster. It is told the names of functions only: its own processes must have registered them, too.
///
/// # Errors
///
/// If there is no such setting.
pub async fn remote(
    scheduler: SocketAddr,
    parts: Option<NonZero<usize>>,
    settings: &Settings,
    extractor: Extractor,
) -> Result<SessionContext> {
    let mut config = SessionConfig::new_with_ballista();
    if let Some(parts) = parts {
        config = config.with_target_partitions(parts.get());
    }
    let state = SessionStateBuilder::new().with_default_features().with_config(configured(config, settings)?).build();
    let mut session = SessionContext::remote_with_state(&format!("df://{scheduler}"), state).await?;
    // After Ballista, which puts its own functions in place of what was there.
    propos::datafusion::register_with(&mut session, extractor)?;
    Ok(session)
}

fn configured(config: SessionConfig, settings: &Settings) -> Result<SessionConfig> {
    let mut config = config.with_repartition_file_min_size(CUT_FROM).with_batch_size(TEXTS_AT_ONCE);
    for (key, value) in settings {
        config.options_mut().set(key, value)?;
    }
    Ok(config)
}

/// Calls a Parquet file, or a folder of `.parquet` files, `articles`.
///
/// # Errors
///
/// If it cannot be read.
pub async fn open(session: &SessionContext, articles: &Path) -> Result<()> {
    register(session, articles).await.with_context(|| format!("cannot read {}", articles.display()))
}

async fn register(session: &SessionContext, articles: &Path) -> Result<()> {
    // Executors work in folders of their own.
    let path = articles.canonicalize()?;
    let mut options = ParquetReadOptions::default();
    if path.is_dir() {
        let mut files = fs::read_dir(&path)?.filter_map(|entry| Some(entry.ok()?.path()));
        let has_any = files.any(|file| file.extension().is_some_and(|extension| extension == "parquet"));
        ensure!(has_any, "no .parquet file is in it");
    } else {
        options.file_extension = ""; // What is named is read, whatever its name.
    }
    session.register_parquet("articles", path.to_str().context("the path is not UTF-8")?, options).await?;
    Ok(())
}
