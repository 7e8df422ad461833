//! The templates that come with the program, made here from a description: a
//! document or workbook of a few kilobytes in the layout of the Party or of the
//! State. What an office gets as a file to change is exactly this.

mod ballot;
mod docx;
mod lists;
mod meeting;
mod pdf;
mod profile;
mod proposal;
mod xlsx;

pub(super) use pdf::pdf;

use super::Form;
use crate::official::Layout;
use crate::template::{Format, TemplateError};

pub(super) fn shipped(
    form: Form,
    layout: Layout,
    format: Format,
) -> Result<Vec<u8>, TemplateError> {
    if let Some(list) = lists::of(form) {
        return match format {
            Format::Docx => docx::list(&list, layout),
            Format::Xlsx => xlsx::list(&list, layout),
        };
    }
    if format == Format::Xlsx {
        return Err(TemplateError::OtherKind);
    }
    let body = match form {
        Form::Ballot => ballot::ballot(layout),
        Form::Invitation => meeting::invitation(layout),
        Form::Agenda => meeting::agenda(layout),
        Form::Minutes => meeting::minutes(layout),
        Form::CountProtocol => meeting::count_protocol(layout),
        Form::News => meeting::news(layout),
        Form::Submission => proposal::submission(layout),
        Form::DecisionDraft => proposal::decision(layout),
        Form::Profile => profile::profile(layout),
        _ => return Err(TemplateError::OtherKind),
    };
    // A profile is a person's own paper: nobody's stamp of secrecy is on it. A
    // ballot has it at its head only.
    let foot = match form {
        Form::Profile | Form::Ballot => docx::Foot::Empty,
        _ => docx::Foot::Secrecy,
    };
    docx::document(layout, docx::Page::Portrait, foot, &body)
}
