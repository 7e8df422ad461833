//! Addresses of pages, and which of them a form may send a reader back to.

use base::{Day, PersonId, PostId, ReviewId};
use roster::{PlanKind, Term};

/// A text as one segment of a path, or as a value in a query.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(byte as char);
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// A person's page.
pub fn person(id: PersonId) -> String {
    format!("/people/{id}")
}

/// Two records of people side by side.
pub fn pair(one: PersonId, other: PersonId) -> String {
    format!("/who/{one}/{other}")
}

/// A unit's plans.
pub fn unit(code: &str) -> String {
    format!("/plans/{}", encode(code))
}

/// One plan of a unit.
pub fn plan(code: &str, kind: PlanKind, term: Term) -> String {
    format!("{}?kind={}&term={}-{}", unit(code), kind.code(), term.first_year(), term.last_year())
}

/// The posts of a unit.
pub fn posts(code: &str) -> String {
    format!("/posts/{}", encode(code))
}

/// One post.
pub fn post(id: PostId) -> String {
    format!("/post/{id}")
}

/// A review.
pub fn review(id: ReviewId) -> String {
    format!("/reviews/{id}")
}

/// A step of a review.
pub fn step(id: ReviewId, number: usize) -> String {
    format!("/reviews/{id}/steps/{number}")
}

/// The scanned ballots of a step.
pub fn scans(id: ReviewId, number: usize) -> String {
    format!("{}/scans", step(id, number))
}

/// The conference of a step.
pub fn conference(id: ReviewId, number: usize) -> String {
    format!("{}/conference", step(id, number))
}

/// The hall's screen of a conference.
pub fn projector(id: ReviewId, number: usize) -> String {
    format!("/projector/{id}/{number}")
}

/// The paper ballots of a step.
pub fn ballot(id: ReviewId, number: usize) -> String {
    format!("{}/ballot", step(id, number))
}

/// The law in force for a unit on a day.
pub fn law(code: &str, on: Day) -> String {
    format!("/law?unit={}&on={}", encode(code), encode(&on.vietnamese()))
}

/// The page on a review's secrecy.
pub fn secrecy(review: ReviewId) -> String {
    format!("/reviews/{review}/secrecy")
}

/// The papers of a review, made again.
pub fn reprint(id: ReviewId) -> String {
    format!("{}/reprint", review(id))
}

/// A paper, by its file in the folder of papers.
pub fn paper(file: &str) -> String {
    let segments: Vec<String> = file.split('/').map(encode).collect();
    format!("/papers/{}", segments.join("/"))
}

/// A host and port as a browser names it, without anything that is neither.
pub fn host(text: &str) -> &str {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || ".-:[]".contains(sign);
    if text.chars().all(plain) { text } else { "" }
}

/// The path if it leads to this site, else the front page: a sign-in form must
/// not send anybody elsewhere.
pub fn local(path: &str) -> &str {
    let elsewhere = path.starts_with("//") || path.contains(['\\', ':']);
    let plain = path.bytes().all(|byte| (0x21..0x7f).contains(&byte));
    if path.starts_with('/') && plain && !elsewhere { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_of_this_site_is_gone_back_to() {
        for path in ["/", "/plans/TB?kind=titles&term=2015-2020", "/people?q=nguy%E1%BB%85n"] {
            assert_eq!(local(path), path);
        }
        for path in ["", "//evil.vn", "/\\evil.vn", "https://evil.vn", "evil", "/a b", "/a\r\nX: y"]
        {
            assert_eq!(local(path), "/", "{path}");
        }
    }

    #[test]
    fn a_code_with_any_letters_is_one_segment() {
        assert_eq!(unit("SL.TB"), "/plans/SL.TB");
        assert_eq!(unit("Đ/1?"), "/plans/%C4%90%2F1%3F");
        assert_eq!(paper("sl/bien-ban.pdf"), "/papers/sl/bien-ban.pdf");
    }
}
