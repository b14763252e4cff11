//! A function of SQL: a column of texts in, a column of lists out.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use datafusion_common::arrow::array::{Array, ArrayIter, ArrayRef, StringArrayType, new_empty_array};
use datafusion_common::arrow::datatypes::{DataType, Field};
use datafusion_common::arrow::json::ReaderBuilder;
use datafusion_common::cast::{as_large_string_array, as_string_array, as_string_view_array};
use datafusion_common::{Result, ScalarValue, exec_err};
use datafusion_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility};
use serde::Serialize;

use super::{row, schema};
use crate::{Extractor, Report};

/// What a function looks for in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Finds {
    Quotations,
    Speakers,
    Sentences,
}

#[derive(Debug)]
pub(super) struct TextFunction {
    finds: Finds,
    extractor: Arc<Extractor>,
    signature: Signature,
}

impl TextFunction {
    pub(super) fn new(finds: Finds, extractor: Arc<Extractor>) -> Self {
        Self { finds, extractor, signature: Signature::string(1, Volatility::Immutable) }
    }

    /// The lists for a column, whatever sort of strings it holds.
    fn column(&self, texts: &ArrayRef) -> Result<ArrayRef> {
        match texts.data_type() {
            DataType::Utf8 => self.lists(as_string_array(texts)?.iter()),
            DataType::LargeUtf8 => self.lists(as_large_string_array(texts)?.iter()),
            DataType::Utf8View => self.lists(as_string_view_array(texts)?.iter()),
            other => exec_err!("{} takes a text, not {other}", self.name()),
        }
    }

    fn lists<'t>(&self, texts: ArrayIter<impl StringArrayType<'t>>) -> Result<ArrayRef> {
        match self.finds {
            Finds::Quotations => gather(self.list(), texts, |text| row::quotations(self.report(text))),
            Finds::Speakers => gather(self.list(), texts, |text| row::speakers(self.report(text))),
            Finds::Sentences => gather(self.list(), texts, row::sentences),
        }
    }

    fn list(&self) -> DataType {
        schema::list(match self.finds {
            Finds::Quotations => schema::quotation(),
            Finds::Speakers => schema::speaker(),
            Finds::Sentences => schema::sentence(),
        })
    }

    fn report(&self, text: &str) -> Report {
        Report::from(&self.extractor.extract(text))
    }
}

/// A column of lists, with what is found in each text.
fn gather<'t, R: Serialize>(
    list: DataType,
    texts: ArrayIter<impl StringArrayType<'t>>,
    find: impl Fn(&'t str) -> Vec<R>,
) -> Result<ArrayRef> {
    // Arrow's own way from serde to columns. A field that the schema does not have is an error, not lost.
    let field = Field::new("found", list.clone(), true);
    let mut columns = ReaderBuilder::new_with_field(field).with_strict_mode(true).build_decoder()?;
    for text in texts {
        columns.serialize(&[text.map(&find)])?;
    }
    Ok(columns.flush()?.map_or_else(|| new_empty_array(&list), |batch| Arc::clone(batch.column(0))))
}

impl ScalarUDFImpl for TextFunction {
    fn name(&self) -> &str {
        match self.finds {
            Finds::Quotations => "quotations",
            Finds::Speakers => "speakers",
            Finds::Sentences => "sentences",
        }
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(self.list())
    }

    /// `NULL` for `NULL`.
    fn is_strict(&self) -> bool {
        true
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        match args.args.as_slice() {
            [ColumnarValue::Array(texts)] => Ok(ColumnarValue::Array(self.column(texts)?)),
            [ColumnarValue::Scalar(text)] => {
                let lists = self.column(&text.to_array()?)?;
                Ok(ColumnarValue::Scalar(ScalarValue::try_from_array(&lists, 0)?))
            }
            other => exec_err!("{} takes one text, not {} arguments", self.name(), other.len()),
        }
    }
}

/// Two functions are one if they find the same with the same extractor.
impl PartialEq for TextFunction {
    fn eq(&self, other: &Self) -> bool {
        self.finds == other.finds && Arc::ptr_eq(&self.extractor, &other.extractor)
    }
}

impl Eq for TextFunction {}

impl Hash for TextFunction {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.finds.hash(state);
        Arc::as_ptr(&self.extractor).hash(state);
    }
}
