//! Who asks: a visitor with a language and perhaps a session, a reader who is
//! signed in, a form that carries the session's token.

use super::cookies;
use super::failure::Failure;
use super::frame::{Frame, answer};
use super::{Pages, failure::Answer};
use crate::views::View;
use axum::extract::{Form, FromRequest, FromRequestParts, Request};
use axum::http::{HeaderMap, Uri, header, request::Parts};
use base::Day;
use desk::{Actor, Desk, DeskError, Permit, Right};
use words::{Lang, Words};

/// Anybody, signed in or not.
#[derive(Clone)]
pub struct Visitor {
    /// What the pages stand on.
    pub pages: Pages,
    /// The language of the page.
    pub lang: Lang,
    /// Path and query of the request.
    pub path: String,
    /// The session's token, as the browser sent it.
    pub token: Option<String>,
    /// The host under which the browser has the page open, without its port.
    pub host: String,
}

impl Visitor {
    /// Whoever sent these headers.
    pub fn of(pages: &Pages, headers: &HeaderMap, uri: &Uri) -> Self {
        let lang = cookies::read(headers, cookies::LANGUAGE).and_then(Lang::parse);
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        Self {
            pages: pages.clone(),
            lang: lang.unwrap_or_default(),
            path: path.to_owned(),
            host: host(headers),
            token: cookies::read(headers, cookies::SESSION)
                .filter(|token| !token.is_empty())
                .map(str::to_owned),
        }
    }

    /// The same visitor as a reader, if their session stands.
    pub async fn signed_in(&self) -> Result<Reader, DeskError> {
        let token = self.token.as_deref().ok_or(DeskError::NoSession)?;
        let (actor, csrf) = self.pages.desk().session(token).await?;
        Ok(Reader { visitor: self.clone(), actor, csrf })
    }

    /// The words of the visitor's language.
    pub fn words(&self) -> &'static Words {
        Words::load(self.lang)
    }
}

/// The host that a browser names, without its port.
fn host(headers: &HeaderMap) -> String {
    let named = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let plain = match named.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => named,
    };
    plain.to_ascii_lowercase()
}

impl FromRequestParts<Pages> for Visitor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, pages: &Pages) -> Result<Self, Failure> {
        Ok(Self::of(pages, &parts.headers, &parts.uri))
    }
}

/// Somebody who is signed in.
pub struct Reader {
    /// Language, path, session.
    pub visitor: Visitor,
    /// The account.
    pub actor: Actor,
    /// The token that every form of this session carries.
    pub csrf: String,
}

impl Reader {
    /// Refuses whoever has sent files too often within the hour.
    pub fn may_send(&self) -> Result<(), Failure> {
        let ground = &self.visitor.pages.0;
        let most = ground.operating.uploads_an_hour;
        match ground.uploads.is_too_many(self.actor.id, most, ground.desk.now()) {
            true => Err(Failure::TooOften),
            false => Ok(()),
        }
    }

    /// The proof that the reader has a right.
    pub fn permit<R: Right>(&self) -> Result<Permit<R>, Failure> {
        Ok(self.actor.permit()?)
    }

    /// The desk.
    pub fn desk(&self) -> &Desk {
        self.visitor.pages.desk()
    }

    /// The language of the page.
    pub fn lang(&self) -> Lang {
        self.visitor.lang
    }

    /// The words of the page's language.
    pub fn words(&self) -> &'static Words {
        self.visitor.words()
    }

    /// A day as typed or written in a query; today when left out or empty.
    pub fn day(&self, text: Option<&str>) -> Result<Day, Failure> {
        match text.map(str::trim).filter(|text| !text.is_empty()) {
            None => Ok(self.desk().today()),
            Some(text) => {
                Ok(text.parse().map_err(|_| DeskError::BadDate { text: text.to_owned() })?)
            }
        }
    }

    /// A page for this reader.
    pub async fn page<V: View>(&self, view: &V, frame: Frame) -> Answer {
        Ok(answer(&self.visitor, Some(self), view, frame).await)
    }
}

impl FromRequestParts<Pages> for Reader {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, pages: &Pages) -> Result<Self, Failure> {
        Ok(Visitor::of(pages, &parts.headers, &parts.uri).signed_in().await?)
    }
}

/// The fields of a form, in order; names may repeat.
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// A field's value; empty when the form lacks it.
    pub fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// All fields, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// All values of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl FromRequest<Pages> for Fields {
    type Rejection = Failure;

    async fn from_request(request: Request, pages: &Pages) -> Result<Self, Failure> {
        match Form::<Vec<(String, String)>>::from_request(request, pages).await {
            Ok(Form(fields)) => Ok(Self(fields)),
            Err(_) => Err(Failure::Unreadable),
        }
    }
}

/// A form sent by a reader, with the token of their session in it.
pub struct Posted {
    /// Who sent it.
    pub reader: Reader,
    /// What it says.
    pub fields: Fields,
}

impl FromRequest<Pages> for Posted {
    type Rejection = Failure;

    async fn from_request(request: Request, pages: &Pages) -> Result<Self, Failure> {
        let (mut parts, body) = request.into_parts();
        let reader = Reader::from_request_parts(&mut parts, pages).await?;
        let fields = Fields::from_request(Request::from_parts(parts, body), pages).await?;
        if !cookies::is_token(fields.get("csrf"), &reader.csrf) {
            return Err(Failure::BadToken);
        }
        Ok(Self { reader, fields })
    }
}
