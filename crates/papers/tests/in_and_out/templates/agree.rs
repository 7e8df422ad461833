//! The dictionaries and the values agree, and so do the ways in which a paper
//! comes out.

use crate::templates::files::{sample, sheet_text};
use papers::forms::Form;
use papers::official::{
    CarryOverAnnex, Layout, SupplementAnnex, carry_over_annex, supplement_annex,
};
use papers::template::{Field, Format, Kind, Template};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What differs between the values and the dictionary.
fn compare(way: &str, fields: &[Field], value: &Value, seen: &mut BTreeMap<String, bool>) {
    let Value::Object(record) = value else { panic!("{way} is no record: {value}") };
    for name in record.keys() {
        assert!(fields.iter().any(|field| field.name == name), "{way}.{name} has no field");
    }
    for field in fields {
        let way = format!("{way}.{}", field.name);
        let Some(value) = record.get(field.name) else {
            seen.entry(way).or_insert(false);
            continue;
        };
        seen.insert(way.clone(), true);
        match (field.kind, value) {
            (Kind::Text, Value::String(_) | Value::Null)
            | (Kind::Number, Value::Number(_))
            | (Kind::Flag, Value::Bool(_))
            | (Kind::One(_), Value::Null) => {}
            (Kind::Texts, Value::Array(list)) => {
                assert!(list.iter().all(Value::is_string), "{way}")
            }
            (Kind::One(inner) | Kind::Open(inner), value) => compare(&way, inner, value, seen),
            (Kind::Many(inner), Value::Array(list)) => {
                list.iter().for_each(|value| compare(&way, inner, value, seen));
            }
            (kind, value) => panic!("{way} is {}, not {value}", kind.code()),
        }
    }
}

/// What the views hold for the PDF alone, and is said otherwise in templates.
const FOR_THE_PDF: [&str; 5] = ["date", "rows", "code", "per_page", "taken"];

fn without_pdf_only(value: &mut Value, fields: &[Field]) {
    match value {
        Value::Object(record) => {
            record.retain(|name, _| {
                !FOR_THE_PDF.contains(&name.as_str())
                    || fields.iter().any(|field| field.name == name)
            });
            for (name, value) in record.iter_mut() {
                let field = fields.iter().find(|field| field.name == name);
                without_pdf_only(value, field.map(|field| field.kind.fields()).unwrap_or_default());
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| without_pdf_only(value, fields)),
        _ => {}
    }
}

#[test]
fn every_value_has_a_field_and_every_field_a_value() {
    for form in Form::ALL {
        let mut value = sample(form, Layout::Party);
        without_pdf_only(&mut value, form.fields());
        let mut seen = BTreeMap::new();
        compare(form.code(), form.fields(), &value, &mut seen);
        let unseen: Vec<_> = seen.iter().filter(|(_, seen)| !**seen).collect();
        assert!(unseen.is_empty(), "{unseen:?}");
    }
}

#[test]
fn no_two_fields_of_a_record_share_a_name() {
    fn names(fields: &[Field], way: &str) {
        let mut known = BTreeSet::new();
        for field in fields {
            assert!(known.insert(field.name), "{way}: {}", field.name);
            if field.alias != field.name {
                assert!(known.insert(field.alias), "{way}: {}", field.alias);
            }
            if matches!(field.kind, Kind::Open(_)) {
                for inner in field.kind.fields() {
                    assert!(known.insert(inner.name), "{way}: {}", inner.name);
                    assert!(known.insert(inner.alias), "{way}: {}", inner.alias);
                }
            }
            names(field.kind.fields(), &format!("{way}.{}", field.name));
        }
    }
    Form::ALL.iter().for_each(|form| names(form.fields(), form.code()));
}

#[test]
fn an_annex_from_its_template_says_what_the_program_s_own_workbook_says() {
    let rows = |bytes: &[u8]| -> Vec<String> {
        let text = sheet_text(bytes);
        text.lines()
            .map(|line| {
                line.split(" | ").filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("|")
            })
            .filter(|line| !line.is_empty())
            .collect()
    };
    for (form, own) in [
        (Form::CarryOver, carry_over_annex(&CarryOverAnnex::sample()).unwrap()),
        (Form::Supplement, supplement_annex(&SupplementAnnex::sample()).unwrap()),
    ] {
        let template = form.shipped(Layout::Party, Format::Xlsx).unwrap();
        let template = Template::open(&template).unwrap();
        let made = template.fill(form.fields(), &sample(form, Layout::Party)).unwrap();
        assert_eq!(rows(&made), rows(&own), "{}", form.code());
    }
}
