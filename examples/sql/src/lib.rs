//! What the program and its tests share: articles, queries, sessions, a cluster.

pub use archive::make;
pub use article::{Article, articles};
pub use cluster::Cluster;

mod archive;
mod article;
mod cluster;
pub mod session;

/// What the example asks if nobody asks something else: a title and the query. `docs/sql.md` shows the same.
pub const QUERIES: [(&str, &str); 3] = [
    ("Who is quoted most", include_str!("../queries/most_quoted.sql")),
    ("The share of women and men, by month, in percent", include_str!("../queries/share_by_month.sql")),
    ("What one speaker said", include_str!("../queries/words_of_one_speaker.sql")),
];

/// The code of the guide is run, too.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/sql.md")]
struct Guide;
