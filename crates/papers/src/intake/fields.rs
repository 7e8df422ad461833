//! The kinds of sheets: how each is known, and what its rows are known by.

use super::columns::{BODIES, PEOPLE, PLAN, POSTS, UNITS};
use super::rows::SheetKind;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Field {
    Number,
    Code,
    CitizenId,
    Name,
    Male,
    Female,
    Birth,
    Sex,
    Ethnicity,
    Religion,
    Hometown,
    CurrentPost,
    PostFrom,
    Education,
    Theory,
    Management,
    Probationary,
    Official,
    Evaluations,
    Disciplines,
    Science,
    Background,
    Pending,
    WorkUnit,
    PlannedPost,
    PlannedUnit,
    CarriedPost,
    Proposal,
    Basis,
    Reason,
    Votes,
    Term,
    Decision,
    UnitCode,
    UnitName,
    Level,
    System,
    Parent,
    From,
    To,
    BodyKind,
    BodyName,
    Seats,
    PostTitle,
    PostKind,
    PostBody,
    Rank,
    Key,
}

impl Field {
    /// The number of fields, for arrays indexed by field.
    pub(super) const COUNT: usize = Self::Key as usize + 1;
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
    use super::*;
    use base::fold;

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
                let field = super::super::header::field_of(kind, &levels);
                assert_eq!(field, Some(column.field), "{}", column.header);
            }
        }
    }

    #[test]
    fn a_column_of_years_is_not_the_column_of_men() {
        let people = &KINDS[1];
        let field = |text: &str| super::super::header::field_of(people, &[text.to_owned()]);
        assert_eq!(field("Nam"), Some(Field::Male));
        assert_eq!(field("Năm"), None);
        assert_eq!(field("NỮ"), Some(Field::Female));
    }
}
