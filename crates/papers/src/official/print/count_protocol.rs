//! Count protocol: checks and words.

use super::{check_sheets, head_view, must, percent, sheets_view, signature_view};
use crate::official::PaperError;
use crate::official::count_protocol::{AgreedBy, CountProtocol, CountRule, PostCount, TwoCounts};
use serde_json::{Value, json};

const TEMPLATE: &str = concat!(
    include_str!("../../../templates/common.typ"),
    include_str!("../../../templates/count_protocol.typ")
);

pub(in crate::official) fn count_protocol(protocol: &CountProtocol) -> Result<Vec<u8>, PaperError> {
    check(protocol)?;
    Ok(press::pdf(TEMPLATE, &view(protocol))?)
}

pub(in crate::official) fn check(protocol: &CountProtocol) -> Result<(), PaperError> {
    must(protocol.present <= protocol.convened, || {
        format!("{} present of {} convened", protocol.present, protocol.convened)
    })?;
    check_sheets(&protocol.count, protocol.convened)?;
    let reasons: u32 = protocol.invalid_reasons.iter().map(|one| one.sheets).sum();
    must(protocol.invalid_reasons.is_empty() || reasons == protocol.count.invalid, || {
        format!("{reasons} invalid sheets by reason, {} in all", protocol.count.invalid)
    })?;
    let valid = protocol.count.valid();
    for person in protocol.posts.iter().flat_map(|post| &post.people) {
        let sum = u64::from(person.agree) + u64::from(person.disagree) + u64::from(person.blank);
        must(sum == u64::from(valid), || {
            format!("{}: {sum} sheets counted, {valid} are valid", person.name)
        })?;
    }
    for write_in in protocol.posts.iter().flat_map(|post| &post.write_ins) {
        must(write_in.sheets <= valid, || {
            format!("{} written in on {} of {valid} sheets", write_in.person, write_in.sheets)
        })?;
    }
    Ok(())
}

pub(in crate::official) fn view(protocol: &CountProtocol) -> Value {
    json!({
        "title": "BIÊN BẢN KIỂM PHIẾU",
        "subject": protocol.subject,
        "head": head_view(&protocol.head),
        "opened": protocol.opened,
        "closed": protocol.closed,
        "venue": protocol.venue,
        "team": protocol.team,
        "convened": protocol.convened,
        "present": protocol.present,
        "kind": protocol.kind,
        "count": sheets_view(&protocol.count),
        "invalid_reasons": protocol.invalid_reasons,
        "rule": rule_view(&protocol.rule),
        "posts": protocol.posts.iter().map(|post| post_view(post, &protocol.rule)).collect::<Vec<_>>(),
        "counts_words": counts_words(&protocol.two_counts),
        "notes": protocol.notes,
        "chair_signs": protocol.chair_signs.as_ref().map(signature_view),
    })
}

/// Who counted, and how the counts came to one result.
fn counts_words(counts: &TwoCounts) -> String {
    let TwoCounts { first, second, agreed } = counts;
    let both = format!(
        "Phiếu được kiểm hai lần, độc lập với nhau: lần thứ nhất do {first}; lần thứ hai do \
         {second}."
    );
    match agreed {
        AgreedBy::AtOnce => format!("{both} Hai lần kiểm cho kết quả như nhau trên từng phiếu."),
        AgreedBy::Sheets { third, sheets } => format!(
            "{both} Có {sheets:02} phiếu đọc khác nhau giữa hai lần; {third} đọc lại từng phiếu gốc \
             đó, mỗi phiếu lấy theo kết quả của hai trong ba lần đọc."
        ),
        AgreedBy::Third { third, same_as } => {
            let as_which = match same_as {
                1 => "kết quả như lần thứ nhất trên từng phiếu",
                2 => "kết quả như lần thứ hai trên từng phiếu",
                _ => "kết quả lấy theo hai trong ba lần kiểm",
            };
            format!(
                "{both} Hai lần kiểm cho kết quả khác nhau; phiếu được kiểm lần thứ ba do {third}, \
                 {as_which}."
            )
        }
        AgreedBy::Electronic => format!(
            "Bỏ phiếu bằng phương thức điện tử; hai thành viên Tổ kiểm phiếu cùng mở hòm phiếu điện \
             tử (người mở sau: {first}), phần mềm kiểm một lần, mỗi phiếu được tính đúng một lần."
        ),
    }
}

fn rule_view(rule: &CountRule) -> Value {
    json!({
        "base": rule.base,
        "base_count": rule.base_count,
        "threshold": rule.threshold,
        "provision": rule.citation.provision,
        "note": rule.citation.sureness.note(),
    })
}

fn post_view(post: &PostCount, rule: &CountRule) -> Value {
    json!({
        "post": post.post,
        "people": post.people.iter().map(|person| json!({
            "name": person.name,
            "born": person.born.map(|born| born.year().to_string()).unwrap_or_default(),
            "position": person.position,
            "agree": person.agree,
            "disagree": person.disagree,
            "blank": person.blank,
            "percent": percent(person.agree, rule.base_count),
            "result": person.result,
        })).collect::<Vec<_>>(),
        "write_ins": post.write_ins,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::official::count_protocol_pdf;

    #[test]
    fn a_name_whose_sheets_are_not_the_valid_sheets_is_refused() {
        let mut protocol = CountProtocol::sample();
        protocol.posts[0].people[0].blank += 1;
        let refusal = count_protocol_pdf(&protocol).unwrap_err().to_string();
        assert!(refusal.contains(&protocol.posts[0].people[0].name), "{refusal}");
    }

    #[test]
    fn invalid_sheets_by_reason_must_be_all_invalid_sheets() {
        let mut protocol = CountProtocol::sample();
        protocol.invalid_reasons[0].sheets += 1;
        assert!(matches!(count_protocol_pdf(&protocol), Err(PaperError::Sums(_))));
    }

    #[test]
    fn the_share_is_taken_of_the_stated_base_and_not_of_valid_sheets() {
        let protocol = CountProtocol::sample();
        let person = &protocol.posts[0].people[0];
        let shown = &view(&protocol)["posts"][0]["people"][0]["percent"];
        assert_eq!(shown, &percent(person.agree, protocol.rule.base_count));
        assert_ne!(shown, &percent(person.agree, protocol.count.valid()));
    }
}
