//! The examples as commands: any file in, safe and whole results out, and an exit code that tells.

#[path = "files/command.rs"]
mod command;
#[path = "files/corpus.rs"]
mod corpus;
#[path = "files/decode.rs"]
mod decode;
#[path = "files/reading.rs"]
mod reading;
#[path = "files/resume.rs"]
mod resume;
#[path = "files/safe.rs"]
mod safe;
