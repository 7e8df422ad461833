//! A passkey from the first page to the last, with a key made of software.

use crate::site::Site;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use desk::{
    AccessRefusal, DeskError, KeepOwnAccount, NewPasskey, PasskeyProof, Permit, SignIn,
    one_time_password,
};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use sha2::{Digest, Sha256};

const PASSWORD: &str = "mật khẩu để thử";
const HOST: &str = "kecan.tinh.local";
/// What stands before the point of a P-256 key.
const P256: &str = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE";

struct SoftKey {
    pair: EcdsaKeyPair,
    id: String,
}

impl SoftKey {
    fn new(id: &[u8]) -> Self {
        let (chance, kind) = (SystemRandom::new(), &ECDSA_P256_SHA256_ASN1_SIGNING);
        let document = EcdsaKeyPair::generate_pkcs8(kind, &chance).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(kind, document.as_ref(), &chance).unwrap();
        Self { pair, id: URL_SAFE_NO_PAD.encode(id) }
    }

    fn says(count: u32, more: &[u8], flags: u8) -> Vec<u8> {
        let head = Sha256::digest(HOST.as_bytes());
        [head.as_slice(), &[flags], &count.to_be_bytes(), more].concat()
    }

    fn client(kind: &str, challenge: &str) -> Vec<u8> {
        let text = format!(
            r#"{{"type":"webauthn.{kind}","challenge":"{challenge}","origin":"https://{HOST}"}}"#
        );
        text.into_bytes()
    }

    fn make(&self, challenge: &str) -> NewPasskey {
        let id = URL_SAFE_NO_PAD.decode(&self.id).unwrap();
        let point = self.pair.public_key().as_ref();
        let length = (id.len() as u16).to_be_bytes();
        let more = [&[0; 16][..], &length, &id, &point[1..]].concat();
        let before = base64::engine::general_purpose::STANDARD.decode(P256).unwrap();
        let key = [&before[..], &point[1..]].concat();
        NewPasskey {
            id: self.id.clone(),
            client: URL_SAFE_NO_PAD.encode(Self::client("create", challenge)),
            authenticator: URL_SAFE_NO_PAD.encode(Self::says(0, &more, 0x41)),
            public_key: URL_SAFE_NO_PAD.encode(key),
        }
    }

    fn sign(&self, challenge: &str, count: u32) -> PasskeyProof {
        let (said, client) = (Self::says(count, &[], 1), Self::client("get", challenge));
        let signed = [said.clone(), Sha256::digest(&client).to_vec()].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).unwrap();
        PasskeyProof {
            id: self.id.clone(),
            client: URL_SAFE_NO_PAD.encode(client),
            authenticator: URL_SAFE_NO_PAD.encode(said),
            signature: URL_SAFE_NO_PAD.encode(signature.as_ref()),
        }
    }
}

async fn half(site: &Site) -> String {
    match site.desk.sign_in("to-chuc", PASSWORD, "thử").await.unwrap() {
        SignIn::SecondFactor { token } => token,
        SignIn::Done(_) => panic!("no second factor was asked for"),
    }
}

fn is(result: Result<impl Sized, DeskError>, wanted: AccessRefusal) -> bool {
    matches!(result, Err(DeskError::Access(refusal)) if refusal == wanted)
}

#[tokio::test]
async fn a_passkey_signs_in_in_the_place_of_a_one_time_password() {
    let site = Site::new().await;
    let desk = &site.desk;
    let permit: Permit<KeepOwnAccount> = site.permit("to-chuc").await;
    let SignIn::Done(session) = desk.sign_in("to-chuc", PASSWORD, "thử").await.unwrap() else {
        panic!("a second factor is asked for")
    };
    let who = (session.token.as_str(), PASSWORD);
    let key = SoftKey::new(b"first");
    let challenge = desk.offer_passkey(&permit, who.0).await.unwrap().challenge;
    let alone = desk.add_passkey(&permit, who, HOST, "USB", &key.make(&challenge)).await;
    assert!(is(alone, AccessRefusal::NoSecondBeside), "one-time passwords stand beside it");

    let drawn = desk.draw_second_factor(&permit).await.unwrap().key;
    let code = one_time_password(&drawn, desk.now()).unwrap();
    desk.set_second_factor(&permit, PASSWORD, &drawn, &code).await.unwrap();
    let wrong = desk.add_passkey(&permit, (who.0, "sai"), HOST, "USB", &key.make(&challenge)).await;
    assert!(matches!(wrong, Err(DeskError::WrongOwnPassword)), "{wrong:?}");
    let other_session = ("khac", PASSWORD);
    let made = key.make(&challenge);
    let foreign = desk.add_passkey(&permit, other_session, HOST, "USB", &made).await;
    assert!(is(foreign, AccessRefusal::PasskeyRefused), "the challenge of another session");
    desk.add_passkey(&permit, who, HOST, " USB ", &key.make(&challenge)).await.unwrap();
    let again = desk.add_passkey(&permit, who, HOST, "USB", &key.make(&challenge)).await;
    assert!(is(again, AccessRefusal::PasskeyKnown));
    let own = desk.own_passkeys(&permit).await.unwrap();
    assert_eq!((own.len(), own[0].name.as_str(), own[0].used), (1, "USB", None));

    let token = half(&site).await;
    assert_eq!(desk.passkeys_to_sign_in(&token, "localhost").await.unwrap(), None, "other host");
    let asked = desk.passkeys_to_sign_in(&token, HOST).await.unwrap().unwrap();
    assert_eq!(asked.known, std::slice::from_ref(&key.id));
    let proof = key.sign(&asked.challenge, 1);
    let elsewhere = desk.sign_in_with_passkey(&token, "localhost", &proof).await;
    assert!(is(elsewhere, AccessRefusal::PasskeyRefused), "it is bound to its host");
    let signed_in = desk.sign_in_with_passkey(&token, HOST, &proof).await.unwrap();
    assert_eq!(signed_in.actor.name, "to-chuc");
    assert!(desk.own_passkeys(&permit).await.unwrap()[0].used.is_some());
    let over = desk.sign_in_with_passkey(&token, HOST, &proof).await;
    assert!(matches!(over, Err(DeskError::NoSession)), "the ceremony is over");

    // The same answer to another question, and a key that does not count on.
    let token = half(&site).await;
    let asked = desk.passkeys_to_sign_in(&token, HOST).await.unwrap().unwrap();
    assert!(is(
        desk.sign_in_with_passkey(&token, HOST, &proof).await,
        AccessRefusal::PasskeyRefused
    ));
    let copied = desk.sign_in_with_passkey(&token, HOST, &key.sign(&asked.challenge, 1)).await;
    assert!(is(copied, AccessRefusal::PasskeyRefused), "a copy of the key");
    desk.sign_in_with_passkey(&token, HOST, &key.sign(&asked.challenge, 2)).await.unwrap();

    desk.drop_second_factor(&permit, PASSWORD).await.unwrap();
    assert!(desk.own_passkeys(&permit).await.unwrap().is_empty(), "they go with it");
}

#[tokio::test]
async fn wrong_answers_with_a_passkey_lock_the_account_as_wrong_codes_do() {
    let site = Site::new().await;
    let permit: Permit<KeepOwnAccount> = site.permit("to-chuc").await;
    let drawn = site.desk.draw_second_factor(&permit).await.unwrap().key;
    let code = one_time_password(&drawn, site.desk.now()).unwrap();
    site.desk.set_second_factor(&permit, PASSWORD, &drawn, &code).await.unwrap();
    let token = half(&site).await;
    let mut said = Vec::new();
    for _ in 0..5 {
        let proof = PasskeyProof { id: "none".into(), ..PasskeyProof::default() };
        said.push(site.desk.sign_in_with_passkey(&token, HOST, &proof).await.map(drop));
    }
    assert!(said[..4].iter().all(|one| matches!(one, Err(DeskError::Access(_)))), "{said:?}");
    assert!(matches!(said[4], Err(DeskError::Locked { minutes: 15 })), "{said:?}");
}

#[tokio::test]
async fn one_takes_only_ones_own_passkey_away() {
    let site = Site::new().await;
    let permit: Permit<KeepOwnAccount> = site.permit("to-chuc").await;
    let drawn = site.desk.draw_second_factor(&permit).await.unwrap().key;
    let code = one_time_password(&drawn, site.desk.now()).unwrap();
    site.desk.set_second_factor(&permit, PASSWORD, &drawn, &code).await.unwrap();
    let key = SoftKey::new(b"mine");
    let challenge = site.desk.offer_passkey(&permit, "phien").await.unwrap().challenge;
    let who = ("phien", PASSWORD);
    site.desk.add_passkey(&permit, who, HOST, "USB", &key.make(&challenge)).await.unwrap();
    let other: Permit<KeepOwnAccount> = site.permit("kiem-tra").await;
    assert!(site.desk.own_passkeys(&other).await.unwrap().is_empty());
    let refused = site.desk.drop_passkey(&other, &key.id).await;
    assert!(matches!(refused, Err(DeskError::NotFound { .. })), "{refused:?}");
    site.desk.drop_passkey(&permit, &key.id).await.unwrap();
    assert!(site.desk.own_passkeys(&permit).await.unwrap().is_empty());
}
