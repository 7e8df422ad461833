//! The kinds of sheets: how each is known, and what its rows are known by.

use super::columns::{BODIES, PEOPLE, PLAN, POSTS, UNITS};
use super::rows::SheetKind;

macro_rules! fields {
    ($($name:ident = $code:literal,)*) => {
        /// What a column says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(super) enum Field { $($name,)* }

        impl Field {
            /// Every field with its stable code, which habits are kept by.
            pub(super) const ALL: &'static [(Self, &'static str)] = &[$((Self::$name, $code),)*];
        }
    };
}

fields! {
    Number = "number",
    Code = "code",
    CitizenId = "citizen-id",
    Name = "name",
    Male = "male",
    Female = "female",
    Birth = "birth",
    Sex = "sex",
    Ethnicity = "ethnicity",
    Religion = "religion",
    Hometown = "hometown",
    CurrentPost = "current-post",
    PostFrom = "post-from",
    Education = "education",
    Theory = "theory",
    Management = "management",
    Probationary = "probationary",
    Official = "official",
    Evaluations = "evaluations",
    Disciplines = "disciplines",
    Science = "science",
    Background = "background",
    Pending = "pending",
    WorkUnit = "work-unit",
    PlannedPost = "planned-post",
    PlannedUnit = "planned-unit",
    CarriedPost = "carried-post",
    Proposal = "proposal",
    Basis = "basis",
    Reason = "reason",
    Votes = "votes",
    Term = "term",
    Decision = "decision",
    UnitCode = "unit-code",
    UnitName = "unit-name",
    Level = "level",
    System = "system",
    Parent = "parent",
    From = "from",
    To = "to",
    BodyKind = "body-kind",
    BodyName = "body-name",
    Seats = "seats",
    PostTitle = "post-title",
    PostKind = "post-kind",
    PostBody = "post-body",
    Rank = "rank",
    Key = "key",
}

impl Field {
    /// The number of fields, for arrays indexed by field.
    pub(super) const COUNT: usize = Self::ALL.len();

    /// The stable code.
    pub(super) fn code(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// A column of a kind of sheet.
pub(super) struct Column {
    pub(super) field: Field,
    /// The usual header, shown when the column is missing.
    pub(super) header: &'static str,
    /// Spellings as [`base::fold`] leaves them. A `*` at the end allows more
    /// words; a `=` in front compares with diacritics, because folding makes
    /// "Nam" (male) and "Năm" (year) alike.
    pub(super) names: &'static [&'static str],
}

/// A kind of sheet.
pub(super) struct Kind {
    pub(super) kind: SheetKind,
    pub(super) columns: &'static [Column],
    /// What the header must have: of each group, all columns of at least one
    /// alternative.
    pub(super) needs: &'static [&'static [&'static [Field]]],
    /// The column with what people call the record.
    pub(super) name: Field,
    /// A row with one of these filled is meant as a record.
    pub(super) marks: &'static [Field],
}

impl Kind {
    /// The column of a field, if this kind has it.
    pub(super) fn column(&self, field: Field) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.field == field)
    }

    /// The field of a stable code, if this kind has it.
    pub(super) fn field(&self, code: &str) -> Option<Field> {
        let field = Field::ALL.iter().find(|(_, known)| *known == code).map(|(field, _)| *field)?;
        self.column(field).map(|column| column.field)
    }

    /// The kind of sheet, by what it lists.
    pub(super) fn of(kind: SheetKind) -> &'static Self {
        // Every kind is in the table; a test holds it to that.
        KINDS.iter().find(|known| known.kind == kind).unwrap_or(&KINDS[0])
    }

    /// The usual headers of the columns that must be there.
    pub(super) fn needed_headers(&self) -> Vec<&'static str> {
        self.needs
            .iter()
            .filter_map(|alternatives| alternatives.first())
            .flat_map(|fields| fields.iter())
            .filter_map(|field| self.column(*field))
            .map(|column| column.header)
            .collect()
    }
}

const NAMED_WITH_SEX: [&[&[Field]]; 2] =
    [&[&[Field::Name]], &[&[Field::Male, Field::Female], &[Field::Birth, Field::Sex]]];

/// Every kind. A header that fits several is of the first: a plan's list has
/// all that a list of people needs.
pub(super) const KINDS: [Kind; 5] = [
    Kind {
        kind: SheetKind::Plan,
        columns: PLAN,
        // A list that goes with a decision names the post over its rows.
        needs: &[NAMED_WITH_SEX[0], NAMED_WITH_SEX[1], &[&[Field::PlannedPost], &[Field::Votes]]],
        name: Field::Name,
        marks: &[Field::Code, Field::Male, Field::Female, Field::Birth],
    },
    Kind {
        kind: SheetKind::People,
        columns: PEOPLE,
        needs: &[NAMED_WITH_SEX[0], NAMED_WITH_SEX[1], &[&[Field::CurrentPost]]],
        name: Field::Name,
        marks: &[Field::Code, Field::Male, Field::Female, Field::Birth],
    },
    Kind {
        kind: SheetKind::Posts,
        columns: POSTS,
        needs: &[
            &[&[Field::UnitCode]],
            &[&[Field::PostTitle]],
            &[&[Field::PostKind]],
            &[&[Field::Rank]],
            &[&[Field::Seats]],
        ],
        name: Field::PostTitle,
        marks: &[Field::UnitCode],
    },
    Kind {
        kind: SheetKind::Bodies,
        columns: BODIES,
        needs: &[
            &[&[Field::UnitCode]],
            &[&[Field::BodyKind]],
            &[&[Field::BodyName]],
            &[&[Field::Seats]],
        ],
        name: Field::BodyName,
        marks: &[Field::UnitCode],
    },
    Kind {
        kind: SheetKind::Units,
        columns: UNITS,
        needs: &[
            &[&[Field::UnitCode]],
            &[&[Field::UnitName]],
            &[&[Field::Level]],
            &[&[Field::System]],
        ],
        name: Field::UnitName,
        marks: &[Field::UnitCode],
    },
];

#[cfg(test)]
mod tests {
    use super::super::habits::Habits;
    use super::super::header::field_of;
    use super::*;
    use base::fold;

    fn field_in(kind: &Kind, levels: &[String]) -> Option<Field> {
        field_of(kind, levels, &Habits::default()).and_then(|(field, _)| field)
    }

    #[test]
    fn fields_have_codes_of_their_own_and_kinds_are_found() {
        let codes: std::collections::BTreeSet<&str> =
            Field::ALL.iter().map(|(_, code)| *code).collect();
        assert_eq!(codes.len(), Field::COUNT);
        for kind in &KINDS {
            assert_eq!(Kind::of(kind.kind).kind, kind.kind);
            for column in kind.columns {
                assert_eq!(kind.field(column.field.code()), Some(column.field));
            }
        }
        assert_eq!(Kind::of(SheetKind::Units).field("theory"), None, "of another kind");
    }

    #[test]
    fn every_usual_header_is_read_as_its_own_field_and_no_other() {
        for kind in &KINDS {
            for column in kind.columns {
                for name in column.names {
                    let plain = name.trim_end_matches('*');
                    if !name.starts_with('=') {
                        assert_eq!(fold(plain), plain, "spellings are kept folded");
                    }
                }
                let levels: Vec<String> = column.header.split(" / ").map(str::to_owned).collect();
                let field = field_in(kind, &levels);
                assert_eq!(field, Some(column.field), "{}", column.header);
            }
        }
    }

    #[test]
    fn a_column_of_years_is_not_the_column_of_men() {
        let people = &KINDS[1];
        let field = |text: &str| field_in(people, &[text.to_owned()]);
        assert_eq!(field("Nam"), Some(Field::Male));
        assert_eq!(field("Năm"), None);
        assert_eq!(field("NỮ"), Some(Field::Female));
    }
}
