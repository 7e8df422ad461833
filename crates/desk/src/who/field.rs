//! What a record says of a person, field by field, as text that can be kept,
//! compared and set again.

use super::Names;
use base::{CitizenId, PartialDate, PersonName, PostId, UnitId, nfc};
use roster::{CodeList, Education, Ethnicity, Grade, Sex, StateManagement, Theory};
use store::ProfileRecord;
use words::Words;

/// One thing stated of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Số CCCD.
    CitizenId,
    /// Họ và tên.
    Name,
    /// Ngày sinh.
    Birth,
    /// Giới tính.
    Sex,
    /// Đơn vị.
    Unit,
    /// Chức vụ hiện tại, as written.
    PostText,
    /// Dân tộc.
    Ethnicity,
    /// Tôn giáo.
    Religion,
    /// Quê quán.
    Hometown,
    /// Trình độ chuyên môn.
    Education,
    /// Trình độ chuyên môn, as written.
    EducationText,
    /// Lý luận chính trị.
    Theory,
    /// Quản lý nhà nước.
    Management,
    /// Ngày vào Đảng.
    PartyProbationary,
    /// Ngày chính thức.
    PartyOfficial,
    /// Khoa học, công nghệ.
    Science,
    /// Thẩm tra lịch sử chính trị.
    Background,
    /// The post for which an appointment is being proposed; the empty text says
    /// that there is none.
    PendingPost,
    /// The evaluation of a year.
    Evaluation(i16),
}

/// The fields of a profile with their codes, in the order in which they are shown.
const PROFILE: [(Field, &str, &str); 18] = [
    (Field::Name, "name", "who-field-name"),
    (Field::CitizenId, "citizen-id", "who-field-citizen-id"),
    (Field::Birth, "birth", "who-field-birth"),
    (Field::Sex, "sex", "who-field-sex"),
    (Field::Unit, "unit", "who-field-unit"),
    (Field::PostText, "post", "who-field-post"),
    (Field::Hometown, "hometown", "who-field-hometown"),
    (Field::Ethnicity, "ethnicity", "who-field-ethnicity"),
    (Field::Religion, "religion", "who-field-religion"),
    (Field::Education, "education", "who-field-education"),
    (Field::EducationText, "education-text", "who-field-education-text"),
    (Field::Theory, "theory", "who-field-theory"),
    (Field::Management, "management", "who-field-management"),
    (Field::PartyProbationary, "party-probationary", "who-field-party-probationary"),
    (Field::PartyOfficial, "party-official", "who-field-party-official"),
    (Field::Science, "science", "who-field-science"),
    (Field::Background, "background", "who-field-background"),
    (Field::PendingPost, "pending-post", "who-field-pending-post"),
];

/// How the codes of evaluations begin; the year follows.
const EVALUATION: &str = "evaluation-";

/// How yes and no are shown: what is kept is shown as Vietnamese lists have it.
const YES_NO: [(&str, &str); 2] = [("1", "Có"), ("0", "Không")];

impl Field {
    /// The fields of a profile, in the order in which they are shown.
    pub fn of_profile() -> impl Iterator<Item = Self> {
        PROFILE.iter().map(|(field, ..)| *field)
    }

    /// The stable code.
    pub fn code(self) -> String {
        match self {
            Self::Evaluation(year) => format!("{EVALUATION}{year}"),
            _ => self.row().map_or_else(String::new, |(_, code, _)| (*code).to_owned()),
        }
    }

    /// Reads the stable code.
    pub fn read(code: &str) -> Option<Self> {
        match code.strip_prefix(EVALUATION) {
            Some(year) => year.parse().ok().map(Self::Evaluation),
            None => PROFILE.iter().find(|(_, known, _)| *known == code).map(|(field, ..)| *field),
        }
    }

    fn row(self) -> Option<&'static (Self, &'static str, &'static str)> {
        PROFILE.iter().find(|(field, ..)| *field == self)
    }

    /// What people call it.
    pub fn label(self, words: &Words) -> String {
        match self {
            Self::Evaluation(year) => {
                words.with("who-field-evaluation", &[("year", year.to_string().as_str().into())])
            }
            _ => self.row().map_or_else(String::new, |(_, _, key)| words.text(key)),
        }
    }

    /// What a profile says; `None` where it is not stated.
    pub fn get(self, profile: &ProfileRecord) -> Option<String> {
        let flag = |stated: Option<bool>| stated.map(|yes| i64::from(yes).to_string());
        let date = |stated: Option<PartialDate>| stated.map(|date| date.to_string());
        match self {
            Self::CitizenId => profile.citizen_id.as_ref().map(|id| id.as_str().to_owned()),
            Self::Name => Some(profile.name.as_str().to_owned()),
            Self::Birth => Some(profile.birth.to_string()),
            Self::Sex => Some(profile.sex.code().to_owned()),
            Self::Unit => Some(profile.unit.0.to_string()),
            Self::PostText => profile.post_text.clone(),
            Self::Ethnicity => profile.ethnicity.map(|group| group.name().to_owned()),
            Self::Religion => profile.religion.clone(),
            Self::Hometown => profile.hometown.clone(),
            Self::Education => profile.education.map(|level| level.code().to_owned()),
            Self::EducationText => profile.education_text.clone(),
            Self::Theory => profile.theory.map(|level| level.code().to_owned()),
            Self::Management => profile.management.map(|level| level.code().to_owned()),
            Self::PartyProbationary => date(profile.party_probationary),
            Self::PartyOfficial => date(profile.party_official),
            Self::Science => flag(profile.science),
            Self::Background => flag(profile.background_verified),
            Self::PendingPost => profile.pending_post.map(|post| post.0.to_string()),
            Self::Evaluation(_) => None,
        }
    }

    /// Sets what was read from a profile before. A text that this field cannot
    /// hold changes nothing, and `false` is returned.
    #[must_use]
    pub fn set(self, profile: &mut ProfileRecord, text: &str) -> bool {
        self.try_set(profile, text).is_some()
    }

    fn try_set(self, to: &mut ProfileRecord, text: &str) -> Option<()> {
        let date = || PartialDate::parse(text).ok();
        let written = || Some(text.to_owned());
        match self {
            Self::CitizenId => to.citizen_id = Some(CitizenId::parse(text).ok()?),
            Self::Name => to.name = PersonName::parse(text)?,
            Self::Birth => to.birth = date()?,
            Self::Sex => to.sex = Sex::read(text)?,
            Self::Unit => to.unit = UnitId(text.parse().ok()?),
            Self::PostText => to.post_text = written(),
            Self::Ethnicity => to.ethnicity = Some(Ethnicity::read(text)?),
            Self::Religion => to.religion = written(),
            Self::Hometown => to.hometown = written(),
            Self::Education => to.education = Some(Education::read(text)?),
            Self::EducationText => to.education_text = written(),
            Self::Theory => to.theory = Some(Theory::read(text)?),
            Self::Management => to.management = Some(StateManagement::read(text)?),
            Self::PartyProbationary => to.party_probationary = Some(date()?),
            Self::PartyOfficial => to.party_official = Some(date()?),
            Self::Science => to.science = Some(text == YES_NO[0].0),
            Self::Background => to.background_verified = Some(text == YES_NO[0].0),
            Self::PendingPost => {
                to.pending_post = match text {
                    "" => None,
                    id => Some(PostId(id.parse().ok()?)),
                }
            }
            Self::Evaluation(_) => return None,
        }
        Some(())
    }

    /// A value as lists write it.
    pub fn shown(self, text: &str, names: &Names) -> String {
        fn label<T: CodeList + PartialEq>(text: &str) -> Option<String> {
            T::read(text).map(|value| value.label().to_owned())
        }
        let id = || text.parse::<i64>().ok();
        let shown = match self {
            Self::Birth | Self::PartyProbationary | Self::PartyOfficial => {
                PartialDate::parse(text).ok().map(|date| date.vietnamese())
            }
            Self::Sex => label::<Sex>(text),
            Self::Education => label::<Education>(text),
            Self::Theory => label::<Theory>(text),
            Self::Management => label::<StateManagement>(text),
            Self::Evaluation(_) => label::<Grade>(text),
            Self::Unit => id().and_then(|id| names.units.get(&UnitId(id)).cloned()),
            Self::PendingPost if text.is_empty() => Some(YES_NO[1].1.to_owned()),
            Self::PendingPost => id().and_then(|id| names.posts.get(&PostId(id)).cloned()),
            Self::Science | Self::Background => {
                YES_NO.iter().find(|(code, _)| *code == text).map(|(_, word)| (*word).to_owned())
            }
            _ => None,
        };
        shown.unwrap_or_else(|| text.to_owned())
    }

    /// How a brought value stands to a known one.
    pub fn against(self, known: &str, brought: &str) -> Against {
        match self {
            Self::Birth | Self::PartyProbationary | Self::PartyOfficial => dates(known, brought),
            Self::Name | Self::PostText | Self::Religion | Self::Hometown | Self::EducationText => {
                said(plain(known) == plain(brought))
            }
            _ => said(known == brought),
        }
    }
}

/// How a brought value stands to a known one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// It says no more.
    Same,
    /// It says the same more closely: a day in place of a year.
    Closer,
    /// It says something else.
    Differs,
}

fn said(same: bool) -> Against {
    if same { Against::Same } else { Against::Differs }
}

/// Text without what is only a way of writing: capitals, room, a point at the end.
fn plain(text: &str) -> String {
    let text = nfc(text).to_lowercase();
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '.'));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn dates(known: &str, brought: &str) -> Against {
    let (Ok(known), Ok(brought)) = (PartialDate::parse(known), PartialDate::parse(brought)) else {
        return said(known == brought);
    };
    let within = |inner: PartialDate, outer: PartialDate| {
        outer.earliest() <= inner.earliest() && inner.latest() <= outer.latest()
    };
    if within(known, brought) {
        Against::Same
    } else if within(brought, known) {
        Against::Closer
    } else {
        Against::Differs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back() {
        for field in Field::of_profile().chain([Field::Evaluation(2016)]) {
            assert_eq!(Field::read(&field.code()), Some(field));
            for lang in words::Lang::ALL {
                assert!(!field.label(Words::load(lang)).contains('⟦'), "{field:?}");
            }
        }
        assert_eq!(Field::read("evaluation-x"), None);
        assert_eq!(Field::read("mật khẩu"), None);
    }

    #[test]
    fn ways_of_writing_are_no_difference_and_a_closer_date_is_none() {
        let against = |field: Field, known, brought| field.against(known, brought);
        for (field, known, brought, stands) in [
            (Field::Name, "Lò Thị Mai", "LÒ THỊ MAI", Against::Same),
            (Field::Name, "Lò Thị Mai", "Lò Thị Mái", Against::Differs),
            (Field::Hometown, "Xã Nà Ún,  huyện X.", "xã Nà Ún huyện X", Against::Same),
            (Field::Birth, "1978", "1978-02-05", Against::Closer),
            (Field::Birth, "1978-02-05", "1978", Against::Same),
            (Field::Birth, "1978-02-05", "1978-02-06", Against::Differs),
            (Field::Birth, "1978-02", "1979", Against::Differs),
            (Field::Theory, "advanced", "bachelor", Against::Differs),
        ] {
            assert_eq!(against(field, known, brought), stands, "{known} {brought}");
        }
    }
}
