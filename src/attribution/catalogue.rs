//! The built-in rules, in the order in which they are asked: from the surest to the weakest.
//!
//! Each tells what it is for, what it looks for (`«Q»` are the words in question), a passage in which it decides, and
//! one like it in which it must not. `tests/rules.rs` holds every passage against what the crate makes of it, with the
//! rule and without.

use super::indirect::Search;
use super::{Candidate, Context, Finding, carry, governed, incise, interview, lead_in, nobody, source};
use crate::rule::Pass;

/// A rule of the sieve.
#[derive(Debug)]
pub(crate) struct BuiltIn {
    pub(crate) id: &'static str,
    /// One line: what it is for.
    pub(crate) summary: &'static str,
    /// What it looks for.
    pub(crate) pattern: &'static str,
    /// It decides here,
    pub(crate) example: &'static str,
    /// and does not here.
    pub(crate) counter_example: &'static str,
    pub(crate) work: Work,
}

/// What a rule does, and when.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Work {
    /// Looks at the sentence in which a segment stands.
    Local(fn(&Context<'_, '_>, Candidate) -> Option<Finding>),
    /// Leans on what other rules have found.
    Carried(fn(&Context<'_, '_>, Candidate) -> Option<Finding>),
    /// Looks for clauses without marks in a sentence.
    Clauses(fn(&mut Search<'_, '_, '_>)),
    /// What is left.
    Rest,
}

impl Work {
    pub(crate) const fn pass(self) -> Pass {
        match self {
            Self::Local(_) => Pass::Local,
            Self::Carried(_) => Pass::Carried,
            Self::Clauses(_) => Pass::Clauses,
            Self::Rest => Pass::Rest,
        }
    }
}

/// What decides where no rule does.
pub(crate) const NOBODY: &str = "nobody";

pub(crate) static CATALOGUE: [BuiltIn; 41] = [
    BuiltIn {
        id: "named-so",
        summary: "A title, a name or a word as a word, behind the noun or the participle that says so: nobody's speech.",
        pattern: "film «Q» · opération «Q» · intitulé «Q» · le mot «Q» · Lire aussi «Q»",
        example: "La maire a dénoncé un film intitulé « Les marées que nous avons perdues en chemin ».",
        counter_example: "La maire a dénoncé un film « sans intérêt ».",
        work: Work::Local(nobody::named_so),
    },
    BuiltIn {
        id: "incise",
        summary: "A cue with its subject behind it, right after the words.",
        pattern: "«Q», cue source",
        example: "« Le pont est sûr », a déclaré la maire, « et le port l’est aussi », a ajouté Malo Kerven.",
        counter_example: "« Le pont est sûr », semble-t-il.",
        work: Work::Local(incise::after),
    },
    BuiltIn {
        id: "pivot",
        summary: "The sentence after takes the words up: it was thus that somebody spoke.",
        pattern: "«Q», c'est ainsi que source verbe · «Q» : c'est par ces mots que source verbe",
        example: "« Un naufrage », c’est ainsi que Malo Kerven a qualifié le budget.",
        counter_example: "« Un naufrage », c’est peu dire.",
        work: Work::Local(incise::pivot),
    },
    BuiltIn {
        id: "incise-inside",
        summary: "A cue with its subject, or a source between commas, inside the marks.",
        pattern: "« …, cue source, … » · « …, selon source, … »",
        example: "« La digue, a expliqué Malo Kerven, tiendra encore dix ans. »",
        counter_example: "« La digue, que Malo Kerven a bâtie, tiendra encore dix ans. »",
        work: Work::Local(incise::inside),
    },
    BuiltIn {
        id: "source-after",
        summary: "A source phrase right after the words.",
        pattern: "«Q», selon source · «Q» d'après source",
        example: "La digue est « en parfait état », selon la préfecture, « en ruine », selon Malo Kerven.",
        counter_example: "La digue est « en parfait état », selon les jours.",
        work: Work::Local(source::after),
    },
    BuiltIn {
        id: "signed",
        summary: "A name in brackets, behind a dash or, in a title, behind a comma.",
        pattern: "«Q» (source) · «Q» - source",
        example: "« La mer monte plus vite que nous ne bâtissons » (Zoé Quintin, maire de Kervignac).",
        counter_example: "« La mer monte plus vite que nous ne bâtissons » (rires).",
        work: Work::Local(lead_in::signed),
    },
    BuiltIn {
        id: "signed-next",
        summary: "The sentence after signs the words.",
        pattern: "«Q» La formule est de source. · «Q» Témoignage de source.",
        example: "« Où sont passées les pompes promises ? » La question est posée par Zoé Quintin.",
        counter_example: "« Où sont passées les pompes promises ? » La question est posée depuis un an.",
        work: Work::Local(carry::signed_next),
    },
    BuiltIn {
        id: "quoted-to",
        summary: "A question of an interview quotes the person interviewed.",
        pattern: "vous cue : «Q» … ?",
        example: "Entretien avec Zoé Quintin\n\nEn mai, vous déclariez : « Le port est mort. » Et maintenant ?",
        counter_example: "Entretien avec Zoé Quintin\n\nEn mai, le maire déclarait : « Le port est mort. » Et maintenant ?",
        work: Work::Local(interview::quoted_to),
    },
    BuiltIn {
        id: "colon",
        summary: "A colon before the words, and before it a cue, a source or a noun of saying.",
        pattern: "source cue : «Q» · Et de conclure : «Q» · source : «Q» · le message de source : «Q»",
        example: "La maire a prévenu : « Le chenal sera fermé lundi. »",
        counter_example: "Au menu du restaurant : « Moules du chenal ».",
        work: Work::Local(lead_in::colon),
    },
    BuiltIn {
        id: "noun-behind",
        summary: "A colon behind the words, and behind it a noun of saying with whoever issued it.",
        pattern: "«Q» : le démenti de source",
        example: "« Je n’ai rien signé » : le démenti de Malo Kerven n’a convaincu personne.",
        counter_example: "« Je n’ai rien signé » : le silence est retombé.",
        work: Work::Local(lead_in::noun_behind),
    },
    BuiltIn {
        id: "pour-qui",
        summary: "A relative clause tells for whom it is so.",
        pattern: "source, pour qui «Q» · source, selon qui «Q»",
        example: "La préfète a reçu Malo Kerven, pour qui « le chenal ne passera pas l’hiver ».",
        counter_example: "La préfète a reçu Malo Kerven, qui « ne passera pas l’hiver ».",
        work: Work::Local(source::pour_qui),
    },
    BuiltIn {
        id: "que",
        summary: "The words are the clause that a cue governs by *que*.",
        pattern: "source cue que «Q»",
        example: "La maire a déclaré que « le chenal serait fermé lundi ». La rumeur veut que « la criée ferme ».",
        counter_example: "La maire a déclaré, et c’est heureux, qu’il faut que « le port vive ».",
        work: Work::Local(governed::que),
    },
    BuiltIn {
        id: "title",
        summary: "A few words with a capital in the middle of a sentence, without a clause: a title, nobody's speech.",
        pattern: "présente «Q» · dans «Q»",
        example: "La maire a longuement parlé de « Typhon ».",
        counter_example: "La maire a longuement parlé d’« un typhon ».",
        work: Work::Local(nobody::titled),
    },
    BuiltIn {
        id: "object",
        summary: "The words are the object of a cue, with at most a preposition, an article or a noun between.",
        pattern: "source cue «Q» · source cue une «Q» · source se dit «Q»",
        example: "La maire a dénoncé « une mesure absurde » jugée illégale par la préfète.",
        counter_example: "La maire a reçu « une mesure absurde » jugée illégale par la préfète.",
        work: Work::Local(governed::object),
    },
    BuiltIn {
        id: "agent",
        summary: "A cue in the passive: the source comes after *par*.",
        pattern: "jugé «Q» par source · «Q», réclamé par source",
        example: "Le budget, jugé « insincère » par la préfète, a été voté.",
        counter_example: "Le budget, voté « à l’unanimité » par le conseil, est clos.",
        work: Work::Local(governed::agent),
    },
    BuiltIn {
        id: "source-before",
        summary: "A source phrase before the words, in the same sentence, and no strong cue between.",
        pattern: "Selon source, … «Q»",
        example: "Selon la préfecture, la digue est « en parfait état ».",
        counter_example: "Selon les jours, la digue est « en parfait état ».",
        work: Work::Local(source::before),
    },
    BuiltIn {
        id: "chain",
        summary: "The words stand somewhere in what a cue governs.",
        pattern: "source cue que … «Q» …",
        example: "La maire affirme que les marins veulent un port « ouvert à tous ».",
        counter_example: "Les marins veulent un port « ouvert à tous ».",
        work: Work::Local(governed::chain),
    },
    BuiltIn {
        id: "incise-later",
        summary: "A cue with its subject behind it, at the end of a sentence that it covers as a whole.",
        pattern: "… «Q» …, cue source",
        example: "Les bateaux sont rentrés « au petit matin » sous la pluie, a précisé la capitainerie.",
        counter_example: "Les bateaux sont rentrés « au petit matin » sous la pluie. La capitainerie précise son budget.",
        work: Work::Local(incise::later),
    },
    BuiltIn {
        id: "source-later",
        summary: "A source phrase further behind, in the same sentence.",
        pattern: "… «Q» …, selon source",
        example: "Le naufrage, « évitable », est dû à une avarie, selon les enquêteurs.",
        counter_example: "Le naufrage, « évitable », est dû à une avarie, selon les jours.",
        work: Work::Local(source::later),
    },
    BuiltIn {
        id: "weak-object",
        summary: "A verb that is a cue among other things governs the words, and its subject is a source.",
        pattern: "source veut … «Q»",
        example: "La maire veut un port « ouvert à tous ».",
        counter_example: "Le port a des quais « ouverts à tous ».",
        work: Work::Local(governed::weak),
    },
    BuiltIn {
        id: "noun",
        summary: "A noun of saying, with its issuer, before the words.",
        pattern: "les propos de source sur «Q» · aux cris de «Q»",
        example: "Les marins ont défilé aux cris de « du poisson pour tous ».",
        counter_example: "Les marins ont défilé autour de « la criée ».",
        work: Work::Local(source::noun),
    },
    BuiltIn {
        id: "colon-loose",
        summary: "A colon before the words that nothing else explains: whoever spoke last goes on.",
        pattern: "… : «Q»",
        example: "« Le port vivra », a dit Zoé Quintin. Les chiffres sont têtus : « Il faut tout refaire. »",
        counter_example: "« Le port vivra », a dit Zoé Quintin. Les chiffres sont têtus, et « tout est à refaire ».",
        work: Work::Local(lead_in::colon_loose),
    },
    BuiltIn {
        id: "subject",
        summary: "No cue at all, but a source does what the words tell.",
        pattern: "source verbe … «Q»",
        example: "Malo Kerven a quitté le conseil pour « ne plus entendre ces sottises ».",
        counter_example: "La tempête a vidé le conseil pour « ne plus entendre ces sottises ».",
        work: Work::Local(governed::subject),
    },
    BuiltIn {
        id: "answer",
        summary: "A paragraph in marks behind a question, in a conversation.",
        pattern: "question ? ⏎ «Q»",
        example: "Zoé Quintin dirige la criée.\n\nComment allez-vous ?\n\n« Bien. »\n\nVotre port vit-il encore ?\n\n« Oui. »",
        counter_example: "Zoé Quintin dirige la criée.\n\nComment va le port ?\n\n« Bien. »",
        work: Work::Carried(interview::answer),
    },
    BuiltIn {
        id: "continued",
        summary: "A sentence in marks right behind what somebody said, in the same paragraph.",
        pattern: "« … », cue source. «Q»",
        example: "Au conseil\n\n« Le port vivra », a dit Zoé Quintin. « Il le faut. »\n\n« Nous avons tout refait en deux ans » et « sans aide ».",
        counter_example: "« Le port vivra », a dit Zoé Quintin. Il pleut. La criée ferme. « Nous avons tout refait. »",
        work: Work::Carried(carry::continued),
    },
    BuiltIn {
        id: "introduced",
        summary: "A sentence in marks, and the sentence before is about somebody.",
        pattern: "source verbe. «Q» · Même son de cloche chez source. «Q»",
        example: "Même son de cloche chez le boulanger, Malo Kerven. « Nous avons tout refait pour rien. »",
        counter_example: "La pluie ne cesse pas. « Nous avons tout refait pour rien. »",
        work: Work::Carried(carry::introduced),
    },
    BuiltIn {
        id: "heading",
        summary: "Words in a heading that somebody says further on.",
        pattern: "«Q» ⏎ … « … Q … », cue source",
        example: "« Le port vivra »\n\n« Le port vivra et nous avec lui », a dit Zoé Quintin.",
        counter_example: "« Le port mourra »\n\nIl pleut sur la criée.",
        work: Work::Carried(carry::heading),
    },
    BuiltIn {
        id: "paragraph",
        summary: "A paragraph in marks goes on with whoever spoke in the one before.",
        pattern: "« … », cue source. ⏎ «Q»",
        example: "Au conseil\n\n« Le port vivra », a dit Zoé Quintin. « Il le faut. »\n\n« Nous avons tout refait en deux ans. »\n\nYann Bras hésite.",
        counter_example: "Il pleut sur la criée.\n\n« Nous avons tout refait en deux ans. »",
        work: Work::Carried(carry::paragraph),
    },
    BuiltIn {
        id: "named-next",
        summary: "The sentence after is about somebody, or signs the words.",
        pattern: "«Q» source verbe …",
        example: "« Nous avons tout refait pour rien. » Zoé Quintin ne mâche pas ses mots.",
        counter_example: "« Nous avons tout refait pour rien. » La pluie ne cesse pas.",
        work: Work::Carried(carry::named_next),
    },
    BuiltIn {
        id: "same-sentence",
        summary: "A further fragment in a sentence in which somebody speaks.",
        pattern: "« … », cue source … «Q»",
        example: "« Le port vivra, et nous avec lui » (Zoé Quintin), mais la criée, « tant que la mer sera là », fermera.",
        counter_example: "« Le port vivra, et nous avec lui » (rires), mais la criée, « tant que la mer sera là », fermera.",
        work: Work::Carried(carry::same_sentence),
    },
    BuiltIn {
        id: "hearsay",
        summary: "The conditional goes on with what somebody says in the sentence before.",
        pattern: "selon source, … . … conditionnel «Q»",
        example: "Selon Zoé Quintin, la criée a perdu un acheteur. La mairie aurait « enterré le dossier ».",
        counter_example: "La criée a perdu un acheteur. La mairie aurait « enterré le dossier ».",
        work: Work::Carried(carry::hearsay),
    },
    BuiltIn {
        id: "interview",
        summary: "Words that stand free in a conversation are those of the person interviewed.",
        pattern: "entretien avec source … «Q»",
        example: "Entretien avec Zoé Quintin\n\nLe port demain\n\n« Le port va bien et la criée ira mieux au printemps. »",
        counter_example: "Rencontre au sommet\n\nLe port demain\n\n« Le port va bien et la criée ira mieux au printemps. »",
        work: Work::Carried(interview::interview),
    },
    BuiltIn {
        id: "introduced-before",
        summary: "A paragraph in marks, and the paragraph before is about somebody.",
        pattern: "source verbe. ⏎ «Q»",
        example: "Zoé Quintin ne décolère pas.\n\n« Nous avons tout refait pour rien. »",
        counter_example: "La pluie ne cesse pas.\n\n« Nous avons tout refait pour rien. »",
        work: Work::Carried(carry::introduced_before),
    },
    BuiltIn {
        id: "free",
        summary: "Words that stand free and make a sentence are speech, even where the text does not tell whose.",
        pattern: "«Q.»",
        example: "« Nous avons tout refait pour rien. »",
        counter_example: "« Typhon »",
        work: Work::Carried(carry::free),
    },
    BuiltIn {
        id: "stretch",
        summary: "A clause or a stretch of five words is speech: names and terms are shorter. Whoever spoke last goes on.",
        pattern: "… «Q» …",
        example: "« Nous restons », a dit Zoé Quintin. Les quais « auraient besoin d’un bon coup de neuf ».",
        counter_example: "« Nous restons », a dit Zoé Quintin. Les quais « flottants » attendront.",
        work: Work::Carried(carry::stretch),
    },
    BuiltIn {
        id: "reported",
        summary: "A clause without marks that a cue governs by *que*.",
        pattern: "source cue que …",
        example: "La maire a indiqué que le chenal serait fermé lundi.",
        counter_example: "La maire n’a pas indiqué que le chenal serait fermé lundi.",
        work: Work::Clauses(|search| search.content()),
    },
    BuiltIn {
        id: "infinitive",
        summary: "An infinitive without marks that tells what somebody says of himself.",
        pattern: "source cue avoir … · source promet de …",
        example: "La maire assure avoir fermé le chenal lundi.",
        counter_example: "La maire a voulu fermer le chenal lundi.",
        work: Work::Clauses(|search| search.infinitives()),
    },
    BuiltIn {
        id: "reported-colon",
        summary: "What follows a colon without marks, behind a cue.",
        pattern: "source cue : …",
        example: "La maire avait prévenu : le chenal sera fermé lundi.",
        counter_example: "La maire avait trois enfants : le chenal sera fermé lundi.",
        work: Work::Clauses(|search| search.colon()),
    },
    BuiltIn {
        id: "reported-incise",
        summary: "A sentence without marks that an incise covers.",
        pattern: "…, cue source · …, comme cue source",
        example: "Le chenal sera fermé lundi, a annoncé la maire.",
        counter_example: "Le chenal sera fermé lundi, semble-t-il.",
        work: Work::Clauses(|search| search.incises()),
    },
    BuiltIn {
        id: "reported-source",
        summary: "A sentence without marks that a source phrase covers.",
        pattern: "Selon source, … · …, selon source",
        example: "Selon la préfecture, le chenal sera fermé lundi.",
        counter_example: "Selon les jours, le chenal sera fermé le matin.",
        work: Work::Clauses(|search| search.sources()),
    },
    BuiltIn {
        id: NOBODY,
        summary: "What no rule explains: irony, a word as a word. It is always on.",
        pattern: "«Q»",
        example: "Le « miracle » du port tient à la vase.",
        counter_example: "La maire dénonce le « miracle » du port.",
        work: Work::Rest,
    },
];

/// The built-in rule of an id.
pub(crate) fn built_in(id: &str) -> Option<&'static BuiltIn> {
    CATALOGUE.iter().find(|rule| rule.id == id)
}
