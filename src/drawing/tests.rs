//! Drawings of extractions made by hand.

use unicode_width::UnicodeWidthStr;

use crate::Kind::{Direct, Indirect, Mixed};
use crate::sample::{full, quoting};

#[test]
fn a_drawing_says_who_in_what_role_by_what_cue_and_rule() {
    insta::assert_snapshot!(full(), @"
    │ Le ministre des Ports, Malo Kerven, a rapporté que » la préfète lui a affirmé que le chenal
                                                         1~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                                                                                        2........
      ! »: closing mark opens
    │ resterait ouvert ». Il relit « Typhon ».
      ~~~~~~~~~~~~~~~~~~           3---------
      ................
      ╰ 2 indirect | préfète | a affirmé | test
      ╰ 1 mixed | Malo Kerven, ministre des Ports | a rapporté | test
      ╰ 3 nobody | test
    ");
}

#[test]
fn the_table_has_one_line_per_quotation() {
    insta::assert_snapshot!(full().table(), @"
    » la préfète lui a affirmé que le chenal resterait ouvert » | mixed | a rapporté | Le ministre des Ports, Malo Kerven | Malo Kerven | ministre | rule=test
      le chenal resterait ouvert | indirect | a affirmé | la préfète | préfète | préfète | rule=test
    « Typhon » | nobody | rule=test
    ");
}

#[test]
fn a_quotation_over_several_rows_is_labelled_once() {
    let words = "« Nous avons mesuré la hauteur de la digue à trois reprises, et chaque fois nous avons trouvé que les relevés \
        de l’an dernier étaient justes, à deux centimètres près, ce qui ne surprendra personne au port »";
    let text = format!("Une hydrologue a tranché : {words}.\n\n« Bon », a dit le maire.");
    let extraction = quoting(&text, &[(words, Some(Direct)), ("« Bon »", Some(Direct))]);
    insta::assert_snapshot!(extraction, @"
    │ Une hydrologue a tranché : « Nous avons mesuré la hauteur de la digue à trois reprises, et chaque
                                 1^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    │ fois nous avons trouvé que les relevés de l’an dernier étaient justes, à deux centimètres près, ce
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    │ qui ne surprendra personne au port ».
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      ╰ 1 direct | ? | - | test
    │
    │ « Bon », a dit le maire.
      2^^^^^^
      ╰ 2 direct | ? | - | test
    ");
    insta::assert_snapshot!(extraction.table(), @"
    « Nous avons mesuré la hauteur de la … personne au port » | direct | - | - | - | - | rule=test
    « Bon » | direct | - | - | - | - | rule=test
    ");
}

#[test]
fn nested_quotations_have_lines_of_their_own() {
    let text = "« a “ b ‘ c 〈 d 〉 c ’ b ” a »";
    let nested = ["« a “ b ‘ c 〈 d 〉 c ’ b ” a »", "“ b ‘ c 〈 d 〉 c ’ b ”", "‘ c 〈 d 〉 c ’", "〈 d 〉"];
    insta::assert_snapshot!(quoting(text, &nested.map(|piece| (piece, Some(Mixed)))), @"
    │ « a “ b ‘ c 〈 d 〉 c ’ b ” a »
      1~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          2~~~~~~~~~~~~~~~~~~~~~~
              3~~~~~~~~~~~~~~
      ╰ 4 mixed | ? | - | test
      ╰ 3 mixed | ? | - | test
      ╰ 2 mixed | ? | - | test
      ╰ 1 mixed | ? | - | test
    ");
}

#[test]
fn marks_stand_under_their_words_whatever_the_width() {
    let text = "東京 e\u{301} 👩‍🚒 : « 日本 », « é »";
    insta::assert_snapshot!(quoting(text, &[("« 日本 »", Some(Direct)), ("« é »", Some(Indirect))]), @"
    │ 東京 é 👩‍🚒 : « 日本 », « é »
                  1^^^^^^^  2....
      ╰ 1 direct | ? | - | test
      ╰ 2 indirect | ? | - | test
    ");
}

#[test]
fn what_is_not_seen_is_shown_and_not_sent() {
    let text = "\u{1b}[31m« rouge\u{a0}»\u{202e} \u{7f} \u{85} \u{ad} \u{200b} a\tb\rc\r\nfin \n";
    let extraction = quoting(text, &[("\u{1b}[31m« rouge\u{a0}»", Some(Direct))]);
    insta::assert_snapshot!(extraction, @"
    │ ␛[31m« rouge⍽»⟨U+202E⟩ ␡ ⟨U+0085⟩ ⟨U+00AD⟩ ⟨U+200B⟩ a␉b␍c
      1^^^^^^^^^^^^^
      ╰ 1 direct | ? | - | test
    │ fin
    ");
    insta::assert_snapshot!(extraction.table(), @"␛[31m« rouge » | direct | - | - | - | - | rule=test");
    let sent = format!("{extraction}{}", extraction.table());
    assert!(!sent.contains(|c: char| c.is_control() && c != '\n'));
}

#[test]
fn rows_are_cut_at_spaces_but_not_inside_french_marks() {
    let text = format!("{} « oui » {}", "mot ".repeat(24).trim(), "x".repeat(250));
    let drawing = quoting(&text, &[]).to_string();
    let widths: Vec<_> = drawing.lines().map(UnicodeWidthStr::width).collect();
    assert_eq!(widths, [97, 9, 100, 100, 56], "{drawing}");
    assert_eq!(drawing.lines().nth(1), Some("│ « oui »"));
}

#[test]
fn a_bar_in_a_quotation_is_no_end_of_a_field() {
    insta::assert_snapshot!(quoting("« a | b »", &[("« a | b »", None)]).table(), @"« a ¦ b » | nobody | rule=test");
}

#[test]
fn any_text_is_drawn_whole() {
    for text in ["", "\n", "\n\n", " ", "a", "\u{301}", "« ", &" ".repeat(300), &"é".repeat(99), &"\u{301}".repeat(300)]
    {
        let drawing = quoting(text, &[]).to_string();
        assert_eq!(drawing.lines().filter(|line| line.starts_with('│')).count(), drawing.lines().count(), "{text:?}");
    }
}

#[test]
fn a_thousand_open_marks_are_not_drawn_a_thousand_times_over() {
    let text: String = (0..1000).map(|open| format!("« {open} ")).collect();
    let pieces: Vec<_> = text.match_indices('«').map(|(start, _)| (&text[start..], Some(Direct))).collect();
    let extraction = quoting(&text, &pieces);
    assert!(extraction.to_string().len() < 20 * text.len());
    assert!(extraction.table().to_string().len() < 20 * text.len());
}
