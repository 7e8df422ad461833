//! A person's filled profile form: shown with what the reader may see, and
//! filled in again as a document.

use super::person::profile_on;
use crate::{Desk, DeskError, Permit, ReadFamily, ReadPeople, ReadSensitive};
use base::{Day, PersonId};
use papers::forms::Form;
use papers::official::Layout;
use papers::profile::{Answer, FormKind, ProfileForm, TableKind};
use papers::template::Format;
use roster::CodeList;
use serde_json::json;
use store::{ProfileFormRecord, ProfileRecord, Tx};

/// A form as this reader may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownForm {
    /// The form; without what the reader may not see.
    pub form: ProfileForm,
    /// From which day its facts hold.
    pub from: Day,
    /// Whether family and what else is sensitive was left out.
    pub withheld: bool,
}

/// Fields that speak of the family, of health, or let somebody be reached or
/// taken for another: shown with the same right as the tables of relatives.
const SENSITIVE: [&str; 21] = [
    "id_number",
    "id_issued_on",
    "insurance",
    "health_insurance",
    "phone",
    "residence",
    "household",
    "family_class",
    "policy_group",
    "martyr_family",
    "wounded",
    "health",
    "height",
    "weight",
    "blood",
    "foreign_relatives",
    "economy",
    "income",
    "house",
    "land",
    "business_land",
];

/// More of the same that lies further back in a life.
const PAST: [&str; 5] = ["history", "arrested", "old_regime", "foreign", "foreign_organisations"];

/// Origin, belief and discipline: shown on the page with `ReadSensitive`, which
/// the same roles have.
const BELIEF: [&str; 5] = ["ethnicity", "religion", "party_on", "party_official_on", "disciplines"];

impl ShownForm {
    /// Whether it says anything of relatives: reading that is recorded by
    /// itself.
    pub fn tells_of_family(&self) -> bool {
        self.form.tables.iter().any(|table| table.kind.is_family() && !table.rows.is_empty())
    }

    /// The form of a day: the latest that holds by then, as the reader may see
    /// it.
    pub(super) fn of(
        records: &[ProfileFormRecord],
        as_of: Day,
        sees_family: bool,
    ) -> Result<Option<Self>, DeskError> {
        let Some(record) = records.iter().rfind(|record| record.as_of <= as_of) else {
            return Ok(None);
        };
        let mut form = read(record)?;
        if !sees_family {
            withhold(&mut form);
        }
        Ok(Some(Self { form, from: record.as_of, withheld: !sees_family }))
    }
}

fn read(record: &ProfileFormRecord) -> Result<ProfileForm, DeskError> {
    serde_json::from_str(&record.content)
        .map_err(|error| DeskError::Internal(format!("profile form: {error}")))
}

/// Takes out what only those with [`ReadFamily`] see; text that was not
/// understood may hold anything, so it goes as well.
fn withhold(form: &mut ProfileForm) {
    form.fields.retain(|field| {
        let code = field.code.as_str();
        ![&SENSITIVE[..], &PAST, &BELIEF].iter().any(|codes| codes.contains(&code))
    });
    form.tables.retain(|table| !table.kind.is_family());
    form.unread.clear();
}

/// What a person's profile form is made as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileFile {
    /// A Word document, from the office's template if it has one.
    Document,
    /// A PDF.
    Pdf,
}

impl Desk {
    /// The form 2C/TCTW-98 of a person, as a document (.docx) or to be printed: from the form
    /// that was imported, where there is one, with the facts of the records
    /// above it; what nobody stated is left open. That it was made is
    /// recorded.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], [`DeskError::OutsideScope`],
    /// [`DeskError::Template`] when the office's own template cannot be used.
    pub async fn person_profile(
        &self,
        permit: &Permit<ReadPeople>,
        id: PersonId,
        as_of: Day,
        file: ProfileFile,
    ) -> Result<Vec<u8>, DeskError> {
        let scene = self.scene(as_of).await?;
        let id = self.standing_for(id).await?;
        let ix = scene.person(id)?;
        let person = scene.roster.person(ix);
        permit.covers(&scene, person.unit)?;
        let mut tx = self.store.write().await?;
        let (profile, code) = profile_on(&mut tx, id, as_of).await?;
        let sees_family =
            permit.actor().has::<ReadFamily>() && permit.actor().has::<ReadSensitive>();
        let records = tx.profile_forms(id).await?;
        let mut form = match ShownForm::of(&records, as_of, sees_family)? {
            Some(shown) => shown.form,
            None => ProfileForm::empty("", FormKind::Tctw98),
        };
        set_facts(&mut form, &profile, code.as_deref());
        if !sees_family {
            withhold(&mut form);
        }
        if form.answer("office") == &Answer::NotStated {
            form.set("office", &scene.roster.unit(person.unit).name);
        }
        if form.answer("disciplines") == &Answer::NotStated
            && sees_family
            && let Some(disciplines) = &person.disciplines
        {
            let each = disciplines
                .iter()
                .map(|one| format!("{}, {}", one.form.label(), one.on.vietnamese()));
            let text = each.collect::<Vec<_>>().join("; ");
            form.set("disciplines", if text.is_empty() { NONE } else { &text });
        }
        if form.table(TableKind::Career).is_none_or(|table| table.rows.is_empty()) {
            let rows: Vec<[String; 2]> = person
                .holdings
                .iter()
                .map(|holding| {
                    let post = scene.roster.post(holding.post);
                    let unit = &scene.roster.unit(post.unit).name;
                    let from = holding.from.map(|date| date.vietnamese());
                    let to = holding.to.map_or_else(|| "nay".to_owned(), |date| date.vietnamese());
                    let period = from.map(|from| format!("{from} - {to}")).unwrap_or_default();
                    [period, format!("{}, {unit}", post.title)]
                })
                .collect();
            let rows: Vec<[&str; 2]> =
                rows.iter().map(|[period, role]| [period.as_str(), role.as_str()]).collect();
            let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
            form.set_rows(TableKind::Career, &rows);
        }
        let bytes = match file {
            ProfileFile::Document => {
                self.own_templates()?.fill(Form::Profile, Layout::Party, Format::Docx, &form)?
            }
            ProfileFile::Pdf => Form::Profile
                .pdf(Layout::Party, as_of, &form)
                .map_err(|error| DeskError::Paper(error.to_string()))?,
        };
        record(self, &mut tx, permit, id, sees_family).await?;
        tx.commit().await?;
        Ok(bytes)
    }
}

async fn record(
    desk: &Desk,
    tx: &mut Tx,
    permit: &Permit<ReadPeople>,
    id: PersonId,
    family: bool,
) -> Result<(), DeskError> {
    let data = json!({ "family": family });
    desk.record(tx, permit.actor(), "print-profile", &id.to_string(), data).await
}

/// "None", as forms write it.
const NONE: &str = "Không";

/// The facts of the records: they hold what the form said, and what was learnt
/// since.
fn set_facts(form: &mut ProfileForm, profile: &ProfileRecord, code: Option<&str>) {
    let mut set = |code: &str, text: Option<String>| {
        if let Some(text) = text {
            form.set(code, &text);
        }
    };
    set("number", code.map(str::to_owned));
    set("name", Some(profile.name.as_str().to_uppercase()));
    set("sex", Some(profile.sex.label().to_owned()));
    set("born", Some(profile.birth.vietnamese()));
    set("ethnicity", profile.ethnicity.map(|group| group.name().to_owned()));
    set("religion", profile.religion.clone());
    set("theory", profile.theory.map(|level| level.label().to_owned()));
    set("management", profile.management.map(|level| level.label().to_owned()));
    set("party_on", profile.party_probationary.map(|date| date.vietnamese()));
    set("party_official_on", profile.party_official.map(|date| date.vietnamese()));
    let education =
        profile.education_text.clone().or(profile.education.map(|it| it.label().to_owned()));
    set("degree", education);
    // Forms part the home place and the posts over several fields.
    if form.hometown().is_none() {
        form.set("hometown", profile.hometown.as_deref().unwrap_or_default());
    }
    if form.posts().is_empty() {
        form.set("position", profile.post_text.as_deref().unwrap_or_default());
    }
}
