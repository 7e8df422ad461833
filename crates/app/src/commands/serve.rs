//! `kecan serve`: the pages, on this machine.

use crate::cli::{Global, ServeArgs};
use crate::law_folder::LawFolder;
use crate::output::End;
use crate::site::{Site, text};
use anyhow::{Context, Result, bail};
use pages::{Operating, Pages};
use std::sync::Arc;

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
        let listen = args.listen.as_ref().unwrap_or(&site.config.listen);
        say!("  {}", super::init::link(listen, args.tls || site.config.tls, &token));
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
    let listen = args.listen.as_ref().unwrap_or(&site.config.listen);
    let over_tls = args.tls || site.config.tls;
    let listener = tokio::net::TcpListener::bind(listen)
        .await
        .with_context(|| words.with("app-cannot-listen", &[("address", text(listen))]))?;
    let listens = listener.local_addr()?;
    let hosts = crate::hosts::reached_at(listens, over_tls);
    let address = listens.to_string();
    let certificates = site.dir.join(crate::tls::FOLDER);
    if over_tls && !crate::tls::is_there(&certificates) {
        bail!(words.text("app-tls-missing"));
    }
    let operating = operating(&site)?;
    site.desk.clear_boxes().await?;
    site.clear_scans().await?;
    let papers = site.dir.join(crate::site::PAPERS);
    let folder = LawFolder::new(site.dir.join(crate::laws::FOLDER));
    let watch = tokio::spawn(folder.watch(site.desk.clone()));
    if over_tls {
        let config = crate::tls::config(&certificates)?;
        let pages = Pages::over_tls(site.desk.clone(), papers, demo_accounts);
        let pages = pages.reached_at(hosts).operated(operating);
        say!("{}", words.with("app-serving-tls", &[("address", text(&address))]));
        pages::serve(crate::tls::TlsListener::new(listener, config)?, pages, told_to_stop())
            .await?;
    } else {
        let pages = Pages::new(site.desk.clone(), papers, demo_accounts);
        let pages = pages.reached_at(hosts).operated(operating);
        say!("{}", words.with("app-serving", &[("address", text(&address))]));
        pages::serve(listener, pages, told_to_stop()).await?;
    }
    watch.abort();
    site.desk.store().clone().close().await;
    Ok(End::Done)
}

/// What is set for operating.
fn operating(site: &Site) -> Result<Operating> {
    let config = &site.config;
    let metrics_token = match &config.metrics_token_file {
        None => None,
        Some(path) => {
            let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
            Some(text.lines().next().unwrap_or_default().trim().to_owned())
        }
    };
    Ok(Operating {
        log: config.log,
        metrics_token,
        backup_days: config.backup_days,
        drill_days: config.drill_days,
        look: Arc::clone(&site.look),
        host: config.host.clone(),
        uploads_an_hour: config.uploads,
        refused_levels: config.refused_levels(),
    })
}

/// Ends when the program is told to stop: by Ctrl-C, or by whatever runs services
/// (SIGTERM). Without a signal to wait for, it serves until it is killed.
async fn told_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                () = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    interrupt.await;
}
