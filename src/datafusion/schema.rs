//! The columns, as Arrow types.

use datafusion_common::arrow::datatypes::{DataType, Field};

use DataType::{Boolean, Int64, Utf8};

pub(super) fn sentence() -> DataType {
    record([always("start", Int64), always("end", Int64), always("text", Utf8)])
}

pub(super) fn quotation() -> DataType {
    record([
        always("start", Int64),
        always("end", Int64),
        always("kind", Utf8),
        always("speech", Boolean),
        always("text", Utf8),
        always("fragments", list(span())),
        maybe("cue", cue()),
        maybe("mention", mention()),
        maybe("speaker", speaker()),
        maybe("parent", Int64),
        always("rule", Utf8),
        always("confidence", Utf8),
    ])
}

pub(super) fn speaker() -> DataType {
    record([
        always("index", Int64),
        always("name", Utf8),
        always("aliases", list(Utf8)),
        always("roles", list(role())),
        maybe("category", Utf8),
        maybe("gender", Utf8),
        always("mentions", list(span())),
    ])
}

/// Items are never `NULL`, but Arrow and its readers expect that they may be.
pub(super) fn list(item: DataType) -> DataType {
    DataType::new_list(item, true)
}

fn cue() -> DataType {
    record([
        always("start", Int64),
        always("end", Int64),
        always("text", Utf8),
        always("lemma", Utf8),
        maybe("stance", Utf8),
    ])
}

fn mention() -> DataType {
    record([always("start", Int64), always("end", Int64), always("text", Utf8)])
}

fn role() -> DataType {
    record([always("text", Utf8), always("head", Utf8), always("start", Int64), always("end", Int64)])
}

fn span() -> DataType {
    record([always("start", Int64), always("end", Int64)])
}

fn record<const N: usize>(fields: [Field; N]) -> DataType {
    DataType::Struct(fields.into_iter().collect())
}

fn always(name: &str, kind: DataType) -> Field {
    Field::new(name, kind, false)
}

fn maybe(name: &str, kind: DataType) -> Field {
    Field::new(name, kind, true)
}
