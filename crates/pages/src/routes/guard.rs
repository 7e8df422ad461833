//! Around every request: what another site sends is refused, failures become
//! pages, and every answer carries the headers that keep it to itself.

use super::failure::{self, Failure};
use super::{Pages, reader::Visitor};
use crate::assets;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// On every answer.
const HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, assets::CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    // `frame-ancestors` of the policy says the same; this is for old browsers.
    (header::X_FRAME_OPTIONS, "DENY"),
    // No page of ours asks a device for anything.
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Nothing that a page could ask of the device is asked.
const PERMISSIONS: &str = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), \
     serial=(), bluetooth=(), midi=(), display-capture=(), clipboard-read=()";

/// See the module.
pub async fn guard(State(pages): State<Pages>, request: Request, next: Next) -> Response {
    let visitor = Visitor::of(&pages, request.headers(), request.uri());
    let method = request.method().clone();
    let mut response = if is_foreign(&request) {
        Failure::Foreign.into_response()
    } else {
        next.run(request).await
    };
    if let Some(failure) = response.extensions_mut().remove::<Arc<Failure>>() {
        response = failure::page(&pages, &visitor, &method, &failure).await;
    }
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if pages.0.over_tls {
        let for_a_year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, for_a_year);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Whether a browser says that another site made it send this form. `Origin` is
/// no help: under `no-referrer` it is "null" for our own forms too.
fn is_foreign(request: &Request) -> bool {
    let from = request.headers().get("sec-fetch-site").and_then(|value| value.to_str().ok());
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    !reads && matches!(from, Some("cross-site" | "same-site"))
}
