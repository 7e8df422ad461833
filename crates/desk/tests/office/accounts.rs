//! Signing in: a heavy hash, and never while the database is held.

use crate::site::Site;
use desk::DeskError;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const NAME: &str = "kiem-phieu-1";
const PASSWORD: &str = "mật khẩu để thử";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn others_write_while_a_password_is_tried() {
    let site = Site::new().await;
    let began = Instant::now();
    site.desk.sign_in(NAME, PASSWORD, "").await.unwrap();
    let one = began.elapsed();
    let over = Arc::new(AtomicBool::new(false));
    let (desk, ends) = (site.desk.clone(), over.clone());
    let signing = tokio::spawn(async move {
        for _ in 0..8 {
            desk.sign_in(NAME, PASSWORD, "").await.unwrap();
        }
        ends.store(true, Ordering::Relaxed);
    });
    let mut waits = Vec::new();
    while !over.load(Ordering::Relaxed) {
        let asked = Instant::now();
        drop(site.desk.store().write().await.unwrap());
        waits.push(asked.elapsed());
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    signing.await.unwrap();
    waits.sort();
    let half = waits[waits.len() / 2];
    assert!(half < one / 3, "half of {} writers waited {half:?} of {one:?}", waits.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_tries_at_once_are_no_more_tries_than_one_after_the_other() {
    let site = Site::new().await;
    let tries: Vec<_> = (0..12)
        .map(|_| {
            let desk = site.desk.clone();
            tokio::spawn(async move { desk.sign_in(NAME, "sai", "").await.err().unwrap() })
        })
        .collect();
    let mut wrong = 0;
    for tried in tries {
        match tried.await.unwrap() {
            DeskError::WrongPassword => wrong += 1,
            error => assert!(matches!(error, DeskError::Locked { .. }), "{error:?}"),
        }
    }
    assert_eq!(wrong, 4, "the fifth locks");
    let right = site.desk.sign_in(NAME, PASSWORD, "").await;
    assert!(matches!(right, Err(DeskError::Locked { .. })), "{right:?}");
}

/// A desk on the same database at another moment.
async fn later(site: &Site, days: i64, seconds: i64) -> desk::Desk {
    let now = base::Instant(site.desk.now().0 + days * 86_400 + seconds);
    site.desk_at(now).await
}

async fn token(desk: &desk::Desk, name: &str) -> String {
    match desk.sign_in(name, PASSWORD, "").await.unwrap() {
        desk::SignIn::Done(signed_in) => signed_in.token,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_session_ends_after_fifteen_idle_minutes() {
    let site = Site::new().await;
    let token = token(&site.desk, NAME).await;
    assert!(later(&site, 0, 15 * 60).await.session(&token).await.is_ok());
    // That was a use: the quarter of an hour begins anew.
    assert!(later(&site, 0, 30 * 60).await.session(&token).await.is_ok());
    let ended = later(&site, 0, 45 * 60 + 1).await.session(&token).await;
    assert!(matches!(ended, Err(DeskError::NoSession)), "{ended:?}");
}

#[tokio::test]
async fn an_account_that_nobody_used_for_forty_five_days_is_disabled() {
    let site = Site::new().await;
    token(&site.desk, NAME).await;
    token(&later(&site, 45, 0).await, NAME).await;
    let dormant = later(&site, 90, 1).await;
    let refused = dormant.sign_in(NAME, PASSWORD, "").await;
    assert!(matches!(refused, Err(DeskError::Dormant)), "{refused:?}");
    let again = dormant.sign_in(NAME, PASSWORD, "").await;
    assert!(matches!(again, Err(DeskError::AccountDisabled)), "{again:?}");
}

#[tokio::test]
async fn while_nobody_can_sign_in_a_start_prints_a_link_once_the_first_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let desk = crate::site::bare_desk(&folder).await;
    let invitation = desk::Invitation {
        name: "quan-tri".into(),
        display_name: "Quản trị".into(),
        role: desk::Role::Administrator,
        unit: None,
        clearance: lex::Secrecy::None,
    };
    let first = desk.found_site_inviting("x", &[invitation]).await.unwrap();
    assert_eq!(desk.first_link().await.unwrap(), None, "the first is good");
    let now = base::Instant(desk.now().0 + 72 * 3600 + 1);
    let later = crate::site::bare_desk_at(&folder, now).await;
    let (name, link) = later.first_link().await.unwrap().unwrap();
    assert_eq!(name, "quan-tri");
    assert!(later.welcome(&first[0]).await.is_err());
    later.accept(&link, "mây trôi qua núi 7").await.unwrap();
    assert_eq!(later.first_link().await.unwrap(), None, "somebody can sign in");
}

#[tokio::test]
async fn a_one_time_link_is_good_for_three_days() {
    let site = Site::new().await;
    let admin = desk::NewAccount {
        name: "quan-tri".into(),
        display_name: String::new(),
        role: desk::Role::Administrator,
        unit: None,
        password: PASSWORD.into(),
    };
    let folder = tempfile::tempdir().unwrap();
    let desk = crate::site::bare_desk(&folder).await;
    desk.found_site("x", &[admin]).await.unwrap();
    let permit = desk.actor_named("quan-tri").await.unwrap().permit().unwrap();
    let invitation = desk::Invitation {
        name: "ha-an".into(),
        display_name: String::new(),
        role: desk::Role::Auditor,
        unit: None,
        clearance: lex::Secrecy::None,
    };
    let (_, link) = desk.invite(&permit, &invitation, "").await.unwrap();
    drop(site);
    let at = |seconds| crate::site::bare_desk_at(&folder, base::Instant(desk.now().0 + seconds));
    assert_eq!(at(72 * 3600).await.welcome(&link).await.unwrap().display_name, "ha-an");
    let late = at(72 * 3600 + 1).await.welcome(&link).await;
    assert!(matches!(late, Err(DeskError::LinkEnded)), "{late:?}");
}

#[tokio::test]
async fn an_administrators_session_ends_after_five_idle_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let desk = crate::site::bare_desk(&folder).await;
    let admin = desk::NewAccount {
        name: "quan-tri".into(),
        display_name: String::new(),
        role: desk::Role::Administrator,
        unit: None,
        password: PASSWORD.into(),
    };
    desk.found_site("x", &[admin]).await.unwrap();
    let token = token(&desk, "quan-tri").await;
    let at = |seconds| crate::site::bare_desk_at(&folder, base::Instant(desk.now().0 + seconds));
    let late = at(5 * 60 + 1).await.session(&token).await;
    assert!(matches!(late, Err(DeskError::NoSession)), "{late:?}");
    assert!(at(5 * 60).await.session(&token).await.is_ok());
}
