//! Posts with their bench, its coverage, and judgements of readiness.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::reader::{Fields, Posted, Reader};
use super::{Pages, files, map, urls};
use crate::views::{Place, chart_svg};
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use base::{Day, PostId};
use desk::{
    CoverageAsked, CoverageFile, DeskError, JudgeReadiness, NewReadiness, ReadPeople, ReadResults,
};
use plan::Coverage;
use roster::Term;
use serde::Deserialize;

/// The routes of posts.
pub fn routes() -> Router<Pages> {
    Router::new()
        .route("/posts", get(top))
        .route("/posts/{unit}", get(unit))
        .route("/posts/{unit}/chart.svg", get(svg))
        .route("/post/{id}", get(one))
        .route("/post/{id}/lineage", get(lineage))
        .route("/post/{id}/readiness", post(judge))
        .route("/post/{id}/readiness/withdraw", post(withdraw))
        .route("/coverage", get(coverage))
        .route("/coverage/file.xlsx", get(workbook))
        .route("/coverage/file.csv", get(text_table))
}

/// What every page of posts keeps while one goes from one to another: the day
/// and the term, where they were asked for.
#[derive(Debug, Clone, Default)]
pub struct Looking {
    /// The day as typed.
    pub as_of: Option<String>,
    /// The term by its years.
    pub term: Option<String>,
}

impl Looking {
    /// A path with what is kept.
    pub fn at(&self, path: &str) -> String {
        let mut path = path.to_owned();
        for (name, value) in self.fields() {
            path.push(if path.contains('?') { '&' } else { '?' });
            path.push_str(&format!("{name}={}", urls::encode(&value)));
        }
        path
    }

    /// The fields by which a form keeps it.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let each = [("as-of", &self.as_of), ("term", &self.term)];
        each.into_iter().filter_map(|(name, value)| Some((name, value.clone()?))).collect()
    }

    fn term(&self) -> Result<Option<Term>, Failure> {
        self.term.as_deref().map(|text| Term::read(text).ok_or(Failure::Unreadable)).transpose()
    }
}

/// What may be asked of these pages; every field may be left out or empty.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    #[serde(rename = "as-of", alias = "as_of")]
    as_of: Option<String>,
    term: Option<String>,
    show: Option<String>,
    q: Option<String>,
    unit: Option<String>,
    level: Option<String>,
    key: Option<String>,
    class: Option<String>,
    from: Option<usize>,
    done: Option<String>,
}

type Question = Result<Query<Asked>, QueryRejection>;

fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

impl Asked {
    fn looking(&self) -> Looking {
        let own = |text: Option<&str>| given(text).map(str::to_owned);
        Looking { as_of: own(self.as_of.as_deref()), term: own(self.term.as_deref()) }
    }

    fn coverage(&self, unit: Option<&str>) -> Result<CoverageAsked, Failure> {
        Ok(CoverageAsked {
            unit: unit.map(str::to_owned),
            level: given(self.level.as_deref()).map(str::to_owned),
            key_only: given(self.key.as_deref()).is_some(),
            class: given(self.class.as_deref()).and_then(Coverage::read),
            term: self.looking().term()?,
        })
    }
}

/// The unit and the day that are meant.
async fn place(
    reader: &Reader,
    unit: Option<&str>,
    looking: &Looking,
) -> Result<(String, Day), Failure> {
    let permit = reader.permit::<ReadPeople>()?;
    let (code, day) = reader.desk().bench_place(&permit, unit).await?;
    let day = if looking.as_of.is_some() { reader.day(looking.as_of.as_deref())? } else { day };
    Ok((code, day))
}

/// The secrecy of a unit's plans, under which its bench and its lists are.
pub(super) async fn secrecy(
    reader: &Reader,
    unit: &str,
    on: Day,
) -> Result<Option<String>, Failure> {
    let permit = reader.permit::<ReadResults>()?;
    let law = reader.desk().law_in_force(&permit, unit, on, on).await?;
    Ok(map::law::secrecy(&law, reader.words()))
}

/// To the unit at the top of what the account covers.
async fn top(reader: Reader, asked: Question) -> Answer {
    let Query(asked) = asked.map_err(|_| Failure::Unreadable)?;
    let looking = asked.looking();
    let (code, _) = place(&reader, None, &looking).await?;
    Ok(Redirect::to(&looking.at(&urls::posts(&code))).into_response())
}

/// A unit's posts: chart or list, with what a search found.
async fn unit(reader: Reader, Path(unit): Path<String>, asked: Question) -> Answer {
    let Query(asked) = asked.map_err(|_| Failure::Unreadable)?;
    let looking = asked.looking();
    let (permit, desk) = (reader.permit::<ReadPeople>()?, reader.desk());
    let (unit, on) = place(&reader, Some(&unit), &looking).await?;
    let term = looking.term()?;
    let sheet = desk.bench_sheet(&permit, Some(&unit), term, on).await?;
    let query = given(asked.q.as_deref()).unwrap_or_default();
    let found = match query {
        "" => None,
        query => {
            let within = (Some(unit.as_str()), term, on);
            Some(desk.find_on_bench(&permit, within, query, map::posts::MOST_FOUND).await?)
        }
    };
    let as_list = given(asked.show.as_deref()) == Some("list");
    let view = map::posts::posts(&sheet, as_list, (query, found), &looking, reader.words());
    let mut trail = map::posts::trail(&sheet.path, &looking);
    trail.pop();
    let secrecy = secrecy(&reader, &unit, on).await?;
    reader.page(&view, Frame { secrecy, trail, ..Frame::at(Place::Posts) }).await
}

/// The chart as a file of its own.
async fn svg(reader: Reader, Path(unit): Path<String>, asked: Question) -> Answer {
    let Query(asked) = asked.map_err(|_| Failure::Unreadable)?;
    let looking = asked.looking();
    let permit = reader.permit::<ReadPeople>()?;
    let (unit, on) = place(&reader, Some(&unit), &looking).await?;
    let sheet = reader.desk().bench_sheet(&permit, Some(&unit), looking.term()?, on).await?;
    let view = map::posts::posts(&sheet, false, ("", None), &looking, reader.words());
    let head = [(header::CONTENT_TYPE, "image/svg+xml")];
    Ok((head, chart_svg(reader.words(), &view)).into_response())
}

fn post_id(text: &str) -> Result<PostId, Failure> {
    let missing = || DeskError::NotFound { what: "post", name: text.to_owned() };
    Ok(text.parse().map_err(|_| missing())?)
}

/// One post.
async fn one(reader: Reader, Path(id): Path<String>, asked: Question) -> Answer {
    let Query(asked) = asked.map_err(|_| Failure::Unreadable)?;
    show_post(&reader, post_id(&id)?, &asked.looking(), asked.done, None).await
}

async fn show_post(
    reader: &Reader,
    id: PostId,
    looking: &Looking,
    done: Option<String>,
    fault: Option<String>,
) -> Answer {
    let permit = reader.permit::<ReadPeople>()?;
    let (_, on) = place(reader, None, looking).await?;
    let sheet = reader.desk().post_page(&permit, id, looking.term()?, on).await?;
    let may_judge = reader.actor.has::<JudgeReadiness>();
    let view = map::posts::post(&sheet, may_judge, fault, looking, reader.words());
    let trail = map::posts::trail(&sheet.path, looking);
    let secrecy = secrecy(reader, &sheet.post.unit.code, on).await?;
    reader.page(&view, Frame { secrecy, trail, done, ..Frame::at(Place::Posts) }).await
}

/// The line to a post.
async fn lineage(reader: Reader, Path(id): Path<String>, asked: Question) -> Answer {
    let Query(asked) = asked.map_err(|_| Failure::Unreadable)?;
    let looking = asked.looking();
    let permit = reader.permit::<ReadPeople>()?;
    let (_, on) = place(&reader, None, &looking).await?;
    let sheet = reader.desk().lineage(&permit, post_id(&id)?, looking.term()?, on).await?;
    let view = map::posts::lineage(&sheet, &looking, reader.words());
    let trail = map::posts::trail(&sheet.path, &looking);
    let secrecy = secrecy(&reader, &sheet.post.unit.code, on).await?;
    reader.page(&view, Frame { secrecy, trail, ..Frame::at(Place::Posts) }).await
}

/// A judgement as the form sent it.
fn judged(reader: &Reader, post: PostId, fields: &Fields) -> Result<NewReadiness, Failure> {
    let person = fields.get("person");
    let missing = || DeskError::NotFound { what: "person", name: person.to_owned() };
    Ok(NewReadiness {
        person: person.parse().map_err(|_| missing())?,
        post,
        level: fields.get("level").to_owned(),
        rank: fields.get("rank").trim().parse().ok(),
        emergency: !fields.get("emergency").is_empty(),
        note: fields.get("note").to_owned(),
        on: reader.day(Some(fields.get("on")))?,
        expires: reader.day(Some(fields.get("expires")))?,
    })
}

/// Keeps a judgement; what is refused is said above the form.
async fn judge(Path(id): Path<String>, asked: Question, posted: Posted) -> Answer {
    let Query(asked) = asked.map_err(|_| Failure::Unreadable)?;
    let (reader, looking, id) = (&posted.reader, asked.looking(), post_id(&id)?);
    let permit = reader.permit::<JudgeReadiness>()?;
    let new = judged(reader, id, &posted.fields)?;
    match reader.desk().judge_readiness(&permit, &new).await {
        Ok(_) => Ok(done(&looking.at(&urls::post(id)), "readiness-judged")),
        Err(refused @ (DeskError::ReadinessDays | DeskError::NotFound { .. })) => {
            let fault = refused.say(reader.words());
            show_post(reader, id, &looking, None, Some(fault)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes a judgement back.
async fn withdraw(Path(id): Path<String>, asked: Question, posted: Posted) -> Answer {
    let Query(asked) = asked.map_err(|_| Failure::Unreadable)?;
    let (reader, looking, id) = (&posted.reader, asked.looking(), post_id(&id)?);
    let permit = reader.permit::<JudgeReadiness>()?;
    let which = posted.fields.get("id");
    let missing = || DeskError::NotFound { what: "readiness", name: which.to_owned() };
    let which = which.parse().map_err(|_| missing())?;
    reader.desk().withdraw_readiness(&permit, which).await?;
    Ok(done(&looking.at(&urls::post(id)), "readiness-withdrawn"))
}

/// The coverage of a unit and below.
async fn coverage(reader: Reader, asked: Question) -> Answer {
    let Query(asked) = asked.map_err(|_| Failure::Unreadable)?;
    let looking = asked.looking();
    let permit = reader.permit::<ReadPeople>()?;
    let (unit, on) = place(&reader, given(asked.unit.as_deref()), &looking).await?;
    let filter = asked.coverage(Some(&unit))?;
    let sheet = reader.desk().coverage(&permit, &filter, on).await?;
    let view = map::posts::coverage(&sheet, &filter, asked.from, &looking, reader.words());
    let secrecy = secrecy(&reader, &unit, on).await?;
    reader.page(&view, Frame { secrecy, ..Frame::at(Place::Posts) }).await
}

async fn workbook(reader: Reader, asked: Question) -> Answer {
    file(reader, asked, CoverageFile::Workbook).await
}

async fn text_table(reader: Reader, asked: Question) -> Answer {
    file(reader, asked, CoverageFile::Text).await
}

/// What the filter leaves, as a file.
async fn file(reader: Reader, asked: Question, kind: CoverageFile) -> Answer {
    let Query(asked) = asked.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ReadPeople>()?;
    let (unit, on) = place(&reader, given(asked.unit.as_deref()), &asked.looking()).await?;
    let filter = asked.coverage(Some(&unit))?;
    let words = reader.words();
    let bytes = reader.desk().coverage_file(&permit, &filter, on, kind, words).await?;
    let (content, shown) = match kind {
        CoverageFile::Workbook => {
            (files::content_type("a.xlsx"), "attachment; filename=\"bao-dam-nguon.xlsx\"")
        }
        CoverageFile::Text => {
            ("text/csv; charset=utf-8", "attachment; filename=\"bao-dam-nguon.csv\"")
        }
    };
    let head = [(header::CONTENT_TYPE, content), (header::CONTENT_DISPOSITION, shown)];
    Ok((head, bytes).into_response())
}
