//! The third group: model verbs, each a tail of the infinitive and what stands
//! in its place in the forms.

use super::{Emitter, FUTURE, Form, IMPERFECT, Mood, PERSONS, SUBJUNCTIVE};

/// A model verb.  Every field but `name` is what replaces `tail`, the end of the
/// infinitive; an empty one says that the forms do not exist.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) name: &'static str,
    tail: &'static str,
    /// Six forms, `-` for one that does not exist.
    present: &'static str,
    /// Stem with its vowel: `i`, `ï`, `u` or `in`.
    past: &'static str,
    future: &'static str,
    /// Masculine; ` !` after it says that it does not agree, and a second word
    /// is the stem of a feminine made otherwise.
    participle: &'static str,
    /// Where it is not the first person plural of the present.
    imperfect: Option<&'static str>,
    /// Six forms, or the stem of the singular and the third person plural and
    /// that of the others, where they do not follow from the present.
    subjunctive: Option<&'static str>,
    /// Where it does not follow from the imperfect.
    gerund: Option<&'static str>,
    /// Imperatives (singular, first and second plural) unlike any other form.
    imperative: &'static str,
    /// The reform of 1990 takes the circumflex off the `î` of these.
    reformed: bool,
}

/// A model: name, tail, present, simple past, future, past participle.
const fn verb(
    name: &'static str,
    tail: &'static str,
    present: &'static str,
    past: &'static str,
    future: &'static str,
    participle: &'static str,
) -> Model {
    Model {
        name,
        tail,
        present,
        past,
        future,
        participle,
        imperfect: None,
        subjunctive: None,
        gerund: None,
        imperative: "",
        reformed: false,
    }
}

impl Model {
    pub(super) fn ending(&'static self) -> &'static [&'static str] {
        std::slice::from_ref(&self.tail)
    }

    const fn imperfect(self, stem: &'static str) -> Model {
        Model { imperfect: Some(stem), ..self }
    }

    const fn subjunctive(self, stems: &'static str) -> Model {
        Model { subjunctive: Some(stems), ..self }
    }

    const fn gerund(self, tail: &'static str) -> Model {
        Model { gerund: Some(tail), ..self }
    }

    const fn imperative(self, tails: &'static str) -> Model {
        Model { imperative: tails, ..self }
    }

    const fn reformed(self) -> Model {
        Model { reformed: true, ..self }
    }
}

#[rustfmt::skip]
static MODELS: &[Model] = &[
    // Alone of their kind.
    verb("être", "être", "suis es est sommes êtes sont", "fu", "ser", "été !")
        .imperfect("ét").subjunctive("sois sois soit soyons soyez soient"),
    verb("avoir", "avoir", "ai as a avons avez ont", "eu", "aur", "eu")
        .subjunctive("aie aies ait ayons ayez aient").gerund("ayant"),
    verb("aller", "aller", "vais vas va allons allez vont", "alla", "ir", "allé")
        .subjunctive("aill all"),
    verb("envoyer", "oyer", "oie oies oie oyons oyez oient", "oya", "err", "oyé"),
    verb("faire", "faire", "fais fais fait faisons faites font", "fi", "fer", "fait")
        .subjunctive("fass fass"),
    // -oir
    verb("pouvoir", "ouvoir", "eux eux eut ouvons ouvez euvent", "u", "ourr", "u !")
        .subjunctive("uiss uiss"),
    verb("vouloir", "ouloir", "eux eux eut oulons oulez eulent", "oulu", "oudr", "oulu")
        .subjunctive("euill oul").imperative("euille euillons euillez"),
    verb("devoir", "evoir", "ois ois oit evons evez oivent", "u", "evr", "û u"),
    verb("savoir", "avoir", "ais ais ait avons avez avent", "u", "aur", "u")
        .subjunctive("ach ach").gerund("achant").imperative("ache achons achez"),
    verb("valoir", "aloir", "aux aux aut alons alez alent", "alu", "audr", "alu")
        .subjunctive("aill al"),
    verb("prévaloir", "aloir", "aux aux aut alons alez alent", "alu", "audr", "alu"),
    verb("falloir", "falloir", "- - faut - - -", "fallu", "faudr", "fallu !")
        .imperfect("fall").subjunctive("- - faille - - -").gerund(""),
    verb("pleuvoir", "euvoir", "- - eut - - euvent", "u", "euvr", "u !")
        .imperfect("euv").subjunctive("- - euve - - euvent"),
    verb("recevoir", "cevoir", "çois çois çoit cevons cevez çoivent", "çu", "cevr", "çu"),
    verb("émouvoir", "ouvoir", "eus eus eut ouvons ouvez euvent", "u", "ouvr", "u"),
    verb("voir", "oir", "ois ois oit oyons oyez oient", "i", "err", "u"),
    verb("prévoir", "oir", "ois ois oit oyons oyez oient", "i", "oir", "u"),
    verb("pourvoir", "oir", "ois ois oit oyons oyez oient", "u", "oir", "u"),
    verb("asseoir", "eoir", "ieds ieds ied eyons eyez eyent", "i", "iér", "is"),
    verb("surseoir", "eoir", "ois ois oit oyons oyez oient", "i", "eoir", "is"),
    verb("échoir", "oir", "- - oit - - oient", "u", "oir", "u")
        .imperfect("oy").subjunctive("- - oie - - oient").gerund("éant"),
    verb("déchoir", "oir", "ois ois oit oyons oyez oient", "u", "oir", "u"),
    // -ir
    verb("tenir", "enir", "iens iens ient enons enez iennent", "in", "iendr", "enu"),
    verb("venir", "enir", "iens iens ient enons enez iennent", "in", "iendr", "enu"),
    verb("partir", "tir", "s s t tons tez tent", "ti", "tir", "ti"),
    verb("servir", "vir", "s s t vons vez vent", "vi", "vir", "vi"),
    verb("dormir", "mir", "s s t mons mez ment", "mi", "mir", "mi"),
    verb("ouvrir", "rir", "re res re rons rez rent", "ri", "rir", "ert"),
    verb("cueillir", "ir", "e es e ons ez ent", "i", "er", "i"),
    verb("assaillir", "ir", "e es e ons ez ent", "i", "ir", "i"),
    verb("faillir", "faillir", "faillis faillis faillit faillissons faillissez faillissent", "failli", "faillir", "failli"),
    verb("bouillir", "ouillir", "ous ous out ouillons ouillez ouillent", "ouilli", "ouillir", "ouilli"),
    verb("courir", "rir", "rs rs rt rons rez rent", "ru", "rr", "ru"),
    verb("mourir", "ourir", "eurs eurs eurt ourons ourez eurent", "ouru", "ourr", "ort"),
    verb("acquérir", "quérir", "quiers quiers quiert quérons quérez quièrent", "qui", "querr", "quis"),
    verb("vêtir", "êtir", "êts êts êt êtons êtez êtent", "êti", "êtir", "êtu"),
    verb("fuir", "uir", "uis uis uit uyons uyez uient", "ui", "uir", "ui"),
    verb("haïr", "haïr", "hais hais hait haïssons haïssez haïssent", "haï", "haïr", "haï"),
    verb("gésir", "ésir", "is is ît isons isez isent", "", "", ""),
    // -dre, -pre, -cre
    verb("rendre", "dre", "ds ds d dons dez dent", "di", "dr", "du"),
    verb("rompre", "pre", "ps ps pt pons pez pent", "pi", "pr", "pu"),
    verb("vaincre", "cre", "cs cs c quons quez quent", "qui", "cr", "cu"),
    verb("prendre", "rendre", "rends rends rend renons renez rennent", "ri", "rendr", "ris"),
    verb("craindre", "indre", "ins ins int ignons ignez ignent", "igni", "indr", "int"),
    verb("coudre", "dre", "ds ds d sons sez sent", "si", "dr", "su"),
    verb("moudre", "dre", "ds ds d lons lez lent", "lu", "dr", "lu"),
    verb("résoudre", "soudre", "sous sous sout solvons solvez solvent", "solu", "soudr", "solu"),
    verb("dissoudre", "soudre", "sous sous sout solvons solvez solvent", "solu", "soudr", "sous sout"),
    // -tre
    verb("battre", "attre", "ats ats at attons attez attent", "atti", "attr", "attu"),
    verb("mettre", "ettre", "ets ets et ettons ettez ettent", "i", "ettr", "is"),
    verb("connaître", "aître", "ais ais aît aissons aissez aissent", "u", "aîtr", "u").reformed(),
    verb("naître", "aître", "ais ais aît aissons aissez aissent", "aqui", "aîtr", "é").reformed(),
    verb("accroître", "oître", "ois ois oît oissons oissez oissent", "u", "oîtr", "u").reformed(),
    verb("croître", "oître", "oîs oîs oît oissons oissez oissent", "û", "oîtr", "û u"),
    // -ire
    verb("dire", "ire", "is is it isons ites isent", "i", "ir", "it"),
    verb("prédire", "ire", "is is it isons isez isent", "i", "ir", "it"),
    verb("maudire", "ire", "is is it issons issez issent", "i", "ir", "it"),
    verb("écrire", "ire", "is is it ivons ivez ivent", "ivi", "ir", "it"),
    verb("lire", "lire", "lis lis lit lisons lisez lisent", "lu", "lir", "lu"),
    verb("rire", "ire", "is is it ions iez ient", "i", "ir", "i !"),
    verb("suffire", "ire", "is is it isons isez isent", "i", "ir", "i !"),
    verb("conduire", "uire", "uis uis uit uisons uisez uisent", "uisi", "uir", "uit"),
    verb("nuire", "uire", "uis uis uit uisons uisez uisent", "uisi", "uir", "ui !"),
    verb("croire", "oire", "ois ois oit oyons oyez oient", "u", "oir", "u"),
    verb("boire", "oire", "ois ois oit uvons uvez oivent", "u", "oir", "u"),
    verb("plaire", "aire", "ais ais aît aisons aisez aisent", "u", "air", "u !").reformed(),
    verb("taire", "aire", "ais ais ait aisons aisez aisent", "u", "air", "u"),
    verb("extraire", "aire", "ais ais ait ayons ayez aient", "", "air", "ait"),
    // -ure, -ore, -ivre
    verb("conclure", "ure", "us us ut uons uez uent", "u", "ur", "u"),
    verb("inclure", "ure", "us us ut uons uez uent", "u", "ur", "us"),
    verb("clore", "ore", "os os ôt osons osez osent", "", "or", "os"),
    verb("suivre", "ivre", "is is it ivons ivez ivent", "ivi", "ivr", "ivi"),
    verb("vivre", "ivre", "is is it ivons ivez ivent", "écu", "ivr", "écu"),
];

pub(super) const PAST_I: [&str; 6] = ["is", "is", "it", "îmes", "îtes", "irent"];

/// Endings of the simple past after the stem, and of the third persons of the
/// subjunctive imperfect, by the vowel of the stem.
const PASTS: [(&str, [&str; 6], [&str; 2]); 6] = [
    ("in", ["ins", "ins", "int", "înmes", "întes", "inrent"], ["înt", "inssent"]),
    ("i", PAST_I, ["ît", "issent"]),
    ("ï", ["ïs", "ïs", "ït", "ïmes", "ïtes", "ïrent"], ["ït", "ïssent"]),
    ("u", ["us", "us", "ut", "ûmes", "ûtes", "urent"], ["ût", "ussent"]),
    ("û", ["ûs", "ûs", "ût", "ûmes", "ûtes", "ûrent"], ["ût", "ûssent"]),
    ("a", ["ai", "as", "a", "âmes", "âtes", "èrent"], ["ât", "assent"]),
];

/// The model of that name.
pub(super) fn model(name: &str) -> Option<&'static Model> {
    MODELS.iter().find(|model| model.name == name)
}

/// The forms of `verb`, made on `model`; `None` if it has not the model's tail.
pub(super) fn conjugate(verb: &str, model: &Model, out: &mut Emitter<'_>) -> Option<()> {
    let prefix = verb.strip_suffix(model.tail)?;
    if !model.reformed {
        return forms(prefix, verb, model, out);
    }
    let mut both = |word: &str, form: Form| {
        (out.emit)(word, form);
        let plain = word.replace("aî", "ai").replace("oî", "oi");
        if plain != word {
            (out.emit)(&plain, form);
        }
    };
    forms(prefix, verb, model, &mut Emitter { emit: &mut both, word: String::new() })
}

fn forms(prefix: &str, verb: &str, model: &Model, out: &mut Emitter<'_>) -> Option<()> {
    use Mood::{Indicative, Infinitive, PastParticiple, PresentParticiple, Subjunctive};

    list(prefix, model.present, Indicative, out);
    let present: Vec<&str> = model.present.split(' ').collect();
    let we = present[3].strip_suffix("ons").unwrap_or("");
    let they = present[5].strip_suffix("ent").unwrap_or(we);
    let imperfect = model.imperfect.unwrap_or(we);
    if present[3] == "-" {
        // Falloir and its like: the third person only.
        for (ending, mood) in [("ait", Indicative), ("aient", Indicative)] {
            let plural = ending == "aient";
            if !plural || present[5] != "-" {
                out.finite(&[prefix, imperfect, ending], mood, (3, plural));
            }
        }
    } else {
        out.six(&[prefix, imperfect], &IMPERFECT, Indicative);
    }
    match model.subjunctive {
        Some(six) if six.split(' ').count() == 6 => list(prefix, six, Subjunctive, out),
        stems => {
            let (strong, weak) = stems.and_then(|s| s.split_once(' ')).unwrap_or((they, we));
            for (i, ending) in SUBJUNCTIVE.iter().enumerate() {
                let stem = if ending.starts_with('i') { weak } else { strong };
                out.finite(&[prefix, stem, ending], Subjunctive, PERSONS[i]);
            }
        }
    }
    past(prefix, model.past, present[0] == "-", out);
    if !model.future.is_empty() {
        if present[0] == "-" {
            for (endings, mood) in [(FUTURE, Indicative), (IMPERFECT, Mood::Conditional)] {
                out.finite(&[prefix, model.future, endings[2]], mood, (3, false));
                if present[5] != "-" {
                    out.finite(&[prefix, model.future, endings[5]], mood, (3, true));
                }
            }
        } else {
            out.future(&[prefix, model.future]);
        }
    }
    for (tail, person) in model.imperative.split_whitespace().zip([(2, false), (1, true), (2, true)]) {
        out.finite(&[prefix, tail], Indicative, person);
    }

    out.plain(&[verb], Infinitive);
    match model.gerund {
        Some("") => {}
        Some(tail) => out.plain(&[prefix, tail], PresentParticiple),
        None => out.plain(&[prefix, imperfect, "ant"], PresentParticiple),
    }
    match model.participle.split_once(' ') {
        None if model.participle.is_empty() => {}
        Some((masculine, "!")) => out.plain(&[prefix, masculine], PastParticiple),
        Some((masculine, feminine)) => out.participle(&[prefix, masculine].concat(), &[prefix, feminine].concat()),
        None => {
            let word = [prefix, model.participle].concat();
            out.participle(&word, &word);
        }
    }
    Some(())
}

/// Six forms written out.
fn list(prefix: &str, six: &str, mood: Mood, out: &mut Emitter<'_>) {
    for (tail, person) in six.split(' ').zip(PERSONS) {
        match tail {
            "-" => {}
            _ => out.finite(&[prefix, tail], mood, person),
        }
    }
}

/// Simple past and subjunctive imperfect.
fn past(prefix: &str, stem: &str, impersonal: bool, out: &mut Emitter<'_>) {
    let Some((stem, six, imperfect)) =
        PASTS.iter().find_map(|(vowel, six, two)| Some((stem.strip_suffix(vowel)?, six, two)))
    else {
        return;
    };
    for (ending, person) in six.iter().zip(PERSONS) {
        if !impersonal || person.0 == 3 {
            out.finite(&[prefix, stem, ending], Mood::Indicative, person);
        }
    }
    for (ending, plural) in imperfect.iter().zip([false, true]) {
        out.finite(&[prefix, stem, ending], Mood::Subjunctive, (3, plural));
    }
}

/// The names of all models.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    MODELS.iter().map(|model| model.name)
}
