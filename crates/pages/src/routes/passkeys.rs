//! Passkeys: added to and taken from one's own account; signing in with one.

use super::failure::{Answer, Failure};
use super::frame::done;
use super::limits::Asker;
use super::map::journal::{at, day};
use super::own_account::{refused, token};
use super::reader::{Fields, Posted, Reader, Visitor};
use super::sessions::{begin, second_again};
use super::{Pages, cookies, urls};
use crate::views::{PasskeyCeremony, PasskeyLine, Passkeys};
use axum::Router;
use axum::http::HeaderMap;
use axum::routing::post;
use desk::{AccessRefusal, DeskError, KeepOwnAccount, NewPasskey, PasskeyProof};

/// The routes.
pub fn routes() -> Router<Pages> {
    Router::new()
        .route("/account/passkeys", post(add))
        .route("/account/passkeys/drop", post(drop_one))
        .route("/sign-in/passkey", post(sign_in))
}

/// The host that passkeys are bound to, and whether this page is of it.
fn host_of(visitor: &Visitor) -> (String, bool) {
    let set = visitor.pages.0.operating.host.as_deref().unwrap_or("localhost");
    (set.to_owned(), visitor.host == set)
}

/// What the page of one's own account shows of passkeys.
pub async fn own(reader: &Reader, has_second: bool) -> Result<Passkeys, Failure> {
    let permit = reader.permit::<KeepOwnAccount>()?;
    let (host, is_here) = host_of(&reader.visitor);
    let line = |key: desk::OwnPasskey| PasskeyLine {
        id: key.id,
        name: key.name,
        added: day(key.added.day()),
        used: key.used.map(at),
    };
    let lines = reader.desk().own_passkeys(&permit).await?.into_iter().map(line).collect();
    let offer = match has_second && is_here {
        false => None,
        true => {
            let offer = reader.desk().offer_passkey(&permit, token(reader)).await?;
            let actor = &reader.actor;
            Some(PasskeyCeremony {
                host: host.clone(),
                challenge: offer.challenge,
                known: offer.known.join(" "),
                user: offer.user,
                names: (actor.name.clone(), actor.display_name.clone()),
            })
        }
    };
    Ok(Passkeys { lines, offer, elsewhere: (!is_here).then_some(host) })
}

/// Adds a passkey (fields `passkey`, `client`, `authenticator`, `key`, `name`,
/// `present`).
async fn add(posted: Posted) -> Answer {
    let (reader, fields) = (&posted.reader, &posted.fields);
    let permit = reader.permit::<KeepOwnAccount>()?;
    let (host, _) = host_of(&reader.visitor);
    let new = NewPasskey {
        id: fields.get("passkey").to_owned(),
        client: fields.get("client").to_owned(),
        authenticator: fields.get("authenticator").to_owned(),
        public_key: fields.get("key").to_owned(),
    };
    let who = (token(reader), fields.get("present"));
    match reader.desk().add_passkey(&permit, who, &host, fields.get("name"), &new).await {
        Ok(()) => Ok(done("/account", "passkey-added")),
        Err(error) => refused(reader, error).await,
    }
}

/// Takes a passkey away (field `id`).
async fn drop_one(posted: Posted) -> Answer {
    let reader = &posted.reader;
    let permit = reader.permit::<KeepOwnAccount>()?;
    match reader.desk().drop_passkey(&permit, posted.fields.get("id")).await {
        Ok(()) => Ok(done("/account", "passkey-dropped")),
        Err(error) => refused(reader, error).await,
    }
}

/// What the browser of whoever is half-way through signing in needs for a passkey.
pub async fn asked(visitor: &Visitor, headers: &HeaderMap) -> Option<PasskeyCeremony> {
    let token = cookies::read(headers, cookies::SECOND)?;
    let (host, is_here) = host_of(visitor);
    if !is_here {
        return None;
    }
    // Where it cannot be read, a one-time password does.
    let asked = visitor.pages.desk().passkeys_to_sign_in(token, &host).await.ok()??;
    let (challenge, known) = (asked.challenge, asked.known.join(" "));
    Some(PasskeyCeremony { host, challenge, known, ..PasskeyCeremony::default() })
}

/// Signs in to the end with a passkey.
async fn sign_in(visitor: Visitor, asker: Asker, headers: HeaderMap, fields: Fields) -> Answer {
    let token = cookies::read(&headers, cookies::SECOND).unwrap_or_default();
    let (tries, now) = (&visitor.pages.0.wrong_tries, visitor.pages.desk().now());
    let back = urls::local(fields.get("back"));
    if tries.is_silenced(asker.address, now) {
        return Err(DeskError::Locked { minutes: 5 }.into());
    }
    let (host, _) = host_of(&visitor);
    let proof = PasskeyProof {
        id: fields.get("passkey").to_owned(),
        client: fields.get("client").to_owned(),
        authenticator: fields.get("authenticator").to_owned(),
        signature: fields.get("signature").to_owned(),
    };
    match visitor.pages.desk().sign_in_with_passkey(token, &host, &proof).await {
        Ok(signed_in) => begin(&visitor, back, signed_in).await,
        Err(
            error @ (DeskError::Access(AccessRefusal::PasskeyRefused) | DeskError::Locked { .. }),
        ) => {
            tries.note(asker.address, "", now);
            Ok(second_again(&visitor, &headers, back, &error).await)
        }
        Err(error) => Err(error.into()),
    }
}
