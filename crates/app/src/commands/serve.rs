//! `kecan serve`: the pages, on this machine.

use crate::cli::{Global, ServeArgs};
use crate::law_folder::LawFolder;
use crate::output::End;
use crate::site::{Site, text};
use anyhow::{Context, Result, bail};

pub async fn run(global: &Global, args: ServeArgs) -> Result<End> {
    let site = Site::open(global, false).await?;
    welcome_first(&site, &args).await?;
    serve(site, &args, Vec::new()).await
}

/// As long as nobody can sign in to a site, whoever starts it gets a fresh
/// one-time link for its administrator: no password is ever there by default.
async fn welcome_first(site: &Site, args: &ServeArgs) -> Result<()> {
    if let Some((name, token)) = site.desk.first_link().await? {
        let words = site.words();
        say!("{}", words.with("app-link-first", &[("name", text(&name))]));
        say!("  {}", super::init::link(&args.listen, args.tls, &token));
    }
    Ok(())
}

/// Serves until it is told to stop. `demo_accounts` are shown on the sign-in
/// page: name, password, role.
pub async fn serve(
    site: Site,
    args: &ServeArgs,
    demo_accounts: Vec<desk::NewAccount>,
) -> Result<End> {
    let words = site.words();
    let listener = tokio::net::TcpListener::bind(&args.listen)
        .await
        .with_context(|| words.with("app-cannot-listen", &[("address", text(&args.listen))]))?;
    let listens = listener.local_addr()?;
    let hosts = crate::hosts::reached_at(listens, args.tls);
    let address = listens.to_string();
    let certificates = site.dir.join(crate::tls::FOLDER);
    if args.tls && !crate::tls::is_there(&certificates) {
        bail!(words.text("app-tls-missing"));
    }
    site.desk.clear_boxes().await?;
    site.clear_scans().await?;
    let papers = site.dir.join(crate::site::PAPERS);
    let folder = LawFolder::new(site.dir.join(crate::laws::FOLDER));
    let watch = tokio::spawn(folder.watch(site.desk.clone()));
    if args.tls {
        let config = crate::tls::config(&certificates)?;
        let pages =
            pages::Pages::over_tls(site.desk.clone(), papers, demo_accounts).reached_at(hosts);
        say!("{}", words.with("app-serving-tls", &[("address", text(&address))]));
        pages::serve(crate::tls::TlsListener::new(listener, config)?, pages, told_to_stop())
            .await?;
    } else {
        let pages = pages::Pages::new(site.desk.clone(), papers, demo_accounts).reached_at(hosts);
        say!("{}", words.with("app-serving", &[("address", text(&address))]));
        pages::serve(listener, pages, told_to_stop()).await?;
    }
    watch.abort();
    site.desk.store().clone().close().await;
    Ok(End::Done)
}

/// Ends when the program is told to stop. Without a signal to wait for, it
/// serves until it is killed.
async fn told_to_stop() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
