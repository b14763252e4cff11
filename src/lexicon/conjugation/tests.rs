use super::*;

fn all(verb: &str, name: &str) -> Vec<(String, Form)> {
    let mut forms = Vec::new();
    let class = class(name).unwrap_or_else(|| panic!("no class {name}"));
    conjugate(verb, &class, &mut |word, form| forms.push((word.to_string(), form))).unwrap();
    forms
}

/// Checks the finite forms `"3s annonça"` (mood left open), the participles
/// `"pp mise"`, `"ger disant"`, and, after `!`, words that must not come out.
fn check(verb: &str, name: &str, wanted: &str) {
    let forms = all(verb, name);
    for item in wanted.split(", ") {
        if let Some(word) = item.strip_prefix('!') {
            assert!(forms.iter().all(|(w, _)| w != word), "{verb}: {word} should not come out");
            continue;
        }
        let (tag, word) = item.split_once(' ').unwrap();
        let found = forms.iter().any(|(w, f)| {
            w == word
                && match tag {
                    "pp" => f.mood == Mood::PastParticiple && f.person == 0,
                    "ger" => f.mood == Mood::PresentParticiple && f.person == 0,
                    "inf" => f.mood == Mood::Infinitive,
                    _ => {
                        let (person, number) = tag.split_at(1);
                        f.person == person.parse::<u8>().unwrap()
                            && match number {
                                "s" => !f.plural,
                                "p" => f.plural,
                                "S" => !f.plural && f.mood == Mood::Subjunctive,
                                "P" => f.plural && f.mood == Mood::Subjunctive,
                                "C" => !f.plural && f.mood == Mood::Conditional,
                                _ => panic!("{tag}"),
                            }
                    }
                }
        });
        assert!(found, "{verb}: {item} is missing from {forms:?}");
    }
}

/// The past participle: masculine, feminine, and their plurals.
fn agreements(verb: &str, name: &str) -> Vec<String> {
    let forms = all(verb, name);
    let find = |feminine, plural| {
        let wanted = Form { mood: Mood::PastParticiple, person: 0, plural, feminine };
        forms.iter().filter(move |(_, form)| *form == wanted).map(|(word, _)| word.clone())
    };
    [(false, false), (true, false), (false, true), (true, true)].into_iter().flat_map(|(f, p)| find(f, p)).collect()
}

#[test]
fn participles_agree() {
    for (verb, name, wanted) in [
        ("annoncer", "1", "annoncé annoncée annoncés annoncées"),
        ("avertir", "2", "averti avertie avertis averties"),
        ("promettre", "mettre", "promis promise promis promises"),
        ("dire", "dire", "dit dite dits dites"),
        ("devoir", "devoir", "dû due dus dues"),
        ("dissoudre", "dissoudre", "dissous dissoute dissous dissoutes"),
        ("naître", "naître", "né née nés nées"),
        ("craindre", "craindre", "craint crainte craints craintes"),
        ("sourire", "rire", "souri"),
        ("être", "être", "été"),
    ] {
        assert_eq!(agreements(verb, name).join(" "), wanted);
    }
}

#[test]
fn first_group() {
    check(
        "parler",
        "1",
        "1s parle, 3s parle, 3p parlent, 3s parla, 3p parlèrent, 3s parlera, 3p parleront, 3C parlerait, 3p parleraient, 3S parlât, 3s parlait, 3p parlaient, 1p parlons, 2p parlez, 1P parlions, ger parlant, pp parlé, pp parlée, pp parlés, pp parlées, inf parler",
    );
    check(
        "annoncer",
        "1",
        "3s annonce, 3p annoncent, 3s annonça, 3s annonçait, ger annonçant, 1p annonçons, 3p annoncèrent, 1p annoncions, 3S annonçât, pp annoncés, !annoncait, !annonçent",
    );
    check(
        "juger",
        "1",
        "3s jugeait, 3s jugea, 3p jugent, 3p jugèrent, 1p jugeons, 1p jugions, ger jugeant, 3s jugera, !jugait, !jugeent",
    );
    check("confier", "1", "3s confie, 1P confiions, 3s confia, 3s confiera");
    check("créer", "1", "3s crée, 3p créent, 3s créera, pp créée, pp créées, !crèe");
    check("évaluer", "1", "3s évalue, 3s évaluera");
    check("évoquer", "1", "3s évoque, 3p évoquèrent, ger évoquant");
    check("tweeter", "1", "3s tweete");
    check("vexer", "1", "3s vexe, !vèxe");
    check("chercher", "1", "3s cherche");
    check("interpeller", "1", "3s interpelle, 3s interpella");
    check("remarquer", "1", "3s remarque, 3p remarquent");
}

#[test]
fn first_group_accents() {
    check(
        "répéter",
        "1",
        "3s répète, 3p répètent, 3s répéta, 3s répétait, 3s répétera, 3s répètera, 3C répéterait, ger répétant, pp répétées, !répéte",
    );
    check("espérer", "1", "1s espère, 3s espère, 3s espérait, 3p espéraient, 1p espérons");
    check("alléguer", "1", "3s allègue, 3p allèguent, 3s alléguait");
    check("piéger", "1", "3s piège, 3s piégea, 3s piégera");
    check("célébrer", "1", "3s célèbre, 3p célébrèrent");
    check("régler", "1", "3s règle");
    check("bégayer", "1", "3s bégaie, 3s bégaya");
    check("acheter", "1", "3s achète, 3s achetait, 3s achètera, !achetera, !achette");
    check("marteler", "1", "3s martèle, 3p martèlent, 3s martelait, pp martelé");
    check("lever", "1", "3s lève, 3s leva, 3s lèvera, 3p lèvent");
    check("soulever", "1", "3s soulève, 1p soulevons");
    check("asséner", "1", "3s assène, 3s asséna");
    check("assener", "1", "3s assène, 3s assena");
    check("mener", "1", "3s mène, 3s mènera, !mene");
    check("peser", "1", "3s pèse");
    check("sevrer", "1", "3s sèvre");
    check("dépecer", "1", "3s dépèce, 3s dépeçait");
    check("haleter", "1", "3s halète, 3s haletait, ger haletant");
}

#[test]
fn first_group_doubling() {
    check(
        "rappeler",
        "1:double",
        "3s rappelle, 3p rappellent, 3s rappelait, 3s rappela, 3s rappellera, 3C rappellerait, 1p rappelons, ger rappelant, pp rappelé, !rappele, !rappèle",
    );
    check("appeler", "1:double", "3s appelle, 3s appela");
    check("jeter", "1:double", "3s jette, 3s jettera, 3s jetait, 3s jeta, !jète");
    check("rejeter", "1:double", "3s rejette, 3p rejettent, pp rejetée");
    check("renouveler", "1:double", "3s renouvelle, 3s renouvèle");
    check("interjeter", "1:double", "3s interjette, 3s interjetait, pp interjeté, !interjète");
    check("breveter", "1:double", "3s brevette, 3s brevète, pp breveté");
}

#[test]
fn first_group_y() {
    check("appuyer", "1", "3s appuie, 3s appuiera, 3s appuya, 3s appuyait, 1P appuyions, !appuye");
    check("essayer", "1", "3s essaie, 3s essaye, 3s essaiera, 3s essayera, 3s essaya");
    check("balayer", "1", "3s balaie, 3s balaye");
    check("employer", "1", "3s emploie, 3p emploient, 3s employa");
    check(
        "envoyer",
        "envoyer",
        "3s envoie, 3s enverra, 3C enverrait, 3s envoya, 3p envoyèrent, pp envoyées, ger envoyant",
    );
    check("renvoyer", "envoyer", "3s renvoie, 3s renverra");
}

#[test]
fn second_group() {
    check(
        "avertir",
        "2",
        "3s avertit, 3p avertissent, 3s avertissait, 3p avertirent, 3s avertira, ger avertissant, pp averti, pp avertie, 3S avertît, 3S avertisse",
    );
    check("réagir", "2", "1s réagis, 1p réagissons, 2p réagissez");
    check("renchérir", "2", "3s renchérit");
    check("pétrir", "2", "3s pétrit, 3p pétrissent, pp pétrie");
    check("haïr", "haïr", "3s hait, 3p haïssent, 3s haïssait, pp haïe, 3s haïra, 3s haït");
}

#[test]
fn dire_and_its_kin() {
    check(
        "dire",
        "dire",
        "1s dis, 3s dit, 1p disons, 2p dites, 3p disent, 3p dirent, 3s dira, 3p diront, 3C dirait, 3s disait, ger disant, pp dit, pp dite, pp dits, pp dites, 3S dise, 3S dît, inf dire",
    );
    check("redire", "dire", "3s redit, 2p redites");
    check("prédire", "prédire", "3s prédit, 2p prédisez, 3p prédisent, pp prédite");
    check("contredire", "prédire", "2p contredisez, 3s contredit");
    check("maudire", "maudire", "3s maudit, 3p maudissent, ger maudissant, pp maudite");
    check("écrire", "écrire", "3s écrit, 3p écrivent, 3s écrivit, 3s écrivait, 3s écrira, ger écrivant, pp écrite");
    check("décrire", "écrire", "3s décrit, 3p décrivirent");
    check("lire", "lire", "3s lit, 3p lisent, 3s lut, 3p lurent, pp lu, pp lues");
    check("rire", "rire", "3s rit, 3p rient, 3s riait, 3p rirent, ger riant, 3s rira, 1p riions, pp ri");
    check("sourire", "rire", "3s sourit, 3p sourient, 3s souriait, ger souriant");
    check("suffire", "suffire", "3s suffit, 3p suffisent");
    check("produire", "conduire", "3s produit, 3p produisent, 3s produisit, pp produite");
    check("recuire", "conduire", "3s recuit, 3p recuisent, pp recuite");
    check("nuire", "nuire", "3s nuit, pp nui");
    check("reluire", "nuire", "3s reluit, 3p reluisent, ger reluisant");
    check("croire", "croire", "3s croit, 3p croient, 3s croyait, 3s crut, 3p crurent, pp cru, 1p croyons, 3S croie");
    check("boire", "boire", "3s boit, 1p buvons, 3p boivent, 3s but, 3S boive, 1P buvions");
    check(
        "faire",
        "faire",
        "3s fait, 2p faites, 3p font, 3s fit, 3p firent, 3s faisait, 3s fera, 3P fassent, 3S fasse, 3S fît, ger faisant, pp fait, pp faites",
    );
    check("satisfaire", "faire", "3s satisfait, 3p satisfont");
    check("plaire", "plaire", "3s plaît, 3s plait, 3p plaisent, 3s plut, pp plu");
    check("taire", "taire", "3s tait, 3s tut, pp tue");
    check("extraire", "extraire", "3s extrait, 1p extrayons, 3p extraient");
}

#[test]
fn nasal_and_dental_stems() {
    check(
        "répondre",
        "rendre",
        "3s répond, 3p répondent, 3s répondit, 3p répondirent, 3s répondra, 3s répondait, ger répondant, pp répondu",
    );
    check("défendre", "rendre", "3s défend, 3s défendit");
    check("perdre", "rendre", "3s perd, pp perdues");
    check(
        "promettre",
        "mettre",
        "3s promet, 3p promettent, 3s promit, 3p promirent, pp promis, pp promise, pp promises, 3s promettra, ger promettant",
    );
    check("admettre", "mettre", "3s admet, 3s admettait");
    check("prendre", "prendre", "3s prend, 1p prenons, 3p prennent, 3s prit, pp prise, 3S prenne, 1P prenions");
    check("apprendre", "prendre", "3s apprend, 3p apprennent, 3p apprirent, 3s apprendra");
    check(
        "craindre",
        "craindre",
        "3s craint, 3p craignent, 3s craignit, 3s craignait, 3s craindra, pp crainte, ger craignant",
    );
    check("rejoindre", "craindre", "3s rejoint, 3p rejoignent");
    check("dépeindre", "craindre", "3s dépeint, 3s dépeignait");
    check("battre", "battre", "1s bats, 3s bat, 3p battent, 3s battit, pp battu, 3s battra");
    check("convaincre", "vaincre", "3s convainc, 3p convainquent, 3s convainquit, pp convaincue");
    check("interrompre", "rompre", "3s interrompt, 3p interrompent");
    check("résoudre", "résoudre", "3s résout, 3p résolvent, pp résolue");
    check("dissoudre", "dissoudre", "3s dissout, pp dissous, pp dissoute, pp dissoutes");
    check("coudre", "coudre", "3s coud, 3p cousent");
    check("recoudre", "coudre", "3s recoud, 3p recousent, pp recousue");
    check("distordre", "rendre", "3s distord, 3p distordent, pp distordue");
    check("rebattre", "battre", "3s rebat, 3p rebattent, pp rebattues");
    check("désapprendre", "prendre", "3s désapprend, 3p désapprennent, pp désappris");
}

#[test]
fn re_others() {
    check(
        "reconnaître",
        "connaître",
        "3s reconnaît, 3s reconnait, 3p reconnaissent, 3s reconnut, 3s reconnaîtra, 3s reconnaitra, 3s reconnaissait, ger reconnaissant, pp reconnue, inf reconnaître, inf reconnaitre, 3S reconnût",
    );
    check("naître", "naître", "3s naît, 3s naquit, pp née, pp nés");
    check("repaître", "connaître", "3s repaît, 3s repait, 3p repaissent, pp repu, pp repue");
    check("accroître", "accroître", "3s accroît, 3p accroissent, pp accrue");
    check(
        "conclure",
        "conclure",
        "3s conclut, 3p concluent, 3p conclurent, 3s concluait, 3s conclura, pp conclue, ger concluant",
    );
    check("exclure", "conclure", "3s exclut, pp exclus");
    check("inclure", "inclure", "pp inclus, pp incluse");
    check("suivre", "suivre", "3s suit, 3p suivent, 3s suivit, pp suivie, 3s suivra");
    check("poursuivre", "suivre", "3s poursuit, 3s poursuivait, 3s poursuivit");
    check("vivre", "vivre", "3s vit, 3p vivent, 3s vécut, pp vécu, 3s vivra");
    check("clore", "clore", "3s clôt, pp close");
    check("forclore", "clore", "pp forclos, pp forclose");
}

#[test]
fn oir() {
    check("voir", "voir", "3s voit, 3p voient, 3s vit, 3p virent, 3s verra, 3s voyait, pp vue");
    check("prévoir", "prévoir", "3s prévoit, 3s prévoira, 3s prévit, 3p prévoient, pp prévues, !préverra");
    check("émouvoir", "émouvoir", "3s émeut, 3p émeuvent, 3s émut, 3s émouvait, pp émue, 3S émeuve");
    check("recevoir", "recevoir", "3s reçoit, 3p reçoivent, 3s reçut, 3s recevra, 3s recevait, pp reçues");
    check(
        "vouloir",
        "vouloir",
        "3s veut, 3p veulent, 3s voulut, 3s voudra, 3S veuille, 1P voulions, 3C voudrait, pp voulu, 2p veuillez",
    );
    check("pouvoir", "pouvoir", "3s peut, 3p peuvent, 3s put, 3s pourra, 3S puisse, pp pu, 3s pouvait");
    check(
        "devoir",
        "devoir",
        "3s doit, 3p doivent, 3s dut, 3s devra, 3S doive, 1P devions, pp dû, pp due, pp dus, pp dues",
    );
    check("savoir", "savoir", "3s sait, 3p savent, 3s sut, 3s saura, 3S sache, ger sachant, 2p sachez, 2P sachiez");
    check("valoir", "valoir", "3s vaut, 3p valent, 3s valut, 3s vaudra, 3S vaille, 1P valions");
    check("falloir", "falloir", "3s faut, 3s fallait, 3s fallut, 3s faudra, 3C faudrait, 3S faille, pp fallu, !faux");
    check("pleuvoir", "pleuvoir", "3s pleut, 3s pleuvait, 3p pleuvent, 3s pleuvra");
    check("asseoir", "asseoir", "3s assied, 3p asseyent, pp assise");
    check("pourvoir", "pourvoir", "3s pourvut, 3s pourvoira");
    check("repourvoir", "pourvoir", "3s repourvoit, pp repourvue");
}

#[test]
fn ir_without_iss() {
    check(
        "tenir",
        "tenir",
        "3s tient, 1p tenons, 3p tiennent, 3s tint, 3p tinrent, 3s tiendra, pp tenue, 3S tienne, 3S tînt",
    );
    check("soutenir", "tenir", "3s soutient, 3s soutint, 3p soutiennent, 3s soutenait, 3s soutiendra");
    check("venir", "venir", "3s vient, 3s vint, 3p vinrent, 3s viendra, pp venus");
    check("convenir", "venir", "3s convient, 3p conviennent, 3s convint, pp convenu");
    check("circonvenir", "tenir", "3s circonvient, 3s circonvint, pp circonvenue");
    check("sortir", "partir", "3s sort, 3p sortent, 3s sortit, 3s sortait, pp sortie, 3s sortira");
    check("partir", "partir", "1s pars, 3s part, 3p partirent");
    check("démentir", "partir", "3s dément, 3p démentent, 3s démentait, pp démentie");
    check("servir", "servir", "1s sers, 3s sert, 3p servent");
    check("dormir", "dormir", "3s dort, 3p dorment, 3s dormit");
    check("ouvrir", "ouvrir", "3s ouvre, 3p ouvrent, 3s ouvrit, 3s ouvrait, pp ouverte, 3s ouvrira");
    check("réouvrir", "ouvrir", "3s réouvre, pp réouverte");
    check("offrir", "ouvrir", "3s offre, pp offert");
    check("accueillir", "cueillir", "3s accueille, 3s accueillit, 3s accueillera, pp accueillies");
    check("assaillir", "assaillir", "3s assaille, 3s assaillira");
    check("courir", "courir", "3s court, 3s courut, 3s courra, 1p courons, pp courue");
    check("mourir", "mourir", "3s meurt, 3p meurent, 3s mourut, 3s mourra, pp morte, 1P mourions");
    check("requérir", "acquérir", "3s requiert, 3p requièrent, 3s requit, pp requise, 3s requerra");
    check("vêtir", "vêtir", "3s vêt, pp vêtue");
    check("fuir", "fuir", "3s fuit, 3p fuient, 3s fuyait");
    check("bouillir", "bouillir", "3s bout, 3p bouillent");
}

#[test]
fn auxiliaries() {
    check(
        "être",
        "être",
        "1s suis, 3s est, 1p sommes, 2p êtes, 3p sont, 3s était, 3p étaient, 3s fut, 3p furent, 3s sera, 3C serait, 3S soit, 3P soient, 3S fût, ger étant, pp été, !étée, !étés",
    );
    check(
        "avoir",
        "avoir",
        "1s ai, 3s a, 3p ont, 3s avait, 3s eut, 3p eurent, 3s aura, 3S ait, 3P aient, 3S eût, ger ayant, pp eue",
    );
    check("aller", "aller", "1s vais, 3s va, 3p vont, 3s alla, 3p allèrent, 3s ira, 3S aille, 1P allions, pp allée");
}

#[test]
fn misfits_and_unknown_classes() {
    for (verb, name) in [
        ("dire", "1"),
        ("parler", "2"),
        ("parler", "1:double"),
        ("finir", "tenir"),
        ("er", "1"),
        ("soutenir", "mettre"),
    ] {
        let class = class(name).unwrap();
        let error = conjugate(verb, &class, &mut |_, _| panic!("emitted")).unwrap_err();
        assert_eq!(error, ConjugationError { verb: verb.into(), class: name });
        assert_eq!(error.to_string(), format!("verb `{verb}` does not fit the conjugation `{name}`"));
    }
    assert!(class("").is_none());
    assert!(class("3").is_none());
    assert!(class("soutenir").is_none());
}

#[test]
fn every_model_conjugates_its_own_name() {
    for model in third::names() {
        assert!(all(model, model).len() > 5, "{model}");
        assert_eq!(class(model).unwrap().name(), model);
    }
}
