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
    site.desk.sign_in(NAME, PASSWORD).await.unwrap();
    let one = began.elapsed();
    let over = Arc::new(AtomicBool::new(false));
    let (desk, ends) = (site.desk.clone(), over.clone());
    let signing = tokio::spawn(async move {
        for _ in 0..8 {
            desk.sign_in(NAME, PASSWORD).await.unwrap();
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
            tokio::spawn(async move { desk.sign_in(NAME, "sai").await.err().unwrap() })
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
    let right = site.desk.sign_in(NAME, PASSWORD).await;
    assert!(matches!(right, Err(DeskError::Locked { .. })), "{right:?}");
}
