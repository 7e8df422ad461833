//! A sealed file: everything is in it, and nothing can be read from it.

use crate::sample::write_world;
use std::path::Path;
use store::{DatabaseKey, Store, StoreTrouble, reseal};

const WORDS: [&str; 3] = ["Lò Thị Mai", "Huyện ủy Tân Bình Thượng", "CREATE TABLE"];

fn key(text: &str) -> Option<DatabaseKey> {
    Some(DatabaseKey::read(text).unwrap())
}

/// Which of the words stand in the file or its log.
fn readable(path: &Path) -> Vec<&'static str> {
    let log = path.with_extension("sqlite-wal");
    let bytes = [std::fs::read(path).unwrap(), std::fs::read(log).unwrap_or_default()].concat();
    let stands = |words: &&str| bytes.windows(words.len()).any(|at| at == words.as_bytes());
    WORDS.into_iter().filter(stands).collect()
}

async fn digest(url: &str, key: Option<DatabaseKey>) -> String {
    let store = Store::open_sealed(url, key).await.unwrap();
    let digest = store.read().await.unwrap().digest().await.unwrap();
    store.close().await;
    digest
}

async fn trouble(url: &str, key: Option<DatabaseKey>) -> Option<StoreTrouble> {
    Store::open_sealed(url, key).await.err().and_then(|error| error.trouble())
}

#[tokio::test]
async fn a_sealed_file_opens_with_its_key_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kecan.sqlite");
    let url = format!("sqlite://{}", path.display());
    let drawn = DatabaseKey::draw([7; 32]);
    let store = Store::open_sealed(&url, key(&drawn)).await.unwrap();
    write_world(&store).await;
    // While it is open the log holds what was written last.
    assert_eq!(readable(&path), [""; 0], "while it is open");
    let was = store.read().await.unwrap().digest().await.unwrap();
    store.close().await;
    assert_eq!(readable(&path), [""; 0], "once it is closed");
    assert_eq!(digest(&url, key(&drawn)).await, was);
    for other in [None, key(&DatabaseKey::draw([8; 32])), key("một câu dài để nhớ")] {
        assert_eq!(trouble(&url, other).await, Some(StoreTrouble::Sealed));
    }
    assert_eq!(digest(&url, key(&drawn)).await, was, "wrong keys spoil nothing");
}

#[tokio::test]
async fn a_file_is_sealed_given_another_key_and_opened_again_with_all_its_rows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kecan.sqlite");
    let url = format!("sqlite://{}", path.display());
    let store = Store::open(&url).await.unwrap();
    write_world(&store).await;
    let was = store.read().await.unwrap().digest().await.unwrap();
    let busy = reseal(&url, None, key("một câu dài để nhớ").as_ref()).await;
    assert_eq!(busy.unwrap_err().trouble(), Some(StoreTrouble::Busy), "it is open elsewhere");
    store.close().await;
    assert_eq!(readable(&path), WORDS);

    let (first, second) = (key("một câu dài để nhớ"), key(&DatabaseKey::draw([9; 32])));
    reseal(&url, None, first.as_ref()).await.unwrap();
    assert_eq!(readable(&path), [""; 0]);
    assert_eq!(digest(&url, first.clone()).await, was);
    let wrong = reseal(&url, second.as_ref(), None).await;
    assert_eq!(wrong.unwrap_err().trouble(), Some(StoreTrouble::Sealed));
    reseal(&url, first.as_ref(), second.as_ref()).await.unwrap();
    assert_eq!(trouble(&url, first).await, Some(StoreTrouble::Sealed));
    assert_eq!(digest(&url, second.clone()).await, was);
    reseal(&url, second.as_ref(), None).await.unwrap();
    assert_eq!(readable(&path), WORDS);
    assert_eq!(digest(&url, None).await, was);
}
