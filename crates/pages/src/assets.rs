//! Every file that the pages ask for, inside the program.
//!
//! The address of a file carries a digest of its content
//! (`/assets/kecan.1f6a….css`), so that a browser may keep it for ever and
//! still never shows an old one.

use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// Where the assets lie.
pub const ROOT: &str = "/assets/";

/// What an asset may be answered with: its address changes with its content.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

/// The policy under which every page works: nothing from anywhere else, no
/// script and no style written into a page.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; \
     script-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// How many bytes of the digest go into an address.
const DIGEST_BYTES: usize = 8;

struct Asset {
    name: &'static str,
    url: String,
    content_type: &'static str,
    bytes: Vec<u8>,
}

macro_rules! font {
    ($name:literal) => {
        include_bytes!(concat!("../../../assets/web/fonts/be-vietnam-pro-", $name, ".woff2"))
    };
}
/// Files that name no other file.
const PLAIN: &[(&str, &[u8])] = &[
    ("kecan.svg", include_bytes!("../../../assets/web/kecan.svg")),
    ("be-vietnam-pro-vietnamese-400.woff2", font!("vietnamese-400")),
    ("be-vietnam-pro-vietnamese-600.woff2", font!("vietnamese-600")),
    ("be-vietnam-pro-latin-ext-400.woff2", font!("latin-ext-400")),
    ("be-vietnam-pro-latin-ext-600.woff2", font!("latin-ext-600")),
    ("be-vietnam-pro-latin-400.woff2", font!("latin-400")),
    ("be-vietnam-pro-latin-600.woff2", font!("latin-600")),
];

/// The style sheet, in the order in which its parts build on each other. It is
/// sent as one file.
const STYLE: &[&str] = &[
    include_str!("../../../assets/web/modern-normalize.css"),
    include_str!("../../../assets/web/css/fonts.css"),
    include_str!("../../../assets/web/css/tokens.css"),
    include_str!("../../../assets/web/css/base.css"),
    include_str!("../../../assets/web/css/frame.css"),
    include_str!("../../../assets/web/css/parts.css"),
    include_str!("../../../assets/web/css/tables.css"),
    include_str!("../../../assets/web/css/counting.css"),
    include_str!("../../../assets/web/css/pages.css"),
    include_str!("../../../assets/web/css/forms.css"),
    include_str!("../../../assets/web/css/scans.css"),
    include_str!("../../../assets/web/css/conference.css"),
    include_str!("../../../assets/web/css/projector.css"),
    include_str!("../../../assets/web/css/voting.css"),
    include_str!("../../../assets/web/css/who.css"),
    include_str!("../../../assets/web/css/workbench.css"),
    include_str!("../../../assets/web/css/search.css"),
    include_str!("../../../assets/web/css/accounts.css"),
    include_str!("../../../assets/web/css/keys.css"),
    include_str!("../../../assets/web/css/posts.css"),
    include_str!("../../../assets/web/css/pictures.css"),
    include_str!("../../../assets/web/css/help.css"),
    include_str!("../../../assets/web/css/person.css"),
    include_str!("../../../assets/web/css/narrow.css"),
    include_str!("../../../assets/web/css/print.css"),
];

/// Scripts, each asked for by the pages that gain by it. Without them every
/// page still does its work.
const SCRIPTS: &[(&str, &str)] = &[
    ("upload.js", include_str!("../../../assets/web/js/upload.js")),
    ("adjudicate.js", include_str!("../../../assets/web/js/adjudicate.js")),
    ("count.js", include_str!("../../../assets/web/js/count.js")),
    ("chart.js", include_str!("../../../assets/web/js/chart.js")),
    ("attend.js", include_str!("../../../assets/web/js/attend.js")),
    ("grid.js", include_str!("../../../assets/web/js/grid.js")),
    ("list.js", include_str!("../../../assets/web/js/list.js")),
    ("passkey.js", include_str!("../../../assets/web/js/passkey.js")),
    ("projector.js", include_str!("../../../assets/web/js/projector.js")),
];

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut assets: Vec<Asset> =
        PLAIN.iter().map(|(name, bytes)| Asset::new(name, bytes.to_vec())).collect();
    let mut style = STYLE.concat();
    for asset in &assets {
        style =
            style.replace(&format!("url(\"{}\")", asset.name), &format!("url(\"{}\")", asset.url));
    }
    assets.push(Asset::new("kecan.css", style.into_bytes()));
    assets.extend(SCRIPTS.iter().map(|(name, text)| Asset::new(name, text.as_bytes().to_vec())));
    assets
});

impl Asset {
    fn new(name: &'static str, bytes: Vec<u8>) -> Self {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let digest: String = Sha256::digest(&bytes)
            .iter()
            .take(DIGEST_BYTES)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let content_type = match ending {
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "svg" => "image/svg+xml",
            "woff2" => "font/woff2",
            _ => "application/octet-stream",
        };
        Self { name, url: format!("{ROOT}{stem}.{digest}.{ending}"), content_type, bytes }
    }
}

/// The address of an asset by its plain name; empty when there is none, which
/// the tests of this room rule out for every page.
pub fn url(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("", |asset| &asset.url)
}

/// Content type and content of the asset at an address, such as
/// `/assets/kecan.1f6a….css`.
pub fn get(path: &str) -> Option<(&'static str, &'static [u8])> {
    ASSETS
        .iter()
        .find(|asset| asset.url == path)
        .map(|asset| (asset.content_type, asset.bytes.as_slice()))
}

/// Every asset: address and content.
pub fn all() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    ASSETS.iter().map(|asset| (asset.url.as_str(), asset.bytes.as_slice()))
}
