//! What a browser says of a passkey, and whether it proves it (Web
//! Authentication, level 2, §7.1 and §7.2, without attestation).
//!
//! The browser hands over the public key by itself (`getPublicKey`), so that no
//! CBOR is read; the signatures are checked by the library that the TLS of this
//! program rests on. What is looked at: the kind of ceremony, its challenge, the
//! origin, the host, that somebody was there, and the signature.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{self, UnparsedPublicKey};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// The host, the flags and the count stand in this many bytes.
const HEAD: usize = 37;
/// Somebody was there.
const PRESENT: u8 = 1;
/// A passkey of its own follows.
const ATTESTED: u8 = 1 << 6;
/// Most bytes of an id, by the specification.
const MOST_ID: usize = 1023;

/// A new passkey as the browser hands it over; bytes as base64url.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPasskey {
    /// How it names itself.
    pub id: String,
    /// What the browser says of the ceremony.
    pub client: String,
    /// What the key says.
    pub authenticator: String,
    /// Its public half.
    pub public_key: String,
}

/// A signature with a passkey; bytes as base64url.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PasskeyProof {
    /// Which passkey.
    pub id: String,
    /// What the browser says of the ceremony.
    pub client: String,
    /// What the key says.
    pub authenticator: String,
    /// The signature over both.
    pub signature: String,
}

/// Text for bytes.
pub(super) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok()
}

/// What the browser says of a ceremony; it may say more.
#[derive(Deserialize)]
struct Client {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(rename = "crossOrigin", default)]
    cross_origin: bool,
}

/// Whether this is what a browser says of the ceremony asked for, on a page of
/// this host.
fn is_said(client: &[u8], kind: &str, challenge: &[u8], host: &str) -> bool {
    let Ok(said) = serde_json::from_slice::<Client>(client) else { return false };
    said.kind == kind
        && decode(&said.challenge).is_some_and(|given| given == challenge)
        && is_origin(&said.origin, host)
        && !said.cross_origin
}

/// Whether pages of this origin are of the host, on whichever port: over TLS, or
/// on the reader's own machine.
pub fn is_origin(origin: &str, host: &str) -> bool {
    let rest = match origin.strip_prefix("https://") {
        Some(rest) => Some(rest),
        None if host == "localhost" => origin.strip_prefix("http://"),
        None => None,
    };
    let port = |port: &str| port.strip_prefix(':').is_some_and(|it| it.parse::<u16>().is_ok());
    rest.and_then(|rest| rest.strip_prefix(host)).is_some_and(|it| it.is_empty() || port(it))
}

/// What a key says: its count, and what follows the head.
fn head<'a>(said: &'a [u8], host: &str) -> Option<(u8, u32, &'a [u8])> {
    let (head, rest) = said.split_at_checked(HEAD)?;
    let (of_host, rest_of_head) = head.split_at(32);
    let is_here = Sha256::digest(host.as_bytes()).as_slice() == of_host;
    let flags = rest_of_head[0];
    let count = u32::from_be_bytes(rest_of_head[1..].try_into().ok()?);
    (is_here && flags & PRESENT == PRESENT).then_some((flags, count, rest))
}

/// The public key (DER) and the count of a new passkey, if it is one.
pub(super) fn registered(new: &NewPasskey, challenge: &[u8], host: &str) -> Option<(Vec<u8>, u32)> {
    let (id, client) = (decode(&new.id)?, decode(&new.client)?);
    let (said, key) = (decode(&new.authenticator)?, decode(&new.public_key)?);
    if !is_said(&client, "webauthn.create", challenge, host) {
        return None;
    }
    let (flags, count, rest) = head(&said, host)?;
    let named = rest.get(16..18).map(|two| usize::from(two[0]) << 8 | usize::from(two[1]))?;
    let own = rest.get(18..18 + named)?;
    let is_own = flags & ATTESTED == ATTESTED && own == id && !id.is_empty();
    // The key that the browser hands over is the one that the passkey states.
    let stated = rest.get(18 + named..)?;
    let holds = |part: &[u8]| !part.is_empty() && stated.windows(part.len()).any(|w| w == part);
    let key_parts = PublicKey::read(&key)?.parts();
    let is_stated = key_parts.iter().all(|part| holds(part));
    (is_own && id.len() <= MOST_ID && is_stated).then_some((key, count))
}

/// The count that a passkey's signature comes with, if it is one of this key.
pub(super) fn proved(
    proof: &PasskeyProof,
    key: &[u8],
    challenge: &[u8],
    host: &str,
) -> Option<u32> {
    let (client, said) = (decode(&proof.client)?, decode(&proof.authenticator)?);
    if !is_said(&client, "webauthn.get", challenge, host) {
        return None;
    }
    let (_, count, _) = head(&said, host)?;
    let mut signed = said.clone();
    signed.extend_from_slice(&Sha256::digest(&client));
    PublicKey::read(key)?.fits(&signed, &decode(&proof.signature)?).then_some(count)
}

/// The kinds of key that browsers, telephones and security keys make.
enum PublicKey<'a> {
    /// ES256: the point.
    P256(&'a [u8]),
    /// EdDSA.
    Ed25519(&'a [u8]),
    /// RS256: the key itself, as older Windows computers make them.
    Rsa(&'a [u8]),
}

/// The algorithms as certificates name them: the content of the sequence.
const P256: &[u8] = &[
    0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d,
    0x03, 0x01, 0x07,
];
const ED25519: &[u8] = &[0x06, 0x03, 0x2b, 0x65, 0x70];
const RSA: &[u8] = &[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];

const SEQUENCE: u8 = 0x30;
const BITS: u8 = 0x03;
const INTEGER: u8 = 0x02;

/// The content of the value at the beginning, and what follows it.
fn der(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (&found, rest) = bytes.split_first()?;
    let (&length, rest) = rest.split_first()?;
    let (length, rest) = match length {
        short @ 0..=0x7f => (usize::from(short), rest),
        0x81 => (usize::from(*rest.first()?), rest.get(1..)?),
        0x82 => (usize::from(*rest.first()?) << 8 | usize::from(*rest.get(1)?), rest.get(2..)?),
        _ => return None,
    };
    (found == tag).then(|| rest.split_at_checked(length)).flatten()
}

impl<'a> PublicKey<'a> {
    /// Out of a SubjectPublicKeyInfo.
    fn read(key: &'a [u8]) -> Option<Self> {
        let (whole, behind) = der(key, SEQUENCE)?;
        let (algorithm, rest) = der(whole, SEQUENCE)?;
        let (bits, after) = der(rest, BITS)?;
        let (&unused, value) = bits.split_first()?;
        if unused != 0 || !behind.is_empty() || !after.is_empty() {
            return None;
        }
        match algorithm {
            P256 if value.len() == 65 && value[0] == 4 => Some(Self::P256(value)),
            ED25519 if value.len() == 32 => Some(Self::Ed25519(value)),
            RSA => Some(Self::Rsa(value)),
            _ => None,
        }
    }

    fn fits(&self, signed: &[u8], signature: &[u8]) -> bool {
        let check = match self {
            Self::P256(key) => UnparsedPublicKey::new(&signature::ECDSA_P256_SHA256_ASN1, *key)
                .verify(signed, signature),
            Self::Ed25519(key) => {
                UnparsedPublicKey::new(&signature::ED25519, *key).verify(signed, signature)
            }
            Self::Rsa(key) => UnparsedPublicKey::new(&signature::RSA_PKCS1_2048_8192_SHA256, *key)
                .verify(signed, signature),
        };
        check.is_ok()
    }

    /// The numbers that a passkey states of itself in another form.
    fn parts(&self) -> Vec<&'a [u8]> {
        match self {
            Self::P256(point) => vec![&point[1..33], &point[33..]],
            Self::Ed25519(key) => vec![key],
            Self::Rsa(key) => {
                let modulus = der(key, SEQUENCE).and_then(|(inner, _)| der(inner, INTEGER));
                let modulus = modulus.map_or(&[][..], |(number, _)| number);
                vec![modulus.strip_prefix(&[0]).unwrap_or(modulus)]
            }
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use ring::rand::SystemRandom;
    use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair};

    const CHALLENGE: &[u8] = b"thirty-two bytes of a challenge.";
    const HOST: &str = "kecan.tinh.local";

    fn client(kind: &str, challenge: &[u8], origin: &str) -> String {
        let challenge = encode(challenge);
        let text = format!(
            r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{origin}","crossOrigin":false}}"#
        );
        encode(text.as_bytes())
    }

    fn said(host: &str, flags: u8, count: u32, rest: &[u8]) -> Vec<u8> {
        let mut bytes = Sha256::digest(host.as_bytes()).to_vec();
        bytes.push(flags);
        bytes.extend(count.to_be_bytes());
        bytes.extend_from_slice(rest);
        bytes
    }

    fn spki(algorithm: &[u8], value: &[u8]) -> Vec<u8> {
        let wrap = |tag: u8, content: Vec<u8>| {
            let length = content.len();
            let mut bytes = vec![tag];
            match length {
                0..=0x7f => bytes.push(length as u8),
                _ => bytes.extend([0x82, (length >> 8) as u8, length as u8]),
            }
            bytes.extend(content);
            bytes
        };
        let bits = wrap(BITS, [&[0][..], value].concat());
        wrap(SEQUENCE, [wrap(SEQUENCE, algorithm.to_vec()), bits].concat())
    }

    /// A security key of each kind, made of software.
    enum Soft {
        P256(EcdsaKeyPair),
        Ed(Ed25519KeyPair),
    }

    impl Soft {
        fn p256() -> Self {
            let (chance, kind) = (SystemRandom::new(), &ECDSA_P256_SHA256_ASN1_SIGNING);
            let document = EcdsaKeyPair::generate_pkcs8(kind, &chance).unwrap();
            Self::P256(EcdsaKeyPair::from_pkcs8(kind, document.as_ref(), &chance).unwrap())
        }

        fn ed() -> Self {
            let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
            Self::Ed(Ed25519KeyPair::from_pkcs8(document.as_ref()).unwrap())
        }

        fn spki(&self) -> Vec<u8> {
            match self {
                Self::P256(pair) => spki(P256, pair.public_key().as_ref()),
                Self::Ed(pair) => spki(ED25519, pair.public_key().as_ref()),
            }
        }

        fn sign(&self, bytes: &[u8]) -> Vec<u8> {
            match self {
                Self::P256(pair) => {
                    pair.sign(&SystemRandom::new(), bytes).unwrap().as_ref().to_vec()
                }
                Self::Ed(pair) => pair.sign(bytes).as_ref().to_vec(),
            }
        }

        fn registers(&self, id: &[u8], host: &str, flags: u8) -> NewPasskey {
            let raw = match self {
                Self::P256(pair) => pair.public_key().as_ref()[1..].to_vec(),
                Self::Ed(pair) => pair.public_key().as_ref().to_vec(),
            };
            let mut rest = vec![0; 16];
            rest.extend((id.len() as u16).to_be_bytes());
            rest.extend_from_slice(id);
            rest.extend(raw);
            NewPasskey {
                id: encode(id),
                client: client("webauthn.create", CHALLENGE, &format!("https://{HOST}")),
                authenticator: encode(&said(host, flags, 0, &rest)),
                public_key: encode(&self.spki()),
            }
        }

        fn proves(&self, client: &str, said: &[u8]) -> PasskeyProof {
            let mut signed = said.to_vec();
            signed.extend_from_slice(&Sha256::digest(decode(client).unwrap()));
            PasskeyProof {
                id: encode(b"id"),
                client: client.to_owned(),
                authenticator: encode(said),
                signature: encode(&self.sign(&signed)),
            }
        }
    }

    #[test]
    fn a_passkey_of_each_kind_is_taken_and_its_signature_proves_it() {
        for soft in [Soft::p256(), Soft::ed()] {
            let new = soft.registers(b"a passkey", HOST, PRESENT | ATTESTED);
            let (key, count) = registered(&new, CHALLENGE, HOST).unwrap();
            assert_eq!((key.clone(), count), (soft.spki(), 0));
            let here = client("webauthn.get", CHALLENGE, &format!("https://{HOST}:8443"));
            let proof = soft.proves(&here, &said(HOST, PRESENT, 7, &[]));
            assert_eq!(proved(&proof, &key, CHALLENGE, HOST), Some(7));
        }
    }

    #[test]
    fn a_signature_for_another_ceremony_host_or_key_proves_nothing() {
        let (soft, other) = (Soft::p256(), Soft::p256());
        let key = soft.spki();
        let at = |kind: &str, challenge: &[u8], origin: &str| client(kind, challenge, origin);
        let here = format!("https://{HOST}");
        let good = at("webauthn.get", CHALLENGE, &here);
        let whole = said(HOST, PRESENT, 1, &[]);
        assert!(proved(&soft.proves(&good, &whole), &key, CHALLENGE, HOST).is_some());
        for (client, said, why) in [
            (at("webauthn.create", CHALLENGE, &here), whole.clone(), "another ceremony"),
            (at("webauthn.get", b"another", &here), whole.clone(), "another challenge"),
            (at("webauthn.get", CHALLENGE, "https://xau.vn"), whole.clone(), "another page"),
            (at("webauthn.get", CHALLENGE, &format!("http://{HOST}")), whole.clone(), "no TLS"),
            (good.clone(), said("xau.vn", PRESENT, 1, &[]), "another host"),
            (good.clone(), said(HOST, 0, 1, &[]), "nobody there"),
            (good.clone(), whole[..36].to_vec(), "cut"),
            (encode(b"{}"), whole.clone(), "nothing said"),
        ] {
            assert_eq!(proved(&soft.proves(&client, &said), &key, CHALLENGE, HOST), None, "{why}");
        }
        let foreign = other.proves(&good, &whole);
        assert_eq!(proved(&foreign, &key, CHALLENGE, HOST), None, "another key");
        let mut changed = soft.proves(&good, &whole);
        changed.authenticator = encode(&said(HOST, PRESENT, 2, &[]));
        assert_eq!(proved(&changed, &key, CHALLENGE, HOST), None, "changed after signing");
    }

    #[test]
    fn what_is_no_new_passkey_of_this_page_is_not_taken() {
        let soft = Soft::p256();
        let good = soft.registers(b"id", HOST, PRESENT | ATTESTED);
        let taken = |new: &NewPasskey| registered(new, CHALLENGE, HOST).is_some();
        assert!(taken(&good));
        assert!(!taken(&soft.registers(b"id", "xau.vn", PRESENT | ATTESTED)), "another host");
        assert!(!taken(&soft.registers(b"id", HOST, PRESENT)), "no passkey follows");
        assert!(!taken(&soft.registers(b"id", HOST, ATTESTED)), "nobody there");
        assert!(!taken(&soft.registers(b"", HOST, PRESENT | ATTESTED)), "no id");
        let other_id = NewPasskey { id: encode(b"if"), ..good.clone() };
        assert!(!taken(&other_id));
        let slipped = encode(&Soft::p256().spki());
        let other_key = NewPasskey { public_key: slipped, ..good.clone() };
        assert!(!taken(&other_key), "not the key that the passkey states");
        assert!(registered(&good, b"another", HOST).is_none());
        for part in ["", "%%", "AAAA"] {
            assert!(!taken(&NewPasskey { public_key: part.into(), ..good.clone() }), "{part}");
            assert!(!taken(&NewPasskey { authenticator: part.into(), ..good.clone() }), "{part}");
            assert!(!taken(&NewPasskey { client: part.into(), ..good.clone() }), "{part}");
        }
    }

    #[test]
    fn an_origin_is_of_the_host_itself_over_tls_or_of_this_machine() {
        for (origin, host) in [
            ("https://kecan.local", "kecan.local"),
            ("https://kecan.local:8443", "kecan.local"),
            ("http://localhost:8080", "localhost"),
            ("https://localhost", "localhost"),
        ] {
            assert!(is_origin(origin, host), "{origin}");
        }
        for (origin, host) in [
            ("http://kecan.local", "kecan.local"),
            ("https://kecan.local.xau.vn", "kecan.local"),
            ("https://xau-kecan.local", "kecan.local"),
            ("https://kecan.local:8443@xau.vn", "kecan.local"),
            ("https://kecan.local/", "kecan.local"),
            ("null", "kecan.local"),
            ("", ""),
        ] {
            assert!(!is_origin(origin, host), "{origin}");
        }
    }

    #[test]
    fn whatever_bytes_come_reading_a_key_ends() {
        let key = Soft::p256().spki();
        for cut in 0..key.len() {
            assert!(PublicKey::read(&key[..cut]).is_none(), "{cut}");
        }
        for at in 0..key.len() {
            for value in [0, 0x7f, 0x80, 0x82, 0xff] {
                let mut changed = key.clone();
                changed[at] = value;
                // It may be another key; it must not fall over.
                let _ = PublicKey::read(&changed).map(|key| key.parts().len());
            }
        }
        let longer = [&key[..], &[0]].concat();
        assert!(PublicKey::read(&longer).is_none(), "something behind it");
    }
}
