//! Words of an article, shown so that they cannot give orders to a terminal.

use std::borrow::Cow;

use serde::Serialize;

/// The text with pictures in place of control characters: `␛` for an escape.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(gives_orders) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\0'..='\x1F' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            '\x7F' => shown.push('␡'),
            _ if gives_orders(c) => shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
            _ => shown.push(c),
        }
    }
    shown.into()
}

/// JSON that is safe to print, and to split at whatever some program takes for a line break.
///
/// `serde_json` escapes `\0` to `\x1F`; the others are escaped here.
pub(crate) fn json(value: &impl Serialize, pretty: bool) -> serde_json::Result<String> {
    let json = if pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) }?;
    let is_raw = |c| c != '\n' && gives_orders(c);
    if !json.contains(is_raw) {
        return Ok(json);
    }
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if is_raw(c) {
            safe.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            safe.push(c);
        }
    }
    Ok(safe)
}

/// Control characters, separators of lines, and what turns the direction of writing.
fn gives_orders(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
