//! A form as the values of its template, and the dictionary of their names.

use super::fields::FIELDS;
use super::form::{Answer, ProfileForm, TableKind};
use crate::official::{PaperError, Values};
use crate::template::{Field, Kind};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// "None", as forms write it.
const NONE: &str = "Không";

const fn text(name: &'static str, alias: &'static str) -> Field {
    Field { name, alias, kind: Kind::Text }
}

const fn many(name: &'static str, alias: &'static str, fields: &'static [Field]) -> Field {
    Field { name, alias, kind: Kind::Many(fields) }
}

const FAMILY: &[Field] = &[
    text("relation", "quan_he"),
    text("name", "ho_va_ten"),
    text("born", "nam_sinh"),
    text("about", "que_quan_nghe_nghiep"),
];

/// The tables, in the order of [`TableKind::ALL`].
const TABLES: [Field; 5] = [
    many(
        "training",
        "dao_tao_boi_duong",
        &[
            text("school", "ten_truong"),
            text("subject", "nganh_hoc"),
            text("period", "thoi_gian"),
            text("mode", "hinh_thuc"),
            text("degree", "van_bang"),
        ],
    ),
    many(
        "career",
        "qua_trinh_cong_tac",
        &[text("period", "thoi_gian"), text("role", "chuc_danh_don_vi")],
    ),
    many("family_own", "quan_he_gia_dinh", FAMILY),
    many("family_spouse", "gia_dinh_ben_vo_chong", FAMILY),
    many(
        "salary",
        "qua_trinh_luong",
        &[text("period", "thang_nam"), text("rank", "ngach_bac"), text("coefficient", "he_so")],
    ),
];

/// What a template of the profile may name: a field by its code, the tables.
pub(crate) static DICTIONARY: LazyLock<Vec<Field>> =
    LazyLock::new(|| FIELDS.iter().map(|spec| text(spec.code, spec.alias)).chain(TABLES).collect());

impl Values for ProfileForm {
    /// Not stated is nothing, so that a template leaves room to write; "none"
    /// is said.
    fn values(&self) -> Result<Value, PaperError> {
        let answer = |code: &str| match self.answer(code) {
            Answer::NotStated => Value::Null,
            Answer::None => json!(NONE),
            Answer::Stated { text, .. } => json!(text),
        };
        let mut values: Map<String, Value> =
            FIELDS.iter().map(|spec| (spec.code.to_owned(), answer(spec.code))).collect();
        for (kind, field) in TableKind::ALL.into_iter().zip(TABLES) {
            values.insert(field.name.to_owned(), Value::Array(self.rows(kind)));
        }
        Ok(Value::Object(values))
    }
}

impl ProfileForm {
    fn rows(&self, kind: TableKind) -> Vec<Value> {
        let row = |text: &dyn Fn(&str) -> Value| {
            let columns = kind.columns().iter().map(|code| ((*code).to_owned(), text(code)));
            Value::Object(columns.collect())
        };
        let Some(table) = self.table(kind) else { return Vec::new() };
        if table.rows.is_empty() && table.none {
            let first = kind.columns()[0];
            return vec![row(&|code| if code == first { json!(NONE) } else { Value::Null })];
        }
        let filled = table.rows.iter();
        filled
            .map(|one| row(&|code| one.cells.get(code).map_or(Value::Null, |it| json!(it))))
            .collect()
    }
}
