//! What is sent as text is sent compressed: a long list is a tenth of its length.
//!
//! Not to voters. How long a compressed page is tells something of what stands
//! in it, and there that is a vote. Elsewhere the one secret of a page, the token
//! of its forms, is shown under another mask each time ([`super::cookies::masked`]).

use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{And, NotForContentType, Predicate, SizeAbove};

/// In bytes; what is shorter fits one packet as it is.
const SHORTEST: u64 = 1_000;

/// Where voters are.
const OF_VOTERS: [&str; 2] = ["/vote", "/v/"];

/// What is compressed: texts, neither pictures nor archives nor lines of events.
type Texts = And<
    And<And<And<SizeAbove, NotForContentType>, NotForContentType>, NotForContentType>,
    NotForContentType,
>;

/// The layer that compresses.
pub fn layer() -> CompressionLayer<Texts> {
    let texts = SizeAbove::new(SHORTEST)
        .and(NotForContentType::IMAGES)
        .and(NotForContentType::const_new("application/"))
        .and(NotForContentType::const_new("font/"))
        .and(NotForContentType::SSE);
    CompressionLayer::new().compress_when(texts)
}

/// Lets a voter's browser ask for nothing compressed.
pub async fn spare_voters(mut request: Request, next: Next) -> Response {
    if OF_VOTERS.iter().any(|start| request.uri().path().starts_with(start)) {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    next.run(request).await
}
