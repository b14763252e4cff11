//! The formats of other tools: each by its own rules, and read back.
//!
//! `cargo test --all-features --test exports`
#![cfg(all(feature = "tei", feature = "web-annotation", feature = "brat", feature = "gender-gap-tracker"))]

mod common;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use propos::export::{brat, gender_gap_tracker, tei, web_annotation};
use propos::{Category, Extraction, Extractor, Gender, Kind, Offsets, Span};
use proptest::prelude::*;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// What breaks formats: their own marks, control characters, every sort of line end, wide characters.
const HOSTILE: [&str; 10] = [
    "",
    " \n\r\n ",
    "<script>alert(\"1\")</script> « a & b ]]> <b> », a dit \"Zoé\" <i>Quintin</i>.",
    "« \0 \u{1}\u{B}\u{C}\u{1B}\u{FFFE} \u{85}\u{2028} fin », a déclaré le maire, Yann\tTudal.",
    "« Première ligne,\r\ndeuxième ligne.\r\rTroisième », a dit la ministre.\n\n« Quatrième\n\ncinquième », a-t-elle ajouté.",
    "« 🌊🌊 e\u{301} », a dit Zoé Quintin. Elle a ajouté que « 👩‍👩‍👧 la « mer » monte ».",
    "Il a dit : « Je n’ai pas fini.\n\n« Et je continue.\n\n« Jusqu’au bout »",
    "« « « « « « « « « « « « « « « « « « « « « « « « « « « « « « « « « « « « « « « « profond",
    "#1 « T1\tDirect 0 3\ttrois », a dit le maire.\n*\tE1 T1",
    "Le maire, Yann Tudal, a affirmé que » la préfète lui a dit que le pont rouvrirait ».",
];

/// Every text of the crate, and the hostile ones.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = common::articles().into_iter().map(|(_, text)| text).collect();
    texts.extend(HOSTILE.map(str::to_owned));
    texts
}

/// Texts of the marks and words that matter.
fn text() -> impl Strategy<Value = String> {
    const WORDS: [&str; 22] = [
        "« ", " »", "\"", "<", "&", "]]>", " a dit que ", ", a déclaré ", "le maire", "Zoé Quintin", ". ", "\n",
        "\r\n", "\n\n", "\t", "\0", "🌊", "e\u{301}", "selon ", ", ", "il pleut", "\u{2028}",
    ];
    prop::collection::vec(prop::sample::select(&WORDS[..]), 0..40).prop_map(|words| words.concat())
}

fn check_all(text: &str) {
    let extraction = EXTRACTOR.extract(text);
    check_tei(&extraction);
    check_brat(&extraction);
    check_web_annotation(&extraction);
    check_gender_gap_tracker(&extraction);
}

#[test]
fn articles_and_hostile_texts_keep_the_rules() {
    texts().iter().for_each(|text| check_all(text));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_keeps_the_rules(text in text()) {
        check_all(&text);
    }
}

/// The characters between two code points.
fn slice(text: &str, span: Span) -> String {
    text.chars().skip(span.start()).take(span.len()).collect()
}

fn count(text: &str) -> usize {
    text.chars().count()
}

// TEI

const TEI: &str = "http://www.tei-c.org/ns/1.0";

/// What each element may hold here, in the words of TEI All.
const MAY_HOLD: [(&str, &[&str]); 8] = [
    ("TEI", &["teiHeader", "text"]),
    ("teiHeader", &["fileDesc", "encodingDesc", "profileDesc"]),
    ("fileDesc", &["titleStmt", "publicationStmt", "sourceDesc"]),
    ("listPerson", &["person", "org"]),
    ("person", &["persName", "occupation"]),
    ("org", &["orgName", "desc"]),
    ("text", &["body"]),
    ("body", &["p"]),
];

fn check_tei(extraction: &Extraction<'_>) {
    let text = extraction.text();
    let xml = tei::document(extraction, "<Titre> & \"fin\"\0");
    let document = roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{error} in {xml}"));
    let elements: Vec<_> = document.descendants().filter(roxmltree::Node::is_element).collect();
    for element in &elements {
        assert_eq!(element.tag_name().namespace(), Some(TEI));
        let parent = element.parent_element().map_or("", |parent| parent.tag_name().name());
        if let Some((_, children)) = MAY_HOLD.iter().find(|(name, _)| *name == parent) {
            assert!(children.contains(&element.tag_name().name()), "<{}> in <{parent}>", element.tag_name().name());
        }
    }
    let find = |name: &'static str| elements.iter().copied().filter(move |e| e.has_tag_name((TEI, name)));
    assert_eq!(find("title").next().and_then(|title| title.text()), Some("<Titre> & \"fin\"\u{FFFD}"));
    assert!(find("body").any(|body| body.first_element_child().is_some()), "a body holds a paragraph");

    // Ids are unique, and what points points at one.
    let ids: Vec<&str> = elements.iter().filter_map(|e| e.attribute((XML, "id"))).collect();
    let unique: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len());
    for element in &elements {
        for attribute in element.attributes().filter(|a| matches!(a.name(), "who" | "ref" | "ana" | "prev" | "next")) {
            for pointer in attribute.value().split(' ') {
                assert!(pointer.strip_prefix('#').is_some_and(|id| unique.contains(id)), "{pointer} in {xml}");
            }
        }
    }

    // The body is the text.
    let body = find("body").next().expect("a body");
    let read: String = body.descendants().filter_map(|node| node.is_text().then(|| node.text()).flatten()).collect();
    let known: String = text.chars().map(|c| if is_xml(c) { c } else { '\u{FFFD}' }).collect();
    assert_eq!(read, known);
    let blank = |node: &roxmltree::Node<'_, '_>| {
        node.text().is_none_or(|text| text.trim_matches([' ', '\t', '\r', '\n']).is_empty())
    };
    assert!(body.children().filter(roxmltree::Node::is_text).all(|node| blank(&node)), "words stand in paragraphs");

    // The quotations come back, whole or in pieces.
    let mut read: HashMap<&str, (Span, &str, Option<&str>)> = HashMap::new();
    // In the order of the document, each piece before what stands inside it.
    let mut at = 0;
    for node in body.descendants() {
        if node.is_text() {
            at += count(node.text().unwrap_or_default());
        } else if node.has_tag_name((TEI, "said")) || node.has_tag_name((TEI, "q")) {
            let inside: usize =
                node.descendants().filter(|n| n.is_text()).map(|n| count(n.text().unwrap_or_default())).sum();
            let id = node.attribute((XML, "id")).expect("every piece has an id");
            let whole = id.split('.').next().expect("an id has a start");
            let piece = Span::new(at, at + inside);
            read.entry(whole).and_modify(|(span, ..)| *span = span.cover(piece)).or_insert((
                piece,
                node.tag_name().name(),
                node.attribute("who"),
            ));
        }
    }
    let mut depths: Vec<usize> = Vec::new();
    for (quotation, expected) in extraction.quotations().zip(extraction.report(Offsets::CodePoints).quotations) {
        let depth = quotation.parent().map_or(0, |parent| depths[parent.index()] + 1);
        depths.push(depth);
        let id = format!("q{}", quotation.index() + 1);
        let Some(&(span, element, who)) = read.get(id.as_str()) else {
            // Mentions may take some of the depth.
            assert!(depth * 2 >= tei::MAX_DEPTH || quotation.text().trim().is_empty(), "{id} is missing in {xml}");
            continue;
        };
        assert_eq!(slice(text, span).trim(), slice(text, expected.span).trim());
        assert_eq!(element, if quotation.is_speech() { "said" } else { "q" });
        let who = who.map(|who| who.trim_start_matches("#s").parse::<usize>().expect("who is a number") - 1);
        assert_eq!(who, expected.speaker.filter(|_| quotation.is_speech()));
    }
    let empty = |name: &&roxmltree::Node<'_, '_>| {
        ["said", "q", "rs"].contains(&name.tag_name().name()) && !name.descendants().any(|node| node.is_text())
    };
    assert_eq!(elements.iter().find(empty), None, "{xml}");

    // The sources come back.
    let known = |text: &str| -> String { text.chars().map(|c| if is_xml(c) { c } else { '\u{FFFD}' }).collect() };
    let sources: Vec<_> =
        find("listPerson").flat_map(|list| list.children()).filter(|node| node.is_element()).collect();
    assert_eq!(sources.len(), extraction.speakers().len());
    for (source, speaker) in sources.into_iter().zip(extraction.speakers()) {
        let words = |name: &str| -> Vec<String> {
            let named = source.children().filter(|node| node.tag_name().name() == name);
            named.map(|node| node.text().unwrap_or_default().to_owned()).collect()
        };
        let is_body = matches!(speaker.category(), Some(Category::Organization | Category::Document));
        let (element, name, role) =
            if is_body { ("org", "orgName", "desc") } else { ("person", "persName", "occupation") };
        assert_eq!(source.tag_name().name(), element);
        assert_eq!(words(name), Vec::from_iter([speaker.name()].into_iter().chain(speaker.aliases()).map(known)));
        assert_eq!(words(role), Vec::from_iter(speaker.roles().map(|role| known(role.text()))));
        let sex =
            speaker.gender().filter(|_| !is_body).map(|gender| if gender == Gender::Feminine { "F" } else { "M" });
        assert_eq!(source.attribute("sex"), sex);
        assert_eq!(source.attribute("role").is_some(), speaker.category().is_some());
    }
}

const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// `Char` of XML 1.0.
fn is_xml(c: char) -> bool {
    matches!(u32::from(c), 0x9 | 0xA | 0xD | 0x20..=0xD7FF | 0xE000..=0xFFFD | 0x10000..)
}

/// `xmllint`, where it is installed; with `TEI_SCHEMA=tei_all.rng` the schema too.
#[test]
fn xmllint_accepts_tei() {
    if Command::new("xmllint").arg("--version").stderr(Stdio::null()).status().is_err() {
        eprintln!("skipped: xmllint is not installed (Debian: libxml2-utils)");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut command = Command::new("xmllint");
    command.args(["--noout", "--nonet"]);
    if let Some(schema) = std::env::var_os("TEI_SCHEMA") {
        command.arg("--relaxng").arg(schema);
    }
    for (number, text) in texts().iter().enumerate() {
        let path = folder.path().join(format!("{number}.xml"));
        fs::write(&path, tei::document(&EXTRACTOR.extract(text), "Titre")).expect("a file is written");
        command.arg(path);
    }
    let output = command.output().expect("xmllint runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn tei_cuts_what_runs_over_paragraphs() {
    let text = "« Il pleut.\n\nDeux ponts sont fermés », a dit le maire.";
    let xml = tei::document(&EXTRACTOR.extract(text), "");
    let body = xml.split("<body>").nth(1).expect("a body");
    assert!(body.starts_with(r##"<p><said xml:id="q1" "##), "{body}");
    assert!(body.contains(r##" next="#q1.2">« Il pleut.</said></p>"##), "{body}");
    assert!(body.contains(r##"<p><said xml:id="q1.2" "##), "{body}");
    assert!(body.contains(r##" prev="#q1">Deux ponts sont fermés »</said>"##), "{body}");
}

// brat

/// A line of Python ends at each of these.
const PYTHON_LINES: [char; 11] =
    ['\n', '\r', '\x0B', '\x0C', '\x1C', '\x1D', '\x1E', '\u{85}', '\u{2028}', '\u{2029}', '\0'];

fn check_brat(extraction: &Extraction<'_>) {
    let text = extraction.text();
    let ann = brat::annotations(extraction);
    assert!(ann.is_empty() || ann.ends_with('\n'));
    assert!(!ann.contains(&PYTHON_LINES[1..10]), "{ann:?}");
    let mut entities: HashMap<&str, (&str, Vec<Span>)> = HashMap::new();
    let mut relations: Vec<(&str, &str, &str)> = Vec::new();
    let mut ids = HashSet::new();
    for line in ann.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let (id, rest) = (fields[0], fields[1]);
        assert!(id == "*" || ids.insert(id), "{id} comes twice");
        match &id[..1] {
            "T" => {
                let (kind, places) = rest.split_once(' ').expect("a kind and places");
                assert!(is_configured("entities", kind), "{kind}");
                let places: Vec<Span> = places
                    .split(';')
                    .map(|place| {
                        let (start, end) = place.split_once(' ').expect("start and end");
                        Span::new(start.parse().expect("a number"), end.parse().expect("a number"))
                    })
                    .collect();
                assert!(places.iter().all(|place| !place.is_empty()));
                assert!(places.is_sorted_by(|one, next| one.end() <= next.start()), "{line}");
                let words: Vec<String> = places.iter().map(|&place| slice(text, place)).collect();
                assert_eq!(fields[2..], [words.join(" ")], "{line}");
                entities.insert(id, (kind, places));
            }
            "R" => {
                let [kind, from, to] = rest.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
                let from = from.strip_prefix("Arg1:").expect("Arg1");
                relations.push((kind, from, to.strip_prefix("Arg2:").expect("Arg2")));
            }
            "A" => {
                let [kind, of, value] = rest.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
                assert!(entities.contains_key(of), "{line}");
                let values = configured("attributes", kind).expect("the attribute is configured");
                let values = values.rsplit_once("Value:").expect("it has values").1;
                assert!(values.split('|').any(|known| known == value), "{line}: {values}");
            }
            "#" => assert!(entities.contains_key(rest.strip_prefix("AnnotatorNotes ").expect("a note"))),
            "*" => assert!(rest.split(' ').skip(1).all(|id| entities.contains_key(id))),
            _ => panic!("{line}"),
        }
    }
    for (kind, from, to) in &relations {
        let rule = configured("relations", kind).expect("the relation is configured");
        let allows = |argument: &str, id: &str| {
            let kinds = rule.split(&format!("{argument}:")).nth(1).expect("the argument is configured");
            kinds.split(',').next().is_some_and(|kinds| kinds.split('|').any(|kind| kind == entities[id].0))
        };
        assert!(allows("Arg1", from) && allows("Arg2", to), "{kind} {from} {to}");
    }
    // The quotations come back.
    let mut read: Vec<&str> =
        entities.keys().copied().filter(|id| !matches!(entities[id].0, "Cue" | "Mention")).collect();
    read.sort_by_key(|id| id[1..].parse::<usize>().expect("a number"));
    let expected: Vec<_> =
        extraction.quotations().filter(|q| q.fragments().any(|f| !text[f.range()].trim().is_empty())).collect();
    assert_eq!(read.len(), expected.len());
    for (id, quotation) in read.into_iter().zip(expected) {
        let (kind, places) = &entities[id];
        let expected = match quotation.kind() {
            _ if !quotation.is_speech() => "Nobody",
            Kind::Direct => "Direct",
            Kind::Mixed => "Mixed",
            _ => "Indirect",
        };
        assert_eq!(*kind, expected);
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let read: Vec<String> = places.iter().flat_map(|&place| words(&slice(text, place))).collect();
        let expected: Vec<String> = quotation.fragments().flat_map(|f| words(&text[f.range()])).collect();
        assert_eq!(read, expected);
        let speakers = relations.iter().filter(|(kind, from, _)| *kind == "Speaker" && *from == id).count();
        assert_eq!(speakers, usize::from(quotation.mention().is_some() || quotation.speaker().is_some()));
    }
}

/// The line of `annotation.conf` for a type.
fn configured(section: &str, kind: &str) -> Option<&'static str> {
    let section = brat::CONFIGURATION.split(&format!("[{section}]\n")).nth(1)?.split("\n[").next()?;
    section.lines().find(|line| line.split('\t').next() == Some(kind))
}

fn is_configured(section: &str, kind: &str) -> bool {
    configured(section, kind).is_some()
}

// Web Annotation

fn check_web_annotation(extraction: &Extraction<'_>) {
    let text = extraction.text();
    let page = web_annotation::page(extraction, "https://example.org/a?b#c");
    let json = serde_json::to_value(&page).expect("a page is JSON");
    assert_eq!(json["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(json["type"], "AnnotationPage");
    assert_eq!(serde_json::from_value::<web_annotation::AnnotationPage>(json.clone()).expect("it reads back"), page);
    let items = json["items"].as_array().expect("items are a list");
    let ids: HashSet<&str> = items.iter().map(|item| item["id"].as_str().expect("an id")).collect();
    assert_eq!(ids.len(), extraction.quotations().len());
    assert!(ids.iter().all(|id| id.matches('#').count() == 1));
    let report = extraction.report(Offsets::CodePoints);
    for (item, quotation) in items.iter().zip(&report.quotations) {
        assert_eq!(item["type"], "Annotation");
        assert_eq!(item["target"]["source"], "https://example.org/a?b#c");
        let [place, quote] = &item["target"]["selector"].as_array().expect("two selectors")[..] else {
            panic!("{item}")
        };
        assert_eq!((&place["type"], &quote["type"]), (&"TextPositionSelector".into(), &"TextQuoteSelector".into()));
        let number = |key: &str| usize::try_from(place[key].as_u64().expect("a number")).expect("a place");
        let span = Span::new(number("start"), number("end"));
        assert_eq!(span, quotation.span);
        assert_eq!(quote["exact"], slice(text, span));
        let (prefix, suffix) = (quote["prefix"].as_str().expect("words"), quote["suffix"].as_str().expect("words"));
        let (before, after) = (count(prefix), count(suffix));
        assert_eq!(prefix, slice(text, Span::new(span.start() - before, span.start())));
        assert_eq!(suffix, slice(text, Span::new(span.end(), span.end() + after)));
        assert!(before >= span.start().min(32) && after >= (count(text) - span.end()).min(32));
        let purpose = |purpose: &str| {
            let bodies = item["body"].as_array().expect("bodies are a list");
            bodies.iter().find(|body| body["purpose"] == purpose).map(|body| body["value"].as_str().expect("words"))
        };
        assert_eq!(purpose("identifying"), quotation.speaker.map(|speaker| report.speakers[speaker].name.as_str()));
        assert_eq!(purpose("tagging"), quotation.cue.as_ref().map(|cue| cue.lemma.as_str()));
    }
}

// Gender Gap Tracker

fn check_gender_gap_tracker(extraction: &Extraction<'_>) {
    let text = extraction.text();
    let quotes = gender_gap_tracker::quotes(extraction);
    let json = serde_json::to_string(&quotes).expect("quotes are JSON");
    assert_eq!(serde_json::from_str::<Vec<gender_gap_tracker::Quote>>(&json).expect("it reads back"), quotes);
    let mut last = 0;
    for quote in &quotes {
        let place = |index: &str| {
            // `ast.literal_eval` reads a tuple of two numbers.
            let (start, end) = index.strip_prefix('(')?.strip_suffix(')')?.split_once(", ")?;
            Some(Span::new(start.parse().ok()?, end.parse().ok()?))
        };
        for (words, index) in [
            (&quote.speaker, &quote.speaker_index),
            (&quote.quote, &quote.quote_index),
            (&quote.verb, &quote.verb_index),
        ] {
            assert_eq!(words.is_empty(), index.is_empty(), "{quote:?}");
            assert!(index.is_empty() || place(index).is_some_and(|place| slice(text, place) == *words), "{quote:?}");
        }
        let span = place(&quote.quote_index).expect("a quote has its place");
        assert!(last <= span.start(), "quotes do not overlap: {quotes:?}");
        last = span.end();
        assert_eq!(quote.is_floating_quote, quote.speaker.is_empty());
        let count = |part: char| quote.quote_type.matches(part).count();
        assert_eq!(
            (count('C'), count('V'), count('S')),
            (1, usize::from(!quote.verb.is_empty()), usize::from(!quote.speaker.is_empty()))
        );
        assert!(count('Q') <= 2);
    }
}

#[test]
fn quotes_have_the_fields_of_the_tracker_in_its_order() {
    let quotes = gender_gap_tracker::quotes(&EXTRACTOR.extract("« Le pont rouvrira », a déclaré le maire."));
    let mut out = Vec::new();
    writeln!(out, "{}", serde_json::to_string_pretty(&quotes).expect("JSON")).expect("written");
    insta::assert_snapshot!(String::from_utf8(out).expect("UTF-8"), @r#"
    [
      {
        "speaker": "le maire",
        "speaker_index": "(32, 40)",
        "quote": "« Le pont rouvrira »",
        "quote_index": "(0, 20)",
        "verb": "a déclaré",
        "verb_index": "(22, 31)",
        "quote_token_count": 5,
        "quote_type": "QCQVS",
        "is_floating_quote": false,
        "reference": "maire"
      }
    ]
    "#);
}

/// Four times the text makes about four times the export, whatever the marks are.
#[test]
fn exports_grow_with_the_text() {
    for piece in ["« ", "«a\n", "« a\n\n", "« a » ", "\" a ", "» ", "Zoé a dit que « il pleut ». ", "« a « b » c » "]
    {
        let sizes = |count: usize| {
            let text = piece.repeat(count);
            let extraction = EXTRACTOR.extract(&text);
            let json = serde_json::to_string(&web_annotation::page(&extraction, "https://example.org")).expect("JSON");
            [
                tei::document(&extraction, "").len(),
                brat::annotations(&extraction).len(),
                json.len(),
                serde_json::to_string(&gender_gap_tracker::quotes(&extraction)).expect("JSON").len(),
            ]
        };
        let (small, large) = (sizes(100), sizes(400));
        for (small, large) in small.into_iter().zip(large) {
            assert!(large <= 5 * small + 1000, "{piece:?}: {small} bytes, then {large}");
        }
    }
}
