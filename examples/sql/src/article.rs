//! Articles that nobody wrote, about people who do not exist: as many as one likes, and always the same ones.

use std::iter;

use fastrand::Rng;

/// One row of the file.
pub struct Article {
    pub id: String,
    /// Days since 1 January 1970.
    pub published: i32,
    pub title: String,
    pub body: String,
}

/// 1 January 2025; the articles run from there through a year.
const FIRST_DAY: i32 = 20_089;
const DAYS: i32 = 365;

/// Somebody who is quoted.
struct Person {
    woman: bool,
    given_name: &'static str,
    surname: &'static str,
    /// A place in [`ROLES`].
    role: usize,
}

const WOMEN: [&str; 12] = [
    "Zoé", "Aline", "Maëlle", "Nathalie", "Solène", "Gwenaëlle", "Fatima", "Camille-Anne", "Juliette", "Rozenn", "Awa",
    "Claire",
];
const MEN: [&str; 12] = [
    "Yann", "Malo", "Hervé", "Étienne", "Loïc", "Karim", "Bastien", "Gildas", "Moussa", "Pierre-Yves", "Corentin",
    "Julien",
];
const SURNAMES: [&str; 15] = [
    "Tudal", "Kerven", "Quintin", "Ferrand", "Tanguidé", "Marzin", "Le Bihannic", "Osmont", "Daoulas", "Pennec",
    "Roudaut", "Sévère", "Vasseur-Hamon", "Belkacemi", "Diarrassouba",
];

/// Functions, as a woman and as a man has them.
const ROLES: [[&str; 2]; 14] = [
    ["la maire de Kervignac", "le maire de Kervignac"],
    ["la ministre de la Mer", "le ministre de la Mer"],
    ["la préfète du Finistère", "le préfet du Finistère"],
    ["la directrice du port", "le directeur du port"],
    ["la présidente de la région", "le président de la région"],
    ["la porte-parole du gouvernement", "le porte-parole du gouvernement"],
    ["la procureure de Brest", "le procureur de Brest"],
    ["la secrétaire générale du syndicat", "le secrétaire général du syndicat"],
    ["la députée", "le député"],
    ["la sociologue", "le sociologue"],
    ["la capitaine du remorqueur", "le capitaine du remorqueur"],
    ["l'avocate des riverains", "l'avocat des riverains"],
    ["la présidente de l'association des pêcheurs", "le président de l'association des pêcheurs"],
    ["l'entraîneuse du club", "l'entraîneur du club"],
];

/// What people say: whole sentences.
const WORDS: [&str; 24] = [
    "Le port rouvrira lundi",
    "Nous avons perdu assez de temps",
    "Personne ne sera laissé au bord du quai",
    "Les travaux coûteront deux fois moins cher que prévu",
    "Il faut regarder les chiffres avant de crier victoire",
    "La digue tiendra, je m'y engage",
    "Ce projet n'a jamais été discuté avec les habitants",
    "On ne gouverne pas une côte depuis un bureau",
    "Nous irons devant le tribunal s'il le faut",
    "Les familles attendent une réponse depuis trois ans",
    "C'est une décision courageuse, et elle arrive trop tard",
    "Je n'ai rien signé et je ne signerai rien",
    "La mer ne lit pas les circulaires",
    "Nos bateaux sont prêts, nos équipages aussi",
    "Le dossier sera complet avant l'été",
    "Rien ne justifie un tel retard",
    "Nous avons entendu la colère, nous y répondrons",
    "Le budget est voté, il sera tenu",
    "Ces accusations sont sans fondement",
    "L'école restera ouverte à la rentrée",
    "Tout le monde savait, et tout le monde s'est tu",
    "Il nous manque quarante saisonniers",
    "La nappe est au plus bas depuis vingt ans",
    "Nous referons la route avant de refaire la gare",
];

/// What is reported: clauses that begin with an article.
const CLAUSES: [&str; 14] = [
    "le chantier reprendrait au printemps",
    "la facture ne dépasserait pas quatre millions d'euros",
    "les analyses de l'eau étaient bonnes",
    "le tribunal trancherait avant la fin du mois",
    "la fermeture de la ligne n'était pas à l'ordre du jour",
    "les marins seraient payés cette semaine",
    "le plan avait été transmis à Bruxelles",
    "la subvention dépendrait du nombre d'emplois",
    "les travaux de la digue avaient pris six mois de retard",
    "le ministère suivait le dossier de près",
    "la grève n'empêcherait pas les traversées",
    "les élus seraient reçus à Paris",
    "la falaise reculait d'un mètre par an",
    "le prix de la criée avait baissé d'un tiers",
];

const FRAGMENTS: [&str; 12] = [
    "un mépris pour les gens de mer",
    "une méthode d'un autre âge",
    "un recul historique",
    "une usine à gaz",
    "une fuite en avant",
    "un texte vide",
    "une occasion manquée",
    "un calendrier intenable",
    "un dialogue de sourds",
    "une promesse en l'air",
    "un coup de force",
    "un marché de dupes",
];

/// What nobody says.
const FACTS: [&str; 16] = [
    "La réunion s'est tenue mardi soir à la salle des fêtes, devant quelque deux cents personnes.",
    "Le port emploie six cents personnes, dont un tiers de saisonniers.",
    "Depuis l'hiver dernier, trois tempêtes ont emporté une partie du quai ouest.",
    "Le texte doit être examiné en commission à la rentrée.",
    "Une pétition lancée en mars a recueilli onze mille signatures.",
    "La chambre de commerce n'a pas donné suite à nos appels.",
    "Le bassin avait été dragué pour la dernière fois il y a douze ans.",
    "Deux recours ont été déposés devant le tribunal administratif de Rennes.",
    "Le budget de la commune s'élève à vingt-trois millions d'euros.",
    "À la criée, les cours ont reculé pour le quatrième mois de suite.",
    "Une enquête a été ouverte, sans que personne soit mis en cause à ce stade.",
    "La liaison avec l'île est assurée par deux navires, dont l'un date des années 1980.",
    "Les services de l'État avaient rendu un avis réservé en novembre.",
    "Le roman « La Marée d'équinoxe », qui se passe ici, avait rendu le phare célèbre.",
    "Le cortège s'est dispersé dans le calme peu avant 18 heures.",
    "L'appel d'offres compte quatre lots, dont deux restent sans candidat.",
];

const SUBJECTS: [&str; 10] = [
    "Port de Kervignac",
    "Digue",
    "Pêche",
    "Liaisons vers les îles",
    "École du bourg",
    "Eau potable",
    "Ligne Brest-Quimper",
    "Criée",
    "Logement saisonnier",
    "Falaise",
];

/// So many articles of a seed, in the order of their days, as an archive has them.
pub fn articles(seed: u64, count: u64) -> impl Iterator<Item = Article> {
    let mut rng = Rng::with_seed(seed);
    let cast = cast(&mut rng);
    (0..count).map(move |number| {
        let day = (number * DAYS as u64 / count.max(1)) as i32;
        article(&mut rng, &cast, number, day)
    })
}

/// Everybody of whom the articles may speak, and no two of one name.
fn cast(rng: &mut Rng) -> Vec<Person> {
    let mut cast: Vec<Person> = SURNAMES
        .iter()
        .flat_map(|&surname| [(true, surname), (false, surname)])
        .enumerate()
        .map(|(number, (woman, surname))| {
            let names = if woman { WOMEN } else { MEN };
            let given_name = names[(number / 2 * 5 + number) % names.len()];
            Person { woman, given_name, surname, role: rng.usize(..ROLES.len()) }
        })
        .collect();
    rng.shuffle(&mut cast);
    cast
}

fn article(rng: &mut Rng, cast: &[Person], number: u64, day: i32) -> Article {
    let main = somebody(rng, cast, day);
    let other = iter::repeat_with(|| somebody(rng, cast, day)).find(|other| other.is_unlike(main));
    let other = other.expect("the cast is large enough");
    let title = format!("{} : {}", pick(rng, &SUBJECTS), pick(rng, &WORDS));
    let mut paragraphs = vec![title.clone(), opening(rng, main)];
    for _ in 0..rng.usize(4..9) {
        paragraphs.push(fact(rng));
        paragraphs.push(again(rng, main));
    }
    paragraphs.push(opening(rng, other));
    for _ in 0..rng.usize(2..6) {
        paragraphs.push(fact(rng));
        paragraphs.push(again(rng, other));
    }
    paragraphs.push(fact(rng));
    Article { id: format!("art-{number:09}"), published: FIRST_DAY + day, title, body: paragraphs.join("\n\n") }
}

/// Some are asked more often than others, and women more often as the year goes by.
fn somebody<'c>(rng: &mut Rng, cast: &'c [Person], day: i32) -> &'c Person {
    let woman = rng.f64() < 0.25 + 0.2 * f64::from(day) / f64::from(DAYS);
    let of_the_sort: Vec<&Person> = cast.iter().filter(|person| person.woman == woman).collect();
    let place = rng.f64() * rng.f64() * of_the_sort.len() as f64;
    of_the_sort[place as usize]
}

/// Names the person in full.
fn opening(rng: &mut Rng, person: &Person) -> String {
    let Person { given_name, surname, .. } = person;
    let role = person.role();
    let words = pick(rng, &WORDS);
    match rng.u8(..4) {
        0 => format!("« {words} », a déclaré {role}, {given_name} {surname}, au sortir de la réunion."),
        1 => format!(
            "Selon {role}, {given_name} {surname}, {}. « {words} », a-t-{} ajouté.",
            pick(rng, &CLAUSES),
            person.pronoun()
        ),
        2 => format!(
            "{}, {given_name} {surname}, a dénoncé « {} » et assuré que {}.",
            capital(role),
            pick(rng, &FRAGMENTS),
            pick(rng, &CLAUSES)
        ),
        _ => {
            format!("{}, {given_name} {surname}, a prévenu jeudi : « {words}. {}. »", capital(role), pick(rng, &WORDS))
        }
    }
}

/// Names the person in short.
fn again(rng: &mut Rng, person: &Person) -> String {
    let pronoun = person.pronoun();
    let title = if person.woman { "Mme" } else { "M." };
    let surname = person.surname;
    match rng.u8(..6) {
        0 => format!("« {} », a-t-{pronoun} poursuivi, évoquant « {} ».", pick(rng, &WORDS), pick(rng, &FRAGMENTS)),
        1 => format!("{title} {surname} a indiqué que {}.", pick(rng, &CLAUSES)),
        2 => format!("« {} », insiste {title} {surname}. « {}. »", pick(rng, &WORDS), pick(rng, &WORDS)),
        3 => format!("{} a également affirmé que {}.", capital(pronoun), pick(rng, &CLAUSES)),
        4 => format!("Pour {title} {surname}, « {} ».", lower(pick(rng, &WORDS))),
        _ => format!("« {}, a-t-{pronoun} dit. {}. »", pick(rng, &WORDS), pick(rng, &WORDS)),
    }
}

fn fact(rng: &mut Rng) -> String {
    let first = rng.usize(..FACTS.len());
    let second = (first + rng.usize(1..FACTS.len())) % FACTS.len();
    format!("{} {}", FACTS[first], FACTS[second])
}

impl Person {
    /// With its article: *la maire de Kervignac*.
    fn role(&self) -> &'static str {
        let [feminine, masculine] = ROLES[self.role];
        if self.woman { feminine } else { masculine }
    }

    /// Whether a reader can tell them apart by name and by role.
    fn is_unlike(&self, other: &Self) -> bool {
        self.surname != other.surname && self.role != other.role
    }

    fn pronoun(&self) -> &'static str {
        if self.woman { "elle" } else { "il" }
    }
}

fn pick(rng: &mut Rng, from: &[&'static str]) -> &'static str {
    from[rng.usize(..from.len())]
}

fn capital(words: &str) -> String {
    with_first(words, |first| first.to_uppercase().collect())
}

fn lower(words: &str) -> String {
    with_first(words, |first| first.to_lowercase().collect())
}

fn with_first(words: &str, change: impl Fn(char) -> String) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| change(first) + letters.as_str())
}
