//! Short texts with `¦` where a sentence should end (and another follows).

use super::sentences;

/// Checks each text of the table, marks taken out, and that its sentences rebuild it.
#[track_caller]
fn check(table: &[&str]) {
    for marked in table {
        let text = marked.replace('¦', "");
        let expected: Vec<&str> = marked.split('¦').map(str::trim).collect();
        let found: Vec<&str> = sentences(&text).map(|s| s.text()).collect();
        assert_eq!(found, expected, "in {text:?}");
        rebuilds(&text);
    }
}

#[track_caller]
fn rebuilds(text: &str) {
    let mut end = 0;
    for sentence in sentences(text) {
        let span = sentence.span();
        assert!(text[end..span.start()].trim().is_empty(), "lost text before {span} of {text:?}");
        assert_eq!(sentence.text(), text[span.range()].trim());
        assert!(!span.is_empty());
        end = span.end();
    }
    assert!(text[end..].trim().is_empty(), "lost text at the end of {text:?}");
}

#[test]
fn final_marks() {
    check(&[
        "Il part.¦ Elle reste.",
        "Où va-t-il ?¦ À Thiès !¦ Quand ?",
        "Attendez…¦ Il revient...¦ Enfin.",
        "Quoi ?!¦ Vraiment ? !¦ Oui !!!",
        "Oh ! quelle surprise, dit-elle.",
        "Il hésite… puis il part.",
        "Pour l’effet de surprise…¦ On repassera.",
        "Il y a 12,5 % de hausse.¦ 25 communes sont touchées.",
        "Fin..¦ Début.",
        "Il est venu.¦ À cette date, rien n’avait changé.¦ Éva le sait.",
        "On l’a dit.¦ – Vraiment ?¦ – Oui.",
        "Sans point final",
    ]);
}

#[test]
fn nothing_in_nothing() {
    assert_eq!(sentences("").count(), 0);
    assert_eq!(sentences(" \n\u{A0}\n").count(), 0);
}

#[test]
fn abbreviations() {
    check(&[
        "M. Diop et MM. Sarr et Fall sont venus.¦ Mme. Ba aussi.",
        "Le Dr. Ndiaye et Me. Sow l’ont vu.",
        "M. le ministre est arrivé.¦ M. Le Goff aussi.",
        "César mourut en 44 av. J.-C.¦ Le Sénat se tut.",
        "Il cite l’art. 12 et la p. 25 du vol. XVII.¦ Il a raison.",
        "Les fruits, p. ex. Les pommes, se gardent.",
        "Riz, mil, etc.¦ Le marché est fermé.",
        "Riz, mil, etc. sont chers.",
        "Le prix (env. 12 euros) monte.",
        "Il aime l’art.¦ Le musée ouvre.",
        "Il est arrivé à 10 h.¦ Le train part.",
        "Le prof. Raoult est là.¦ Mon prof.¦ Il part.",
        "Il le lit p. 12.¦ Dr. Sall aussi.",
    ]);
}

#[test]
fn initials() {
    check(&[
        "J. D. Vance a parlé.¦ J.-P. Bruneau l’écoute.",
        "Selon Bernard B. Fall, la guerre dura.",
        "Les U.S.A. ont signé.¦ Il vit aux U.S.A.¦ Les autres aussi.",
        "L’U.S. Army recule.",
        "Il manque de vitamine C.¦ Les médecins le savent.",
        "F.L. Copperman, consul, le confirme.",
        "Jean-Marie Le Pen et J.-M. Le Pen sont un.",
    ]);
}

#[test]
fn numbers_and_addresses() {
    check(&[
        "Il vaut 1.000 francs, soit 12.5 fois plus.¦ Le 3.2.1 suit.",
        "Le train de 10.30 est parti.",
        "Voir www.aps.sn ou https://lemonde.fr/Une.Page?a=B.C pour la suite.¦ Merci.",
        "Le site Booking.com grandit.¦ Booking.Com aussi.",
        "Ouvrez Rapport.Final.pdf et lisez.",
        "Écrivez à Jean.Dupont@presse.fr aujourd’hui.",
        "1. Le premier point.¦ 2. Le second.",
        "IV. Les faits sont connus.",
        "3.2. Méthode et sources",
        "C’était en 2003.¦ La guerre venait de finir.",
    ]);
}

#[test]
fn quotations_hide_their_ends() {
    check(&[
        "« Bonjour ! » dit-il.¦ Il sort.",
        "«A. B.», a dit X.¦ Y rit.",
        "« Il pleut. Rentrons. Vite ! »¦ Le ministre part.",
        "« Il pleut. Rentrons », a-t-il dit.¦ Il est parti.",
        "« Il pleut. Rentrons ».¦ Il est parti.",
        "Il a dit : « Je pars. »¦ Puis il est parti.",
        "« Je pars. »¦ « Je reste. »",
        "“Il pleut. Rentrons”, dit-elle.¦ Elle rit.",
        "“Welcome back! Enfin!“, a-t-il écrit.¦ Il rit.",
        "<< Il pleut. Rentrons >>, dit-elle.",
        "Il note que » la région sombre. Rien ne va », dit-il.¦ Il sort.",
        "« Un mot : “Partez. Vite.” Voilà tout », dit-il.",
        "« L’un dit « Non. Jamais. » et sort. Voilà », dit-il.¦ Il rit.",
        "Le film « Intouchables » plaît.¦ « Amour » aussi.",
        "« Pourquoi ? », demande-t-elle.¦ « Pour rien. »",
    ]);
}

#[test]
fn straight_marks_hide_nothing() {
    check(&[
        "\"Bonjour !\" dit-il.¦ Il sort.",
        "\"Il pleut.¦ Rentrons\", a-t-il dit.¦ \"Vite.\"¦ Il part.",
        "Il conclut : \"C'est fini.\"¦ Le public sort.",
        "Elle a dit \"non\".¦ \"Jamais\", ajoute-t-elle.",
        "Elle a dit \" oui \".¦ Il part.",
        "C'est \" la fin. \"¦ Il part.",
    ]);
}

#[test]
fn brackets() {
    check(&[
        "Il part (on ne sait où. Loin sans doute.) et revient.",
        "Il part.¦ (La séance est close à 12h30.)¦ Il revient.",
        "Il a gagné (enfin !) Lyon en train.",
        "Il dit (…) Je crois (...) Nous verrons.",
        "Il est mort.¦ [...] Les autres vivent.",
        "C’est connu.[2]¦ Il le sait.",
        "Il a (ou non.¦ Il sait.",
    ]);
}

#[test]
fn marks_that_are_never_closed_swallow_nothing() {
    check(&[
        "« Il pleut.¦ Il vente.\n\n¦Il neige », dit-il.¦ Fin.",
        "Il dit « oui.¦ Elle dit « non. Jamais », puis sort.¦ Fin.",
        "Il a raison. »¦ Elle a tort.",
        "Il pleut.¦ »Il vente",
    ]);
}

#[test]
fn glued_sentences() {
    check(&[
        "Des accidents maritimes.¦Alioune Ndoye a parlé.",
        "A constaté l’APS.¦INFRASTRUCTURES – La brèche est ouverte.",
        "Il l’a tenu.¦« Aujourd’hui, tout va », a-t-il dit.",
        "« préserver la vie des pêcheurs »¦Il a remis des barques.",
        "Qu’en dire ?¦Rien.",
        "La fin de l’année 2003.¦Le début.",
        "Il est parti.¦L’Etat reste.",
        "L’A.F.P. le dit, node.JS aussi.",
    ]);
}

#[test]
fn line_breaks() {
    check(&[
        "Un titre sans point\n¦Le ministre est parti.\n¦Il revient.",
        "Un titre\n\n¦le texte",
        "Un titre\r\n\r\n¦Le texte.\r\n",
        "Il a parlé de\nParis et de l’\nEtat.",
        "Il a parlé,\net il est parti.",
        "Liste :\n¦- une pomme ;\n¦- une poire.",
        "— Tu viens ?\n¦— Non.",
        "Le président de la République a reçu hier soir à l’Élysée le chancelier\n\
         Olaf Scholz pour parler de l’Europe et de la guerre.¦ Ils ont dîné\n\
         longuement.¦ Paris et Berlin se\nparlent.",
        "  \n\n  Espaces autour  \n\n",
    ]);
}

/// Texts made of what the rules look at, in any order; always the same ones.
fn odd_texts() -> impl Iterator<Item = String> {
    const PIECES: [&str; 30] = [
        "« ", " »", "“", "”", "\"", "(", ")", ".", "…", "! ", "? ", "\n", "\r\n", "\u{A0}", "\u{202F}", "M", "art",
        "a", "É", "e\u{301}", "’", "1", " – ", "<<", ">>", "🙂", "\u{2028}", "Le ", "J.-C", "[…]",
    ];
    let mut state = 7u32;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize % below
    };
    std::iter::repeat_with(move || (0..random(24)).map(|_| PIECES[random(PIECES.len())]).collect()).take(20_000)
}

#[test]
fn any_text_is_rebuilt() {
    for text in odd_texts() {
        rebuilds(&text);
    }
}

#[test]
fn a_blank_line_keeps_texts_apart() {
    let texts: Vec<String> = odd_texts().take(5_000).collect();
    for pair in texts.windows(2) {
        let apart: Vec<&str> = pair.iter().flat_map(|text| sentences(text)).map(|s| s.text()).collect();
        let both = format!("{}\n\n{}", pair[0], pair[1]);
        let together: Vec<&str> = sentences(&both).map(|s| s.text()).collect();
        assert_eq!(together, apart, "in {both:?}");
    }
}

/// Four times the text may cost about four times as much, whatever is in it.
#[test]
fn cost_grows_with_length_alone() {
    const HOSTILE: [&str; 14] =
        ["« ", "» ", "«\nA ", "“.\n", "( A. ", "<<", ". ", "! ", "\u{A0}", "\n", "A. ", "\". ", "a » b. ", "x"];
    let cost = |text: &str| {
        let run = |_| {
            let start = std::time::Instant::now();
            assert!(sentences(text).count() <= text.len());
            start.elapsed()
        };
        (0..5).map(run).min().unwrap_or_default().as_secs_f64()
    };
    for piece in HOSTILE {
        let (short, long) = (piece.repeat(2_000 / piece.len()), piece.repeat(8_000 / piece.len()));
        // The constant keeps the clock's own grain out of what takes next to no time.
        // Other work on the machine may spoil one measurement, not four.
        let growth = || cost(&long) / (cost(&short) + 20e-6);
        assert!((0..4).any(|_| growth() < 8.0), "more than 8 times the cost for 4 times {piece:?}");
    }
}
