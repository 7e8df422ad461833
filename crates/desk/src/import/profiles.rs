//! A filled profile form: who it is of, what it says that profiles already
//! hold, and the form itself, kept whole.

use super::differ::Spot;
use super::identity::{Identity, Who};
use super::people::{Fresh, Known};
use super::posts::Named;
use super::{ImportProblem, ImportReport, Intake, Outcome, SheetReport};
use crate::DeskError;
use crate::who::compare::compare;
use base::{CitizenId, CitizenIdFault, PartialDate, PersonId, PersonName, UnitId, fold};
use papers::intake::Severity;
use papers::profile::{Answer, FormProblem, Place, ProfileForm, Typed};
use roster::{PostKind, Sex, StateManagement, Theory};
use store::{HoldingRecord, PersonRecord, ProfileFormRecord, ProfileRecord, Tx};
use words::{Lang, Words};

/// What a record says of "none", as lists write it.
const NONE: &str = "Không";

/// Who a form is of.
struct Owner {
    name: PersonName,
    birth: PartialDate,
    sex: Sex,
    code: Option<String>,
    citizen_id: Option<CitizenId>,
}

impl Intake<'_> {
    /// Brings a form in.
    pub(super) async fn profile_form(
        &self,
        tx: &mut Tx,
        form: &ProfileForm,
    ) -> Result<Outcome, DeskError> {
        let mut outcome = Outcome::default();
        let Some(owner) = owner(form, &mut outcome) else { return Ok(outcome) };
        let (mut known, mut fresh) = (self.known_people(tx).await?, Fresh::default());
        let Some((id, is_new)) = self.owner_of(form, &owner, &known, &mut outcome) else {
            return Ok(outcome);
        };
        let old = known.profiles.get(&id).cloned();
        let Some(unit) = unit(form, &known, old.as_ref(), &mut outcome) else {
            return Ok(outcome);
        };
        let brought = self.profile_of(id, unit, &owner, form);
        match old {
            None => {
                fresh.people.push(PersonRecord { id, code: owner.code.clone() });
                fresh.put(brought);
            }
            Some(old) => {
                let (mut filled, found) = compare(&old, &brought);
                let name = old.name.as_str().to_owned();
                let sheet = form.kind.label();
                let shows = known.shows(old.unit);
                let spot = Spot { sheet, row: 1, person: id, name, shows };
                self.settle(&spot, found, &mut filled, &mut known, &mut fresh, &mut outcome);
                if filled != old {
                    filled.from = self.as_of;
                    fresh.put(filled);
                }
            }
        }
        let disciplines = disciplines(form).into_iter();
        fresh.disciplines = disciplines
            .filter(|(kind, on)| known.disciplines.insert((id, *kind, *on)))
            .map(|(kind, on)| (id, kind, on))
            .collect();
        fresh.holdings = held(form, id, unit, &mut known, &mut outcome);
        let is_known = self.is_kept(tx, id, form).await?;
        let changed = !(fresh.profiles.is_empty()
            && fresh.disciplines.is_empty()
            && fresh.holdings.is_empty());
        self.keep(tx, &fresh, 1).await?;
        if !is_known {
            self.keep_whole(tx, id, form).await?;
        }
        match (is_new, changed || !is_known) {
            (true, _) => outcome.added += 1,
            (false, true) => outcome.updated += 1,
            (false, false) => outcome.unchanged += 1,
        }
        Ok(outcome)
    }

    /// Of whom the form is, and whether they are new; `None` when it is refused.
    fn owner_of(
        &self,
        form: &ProfileForm,
        owner: &Owner,
        known: &Known,
        outcome: &mut Outcome,
    ) -> Option<(PersonId, bool)> {
        let hometown = form.hometown();
        let office = form.answer("office").text();
        let who = Who {
            code: owner.code.as_deref(),
            citizen_id: owner.citizen_id.as_ref(),
            name: &owner.name,
            birth: owner.birth,
            sex: owner.sex,
            place: Some((
                hometown.as_deref(),
                office.and_then(|office| known.units.get(&fold(office)).copied()),
            )),
        };
        let name = owner.name.as_str();
        match known.identities.find(&who) {
            Identity::Known(id) => Some((id, false)),
            Identity::New { alike } => {
                if alike {
                    note(form, "name", name, "person-alike", Severity::Note, outcome);
                }
                Some((self.desk.draw(PersonId::draw), true))
            }
            Identity::Several => {
                refuse(form, "name", name, "person-ambiguous", outcome);
                None
            }
            Identity::Conflict(fields) => {
                refuse(form, "name", name, "who-conflict", outcome);
                if let Some(problem) = outcome.problems.last_mut() {
                    problem.args.push(("fields".to_owned(), fields.join(", ")));
                }
                None
            }
        }
    }

    /// Whether the person's latest form says the same in every field and table.
    async fn is_kept(
        &self,
        tx: &mut Tx,
        id: PersonId,
        form: &ProfileForm,
    ) -> Result<bool, DeskError> {
        let forms = tx.profile_forms(id).await?;
        let Some(last) = forms.last() else { return Ok(false) };
        let last: Option<ProfileForm> = serde_json::from_str(&last.content).ok();
        let answers = |form: &ProfileForm| {
            let all = form.fields.iter();
            all.map(|field| (field.code.clone(), field.answer.clone())).collect::<Vec<_>>()
        };
        Ok(last.is_some_and(|last| {
            last.kind == form.kind
                && answers(&last) == answers(form)
                && last.tables == form.tables
                && last.unread == form.unread
        }))
    }

    async fn keep_whole(
        &self,
        tx: &mut Tx,
        id: PersonId,
        form: &ProfileForm,
    ) -> Result<(), DeskError> {
        let content = serde_json::to_string(form)
            .map_err(|error| DeskError::Internal(format!("profile form: {error}")))?;
        let record = ProfileFormRecord {
            person: id,
            as_of: self.as_of,
            kind: form.kind.code().to_owned(),
            content,
        };
        Ok(tx.add_profile_forms(&[record], self.desk.now(), Some(self.batch)).await?)
    }

    /// What the form states, as a profile.
    fn profile_of(
        &self,
        id: PersonId,
        unit: UnitId,
        owner: &Owner,
        form: &ProfileForm,
    ) -> ProfileRecord {
        let told = |code: &str| match form.answer(code) {
            Answer::NotStated => None,
            Answer::None => Some(NONE.to_owned()),
            Answer::Stated { text, .. } => Some(text.replace('\n', "; ")),
        };
        let posts = form.posts();
        ProfileRecord {
            person: id,
            from: self.as_of,
            unit,
            name: spelled(&owner.name),
            sex: owner.sex,
            birth: owner.birth,
            ethnicity: form.ethnicity(),
            religion: told("religion"),
            hometown: form.hometown(),
            post_text: (!posts.is_empty()).then(|| posts.join(", ")),
            education: match form.answer("degree").value() {
                Some(Typed::Education(level)) => Some(*level),
                _ => None,
            },
            education_text: form.answer("degree").text().map(|text| text.replace('\n', "; ")),
            theory: match (form.answer("theory"), form.answer("theory").value()) {
                (Answer::None, _) => Some(Theory::None),
                (_, Some(Typed::Theory(level))) => Some(*level),
                _ => None,
            },
            management: match (form.answer("management"), form.answer("management").value()) {
                (Answer::None, _) => Some(StateManagement::None),
                (_, Some(Typed::Management(level))) => Some(*level),
                _ => None,
            },
            party_probationary: form.date("party_on"),
            party_official: form.date("party_official_on"),
            retirement_override: None,
            science: None,
            background_verified: None,
            disciplines_stated: states_disciplines(form),
            pending_post: None,
            citizen_id: owner.citizen_id.clone(),
        }
    }
}

/// Name, birth date and sex, without which nobody can be told.
fn owner(form: &ProfileForm, outcome: &mut Outcome) -> Option<Owner> {
    let missing = |code: &str| match form.answer(code) {
        Answer::Stated { .. } => "form-identity",
        Answer::NotStated | Answer::None => "missing",
    };
    let needed = [
        ("name", form.name().is_some()),
        ("born", form.date("born").is_some()),
        ("sex", form.sex().is_some()),
    ];
    if let Some((code, _)) = needed.iter().find(|(_, is_there)| !is_there) {
        let value = form.answer(code).text().unwrap_or_default().to_owned();
        refuse(form, code, &value, missing(code), outcome);
        return None;
    }
    Some(Owner {
        name: form.name()?.clone(),
        birth: form.date("born")?,
        sex: form.sex()?,
        code: form.answer("number").text().map(str::to_owned),
        citizen_id: citizen_id(form, outcome),
    })
}

/// The number of the citizen card; what is none is asked about.
fn citizen_id(form: &ProfileForm, outcome: &mut Outcome) -> Option<CitizenId> {
    const FIELD: &str = "id_number";
    let text = form.answer(FIELD).text()?;
    let (reason, severity) = match CitizenId::parse(text) {
        Ok(id) if !id.is_old() => return Some(id),
        Ok(id) => {
            note(form, FIELD, text, "citizen-id-old", Severity::Note, outcome);
            return Some(id);
        }
        Err(CitizenIdFault::ZerosLost { .. } | CitizenIdFault::Form) => {
            ("citizen-id-form", Severity::Question)
        }
    };
    note(form, FIELD, text, reason, severity, outcome);
    None
}

/// Where the person works: as known before; of somebody new, the office that
/// the form names.
fn unit(
    form: &ProfileForm,
    known: &Known,
    old: Option<&ProfileRecord>,
    outcome: &mut Outcome,
) -> Option<UnitId> {
    let named = ["office", "managing_office"].into_iter().find_map(|code| {
        let text = form.answer(code).text()?;
        Some((code, text, known.units.get(&fold(text)).copied()))
    });
    match (old, named) {
        (Some(old), Some((code, text, Some(unit)))) if unit != old.unit && code == "office" => {
            // A transfer is a decision, not a line on a form.
            note(form, code, text, "form-unit-differs", Severity::Question, outcome);
            Some(old.unit)
        }
        (Some(old), _) => Some(old.unit),
        (None, Some((_, _, Some(unit)))) => Some(unit),
        (None, Some((code, text, None))) => {
            refuse(form, code, text, "unit-unknown", outcome);
            None
        }
        (None, None) => {
            refuse(form, "office", "", "unit-missing", outcome);
            None
        }
    }
}

fn states_disciplines(form: &ProfileForm) -> bool {
    let answer = form.answer("disciplines");
    *answer == Answer::None || matches!(answer.value(), Some(Typed::Disciplines(_)))
}

fn disciplines(form: &ProfileForm) -> Vec<(roster::DisciplineForm, PartialDate)> {
    match form.answer("disciplines").value() {
        Some(Typed::Disciplines(all)) => all.clone(),
        _ => Vec::new(),
    }
}

/// The posts named that are not known to be held; unknown ones are asked
/// about.
fn held(
    form: &ProfileForm,
    id: PersonId,
    unit: UnitId,
    known: &mut Known,
    outcome: &mut Outcome,
) -> Vec<HoldingRecord> {
    let mut found = Vec::new();
    for part in form.posts() {
        match known.posts.find(&part, Some(unit)) {
            Named::Post(post) => found.push((post.id, post.kind)),
            Named::Job => {}
            Named::Unknown => {
                note(form, "position", &part, "post-unknown", Severity::Question, outcome);
            }
            Named::Several(_) => {
                note(form, "position", &part, "post-ambiguous", Severity::Question, outcome);
            }
        }
    }
    let main = found.iter().position(|(_, kind)| *kind != PostKind::Member).unwrap_or(0);
    let since = form.date("appointed_on");
    let mut fresh = Vec::new();
    for (at, (post, _)) in found.into_iter().enumerate() {
        if known.holdings.insert((id, post)) {
            let from = since.filter(|_| at == main);
            fresh.push(HoldingRecord { person: id, post, from, to: None });
        }
    }
    fresh
}

/// A name written in capitals, as forms ask for it, in the letters of lists.
fn spelled(name: &PersonName) -> PersonName {
    let text = name.as_str();
    if text.chars().any(char::is_lowercase) {
        return name.clone();
    }
    let word = |word: &str| {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().collect();
        first + &letters.as_str().to_lowercase()
    };
    let text = text.split(' ').map(word).collect::<Vec<_>>().join(" ");
    PersonName::parse(&text).unwrap_or_else(|| name.clone())
}

fn refuse(form: &ProfileForm, code: &str, value: &str, reason: &str, outcome: &mut Outcome) {
    outcome.refused += 1;
    note(form, code, value, reason, Severity::BadRow, outcome);
}

fn note(
    form: &ProfileForm,
    code: &str,
    value: &str,
    reason: &str,
    severity: Severity,
    outcome: &mut Outcome,
) {
    let place = form.fields.iter().find(|field| field.code == code);
    let place = place.and_then(|field| field.place.clone()).unwrap_or(Place::Margin);
    outcome.problems.push(problem(&place, code, value, reason, Vec::new(), severity));
}

fn problem(
    place: &Place,
    code: &str,
    value: &str,
    reason: &str,
    args: Vec<(String, String)>,
    severity: Severity,
) -> ImportProblem {
    ImportProblem {
        sheet: place.sheet(),
        row: place.row(),
        column: place.column(),
        header: title(code),
        value: value.to_owned(),
        reason: reason.to_owned(),
        args,
        severity,
        unlisted: None,
        near: Vec::new(),
        person: None,
    }
}

/// The field or table as the form words it: what is kept with a question is
/// Vietnamese, like the headers of lists.
fn title(code: &str) -> String {
    let words = Words::load(Lang::Vi);
    [format!("form-field-{code}"), format!("form-table-{code}")]
        .iter()
        .find(|key| words.has(key))
        .map(|key| words.text(key))
        .unwrap_or_default()
}

fn of_form(it: &FormProblem) -> ImportProblem {
    let args = it.reason.args().into_iter().map(|(name, value)| (name.to_owned(), value));
    problem(&it.place, &it.field, &it.value, it.reason.code(), args.collect(), it.severity)
}

impl ImportReport {
    /// Adds what came of a form: its own problems, then what the records say,
    /// then what no field answers to.
    pub(super) fn add_form(&mut self, form: &ProfileForm, outcome: Outcome) {
        self.sheets.push(SheetReport {
            name: form.kind.label().to_owned(),
            kind: "profile".to_owned(),
            seen: 1,
            added: outcome.added,
            updated: outcome.updated,
            unchanged: outcome.unchanged,
            refused: outcome.refused,
            ..SheetReport::default()
        });
        self.problems.extend(form.problems.iter().map(of_form));
        self.problems.extend(outcome.problems);
        self.differences.extend(outcome.differences);
        let unread = form.unread.iter();
        self.problems.extend(
            unread.map(|it| {
                problem(&it.place, "", &it.text, "form-unread", Vec::new(), Severity::Note)
            }),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_capitals_is_spelled_as_in_lists() {
        let spell = |text: &str| spelled(&PersonName::parse(text).unwrap()).as_str().to_owned();
        assert_eq!(spell("NGUYỄN THỊ ÁNH"), "Nguyễn Thị Ánh");
        assert_eq!(spell("Nguyễn thị Ánh"), "Nguyễn thị Ánh");
    }

    #[test]
    fn every_field_and_table_has_its_words() {
        for lang in [Lang::Vi, Lang::En] {
            let words = Words::load(lang);
            for spec in papers::profile::FIELDS {
                assert!(words.has(&format!("form-field-{}", spec.code)), "{}", spec.code);
            }
            for kind in papers::profile::TableKind::ALL {
                assert!(words.has(&format!("form-table-{}", kind.code())), "{kind:?}");
                for column in kind.columns() {
                    assert!(words.has(&format!("form-column-{column}")), "{column}");
                }
            }
        }
    }
}
