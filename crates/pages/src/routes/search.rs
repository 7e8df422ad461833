//! Looking for people, posts, units and papers; taking away what was found;
//! keeping a search.

use super::failure::{Answer, Failure};
use super::frame::{Frame, done};
use super::reader::{Posted, Reader};
use super::{files, map, urls};
use crate::views::{Found, Link, People, PeopleAsked, Place, Search, SearchGroup, SearchHit};
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::header;
use axum::response::IntoResponse;
use desk::{PeopleFilter, ReadPeople, ReadSensitive, TableFormat};
use roster::{CodeList, Ethnicity, Sex};
use serde::Deserialize;

/// How many people the page of people shows.
const MOST_PEOPLE: usize = 200;
/// How many of each kind the search over everything shows.
const MOST_OF_A_KIND: usize = 12;
/// Units beyond which a list to choose from helps nobody.
const MOST_UNITS: usize = 600;

/// What is looked for over everything.
#[derive(Debug, Default, Deserialize)]
pub struct Words {
    #[serde(default)]
    q: String,
}

/// Which people are looked for. What a form leaves empty is not asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Asked {
    q: String,
    unit: String,
    sex: String,
    age_from: String,
    age_to: String,
    ethnicity: String,
    planned: String,
    done: Option<String>,
}

type Queried = Result<Query<Asked>, QueryRejection>;

impl Asked {
    /// As the desk takes it; refused is what no field of the form can send.
    fn filter(&self) -> Result<PeopleFilter, Failure> {
        fn read<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Failure> {
            match text.trim() {
                "" => Ok(None),
                text => read(text).map(Some).ok_or(Failure::Unreadable),
            }
        }
        let years = |text: &str| text.parse::<u16>().ok().filter(|years| *years <= 200);
        Ok(PeopleFilter {
            words: self.q.clone(),
            unit: read(&self.unit, |text| Some(text.to_owned()))?,
            sex: read(&self.sex, Sex::read)?,
            age_from: read(&self.age_from, years)?,
            age_to: read(&self.age_to, years)?,
            ethnicity: read(&self.ethnicity, Ethnicity::read)?,
            planned: read(&self.planned, |text| match text {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            })?,
        })
    }

    /// The query of the page's address: what is asked, nothing that is not.
    fn query(&self) -> String {
        let fields = [
            ("q", &self.q),
            ("unit", &self.unit),
            ("sex", &self.sex),
            ("age-from", &self.age_from),
            ("age-to", &self.age_to),
            ("ethnicity", &self.ethnicity),
            ("planned", &self.planned),
        ];
        let asked = fields.iter().filter(|(_, value)| !value.trim().is_empty());
        let pairs: Vec<String> =
            asked.map(|(name, value)| format!("{name}={}", urls::encode(value.trim()))).collect();
        pairs.join("&")
    }

    fn shown(&self) -> PeopleAsked {
        PeopleAsked {
            words: self.q.trim().to_owned(),
            unit: self.unit.clone(),
            sex: self.sex.clone(),
            age_from: self.age_from.clone(),
            age_to: self.age_to.clone(),
            ethnicity: self.ethnicity.clone(),
            planned: self.planned.clone(),
        }
    }
}

/// The page of people.
pub async fn people(reader: Reader, query: Queried) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ReadPeople>()?;
    let (desk, filter) = (reader.desk(), asked.filter()?);
    let saved = desk
        .saved_searches(&permit)
        .await?
        .into_iter()
        .map(|it| Link { href: Some(format!("/people?{}", it.query)), text: it.name });
    let mut view = People {
        asked: asked.shown(),
        units: desk.covered_units(&permit).await?,
        groups: Vec::new(),
        found: None,
        total: 0,
        query: asked.query(),
        saved: saved.collect(),
    };
    if view.units.len() > MOST_UNITS {
        view.units.clear();
    }
    if reader.actor.has::<ReadSensitive>() {
        view.groups = Ethnicity::all().map(Ethnicity::name).collect();
    }
    if !filter.is_empty() {
        let found = desk.search_people(&permit, &filter, MOST_PEOPLE).await?;
        view.total = u32::try_from(found.total).unwrap_or(u32::MAX);
        let line = |one: desk::FoundPerson| Found {
            person: Link { text: one.name, href: Some(urls::person(one.id)) },
            birth: one.birth,
            title: one.title,
            unit: one.unit.1,
        };
        view.found = Some(found.people.into_iter().map(line).collect());
    }
    reader.page(&view, Frame { done: asked.done, ..Frame::at(Place::People) }).await
}

/// Exactly what the page of people finds, as a workbook.
pub async fn export_xlsx(reader: Reader, query: Queried) -> Answer {
    export(reader, query, TableFormat::Xlsx).await
}

/// The same as text with commas.
pub async fn export_csv(reader: Reader, query: Queried) -> Answer {
    export(reader, query, TableFormat::Csv).await
}

async fn export(reader: Reader, query: Queried, format: TableFormat) -> Answer {
    let Query(asked) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ReadPeople>()?;
    let filter = asked.filter()?;
    if filter.is_empty() {
        return Err(Failure::Unreadable);
    }
    let bytes = reader.desk().export_people(&permit, &filter, format, reader.words()).await?;
    let file = format!("can-bo.{}", format.ending());
    let content_type = match format {
        TableFormat::Csv => "text/csv; charset=utf-8",
        TableFormat::Xlsx => files::content_type(&file),
    };
    let name = format!("attachment; filename=\"{file}\"");
    let headers =
        [(header::CONTENT_TYPE, content_type.to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, bytes).into_response())
}

/// Keeps a search for this account.
pub async fn keep(posted: Posted) -> Answer {
    let permit = posted.reader.permit::<ReadPeople>()?;
    // Read and written anew, so that what is kept is a query of this page.
    let asked = Query::<Asked>::try_from_uri(&query_uri(posted.fields.get("query"))?)
        .map_err(|_| Failure::Unreadable)?;
    let query = asked.query();
    asked.filter()?;
    posted.reader.desk().save_search(&permit, posted.fields.get("name"), &query).await?;
    Ok(done(&format!("/people?{query}"), "search-kept"))
}

/// The query as the address of a page.
fn query_uri(query: &str) -> Result<axum::http::Uri, Failure> {
    format!("/people?{query}").parse().map_err(|_| Failure::Unreadable)
}

/// Forgets a search of this account.
pub async fn forget(posted: Posted) -> Answer {
    let permit = posted.reader.permit::<ReadPeople>()?;
    posted.reader.desk().drop_search(&permit, posted.fields.get("name")).await?;
    Ok(done("/people", "search-dropped"))
}

/// The search over everything.
pub async fn everything(reader: Reader, query: Result<Query<Words>, QueryRejection>) -> Answer {
    let Query(Words { q }) = query.map_err(|_| Failure::Unreadable)?;
    let permit = reader.permit::<ReadPeople>()?;
    let q = q.trim().to_owned();
    let found = reader.desk().search(&permit, &q, MOST_OF_A_KIND).await?;
    let view = Search { groups: groups(found, &q, &reader), query: q };
    reader.page(&view, Frame::default()).await
}

fn groups(found: desk::Found, q: &str, reader: &Reader) -> Vec<SearchGroup> {
    let words = reader.words();
    let total = |total: usize| u32::try_from(total).unwrap_or(u32::MAX);
    let hit = |text: String, href: Option<String>, beside: String| SearchHit {
        link: Link { text, href },
        beside,
    };
    let all = Some(format!("/people?q={}", urls::encode(q)));
    let people = found.people.people.into_iter().map(|one| {
        let beside = if one.title.is_empty() {
            one.unit.1
        } else {
            format!("{}, {}", one.title, one.unit.1)
        };
        hit(one.name, Some(urls::person(one.id)), beside)
    });
    let posts = found.posts.into_iter().map(|post| {
        let who = post.holders.join(", ");
        let beside = if who.is_empty() { post.unit.1 } else { format!("{}: {who}", post.unit.1) };
        hit(post.title, Some(urls::unit(&post.unit.0)), beside)
    });
    let units = found.units.into_iter().map(|unit| {
        let beside =
            unit.above.map_or(unit.code.clone(), |above| format!("{}, {above}", unit.code));
        hit(unit.name, Some(urls::unit(&unit.code)), beside)
    });
    let papers = found.papers.iter().map(|record| {
        let paper = map::values::paper(record, words);
        hit(format!("{} {}", paper.title, paper.format), Some(paper.href), String::new())
    });
    let decisions = found.decisions.into_iter().map(|(decision, review)| {
        let day = words::day(decision.day);
        hit(decision.number, review.map(urls::review), day)
    });
    let group = |heading, hits: Vec<SearchHit>, count, all| SearchGroup {
        heading,
        hits,
        total: total(count),
        all,
    };
    let mut groups = vec![
        group("search-people", people.collect(), found.people.total, all),
        group("search-posts", posts.collect(), found.posts_total, None),
        group("search-units", units.collect(), found.units_total, None),
        group("search-papers", papers.collect(), found.papers_total, None),
        group("search-decisions", decisions.collect(), found.decisions_total, None),
    ];
    groups.retain(|group| !group.hits.is_empty());
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_says_what_is_asked_and_reads_back() {
        let asked = Asked {
            q: " Lò & Hà ".into(),
            sex: "female".into(),
            age_to: "40".into(),
            ..Asked::default()
        };
        let query = asked.query();
        assert_eq!(query, "q=L%C3%B2%20%26%20H%C3%A0&sex=female&age-to=40");
        let Query(again) = Query::<Asked>::try_from_uri(&query_uri(&query).unwrap()).unwrap();
        assert_eq!(again.query(), query);
        let filter = again.filter().unwrap();
        assert_eq!((filter.sex, filter.age_to), (Some(Sex::Female), Some(40)));
    }

    #[test]
    fn what_no_field_can_send_is_refused() {
        for asked in [
            Asked { sex: "khac".into(), ..Asked::default() },
            Asked { age_from: "-1".into(), ..Asked::default() },
            Asked { planned: "maybe".into(), ..Asked::default() },
        ] {
            assert!(asked.filter().is_err(), "{asked:?}");
        }
    }
}
