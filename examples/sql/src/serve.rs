//! The processes of a cluster. They are Ballista's own, with the functions of `propos` in them.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_core::utils::default_session_builder;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_executor::health::ExecutorHealth;
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::{create_scheduler, start_grpc_service_with_listener};
use clap::Args;
use datafusion::execution::SessionState;
use datafusion::prelude::SessionConfig;
use datafusion_proto::protobuf::{LogicalPlanNode, PhysicalPlanNode};
use propos::Extractor;
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::Words;

/// An executor says so often that it lives.
const HEARTBEAT_SECONDS: u64 = 2;

/// An executor waits so long for its scheduler to begin.
const CONNECT_SECONDS: u64 = 10;

#[derive(Args)]
pub(crate) struct Scheduler {
    /// Where to listen: an address by which the others reach this machine. Port 0 takes a free one; the first line of
    /// the output tells which.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:50050")]
    listen: SocketAddr,
    /// An executor that has said nothing for so long is given up, and others do its work again.
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(5..))]
    patience: u64,
    #[command(flatten)]
    words: Words,
    #[command(flatten)]
    life: Life,
}

#[derive(Args)]
pub(crate) struct Executor {
    /// Where the scheduler listens.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:50050")]
    scheduler: SocketAddr,
    /// An address by which the others reach this machine.
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// How many tasks run at once; as many as the machine has cores if left out.
    #[arg(long, value_name = "N", default_value_t = 0)]
    cores: usize,
    /// Where results are kept between the stages of a query; a folder that does not stay if left out.
    #[arg(long, value_name = "FOLDER")]
    work: Option<PathBuf>,
    #[command(flatten)]
    words: Words,
    #[command(flatten)]
    life: Life,
}

#[derive(Args)]
struct Life {
    /// End when standard input ends, that is, with the process that started this one.
    #[arg(long, hide = true)]
    supervised: bool,
}

impl Scheduler {
    #[tokio::main]
    pub(crate) async fn run(self) -> Result<()> {
        self.life.begin();
        let extractor = self.words.extractor()?;
        let listener = tokio::net::TcpListener::bind(self.listen)
            .await
            .with_context(|| format!("cannot listen at {}", self.listen))?;
        let address = listener.local_addr()?;
        let config = Arc::new(SchedulerConfig {
            external_host: address.ip().to_string(),
            bind_port: address.port(),
            executor_timeout_seconds: self.patience,
            no_executors_grace_period_seconds: self.patience,
            expire_dead_executor_interval_seconds: HEARTBEAT_SECONDS,
            override_session_builder: Some(Arc::new(move |config| state(config, extractor.clone()))),
            ..SchedulerConfig::default()
        });
        let cluster = BallistaCluster::new_from_config(&config).await?;
        let scheduler = create_scheduler::<LogicalPlanNode, PhysicalPlanNode>(cluster, config).await?;
        println!("{address}");
        start_grpc_service_with_listener(listener, scheduler).await?;
        Ok(())
    }
}

impl Executor {
    #[tokio::main]
    pub(crate) async fn run(self) -> Result<()> {
        self.life.begin();
        wait_for(self.scheduler).await?;
        let functions = BallistaFunctionRegistry::from(&state(SessionConfig::new(), self.words.extractor()?)?);
        let scratch: TempDir;
        let work = match &self.work {
            Some(folder) => folder.as_path(),
            None => {
                scratch = tempfile::tempdir().context("cannot make a folder for results")?;
                scratch.path()
            }
        };
        let [port, grpc_port] = free_ports(self.host)?;
        let health = ExecutorHealth::new();
        tokio::spawn(say_when_ready(health.clone()));
        start_executor_process(Arc::new(ExecutorProcessConfig {
            bind_host: self.host.to_string(),
            external_host: Some(self.host.to_string()),
            port,
            grpc_port,
            scheduler_host: self.scheduler.ip().to_string(),
            scheduler_port: self.scheduler.port(),
            executor_heartbeat_interval_seconds: HEARTBEAT_SECONDS,
            vcores: self.cores,
            work_dir: Some(work.to_str().context("the folder is not UTF-8")?.to_owned()),
            override_function_registry: Some(Arc::new(functions)),
            health,
            ..ExecutorProcessConfig::default()
        }))
        .await?;
        Ok(())
    }
}

impl Life {
    fn begin(&self) {
        if self.supervised {
            thread::spawn(|| {
                // An error is an end, too.
                let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
                std::process::exit(0);
            });
        }
    }
}

/// Ballista would wait without end, whatever it is told.
async fn wait_for(scheduler: SocketAddr) -> Result<()> {
    let answers = async {
        while TcpStream::connect(scheduler).await.is_err() {
            sleep(Duration::from_millis(100)).await;
        }
    };
    let limit = Duration::from_secs(CONNECT_SECONDS);
    timeout(limit, answers).await.with_context(|| format!("no scheduler answers at {scheduler}"))
}

async fn say_when_ready(health: ExecutorHealth) {
    while !health.is_ready() {
        sleep(Duration::from_millis(50)).await;
    }
    println!("ready");
}

/// What Ballista gives its processes, and the functions.
fn state(config: SessionConfig, extractor: Extractor) -> datafusion::common::Result<SessionState> {
    let mut state = default_session_builder(config)?;
    propos::datafusion::register_with(&mut state, extractor)?;
    Ok(state)
}

/// Ballista wants to know its ports beforehand.
fn free_ports(host: IpAddr) -> Result<[u16; 2]> {
    let free = || TcpListener::bind((host, 0)).with_context(|| format!("no free port at {host}"));
    let both = [free()?, free()?]; // Held until both are known, or they might be the same.
    Ok([both[0].local_addr()?.port(), both[1].local_addr()?.port()])
}
