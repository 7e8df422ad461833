//! What a record is, and the records of the three lists of structure: units,
//! bodies, posts.

use super::fields::Field;
use super::line::Line;
use super::rows::{BodyRow, Located, PostRow, SheetRows, UnitRow};
use base::fold;
use roster::{BodyKind, Level, PostKind, System};

/// A record that a row can be read as.
pub(super) trait Record: Sized {
    /// The column in which the record's key stands, for showing a duplicate.
    const KEY: Field;

    /// Reads the row; `None` when it is refused, with a problem noted.
    fn read(line: &mut Line<'_>) -> Option<Self>;

    /// What may stand only once in a file; `None` when nothing tells.
    fn identity(&self) -> Option<String>;

    /// The records of a sheet.
    fn wrap(records: Vec<Located<Self>>) -> SheetRows;
}

impl Record for UnitRow {
    const KEY: Field = Field::UnitCode;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        // Every field is read before any is missed, so that one pass shows
        // all that is wrong with a row.
        let code = line.need_text(Field::UnitCode);
        let name = line.need_text(Field::UnitName);
        let level = line.need(Field::Level, Level::read, || {
            ["province", "district", "commune", "agency"]
                .map(|c| Level::new(c).label().to_owned())
                .join(", ")
        });
        let system = line.need(Field::System, System::read, || {
            use System::{Council, Front, Government, Party, Union};
            [Party, Government, Council, Front, Union].map(System::label).join(", ")
        });
        let parent = line.key_text(Field::Parent);
        let (from, to) = (line.day(Field::From), line.day(Field::To));
        Some(Self {
            code: code?,
            name: name?,
            level: level?,
            system: system?,
            parent: parent?,
            from,
            to,
        })
    }

    fn identity(&self) -> Option<String> {
        Some(self.code.clone())
    }

    fn wrap(records: Vec<Located<Self>>) -> SheetRows {
        SheetRows::Units(records)
    }
}

fn body_kinds() -> String {
    use BodyKind::{Committee, Council, Front, Leadership, PeoplesCommittee, StandingCommittee};
    [Committee, StandingCommittee, Council, PeoplesCommittee, Front, Leadership]
        .map(BodyKind::label)
        .join(", ")
}

impl Record for BodyRow {
    const KEY: Field = Field::BodyKind;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let unit = line.need_text(Field::UnitCode);
        let kind = line.need(Field::BodyKind, BodyKind::read, body_kinds);
        let name = line.need_text(Field::BodyName);
        let seats = line.need_number(Field::Seats);
        Some(Self { unit: unit?, kind: kind?, name: name?, seats: seats? })
    }

    fn identity(&self) -> Option<String> {
        Some(format!("{}\n{}", self.unit, self.kind.code()))
    }

    fn wrap(records: Vec<Located<Self>>) -> SheetRows {
        SheetRows::Bodies(records)
    }
}

impl Record for PostRow {
    const KEY: Field = Field::PostTitle;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let unit = line.need_text(Field::UnitCode);
        let title = line.need_text(Field::PostTitle);
        let kind = line.need(Field::PostKind, PostKind::read, || {
            [PostKind::Head, PostKind::Deputy, PostKind::Member].map(PostKind::label).join(", ")
        });
        // A body that is not known is not the same as no body.
        let body = match line.cell(Field::PostBody) {
            None => Some(None),
            Some(_) => line.need(Field::PostBody, read_body, body_kinds),
        };
        let rank = line.need_number(Field::Rank);
        let seats = line.need_number(Field::Seats);
        let key = line.mark(Field::Key);
        Some(Self {
            unit: unit?,
            title: title?,
            kind: kind?,
            body: body?,
            rank: rank?,
            seats: seats?,
            key,
        })
    }

    fn identity(&self) -> Option<String> {
        Some(format!("{}\n{}", self.unit, fold(&self.title)))
    }

    fn wrap(records: Vec<Located<Self>>) -> SheetRows {
        SheetRows::Posts(records)
    }
}

/// A body's kind, or that there is none.
fn read_body(text: &str) -> Option<Option<BodyKind>> {
    if matches!(fold(text).as_str(), "khong" | "khong co") {
        return Some(None);
    }
    BodyKind::read(text).map(Some)
}
