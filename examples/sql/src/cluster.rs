//! A cluster on this machine: a scheduler and executors, each a process of its own, on ports of the loopback address.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use tempfile::TempDir;

/// So many seconds an executor may be silent before others do its work again. All is on one machine, so it is short.
const PATIENCE: &str = "10";

/// Ends with its processes when it is dropped.
pub struct Cluster {
    address: SocketAddr,
    scheduler: Child,
    executors: Vec<Child>,
    /// Holds a folder and a log for each executor, named by its number; removed after they have ended.
    work: TempDir,
}

impl Cluster {
    /// Starts `program`, which is this one, as a scheduler and as executors of so many cores each, and waits until they
    /// know each other.
    ///
    /// # Errors
    ///
    /// If a process cannot be started.
    pub fn start(program: &Path, executors: usize, cores: usize, lexicon: Option<&Path>) -> Result<Self> {
        let work = tempfile::tempdir().context("cannot make a folder for the cluster")?;
        let words: Vec<&OsStr> = lexicon.iter().flat_map(|file| ["--lexicon".as_ref(), file.as_os_str()]).collect();
        let begin = |arguments: &[&str], log: &str| {
            let mut command = Command::new(program);
            begin(command.args(arguments).args(&words), &work.path().join(log)).context("the cluster does not start")
        };
        let (scheduler, address) =
            begin(&["scheduler", "--listen", "127.0.0.1:0", "--patience", PATIENCE], "scheduler.log")?;
        let cores = cores.to_string();
        let executors = (0..executors).map(|number| {
            let folder = work.path().join(number.to_string());
            let folder = folder.to_str().context("the folder is not UTF-8")?;
            let arguments = ["executor", "--scheduler", &address, "--cores", &cores, "--work", folder];
            Ok(begin(&arguments, &format!("{number}.log"))?.0)
        });
        let executors = executors.collect::<Result<_>>()?;
        Ok(Self { address: address.parse()?, scheduler, executors, work })
    }

    /// Where the scheduler listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where an executor keeps what it has found.
    pub fn folder(&self, executor: usize) -> PathBuf {
        self.work.path().join(executor.to_string())
    }

    /// What an executor says of its work.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn log(&self, executor: usize) -> Result<String> {
        Ok(fs::read_to_string(self.work.path().join(format!("{executor}.log")))?)
    }

    /// Ends an executor without warning, as a power cut does.
    ///
    /// # Errors
    ///
    /// If that is not allowed.
    pub fn kill_executor(&mut self, executor: usize) -> Result<()> {
        kill(&mut self.executors[executor])
    }

    /// Ends the scheduler without warning.
    ///
    /// # Errors
    ///
    /// If that is not allowed.
    pub fn kill_scheduler(&mut self) -> Result<()> {
        kill(&mut self.scheduler)
    }
}

/// Starts a process of the cluster, and waits for its first line, which says that it is ready.
fn begin(command: &mut Command, log: &Path) -> Result<(Child, String)> {
    if env::var_os("RUST_LOG").is_none() {
        command.env("RUST_LOG", "info");
    }
    let mut process = command
        .arg("--supervised") // It ends when its standard input does, that is, with this process, however that comes.
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(File::create(log)?)
        .spawn()?;
    let mut line = String::new();
    BufReader::new(process.stdout.as_mut().context("it has no output")?).read_line(&mut line)?;
    let last = || fs::read_to_string(log).unwrap_or_default().lines().last().unwrap_or("it ended").to_owned();
    ensure!(!line.is_empty(), "{}", last());
    Ok((process, line.trim().to_owned()))
}

fn kill(process: &mut Child) -> Result<()> {
    process.kill()?;
    process.wait()?;
    Ok(())
}

impl Drop for Cluster {
    fn drop(&mut self) {
        for process in self.executors.iter_mut().chain([&mut self.scheduler]) {
            // It may have ended by itself.
            let _ = kill(process);
        }
    }
}
