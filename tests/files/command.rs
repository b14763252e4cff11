//! Runs the examples.

use std::env;
use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;
use std::thread;

/// Where the examples are built, once for all tests; nothing is to do if `cargo test` has built them.
static EXAMPLES: LazyLock<PathBuf> = LazyLock::new(|| {
    let test = env::current_exe().expect("a test knows where it is");
    // TARGET/debug/deps/files-0123456789abcdef
    let profile = test.parent().and_then(Path::parent).expect("a test is in a target folder");
    let name = profile.file_name().and_then(OsStr::to_str).expect("a profile has a name");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--example", "extract", "--example", "sentences", "--example", "corpus"])
        .args(["--profile", if name == "debug" { "dev" } else { name }])
        .arg("--target-dir")
        .arg(profile.parent().expect("a profile has its folder"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(built.expect("cargo runs").success(), "the examples are built");
    profile.join("examples")
});

/// What came of a command.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("commands write UTF-8");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Ran {
    /// The command has done what it should, in silence.
    #[track_caller]
    pub(crate) fn ok(self) -> Self {
        assert_eq!((self.code, &*self.err), (Some(0), ""), "{self:?}");
        self
    }

    /// The command has failed, and says all of this.
    #[track_caller]
    pub(crate) fn fails(self, words: &[&str]) -> Self {
        assert_eq!(self.code, Some(1), "{self:?}");
        for word in words {
            assert!(self.err.contains(word) || self.out.contains(word), "`{word}` is not said: {self:?}");
        }
        self
    }
}

/// The example with the words of `line` as its arguments, in the folder.
pub(crate) fn command(folder: &Path, line: &str) -> Command {
    let mut words = line.split_whitespace();
    let mut command = Command::new(EXAMPLES.join(words.next().expect("a line names an example")));
    command.args(words).current_dir(folder).stdin(Stdio::null());
    command
}

pub(crate) fn run(folder: &Path, line: &str) -> Ran {
    command(folder, line).output().expect("the example starts").into()
}

/// The same, with something to read.
pub(crate) fn feed(folder: &Path, line: &str, input: &[u8]) -> Ran {
    let mut command = command(folder, line);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the example starts");
    let mut stdin = child.stdin.take().expect("it reads");
    thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output().expect("the example ends").into()
    })
}
