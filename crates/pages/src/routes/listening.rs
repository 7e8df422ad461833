//! Answering on a listener, with patience for slow requests only as long as a
//! real browser needs.

use super::vote::Peer;
use super::{Pages, router};
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::serve::Listener;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio_stream::StreamExt;
use tower::ServiceExt;

/// In which the head of a request must have come, whole.
const HEAD: Duration = Duration::from_secs(20);
/// Between two pieces of what a request carries.
const PIECE: Duration = Duration::from_secs(30);
/// Connections at once: a hall of two thousand phones, and no more than the
/// machine has files for.
const MOST_CONNECTIONS: usize = 4096;

/// Answers on `listener` until `stop` ends; what is being answered then is
/// answered to its end.
///
/// # Errors
/// None at present: a connection that fails ends alone.
pub async fn serve<L: Listener<Addr = SocketAddr>>(
    mut listener: L,
    pages: Pages,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let (routes, open) = (router(pages.clone()), GracefulShutdown::new());
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let mut stop = pin!(stop);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, (io, address)) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        let routes = routes.clone();
        let service = service_fn(move |request: Request<Incoming>| {
            let mut request = request.map(in_time);
            request.extensions_mut().insert(ConnectInfo(Peer::at(address)));
            routes.clone().oneshot(request)
        });
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(HEAD);
        let connection = open.watch(http.serve_connection(TokioIo::new(io), service));
        tokio::spawn(async move {
            // A connection that breaks or is too slow ends; nobody is there to be told.
            let _ended = connection.await;
            drop(place);
        });
    }
    // A screen watches for as long as it is let: without this, stopping would
    // wait for ever.
    pages.0.watch.end();
    pages.0.imports.end();
    open.shutdown().await;
    Ok(())
}

/// What a request carries, as long as it comes without long breaks.
fn in_time(body: Incoming) -> Body {
    let pieces = Body::new(body).into_data_stream().timeout(PIECE);
    Body::from_stream(pieces.map(|piece| match piece {
        Ok(piece) => piece.map_err(std::io::Error::other),
        Err(late) => Err(std::io::Error::new(std::io::ErrorKind::TimedOut, late)),
    }))
}
