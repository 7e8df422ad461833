//! The values of a paper for a template: the same view that its PDF is set
//! from, with what a template cannot work out itself – numbers of groups,
//! totals, lines with their punctuation.

use super::PaperError;
use super::annex::{AnnexHead, CarryOverAnnex, CarryOverRow, SupplementAnnex};
use super::count_protocol::CountProtocol;
use super::decision_list::{Basis, DecisionList};
use super::invitation::Invitations;
use super::letterhead::{Layout, Letterhead, Sex, Signature, Who, evaluation_lines};
use super::minutes::Minutes;
use super::print::{
    check_count_protocol, check_decision_list, check_minutes, count_protocol_view,
    decision_list_view, grouped, head_view, minutes_view, signature_view,
};
use super::short_profiles::ShortProfiles;
use super::submission::Submission;
use super::training_plan::{TrainingNeed, TrainingPlan};
use super::workbook::{letters, roman};
use base::PartialDate;
use serde_json::{Value, json};

/// A paper that a template can be filled in with.
pub trait Values {
    /// Its values, as the dictionary of its form names them.
    ///
    /// # Errors
    /// [`PaperError::Sums`] as for its PDF: false numbers are printed nowhere.
    fn values(&self) -> Result<Value, PaperError>;
}

/// Who somebody is, with the fields that a row has beside.
fn person(who: &Who, mut row: Value) -> Value {
    let (men, women) = who.birth_columns();
    row["name"] = json!(who.name);
    row["men"] = json!(men);
    row["women"] = json!(women);
    row["born"] = json!(date(who.born));
    row["sex"] = json!(match who.sex {
        Sex::Male => "Nam",
        Sex::Female => "Nữ",
    });
    row["position"] = json!(who.position);
    row
}

fn date(date: Option<PartialDate>) -> String {
    date.map(PartialDate::vietnamese).unwrap_or_default()
}

/// "- Như trên," with the last line's own end.
fn recipient_lines(layout: Layout, recipients: &[String]) -> Vec<String> {
    let between = match layout {
        Layout::Party => ",",
        Layout::State => ";",
    };
    let last = recipients.len();
    let line = |(place, text): (usize, &String)| {
        format!("- {text}{}", if place + 1 == last { "." } else { between })
    };
    recipients.iter().enumerate().map(line).collect()
}

/// Number, in Roman figures, of a group counted from 0.
fn group_number(place: usize) -> String {
    roman(place as u32 + 1)
}

fn annex(head: &AnnexHead, terms: Vec<Value>) -> Value {
    json!({
        "label": head.label,
        "body": head.body,
        "title": head.title,
        "legal_line": head.legal_line,
        "place_date": format!("{}, {}", head.place, base::vietnamese_date(head.day)),
        "prepared_by": signature_view(&head.prepared_by),
        "signed_by": signature_view(&head.signed_by),
        "terms": terms,
    })
}

impl Values for CarryOverAnnex {
    fn values(&self) -> Result<Value, PaperError> {
        let row = |row: &CarryOverRow| {
            let rest = json!({
                "planned_post": row.planned_post,
                "carried_post": row.carried_post,
                "education": row.education,
                "theory": row.theory,
                "decision": row.decision,
                "evaluations": evaluation_lines(&row.evaluations),
                "proposal": row.proposal,
            });
            person(&row.who, rest)
        };
        let group = |place: usize, title: &str, rows: &[CarryOverRow]| {
            let none = if rows.is_empty() { ": không có" } else { "" };
            json!({
                "roman": group_number(place),
                "title": format!("{title}{none}"),
                "count": rows.len(),
                "rows": rows.iter().map(row).collect::<Vec<_>>(),
            })
        };
        let terms = self.terms.iter().enumerate().map(|(place, term)| {
            json!({
                "letter": letters(place),
                "term": term.term,
                "unit": term.unit,
                "groups": [
                    group(0, super::workbook::HEADS, &term.heads),
                    group(1, super::workbook::DEPUTIES, &term.deputies),
                    group(2, super::workbook::REMOVED, &term.removed),
                ],
            })
        });
        Ok(annex(&self.head, terms.collect()))
    }
}

impl Values for SupplementAnnex {
    fn values(&self) -> Result<Value, PaperError> {
        let terms = self.terms.iter().enumerate().map(|(place, term)| {
            let posts = term.posts.iter().enumerate().map(|(place, post)| {
                let rows = post.people.iter().map(|row| {
                    let rest = json!({
                        "proposed_post": row.proposed_post,
                        "education": row.education,
                        "theory": row.theory,
                        "evaluations": evaluation_lines(&row.evaluations),
                        "proposal": row.proposal,
                    });
                    person(&row.who, rest)
                });
                json!({
                    "roman": group_number(place),
                    "post": post.post,
                    "requested": post.requested,
                    "count": post.people.len(),
                    "list_line": super::workbook::list_line(post.people.is_empty()),
                    "rows": rows.collect::<Vec<_>>(),
                })
            });
            json!({
                "letter": letters(place),
                "term": term.term,
                "unit": term.unit,
                "posts": posts.collect::<Vec<_>>(),
            })
        });
        Ok(annex(&self.head, terms.collect()))
    }
}

impl Values for DecisionList {
    fn values(&self) -> Result<Value, PaperError> {
        check_decision_list(self)?;
        let mut view = decision_list_view(self);
        let (mut carried, mut added) = (0, 0);
        for (place, post) in self.posts.iter().enumerate() {
            let shown = &mut view["posts"][place];
            shown["roman"] = json!(group_number(place));
            shown["count"] = json!(post.people.len());
            for (row, one) in post.people.iter().enumerate() {
                shown["people"][row] = person(&one.who, shown["people"][row].take());
                match one.basis {
                    Basis::CarriedOver => carried += 1,
                    Basis::Added => added += 1,
                }
            }
        }
        for (row, one) in self.removed.iter().enumerate() {
            view["removed"][row] = person(&one.who, view["removed"][row].take());
        }
        view["decision_number"] = json!(self.decision_number);
        view["decision_date"] = json!(base::vietnamese_date(self.decision_day));
        view["decided_by"] = json!(self.decided_by);
        view["term"] = json!(self.term);
        view["unit"] = json!(self.unit);
        view["people_count"] = json!(self.summary.total.people);
        view["carried_count"] = json!(carried);
        view["added_count"] = json!(added);
        view["removed_count"] = json!(self.removed.len());
        Ok(view)
    }
}

impl Values for ShortProfiles {
    fn values(&self) -> Result<Value, PaperError> {
        let people = self.people.iter().map(|one| {
            let rest = json!({
                "code": one.code,
                "ethnicity": one.ethnicity,
                "religion": one.religion,
                "hometown": one.hometown,
                "unit": one.unit,
                "education": one.education,
                "theory": one.theory,
                "management": one.management,
                "party_probationary": date(one.party_probationary),
                "party_official": date(one.party_official),
                "evaluations": evaluation_lines(&one.evaluations),
                "disciplines": one.disciplines,
            });
            person(&one.who, rest)
        });
        Ok(json!({
            "head": head_view(&self.head),
            "title": "DANH SÁCH TRÍCH NGANG",
            "subject": self.subject,
            "legal_line": self.legal_line,
            "as_of": self.as_of.vietnamese(),
            "people_count": self.people.len(),
            "people": people.collect::<Vec<_>>(),
            "prepared_by": signature_view(&self.prepared_by),
            "signed_by": signature_view(&self.signed_by),
        }))
    }
}

impl Values for TrainingPlan {
    fn values(&self) -> Result<Value, PaperError> {
        let need = |need: &TrainingNeed| {
            let TrainingNeed { subject, has, least } = need;
            match has.as_str() {
                "" => format!("{subject}: {least} (hồ sơ chưa ghi trình độ hiện có)"),
                has => format!("{subject}: {least} (hiện có: {has})"),
            }
        };
        let posts = self.posts.iter().enumerate().map(|(place, post)| {
            let people = post.people.iter().map(|one| {
                let needs: Vec<String> = one.needs.iter().map(need).collect();
                person(&one.who, json!({ "needs": needs.join("\n") }))
            });
            json!({
                "roman": group_number(place),
                "post": post.post,
                "count": post.people.len(),
                "people": people.collect::<Vec<_>>(),
            })
        });
        let bases: Vec<String> = self.bases.iter().map(|base| base.words()).collect();
        let mut names: Vec<&Who> =
            self.posts.iter().flat_map(|post| &post.people).map(|one| &one.who).collect();
        names.sort_by(|one, two| (&one.name, one.born).cmp(&(&two.name, two.born)));
        names.dedup();
        Ok(json!({
            "head": head_view(&self.head),
            "title": "KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG CÁN BỘ QUY HOẠCH",
            "subject": self.subject,
            "decision": self.decision,
            "basis": bases.join("; "),
            "planned_count": self.planned,
            "people_count": names.len(),
            "posts": posts.collect::<Vec<_>>(),
            "prepared_by": signature_view(&self.prepared_by),
            "signed_by": signature_view(&self.signed_by),
        }))
    }
}

impl Values for Invitations {
    fn values(&self) -> Result<Value, PaperError> {
        let person = |one: &super::Invitee| json!({ "name": one.name, "position": one.position, "shown": grouped(&one.code) });
        Ok(json!({
            "head": head_view(&self.head),
            "title": "GIẤY MỜI",
            "subject": self.subject,
            "time": self.time,
            "venue": self.venue,
            "agenda": self.agenda.iter().map(|line| line.trim_end_matches('.')).collect::<Vec<_>>(),
            "documents": self.documents,
            "signs": signature_view(&self.signs),
            "people": self.people.iter().map(person).collect::<Vec<_>>(),
        }))
    }
}

impl Values for Minutes {
    fn values(&self) -> Result<Value, PaperError> {
        check_minutes(self)?;
        let mut view = minutes_view(self);
        view["recipient_lines"] = json!(recipient_lines(self.head.layout, &self.recipients));
        view["has_roll"] = json!(!self.roll.is_empty());
        for (place, line) in self.roll.iter().enumerate() {
            view["roll"][place]["away"] = json!(!line.present);
        }
        if let Some(rows) = view["ballot"]["rows"].as_array().cloned() {
            view["ballot"]["posts"] = json!(by_post(rows));
        }
        Ok(view)
    }
}

/// Rows of a ballot, those for the same post together.
fn by_post(rows: Vec<Value>) -> Vec<Value> {
    let mut posts: Vec<Value> = Vec::new();
    for row in rows {
        let same = posts.last_mut().filter(|last| last["post"] == row["post"]);
        match same.and_then(|last| last["rows"].as_array_mut()) {
            Some(known) => known.push(row),
            None => posts.push(json!({ "post": row["post"].clone(), "rows": [row] })),
        }
    }
    posts
}

impl Values for CountProtocol {
    fn values(&self) -> Result<Value, PaperError> {
        check_count_protocol(self)?;
        let mut view = count_protocol_view(self);
        view["team_count"] = json!(self.team.len());
        view["absent"] = json!(self.convened - self.present);
        if let Some(note) = self.rule.citation.sureness.note() {
            let said = format!("Quy định nêu tại mục III {note}.");
            view["notes"].as_array_mut().into_iter().for_each(|notes| notes.push(json!(said)));
        }
        view["signatures"] = json!(pairs(self));
        Ok(view)
    }
}

/// The team two by two; its head signs on the right of the first pair.
fn pairs(protocol: &CountProtocol) -> Vec<Value> {
    let signature = |one: &super::TeamMember| {
        let roles = vec![one.role.to_uppercase()];
        signature_view(&Signature { roles, name: one.name.clone() })
    };
    let mut team: Vec<Value> = protocol.team.iter().map(signature).collect();
    if team.len() > 1 {
        team.swap(0, 1);
    }
    let pair = |pair: &[Value]| json!({ "left": pair[0], "right": pair.get(1) });
    team.chunks(2).map(pair).collect()
}

impl Values for Submission {
    fn values(&self) -> Result<Value, PaperError> {
        let head: &Letterhead = &self.head;
        let step = |one: &super::StepResult| {
            json!({
                "name": one.name,
                "day": one.day.vietnamese(),
                "convened": one.convened,
                "present": one.present,
                "result": one.result,
            })
        };
        let post = |one: &super::PostNumbers| json!({ "post": one.post, "seats": one.seats, "count": one.people });
        Ok(json!({
            "head": head_view(head),
            "title": self.title,
            "subject": self.subject,
            "to": self.to,
            "decider": self.decider,
            "bases": self.bases.iter().map(|base| base.words()).collect::<Vec<_>>(),
            "plan": self.plan,
            "unit": self.unit,
            "people_count": self.people,
            "carried_count": self.carried,
            "added_count": self.added,
            "removed_count": self.removed,
            "steps": self.steps.iter().map(step).collect::<Vec<_>>(),
            "posts": self.posts.iter().map(post).collect::<Vec<_>>(),
            "annexes": self.annexes,
            "recipients": self.recipients,
            "recipient_lines": recipient_lines(head.layout, &self.recipients),
            "signs": signature_view(&self.signs),
        }))
    }
}
