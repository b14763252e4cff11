//! Allocations of an extraction, and the memory that it holds at its peak.
//!
//! ```sh
//! cargo bench --bench memory
//! ```

use allocation_counter::measure;
use propos::Extractor;
use texts::{plain, rich};

mod texts;

fn main() {
    let extractor = Extractor::new();
    for text in [
        rich("2 kB with ten quotations", 2_000),
        plain("2 kB without", 2_000),
        rich("50 kB with quotations", 50_000),
        plain("50 kB without", 50_000),
        rich("10 MB with quotations", 10_000_000),
        plain("10 MB without", 10_000_000),
    ] {
        // What is read of the lexicon when it is first asked for belongs to no text.
        drop(extractor.extract(&text.text));
        let mut quotations = 0;
        let used = measure(|| quotations = extractor.extract(&text.text).quotations().count());
        assert_eq!(quotations, text.quotations, "quotations of {}", text.name);
        let over = used.bytes_max as f64 / text.text.len() as f64;
        // What is known of the words of one window makes room for the next.
        assert!(over < 3.0 || text.text.len() < 1_000_000, "peak {over:.1} times {}", text.name);
        assert!(used.count_total < 60 || text.text.len() > 10_000, "{} allocations, {}", used.count_total, text.name);
        println!("{:26} {:8} allocations, peak {over:5.1} times the text", text.name, used.count_total);
    }
}
