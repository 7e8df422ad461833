//! Danh sách trích ngang.

use crate::round_trip::given::{
    Given, dates, letterhead, one_of, persons, signature, texts, units,
};
use crate::round_trip::{filled, people};
use base::{PartialDate, PersonName, nfc};
use papers::forms::Form;
use papers::intake::PersonRow;
use papers::official::{ShortProfile, ShortProfiles};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use roster::{CodeList, DisciplineForm, Education, StateManagement};

#[derive(Debug, Clone)]
struct Profile {
    code: Option<String>,
    of: Given,
    religion: Option<String>,
    hometown: Option<String>,
    unit: String,
    management: Option<StateManagement>,
    party: [Option<PartialDate>; 2],
    disciplines: Option<Vec<(DisciplineForm, PartialDate)>>,
}

prop_compose! {
    fn profiles()(
        of in persons(), religion in option::of(texts()), hometown in option::of(texts()),
        unit in units(), management in option::of(one_of::<StateManagement>()),
        party in [option::of(dates()), option::of(dates())],
        disciplines in option::of(vec((one_of::<DisciplineForm>(), dates()), 0..3)),
    ) -> Profile {
        Profile { code: None, of, religion, hometown, unit, management, party, disciplines }
    }
}

impl Profile {
    fn printed(&self) -> ShortProfile {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let discipline = |(form, on): &(DisciplineForm, PartialDate)| {
            format!("{}, {}", form.label(), on.vietnamese())
        };
        ShortProfile {
            code: text(&self.code),
            who: self.of.who(),
            ethnicity: self.of.ethnicity.map(|group| group.name().to_owned()).unwrap_or_default(),
            religion: text(&self.religion),
            hometown: text(&self.hometown),
            unit: self.unit.clone(),
            education: self.of.education.join("\n"),
            theory: self.of.theory.map(|it| it.label().to_owned()).unwrap_or_default(),
            management: self.management.map(|it| it.label().to_owned()).unwrap_or_default(),
            party_probationary: self.party[0],
            party_official: self.party[1],
            evaluations: self.of.evaluations(),
            disciplines: match &self.disciplines {
                None => String::new(),
                Some(list) if list.is_empty() => "Không".to_owned(),
                Some(list) => list.iter().map(discipline).collect::<Vec<_>>().join("; "),
            },
        }
    }

    fn read(&self) -> PersonRow {
        // Each title is a part; a comma outside of brackets parts it again.
        let part = |title: &String| match title.split_once(", ") {
            Some((one, other)) if !one.contains('(') => vec![one.to_owned(), other.to_owned()],
            _ => vec![title.clone()],
        };
        let levels = [Education::Doctor, Education::Master, Education::University];
        let highest = levels
            .into_iter()
            .chain([Education::College])
            .find(|level| self.of.education.iter().any(|text| text.starts_with(level.label())));
        PersonRow {
            code: self.code.clone(),
            citizen_id: None,
            name: PersonName::parse(&self.of.name).unwrap(),
            sex: self.of.sex,
            birth: self.of.birth,
            ethnicity: self.of.ethnicity,
            religion: self.religion.as_deref().map(nfc),
            hometown: self.hometown.as_deref().map(nfc),
            posts: self.of.position.iter().flat_map(part).collect(),
            post_text: self.of.position.join("; "),
            post_from: None,
            education: highest,
            education_text: Some(self.of.education.join("; ")).filter(|text| !text.is_empty()),
            theory: self.of.theory,
            management: self.management,
            party_probationary: self.party[0],
            party_official: self.party[1],
            evaluations: self.of.grades.clone(),
            disciplines: self.disciplines.clone(),
            science: None,
            background_verified: None,
            pending: None,
            unit_name: Some(nfc(&self.unit)),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn short_profiles_printed_and_read_are_equal(mut table in vec(profiles(), 1..12)) {
        for (number, one) in table.iter_mut().enumerate() {
            // Figures alone, too: "0007" is no number.
            one.code = [Some(format!("TB-{number:04}")), Some(format!("{number:04}")), None][number % 3].clone();
        }
        let paper = ShortProfiles {
            head: letterhead(),
            subject: "Rà soát, bổ sung quy hoạch".to_owned(),
            legal_line: String::new(),
            as_of: "2017-03-20".parse().unwrap(),
            people: table.iter().map(Profile::printed).collect(),
            prepared_by: signature(),
            signed_by: signature(),
        };
        let given: Vec<_> = table.iter().map(Profile::read).collect();
        for bytes in filled(Form::ShortProfiles, &paper) {
            prop_assert_eq!(&people(&bytes), &given);
        }
    }
}
