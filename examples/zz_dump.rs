//! debug
fn main() { let mut t = String::new(); std::io::Read::read_to_string(&mut std::io::stdin(), &mut t).unwrap(); propos::Extractor::new().dump(&t); }
