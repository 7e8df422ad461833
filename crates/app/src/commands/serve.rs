//! `kecan serve`: the pages, on this machine.

use crate::cli::{Global, ServeArgs};
use crate::law_folder::LawFolder;
use crate::output::End;
use crate::site::{Site, text};
use anyhow::{Context, Result};

pub async fn run(global: &Global, args: ServeArgs) -> Result<End> {
    let site = Site::open(global, false).await?;
    serve(site, &args, Vec::new()).await
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
    let address = listener.local_addr()?.to_string();
    say!("{}", words.with("app-serving", &[("address", text(&address))]));
    let papers = site.dir.join(crate::site::PAPERS);
    let pages = pages::Pages::new(site.desk.clone(), papers, demo_accounts);
    let folder = LawFolder::new(site.dir.join(crate::laws::FOLDER));
    let watch = tokio::spawn(folder.watch(site.desk.clone()));
    pages::serve(listener, pages, async {
        // Without a signal to wait for, it serves until it is killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
    .await?;
    watch.abort();
    site.desk.store().clone().close().await;
    Ok(End::Done)
}
