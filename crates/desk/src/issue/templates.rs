//! Papers from templates: those that an office has put into its folder, else
//! those that are shipped.

use crate::DeskError;
use papers::forms::Form;
use papers::official::{Layout, Values};
use papers::template::{Format, Template, TemplateError};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The templates of an office by file name; where it has none for a paper, the
/// shipped one is taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Templates(BTreeMap<String, Vec<u8>>);

/// Reads the office's templates whenever papers are issued: one that was
/// changed a moment ago is the one that counts.
pub type TemplateSource = dyn Fn() -> std::io::Result<Templates> + Send + Sync;

/// What came of looking at one template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedTemplate {
    /// The file's name.
    pub file: String,
    /// The paper that it is for; none when no paper has this name.
    pub form: Option<Form>,
    /// What is wrong with it.
    pub error: Option<TemplateError>,
}

impl Templates {
    /// Templates by file name.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        Self(files.into_iter().collect())
    }

    /// The digest of all of them; empty when there is none.
    pub(super) fn digest(&self) -> String {
        let each = self.0.iter().map(|(file, bytes)| format!("{file} {}", super::digest(bytes)));
        let all: Vec<String> = each.collect();
        if all.is_empty() { String::new() } else { super::digest(all.join("\n").as_bytes()) }
    }

    /// Looks at each, in order of name.
    pub fn check(&self) -> Vec<CheckedTemplate> {
        let check = |(file, bytes): (&String, &Vec<u8>)| {
            let form = form_of(file);
            let error = form.and_then(|(form, format)| checked(form, format, bytes).err());
            CheckedTemplate { file: file.clone(), form: form.map(|(form, _)| form), error }
        };
        self.0.iter().map(check).collect()
    }

    /// Whether the office has a template of its own.
    pub(super) fn has(&self, form: Form, layout: Layout, format: Format) -> bool {
        self.own(form, layout, format).is_some()
    }

    /// The paper as a file: its template filled in.
    pub(crate) fn fill(
        &self,
        form: Form,
        layout: Layout,
        format: Format,
        paper: &impl Values,
    ) -> Result<Vec<u8>, DeskError> {
        let values = paper.values().map_err(super::failed)?;
        let (file, bytes) = match self.own(form, layout, format) {
            Some((file, bytes)) => (file.clone(), Cow::Borrowed(bytes.as_slice())),
            None => {
                let shipped = form.shipped(layout, format);
                let shipped = shipped.map_err(|error| DeskError::Paper(error.to_string()))?;
                (format!("{}.{}", form.code(), format.ending()), Cow::Owned(shipped))
            }
        };
        let filled = Template::open(&bytes).and_then(|it| it.fill(form.fields(), &values));
        filled.map_err(|error| DeskError::Template { file, error })
    }

    fn own(&self, form: Form, layout: Layout, format: Format) -> Option<(&String, &Vec<u8>)> {
        form.file_names(layout, format).iter().find_map(|name| self.0.get_key_value(name))
    }
}

/// The paper and format that a file's name says.
fn form_of(file: &str) -> Option<(Form, Format)> {
    let named = |form: &Form, format: Format| {
        [Layout::Party, Layout::State]
            .into_iter()
            .any(|layout| form.file_names(layout, format).iter().any(|name| name == file))
    };
    Form::ALL.iter().find_map(|form| {
        let format = form.formats().iter().find(|format| named(form, **format))?;
        Some((*form, *format))
    })
}

fn checked(form: Form, format: Format, bytes: &[u8]) -> Result<(), TemplateError> {
    let template = Template::open(bytes)?;
    if template.format() != format {
        return Err(TemplateError::OtherKind);
    }
    match template.check(form.fields())? {
        faults if faults.is_empty() => Ok(()),
        faults => Err(TemplateError::Faults(faults)),
    }
}

/// Looks at a template for a paper.
///
/// # Errors
/// [`TemplateError`] with every fault.
pub fn check_template(form: Form, bytes: &[u8]) -> Result<(), TemplateError> {
    let format = Template::open(bytes)?.format();
    if form.formats().contains(&format) {
        checked(form, format, bytes)
    } else {
        Err(TemplateError::OtherKind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use papers::official::Submission;

    fn shipped(form: Form, format: Format) -> Vec<u8> {
        form.shipped(Layout::Party, format).unwrap()
    }

    #[test]
    fn an_office_s_own_template_takes_the_place_of_the_shipped_one() {
        // What is recognised afterwards: the news in place of the submission
        // would say other things, so a template of the draft decision is taken.
        let own = shipped(Form::DecisionDraft, Format::Docx);
        let templates = Templates::new([("to-trinh.docx".to_owned(), own)]);
        let paper = Submission::sample();
        let form = Form::Submission;
        let filled = templates.fill(form, Layout::Party, Format::Docx, &paper).unwrap();
        let usual = Templates::default().fill(form, Layout::Party, Format::Docx, &paper).unwrap();
        assert_ne!(filled, usual);
        assert!(templates.has(form, Layout::State, Format::Docx), "for both layouts");
    }

    #[test]
    fn a_template_of_one_layout_is_not_taken_for_the_other() {
        let own = shipped(Form::Minutes, Format::Docx);
        let templates = Templates::new([("bien-ban-hoi-nghi.dang.docx".to_owned(), own)]);
        assert!(templates.has(Form::Minutes, Layout::Party, Format::Docx));
        assert!(!templates.has(Form::Minutes, Layout::State, Format::Docx));
    }

    #[test]
    fn checking_names_the_paper_and_what_is_wrong() {
        let files = [
            ("bien-ban-hoi-nghi.docx", shipped(Form::Minutes, Format::Docx)),
            // The names of another paper are unknown here.
            ("giay-moi.docx", shipped(Form::CountProtocol, Format::Docx)),
            ("phu-luc-1.xlsx", b"PK".to_vec()),
            ("thu-rieng.docx", shipped(Form::Minutes, Format::Docx)),
        ];
        let templates = Templates::new(files.map(|(name, bytes)| (name.to_owned(), bytes)));
        let checked = templates.check();
        let of = |file: &str| checked.iter().find(|one| one.file == file).unwrap();
        assert_eq!(
            (of("bien-ban-hoi-nghi.docx").form, &of("bien-ban-hoi-nghi.docx").error),
            (Some(Form::Minutes), &None)
        );
        assert!(matches!(of("giay-moi.docx").error, Some(TemplateError::Faults(_))));
        assert!(of("phu-luc-1.xlsx").error.is_some());
        assert_eq!(of("thu-rieng.docx").form, None);
    }
}
