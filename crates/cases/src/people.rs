//! People, with what is known of them.

use crate::fault::{CaseFault, FaultKind};
use crate::fields::{Fields, Item};
use crate::world::World;
use base::{PersonId, PersonName};
use roster::{
    CodeList, Discipline, DisciplineForm, Education, Ethnicity, Evaluation, Grade, Holding, Person,
    Sex, StateManagement, Theory, UnitIx,
};

/// People of one code: as many alike as the text says.
#[derive(Debug, Clone)]
pub(crate) struct People {
    pub(crate) code: String,
    pub(crate) copies: u32,
    pub(crate) person: Person,
}

/// Reads one `[[person]]`.
pub(crate) fn read(fields: &Fields<'_>, world: &World) -> Result<People, CaseFault> {
    let code = fields.must("code")?.text()?;
    let copies = match fields.get("copies") {
        Some(item) => match item.count()? {
            0 => return Err(item.fault(FaultKind::BadValue, "at least 1")),
            copies => copies,
        },
        None => 1,
    };
    let name = match fields.get("name") {
        Some(item) => item.read(PersonName::parse)?,
        // A code may be all digits; a name has a letter.
        None => match PersonName::parse(code).or_else(|| PersonName::parse(&format!("P {code}"))) {
            Some(name) => name,
            None => return Err(fields.fault(FaultKind::BadValue, "a name")),
        },
    };
    let unit = fields.get("unit").map(|item| world.unit(&item)).transpose()?;
    let person = Person {
        id: PersonId(0),
        name,
        sex: fields.must("sex")?.read(Sex::read)?,
        birth: fields.must("birth")?.date()?,
        unit: unit.unwrap_or(UnitIx(0)),
        ethnicity: choice(fields, "ethnicity", Ethnicity::read)?,
        education: choice(fields, "education", Education::read)?,
        theory: choice(fields, "theory", Theory::read)?,
        management: choice(fields, "management", StateManagement::read)?,
        party_official: fields.get("party_official").map(|item| item.date()).transpose()?,
        evaluations: evaluations(fields.get("evaluations"))?,
        disciplines: disciplines(fields)?,
        background_verified: flag(fields, "background_verified")?,
        science: flag(fields, "science")?,
        written_position: None,
        holdings: holdings(fields, world)?,
        pending_appointment: fields
            .get("pending_appointment")
            .map(|item| world.post(&item))
            .transpose()?,
        retirement_override: fields.get("retirement_month").map(|item| item.month()).transpose()?,
    };
    Ok(People { code: code.to_owned(), copies, person })
}

fn choice<T>(
    fields: &Fields<'_>,
    key: &'static str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, CaseFault> {
    fields.get(key).map(|item| item.read(read)).transpose()
}

fn evaluations(item: Option<Item<'_>>) -> Result<Vec<Evaluation>, CaseFault> {
    let Some(item) = item else { return Ok(Vec::new()) };
    let years = item.years()?;
    years
        .into_iter()
        .map(|(year, grade)| Ok(Evaluation { year, grade: grade.read(Grade::read)? }))
        .collect()
}

fn flag(fields: &Fields<'_>, key: &'static str) -> Result<Option<bool>, CaseFault> {
    fields.get(key).map(|item| item.flag()).transpose()
}

/// `None` when the text does not speak of discipline: an empty list says that
/// there was none.
fn disciplines(fields: &Fields<'_>) -> Result<Option<Vec<Discipline>>, CaseFault> {
    if fields.get("disciplines").is_none() {
        return Ok(None);
    }
    let mut found = Vec::new();
    for one in fields.list("disciplines")? {
        let form = one.must("form")?.read(DisciplineForm::read)?;
        found.push(Discipline { form, on: one.must("on")?.date()? });
    }
    found.sort_by_key(|discipline| discipline.on.earliest());
    Ok(Some(found))
}

fn holdings(fields: &Fields<'_>, world: &World) -> Result<Vec<Holding>, CaseFault> {
    let one = |one: &Fields<'_>| {
        let date = |key| one.get(key).map(|item| item.date()).transpose();
        Ok(Holding { post: world.post(&one.must("post")?)?, from: date("from")?, to: date("to")? })
    };
    fields.list("holdings")?.iter().map(one).collect()
}
