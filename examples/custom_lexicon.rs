//! Words and a rule of your own, over the French lexicon: see `docs/lexicon.md` for all that a lexicon may hold.
//!
//! ```sh
//! cargo run --example custom_lexicon
//! ```

use propos::{Error, Extractor, Lexicon};

/// A file such as people write who write no Rust.
const LEXICON: &str = "
# mots.txt - les mots de la rédaction

[cue verbs]
clavioter | 1 | incise que colon fragment | states

[roles]
fauconnier municipal | fauconnière municipale | local_official

[rules]
foi-de | «Q», (?<cue>foi de) (?<source>.+?)[,.]
";

const ARTICLE: &str = "\
Les pigeons ont quitté la halle de Kervignac. « On ne les reverra pas de sitôt », a clavioté dimanche la fauconnière \
municipale, Zoé Quintin. Elle claviote que deux buses suffisent.

« La criée n’a jamais été si propre », foi de Malo Tudal, patron du bar voisin.
";

fn main() -> Result<(), Error> {
    let lexicon = Lexicon::french().extend_named("mots.txt", LEXICON)?;
    let extractor = Extractor::builder().lexicon(lexicon).build()?;
    let extraction = extractor.extract(ARTICLE);
    println!("{extraction}");
    println!("{}", extraction.table());
    Ok(())
}
