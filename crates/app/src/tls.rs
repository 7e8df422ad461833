//! The pages over TLS: certificates of the office's own, and a listener that
//! shakes hands.

use anyhow::{Context, Result};
use axum::serve::Listener;
use base::Day;
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, date_time_ymd,
};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::server::TlsStream;

/// The folder of certificates in the data folder.
pub const FOLDER: &str = "tls";
/// The office's authority, to be installed on phones and machines.
pub const AUTHORITY: &str = "ca.pem";
const CERTIFICATE: &str = "server.pem";
const KEY: &str = "server.key";
/// Phones refuse certificates that are good for more than 825 days.
const GOOD_FOR_DAYS: i32 = 800;
/// Whoever has not shaken hands by then is let go.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// Handshakes under way at once; more wait in the system's queue.
const MOST_HANDSHAKES: usize = 256;
/// Connections that have shaken hands and wait to be served.
const MOST_WAITING: usize = 64;

/// Makes an authority and a certificate for `hosts` (names or addresses), good
/// from the day before `today`. The authority's key signs this one certificate
/// and is then forgotten: phones that trust the authority trust nothing else.
///
/// # Errors
/// When a host is no name, or the folder cannot be written.
pub fn make(folder: &Path, name: &str, hosts: &[String], today: Day) -> Result<()> {
    let (from, to) = (today.add_days(-1), today.add_days(GOOD_FOR_DAYS));
    let dated = |mut params: CertificateParams, name: &str| {
        let (year, month, day) = calendar(from);
        params.not_before = date_time_ymd(year, month, day);
        let (year, month, day) = calendar(to);
        params.not_after = date_time_ymd(year, month, day);
        params.distinguished_name = DistinguishedName::new();
        params.distinguished_name.push(DnType::CommonName, name);
        params
    };
    let mut authority = dated(CertificateParams::new(Vec::new())?, name);
    authority.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    authority.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    let authority_key = KeyPair::generate()?;
    let authority_pem = authority.self_signed(&authority_key)?.pem();
    let issuer = Issuer::new(authority, authority_key);
    let first = hosts.first().context("no host")?;
    let mut server = dated(CertificateParams::new(hosts.to_vec())?, first);
    server.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    server.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    let key = KeyPair::generate()?;
    let certificate = server.signed_by(&key, &issuer)?;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    write_secret(&folder.join(KEY), key.serialize_pem().as_bytes())?;
    fs::write(folder.join(CERTIFICATE), certificate.pem())?;
    fs::write(folder.join(AUTHORITY), authority_pem)?;
    Ok(())
}

/// Year, month and day of the month. A day writes itself as `yyyy-mm-dd`.
fn calendar(day: Day) -> (i32, u8, u8) {
    let text = day.to_string();
    let part = |range| text.get(range).and_then(|part: &str| part.parse::<i32>().ok());
    let (month, date) = (part(5..7).unwrap_or(1), part(8..10).unwrap_or(1));
    (part(0..4).unwrap_or(2000), month as u8, date as u8)
}

/// Writes a file that only its owner reads.
fn write_secret(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path).with_context(|| path.display().to_string())?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

/// Whether certificates were made.
pub fn is_there(folder: &Path) -> bool {
    folder.join(KEY).exists() && folder.join(CERTIFICATE).exists()
}

/// What the server says of itself in a handshake.
///
/// # Errors
/// When certificate or key cannot be read or do not fit each other.
pub fn config(folder: &Path) -> Result<Arc<ServerConfig>> {
    let path = folder.join(CERTIFICATE);
    let chain = CertificateDer::pem_file_iter(&path)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .with_context(|| path.display().to_string())?;
    let path = folder.join(KEY);
    let key = PrivateKeyDer::from_pem_file(&path).with_context(|| path.display().to_string())?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

/// A listener whose connections have shaken hands. Handshakes go on beside each
/// other: one that fails or stalls holds up nobody.
pub struct TlsListener {
    ready: mpsc::Receiver<(TlsStream<TcpStream>, SocketAddr)>,
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl TlsListener {
    /// Listens on an open socket.
    ///
    /// # Errors
    /// When the socket has no address.
    pub fn new(socket: TcpListener, config: Arc<ServerConfig>) -> io::Result<Self> {
        let address = socket.local_addr()?;
        let (sender, ready) = mpsc::channel(MOST_WAITING);
        let task = tokio::spawn(shake_hands(socket, TlsAcceptor::from(config), sender));
        Ok(Self { ready, address, task })
    }
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.ready.recv().await {
            Some(connection) => connection,
            // Only while the program ends.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        Ok(self.address)
    }
}

impl Drop for TlsListener {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn shake_hands(
    socket: TcpListener,
    acceptor: TlsAcceptor,
    ready: mpsc::Sender<(TlsStream<TcpStream>, SocketAddr)>,
) {
    let places = Arc::new(Semaphore::new(MOST_HANDSHAKES));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        let (stream, address) = match socket.accept().await {
            Ok(accepted) => accepted,
            Err(_) => {
                // Out of file handles, most likely: others must end first.
                tokio::time::sleep(Duration::from_millis(200)).await;
                continue;
            }
        };
        let (acceptor, ready) = (acceptor.clone(), ready.clone());
        tokio::spawn(async move {
            // A handshake that fails is the other side's affair: a port scan, a
            // phone that does not trust the authority yet.
            let shaken = tokio::time::timeout(HANDSHAKE, acceptor.accept(stream)).await;
            drop(place);
            if let Ok(Ok(stream)) = shaken {
                let _ = ready.send((stream, address)).await;
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio_rustls::TlsConnector;
    use tokio_rustls::rustls::pki_types::ServerName;
    use tokio_rustls::rustls::{ClientConfig, RootCertStore};

    fn certificates() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let hosts = ["127.0.0.1".to_owned(), "bophieu.local".to_owned()];
        let today = crate::real::SystemClock;
        make(folder.path(), "Cơ quan thử", &hosts, base::Clock::now(&today).day()).unwrap();
        folder
    }

    async fn served(folder: &Path) -> SocketAddr {
        let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = socket.local_addr().unwrap();
        let listener = TlsListener::new(socket, config(folder).unwrap()).unwrap();
        let router = axum::Router::new().route("/", axum::routing::get(|| async { "ok" }));
        tokio::spawn(async move { axum::serve(listener, router).await });
        address
    }

    /// Asks as a phone does that trusts `authority`.
    async fn ask(address: SocketAddr, host: &'static str, authority: &Path) -> Result<String> {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_file(authority)?)?;
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let stream = TcpStream::connect(address).await?;
        let connector = TlsConnector::from(Arc::new(config));
        let mut stream = connector.connect(ServerName::try_from(host)?, stream).await?;
        stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        Ok(answer)
    }

    #[tokio::test]
    async fn a_phone_that_trusts_the_authority_is_served_by_name_and_by_address() {
        let folder = certificates();
        let address = served(folder.path()).await;
        let authority = folder.path().join(AUTHORITY);
        for host in ["127.0.0.1", "bophieu.local"] {
            let answer = ask(address, host, &authority).await.unwrap();
            assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("ok"), "{answer}");
        }
        assert!(ask(address, "other.local", &authority).await.is_err(), "another name");
        let stranger = certificates();
        let authority = stranger.path().join(AUTHORITY);
        assert!(ask(address, "127.0.0.1", &authority).await.is_err(), "another authority");
    }

    #[tokio::test]
    async fn a_handshake_that_fails_or_stalls_holds_up_nobody() {
        let folder = certificates();
        let address = served(folder.path()).await;
        let mut stalled = Vec::new();
        for _ in 0..20 {
            stalled.push(TcpStream::connect(address).await.unwrap());
            let mut plain = TcpStream::connect(address).await.unwrap();
            plain.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
        }
        let authority = folder.path().join(AUTHORITY);
        let answer = ask(address, "127.0.0.1", &authority);
        let answer = tokio::time::timeout(Duration::from_secs(5), answer).await.unwrap().unwrap();
        assert!(answer.ends_with("ok"), "{answer}");
    }

    #[cfg(unix)]
    #[test]
    fn the_key_is_read_by_its_owner_only_and_the_authoritys_key_is_not_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = certificates();
        let mode = fs::metadata(folder.path().join(KEY)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let mut names: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, [AUTHORITY, KEY, CERTIFICATE]);
    }
}
