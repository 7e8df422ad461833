//! Units, bodies and posts of a workbook.

use super::{Intake, Outcome};
use crate::DeskError;
use base::{BodyId, Day, PostId, UnitId, fold};
use papers::intake::{BodyRow, Located, PostRow, UnitRow};
use std::collections::HashMap;
use store::{BodyRecord, PostRecord, Tx, UnitRecord};

/// A day after every record, for listing units whatever their years.
fn whole_history() -> [Day; 2] {
    [Day::from_days_since_1970(0), Day::from_days_since_1970(40_000)]
}

impl Intake<'_> {
    /// All units known by code, those of the batch's day winning.
    pub(super) async fn known_units(
        &self,
        tx: &mut Tx,
    ) -> Result<HashMap<String, UnitRecord>, DeskError> {
        let mut known = HashMap::new();
        let [early, late] = whole_history();
        for day in [early, late, self.as_of] {
            for unit in tx.units(day).await? {
                known.insert(unit.code.clone(), unit);
            }
        }
        Ok(known)
    }

    pub(super) async fn units(
        &self,
        tx: &mut Tx,
        sheet: &str,
        rows: &[Located<UnitRow>],
    ) -> Result<Outcome, DeskError> {
        let mut outcome = Outcome::default();
        let mut known = self.known_units(tx).await?;
        // Parents may stand below their children in the file.
        let mut waiting: Vec<&Located<UnitRow>> = rows.iter().collect();
        let mut fresh = Vec::new();
        loop {
            let before = waiting.len();
            waiting.retain(|row| {
                let unit = &row.value;
                let parent = match &unit.parent {
                    None => None,
                    Some(code) => match known.get(code) {
                        Some(parent) => Some(parent.id),
                        None => return true,
                    },
                };
                if let Some(same) = known.get(&unit.code) {
                    if same.name == unit.name && same.parent == parent {
                        outcome.unchanged += 1;
                    } else {
                        outcome.refuse(sheet, row.row, "Mã đơn vị", &unit.code, "unit-differs");
                    }
                    return false;
                }
                let record = UnitRecord {
                    id: self.desk.draw(UnitId::draw),
                    code: unit.code.clone(),
                    name: unit.name.clone(),
                    level: unit.level.clone(),
                    system: unit.system,
                    parent,
                    from: unit.from,
                    to: unit.to,
                };
                known.insert(unit.code.clone(), record.clone());
                fresh.push(record);
                outcome.added += 1;
                false
            });
            if waiting.len() == before {
                break;
            }
        }
        for row in waiting {
            let parent = row.value.parent.as_deref().unwrap_or_default();
            outcome.refuse(sheet, row.row, "Mã đơn vị cấp trên", parent, "unit-unknown");
        }
        tx.add_units(&fresh, self.desk.now(), Some(self.batch)).await?;
        Ok(outcome)
    }

    pub(super) async fn bodies(
        &self,
        tx: &mut Tx,
        sheet: &str,
        rows: &[Located<BodyRow>],
    ) -> Result<Outcome, DeskError> {
        let mut outcome = Outcome::default();
        let units = self.known_units(tx).await?;
        let mut known = tx.bodies().await?;
        let mut fresh = Vec::new();
        for Located { row, value: body } in rows {
            let Some(unit) = units.get(&body.unit) else {
                outcome.refuse(sheet, *row, "Mã đơn vị", &body.unit, "unit-unknown");
                continue;
            };
            let same = known.iter().find(|known| known.unit == unit.id && known.kind == body.kind);
            match same {
                Some(same) if same.seats == body.seats => outcome.unchanged += 1,
                Some(_) => outcome.refuse(sheet, *row, "Tên tổ chức", &body.name, "body-differs"),
                None => {
                    let record = BodyRecord {
                        id: self.desk.draw(BodyId::draw),
                        unit: unit.id,
                        kind: body.kind,
                        name: body.name.clone(),
                        seats: body.seats,
                    };
                    known.push(record.clone());
                    fresh.push(record);
                    outcome.added += 1;
                }
            }
        }
        tx.add_bodies(&fresh, Some(self.batch)).await?;
        Ok(outcome)
    }

    pub(super) async fn posts(
        &self,
        tx: &mut Tx,
        sheet: &str,
        rows: &[Located<PostRow>],
    ) -> Result<Outcome, DeskError> {
        let mut outcome = Outcome::default();
        let units = self.known_units(tx).await?;
        let bodies = tx.bodies().await?;
        let mut known = tx.posts().await?;
        let mut fresh = Vec::new();
        for Located { row, value: post } in rows {
            let Some(unit) = units.get(&post.unit) else {
                outcome.refuse(sheet, *row, "Mã đơn vị", &post.unit, "unit-unknown");
                continue;
            };
            let body = match post.body {
                None => None,
                Some(kind) => {
                    match bodies.iter().find(|body| body.unit == unit.id && body.kind == kind) {
                        Some(body) => Some(body.id),
                        None => {
                            outcome.refuse(
                                sheet,
                                *row,
                                "Thuộc tổ chức",
                                kind.label(),
                                "body-unknown",
                            );
                            continue;
                        }
                    }
                }
            };
            let key = fold(&post.title);
            if known.iter().any(|known| known.unit == unit.id && fold(&known.title) == key) {
                outcome.unchanged += 1;
                continue;
            }
            let record = PostRecord {
                id: self.desk.draw(PostId::draw),
                unit: unit.id,
                body,
                title: post.title.clone(),
                kind: post.kind,
                rank: post.rank,
                seats: post.seats,
                key: post.key,
            };
            known.push(record.clone());
            fresh.push(record);
            outcome.added += 1;
        }
        tx.add_posts(&fresh, Some(self.batch)).await?;
        Ok(outcome)
    }
}
