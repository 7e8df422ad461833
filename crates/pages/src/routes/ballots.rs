//! The paper ballots of a step: preparing, looking at, printing, making void.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::reader::{Fields, Posted, Reader};
use super::reviews::{Done, refusal};
use super::steps::At;
use super::urls;
use crate::views::{BallotPage, Chosen, Link, Place, Prepared};
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use ballot::{Options, PaperSize};
use base::ReviewId;
use desk::{FormChoices, ReadResults, RunReview};

/// The page.
pub async fn ballot(
    reader: Reader,
    At(id, number): At,
    query: Result<Query<Done>, QueryRejection>,
) -> Answer {
    let Query(Done { done }) = query.map_err(|_| Failure::Unreadable)?;
    let view = view(&reader, (id, number), None, None).await?;
    reader.page(&view, Frame { done, ..Frame::at(Place::Board) }).await
}

/// Prepares the form (fields `paper`, `options`, `at_most`, `write_ins`).
pub async fn prepare(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<RunReview>()?;
    let chosen = Chosen {
        paper: if fields.get("paper") == "a5" { PaperSize::A5 } else { PaperSize::A4 },
        options: match fields.get("options") {
            "agree-only" => Options::AgreeOnly,
            _ => Options::AgreeDisagree,
        },
        at_most: fields.get("at_most").trim().to_owned(),
        write_ins: fields.get("write_ins").trim().to_owned(),
    };
    let fault = match choices(&chosen, &fields, &reader) {
        Err(fault) => fault,
        Ok(choices) => {
            match reader.desk().prepare_ballot_form(&permit, id, number, &choices).await {
                Ok(_) => return Ok(done(&urls::ballot(id, number), "ballot-prepared")),
                Err(error) => refusal(error, &reader)?,
            }
        }
    };
    again(&reader, (id, number), Some(chosen), fault).await
}

fn choices(chosen: &Chosen, fields: &Fields, reader: &Reader) -> Result<FormChoices, String> {
    let at_most = match number(fields, "at_most", reader)? {
        Some(0) => return Err(bad_number("0", reader)),
        other => other,
    };
    Ok(FormChoices {
        paper: chosen.paper,
        options: chosen.options,
        at_most,
        write_ins: number(fields, "write_ins", reader)?.unwrap_or(0),
        ..FormChoices::default()
    })
}

/// The prepared form as PDF, to look at.
pub async fn preview(reader: Reader, At(id, number): At) -> Answer {
    let permit = reader.permit::<ReadResults>()?;
    let bytes = reader.desk().preview_ballot(&permit, id, number).await?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response())
}

/// The prepared form as a document, to be counted by hand.
pub async fn by_hand(reader: Reader, At(id, number): At) -> Answer {
    let permit = reader.permit::<ReadResults>()?;
    let bytes = reader.desk().hand_ballot(&permit, id, number).await?;
    let name = format!("attachment; filename=\"phieu-buoc-{number}.docx\"");
    let kind = super::files::content_type(".docx").to_owned();
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}

/// Prints sheets (fields `sheets`, `spare`); the answer is the file.
pub async fn print(At(id, number): At, posted: Posted) -> Answer {
    let Posted { reader, fields } = posted;
    let permit = reader.permit::<RunReview>()?;
    let wanted = number_of_sheets(&fields, &reader);
    let fault = match wanted {
        Err(fault) => fault,
        Ok((sheets, spare)) => {
            match reader.desk().print_ballots(&permit, id, number, sheets, spare).await {
                Ok(printed) => {
                    let name = format!("attachment; filename=\"{}\"", printed.file);
                    let headers = [
                        (header::CONTENT_TYPE, "application/pdf".to_owned()),
                        (header::CONTENT_DISPOSITION, name),
                        (header::CACHE_CONTROL, "no-store".to_owned()),
                    ];
                    return Ok((headers, printed.bytes).into_response());
                }
                Err(error) => refusal(error, &reader)?,
            }
        }
    };
    again(&reader, (id, number), None, fault).await
}

fn number_of_sheets(
    fields: &Fields,
    reader: &Reader,
) -> Result<(Option<u32>, Option<u32>), String> {
    Ok((number(fields, "sheets", reader)?, number(fields, "spare", reader)?))
}

/// Makes the form and its sheets void.
pub async fn void(At(id, number): At, posted: Posted) -> Answer {
    let permit = posted.reader.permit::<RunReview>()?;
    posted.reader.desk().void_ballot_form(&permit, id, number).await?;
    Ok(done(&urls::ballot(id, number), "ballot-voided"))
}

/// A number as typed; `None` when left empty.
fn number(fields: &Fields, name: &str, reader: &Reader) -> Result<Option<u32>, String> {
    let text = fields.get(name).trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| bad_number(text, reader))
}

fn bad_number(text: &str, reader: &Reader) -> String {
    reader.words().with("form-bad-number", &[("text", text.into())])
}

async fn again(
    reader: &Reader,
    at: (ReviewId, usize),
    chosen: Option<Chosen>,
    fault: String,
) -> Answer {
    let view = view(reader, at, chosen, Some(fault)).await?;
    let mut response = reader.page(&view, Frame::at(Place::Board)).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

async fn view(
    reader: &Reader,
    (id, number): (ReviewId, usize),
    chosen: Option<Chosen>,
    fault: Option<String>,
) -> Result<BallotPage, Failure> {
    let permit = reader.permit::<ReadResults>()?;
    let step = reader.desk().step_sheet(&permit, id, number, reader.lang()).await?;
    let sheet = reader.desk().ballot_sheet(&permit, id, number).await?;
    let of_form = sheet.form.as_ref().map(|prepared| {
        let first = prepared.form.groups.iter().find(|group| group.write_ins > 0);
        let at_most = prepared.form.groups.iter().find_map(|group| group.at_most);
        Chosen {
            paper: prepared.form.paper,
            options: prepared.form.options,
            at_most: at_most.map(|n| n.to_string()).unwrap_or_default(),
            write_ins: first.map_or(0, |group| group.write_ins).to_string(),
        }
    });
    let standard = Chosen {
        paper: PaperSize::A4,
        options: Options::AgreeDisagree,
        at_most: String::new(),
        write_ins: "0".to_owned(),
    };
    Ok(BallotPage {
        about: Link {
            text: format!("{}: {}", step.unit.1, step.name),
            href: Some(urls::step(id, number)),
        },
        href: urls::ballot(id, number),
        open: sheet.open && reader.actor.has::<RunReview>(),
        fault,
        chosen: chosen.or(of_form).unwrap_or(standard),
        form: sheet.form.map(|form| Prepared {
            printed: form.printed.then_some(form.sheets as u32),
            layout: form.layout,
        }),
        sheets: sheet.sheets,
        spare: sheet.spare,
    })
}
