//! The functions of SQL say what the JSON says, whatever sort of column the texts come in.
//!
//! `cargo test --features datafusion --test datafusion`.
#![cfg(feature = "datafusion")]

mod common;

use std::sync::Arc;

use datafusion_common::arrow::array::{
    ArrayRef, DictionaryArray, Int32Array, LargeStringArray, RecordBatch, StringArray, StringViewArray,
};
use datafusion_common::arrow::datatypes::{DataType, Field, Int32Type};
use datafusion_common::arrow::json::writer::{JsonArray, WriterBuilder};
use datafusion_common::config::ConfigOptions;
use datafusion_common::{Result, ScalarValue};
use datafusion_expr::registry::{FunctionRegistry, MemoryFunctionRegistry};
use datafusion_expr::type_coercion::functions::fields_with_udf;
use datafusion_expr::{ColumnarValue, ScalarFunctionArgs};
use propos::{Extractor, Lexicon};
use serde_json::{Value, json};

const FUNCTIONS: [&str; 3] = ["quotations", "speakers", "sentences"];

fn registry() -> MemoryFunctionRegistry {
    let mut registry = MemoryFunctionRegistry::new();
    propos::datafusion::register(&mut registry).unwrap();
    registry
}

fn call(registry: &MemoryFunctionRegistry, function: &str, text: ColumnarValue) -> Result<ColumnarValue> {
    let function = registry.udf(function)?;
    let kind = text.data_type();
    let number_rows = match &text {
        ColumnarValue::Array(texts) => texts.len(),
        ColumnarValue::Scalar(_) => 1,
    };
    function.invoke_with_args(ScalarFunctionArgs {
        return_field: Arc::new(Field::new("found", function.return_type(std::slice::from_ref(&kind))?, true)),
        arg_fields: vec![Arc::new(Field::new("text", kind, true))],
        args: vec![text],
        number_rows,
        config_options: Arc::new(ConfigOptions::default()),
    })
}

fn column(function: &str, texts: ArrayRef) -> ArrayRef {
    match call(&registry(), function, ColumnarValue::Array(texts)).unwrap() {
        ColumnarValue::Array(found) => found,
        ColumnarValue::Scalar(found) => panic!("an array for an array, not {found}"),
    }
}

/// The rows of a column, as JSON.
fn rows(found: ArrayRef) -> Vec<Value> {
    let batch = RecordBatch::try_from_iter_with_nullable([("found", found, true)]).unwrap();
    let mut writer = WriterBuilder::new().with_explicit_nulls(true).build::<_, JsonArray>(Vec::new());
    writer.write(&batch).unwrap();
    writer.finish().unwrap();
    let rows: Vec<Value> = serde_json::from_slice(&writer.into_inner()).unwrap_or_default();
    rows.into_iter().map(|mut row| row["found"].take()).collect()
}

/// What a function must find, by the JSON of the same text.
fn expected(function: &str, text: &str) -> Value {
    let mut report = serde_json::to_value(Extractor::new().extract(text)).unwrap();
    let mut speakers = report["speakers"].take();
    for (index, speaker) in speakers.as_array_mut().unwrap().iter_mut().enumerate() {
        speaker["index"] = json!(index);
    }
    match function {
        "speakers" => speakers,
        "sentences" => {
            let mut sentences = report["sentences"].take();
            for sentence in sentences.as_array_mut().unwrap() {
                let place = |end: &str| sentence[end].as_u64().unwrap() as usize;
                sentence["text"] = json!(text[place("start")..place("end")]);
            }
            sentences
        }
        _ => {
            let mut quotations = report["quotations"].take();
            for quotation in quotations.as_array_mut().unwrap() {
                if let Some(index) = quotation["speaker"].as_u64() {
                    quotation["speaker"] = speakers[index as usize].clone();
                }
            }
            quotations
        }
    }
}

/// Every article of the crate, and texts that are none.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = common::articles().into_iter().map(|(_, text)| text).collect();
    texts.extend(["", " \n", "Il pleut.", "« \0 🌊 », a dit \"Zoé\" Quintin\u{2028} que « « non"].map(str::to_owned));
    texts
}

#[test]
fn every_field_is_that_of_the_json() {
    let texts = texts();
    for function in FUNCTIONS {
        let found = rows(column(function, Arc::new(StringArray::from_iter_values(&texts))));
        assert_eq!(found.len(), texts.len());
        for (found, text) in found.iter().zip(&texts) {
            assert_eq!(*found, expected(function, text), "{function} of {text}");
        }
    }
}

const HERE: &str = "« Oui », a dit la maire, Zoé Quintin. Elle a ajouté que le pont rouvrirait.";
const THERE: &str = "Selon M. Tudal, « tout est prêt ».";

#[test]
fn all_sorts_of_strings_give_the_same_and_null_gives_null() {
    let texts = [Some(HERE), None, Some(""), Some(THERE)];
    for function in FUNCTIONS {
        let expected = texts.map(|text| text.map_or(Value::Null, |text| expected(function, text)));
        assert_eq!(rows(column(function, Arc::new(StringArray::from_iter(texts)))), expected);
        assert_eq!(rows(column(function, Arc::new(LargeStringArray::from_iter(texts)))), expected);
        assert_eq!(rows(column(function, Arc::new(StringViewArray::from_iter(texts)))), expected);
    }
}

#[test]
fn a_slice_is_read_as_a_slice() {
    let texts = [Some(HERE), Some(THERE), None, Some(HERE)];
    let columns: [ArrayRef; 3] = [
        Arc::new(StringArray::from_iter(texts)),
        Arc::new(LargeStringArray::from_iter(texts)),
        Arc::new(StringViewArray::from_iter(texts)),
    ];
    for texts in columns {
        let found = rows(column("quotations", texts.slice(1, 2)));
        assert_eq!(found, [expected("quotations", THERE), Value::Null]);
    }
}

#[test]
fn a_batch_without_texts_gives_lists_of_the_same_type() {
    for function in FUNCTIONS {
        let full = column(function, Arc::new(StringArray::from_iter_values([HERE])));
        let empty = column(function, Arc::new(StringArray::from_iter_values([""; 0])));
        assert_eq!(empty.len(), 0);
        assert_eq!(empty.data_type(), full.data_type());
        let nothing = column(function, Arc::new(StringViewArray::new_null(3)));
        assert_eq!(rows(nothing), [Value::Null, Value::Null, Value::Null]);
    }
}

#[test]
fn a_constant_gives_a_constant() {
    for (text, expected) in [(Some(HERE), expected("speakers", HERE)), (None, Value::Null)] {
        let text = ScalarValue::Utf8View(text.map(str::to_owned));
        let found = call(&registry(), "speakers", ColumnarValue::Scalar(text)).unwrap();
        let ColumnarValue::Scalar(found) = found else { panic!("a constant for a constant") };
        assert_eq!(rows(found.to_array().unwrap()), [expected]);
    }
}

/// What the planner casts a column to before the function sees it; an error if it takes no such column.
fn taken(column: DataType) -> Result<DataType> {
    let field = Arc::new(Field::new("text", column, true));
    let fields = fields_with_udf(&[field], registry().udf("quotations")?.as_ref())?;
    Ok(fields[0].data_type().clone())
}

#[test]
fn the_planner_casts_dictionaries_and_refuses_what_is_no_text() {
    use DataType::{Dictionary, Int32, Int64, LargeUtf8, Null, Utf8, Utf8View};
    for string in [Utf8, LargeUtf8, Utf8View] {
        assert_eq!(taken(string.clone()).unwrap(), string);
        assert_eq!(taken(Dictionary(Int32.into(), string.clone().into())).unwrap(), string);
    }
    assert_eq!(taken(Null).unwrap(), Utf8);
    assert!(taken(Int64).is_err());

    // Nobody else calls with them, and if somebody does, it is an error and no panic.
    let dictionary: DictionaryArray<Int32Type> = [HERE].into_iter().collect();
    for column in [Arc::new(dictionary) as ArrayRef, Arc::new(Int32Array::from(vec![1]))] {
        let error = call(&registry(), "quotations", ColumnarValue::Array(column)).unwrap_err();
        assert!(error.to_string().contains("quotations takes a text, not "), "{error}");
    }
}

#[test]
fn a_lexicon_of_ones_own_is_asked() {
    let text = "« On arrive », a clavioté la maire, Zoé Quintin.";
    let lexicon = Lexicon::french().extend("[cue verbs]\nclavioter | 1 | incise que colon | states").unwrap();
    let mut own = MemoryFunctionRegistry::new();
    propos::datafusion::register_with(&mut own, Extractor::builder().lexicon(lexicon).build().unwrap()).unwrap();

    let cue = |registry: &MemoryFunctionRegistry| {
        let texts: ArrayRef = Arc::new(StringArray::from_iter_values([text]));
        let found = call(registry, "quotations", ColumnarValue::Array(texts)).unwrap();
        rows(found.into_array(1).unwrap())[0][0]["cue"]["lemma"].clone()
    };
    assert_eq!(cue(&own), json!("clavioter"));
    assert_ne!(cue(&registry()), json!("clavioter"));
}

/// Functions of one extractor are equal, so that a query which names one twice has it run once.
#[test]
fn functions_are_equal_if_they_find_the_same() {
    let (one, other) = (registry(), registry());
    for function in FUNCTIONS {
        assert_eq!(one.udf(function).unwrap(), one.udf(function).unwrap());
        assert_ne!(
            one.udf(function).unwrap(),
            other.udf(function).unwrap(),
            "another extractor may find something else"
        );
    }
    assert_ne!(one.udf("speakers").unwrap(), one.udf("sentences").unwrap());
}

/// The fields of what a function gives, a line each.
fn fields(function: &str) -> String {
    let DataType::List(item) = registry().udf(function).unwrap().return_type(&[]).unwrap() else { panic!("a list") };
    let DataType::Struct(fields) = item.data_type() else { panic!("of structs") };
    let nullable = |field: &Field| if field.is_nullable() { "?" } else { "" };
    fields.iter().map(|field| format!("{}{} {}\n", field.name(), nullable(field), field.data_type())).collect()
}

/// A change of a type breaks queries and stored files.
#[test]
fn the_types_are_as_documented() {
    insta::assert_snapshot!(fields("sentences"), @r#"
    start Int64
    end Int64
    text Utf8
    "#);
    insta::assert_snapshot!(fields("speakers"), @r#"
    index Int64
    name Utf8
    aliases List(Utf8)
    roles List(Struct("text": non-null Utf8, "head": non-null Utf8, "start": non-null Int64, "end": non-null Int64))
    category? Utf8
    gender? Utf8
    mentions List(Struct("start": non-null Int64, "end": non-null Int64))
    "#);
    insta::assert_snapshot!(fields("quotations"), @r#"
    start Int64
    end Int64
    kind Utf8
    speech Boolean
    text Utf8
    fragments List(Struct("start": non-null Int64, "end": non-null Int64))
    cue? Struct("start": non-null Int64, "end": non-null Int64, "text": non-null Utf8, "lemma": non-null Utf8, "stance": Utf8)
    mention? Struct("start": non-null Int64, "end": non-null Int64, "text": non-null Utf8)
    speaker? Struct("index": non-null Int64, "name": non-null Utf8, "aliases": non-null List(Utf8), "roles": non-null List(Struct("text": non-null Utf8, "head": non-null Utf8, "start": non-null Int64, "end": non-null Int64)), "category": Utf8, "gender": Utf8, "mentions": non-null List(Struct("start": non-null Int64, "end": non-null Int64)))
    parent? Int64
    rule Utf8
    confidence Utf8
    "#);
}
