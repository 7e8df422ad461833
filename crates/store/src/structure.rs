//! Units, bodies and posts as recorded.

use crate::horizon::Dated;
use crate::rows::{Columns, shown};
use crate::{StoreError, Tx};
use base::{BatchId, BodyId, Day, Instant, PostId, UnitId};
use roster::{BodyKind, Level, PostKind, System};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// A unit with the name and parent it has from `from` on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRecord {
    /// Its id.
    pub id: UnitId,
    /// Its code, unique and never reused.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: Level,
    /// Its part of the political system.
    pub system: System,
    /// The unit above.
    pub parent: Option<UnitId>,
    /// The first day of its existence, if known.
    pub from: Option<Day>,
    /// The last day of its existence, if it has ended.
    pub to: Option<Day>,
}

/// A body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyRecord {
    /// Its id.
    pub id: BodyId,
    /// Its unit.
    pub unit: UnitId,
    /// Its kind.
    pub kind: BodyKind,
    /// Its name.
    pub name: String,
    /// Members by decision.
    pub seats: u32,
}

/// A post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostRecord {
    /// Its id.
    pub id: PostId,
    /// Its unit.
    pub unit: UnitId,
    /// The body whose seat it is.
    pub body: Option<BodyId>,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: PostKind,
    /// Its rank; higher is higher.
    pub rank: u16,
    /// How many hold it when it is full.
    pub seats: u32,
    /// Whether it is a key post.
    pub key: bool,
}

/// The day from which a unit's first name and place hold, where its founding
/// is not stated: before every record.
pub(crate) const SINCE_EVER: &str = "0001-01-01";

impl Tx {
    /// Adds units, parents before children.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_units(
        &mut self,
        units: &[UnitRecord],
        recorded: Instant,
        batch: Option<BatchId>,
    ) -> Result<(), StoreError> {
        let batch = batch.map(|b| b.0);
        let rows = units.iter().map(|unit| {
            [
                unit.id.0.into(),
                unit.code.as_str().into(),
                unit.level.code().into(),
                unit.system.code().into(),
                shown(unit.from).into(),
                shown(unit.to).into(),
                batch.into(),
            ]
        });
        let columns = ["id", "code", "level", "system", "from_day", "to_day", "batch"];
        self.insert("unit", columns, rows.collect()).await?;
        let rows = units.iter().map(|unit| {
            [
                unit.id.0.into(),
                shown(unit.from).unwrap_or_else(|| SINCE_EVER.to_owned()).into(),
                unit.name.as_str().into(),
                unit.parent.map(|p| p.0).into(),
                recorded.0.into(),
                batch.into(),
            ]
        });
        let columns = ["unit", "from_day", "name", "parent", "recorded", "batch"];
        self.insert("unit_version", columns, rows.collect()).await
    }

    /// Adds bodies.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_bodies(
        &mut self,
        bodies: &[BodyRecord],
        batch: Option<BatchId>,
    ) -> Result<(), StoreError> {
        let rows = bodies.iter().map(|body| {
            [
                body.id.0.into(),
                body.unit.0.into(),
                body.kind.code().into(),
                body.name.as_str().into(),
                body.seats.into(),
                batch.map(|b| b.0).into(),
            ]
        });
        self.insert("body", ["id", "unit", "kind", "name", "seats", "batch"], rows.collect()).await
    }

    /// Adds posts.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_posts(
        &mut self,
        posts: &[PostRecord],
        batch: Option<BatchId>,
    ) -> Result<(), StoreError> {
        let rows = posts.iter().map(|post| {
            [
                post.id.0.into(),
                post.unit.0.into(),
                post.body.map(|b| b.0).into(),
                post.title.as_str().into(),
                post.kind.code().into(),
                i64::from(post.rank).into(),
                post.seats.into(),
                i64::from(post.key).into(),
                batch.map(|b| b.0).into(),
            ]
        });
        let columns = ["id", "unit", "body", "title", "kind", "rank", "seats", "is_key", "batch"];
        self.insert("post", columns, rows.collect()).await
    }

    /// The units as they stand on `day`, each after its parent. Units that have
    /// ended before, or begin after, are left out.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn units(&mut self, day: Day) -> Result<Vec<UnitRecord>, StoreError> {
        let sql = "SELECT u.id, u.code, u.level, u.system, u.from_day, u.to_day, v.name, v.parent, \
             v.batch, v.recorded \
             FROM unit u JOIN unit_version v ON v.unit = u.id \
             WHERE v.from_day <= $1 AND (u.from_day IS NULL OR u.from_day <= $1) \
             AND (u.to_day IS NULL OR u.to_day >= $1) ORDER BY u.code, v.from_day, v.recorded";
        let rows = self.all(sqlx::query(sql).bind(day.to_string())).await?;
        let rows = self.known("unit_version", Dated::Facts, rows)?;
        let mut units: Vec<UnitRecord> = Vec::new();
        for row in &rows {
            let unit = read_unit(&Columns { table: "unit", row })?;
            match units.last_mut() {
                // A later version of the same unit stands in for the earlier.
                Some(last) if last.id == unit.id => *last = unit,
                _ => units.push(unit),
            }
        }
        // Here, as wherever text gives the order, because each database sorts
        // text in its own way.
        units.sort_by(|one, two| one.code.cmp(&two.code));
        parents_first(units)
    }

    /// All bodies.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn bodies(&mut self) -> Result<Vec<BodyRecord>, StoreError> {
        let rows = self.all(sqlx::query("SELECT * FROM body ORDER BY unit, kind, id")).await?;
        let rows = self.known("body", Dated::ByBatch, rows)?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "body", row };
                Ok(BodyRecord {
                    id: BodyId(from.int("id")?),
                    unit: UnitId(from.int("unit")?),
                    kind: from.parsed("kind", BodyKind::read)?,
                    name: from.text("name")?,
                    seats: from.count("seats")?,
                })
            })
            .collect()
    }

    /// All posts, highest rank first within a unit.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn posts(&mut self) -> Result<Vec<PostRecord>, StoreError> {
        let rows = self.all(sqlx::query("SELECT * FROM post")).await?;
        let rows = self.known("post", Dated::ByBatch, rows)?;
        let posts: Result<Vec<PostRecord>, StoreError> = rows
            .iter()
            .map(|row| {
                let from = Columns { table: "post", row };
                let rank = from.int("rank")?;
                Ok(PostRecord {
                    id: PostId(from.int("id")?),
                    unit: UnitId(from.int("unit")?),
                    body: from.opt_int("body")?.map(BodyId),
                    title: from.text("title")?,
                    kind: from.parsed("kind", PostKind::read)?,
                    rank: u16::try_from(rank)
                        .map_err(|_| StoreError::unreadable("post", "rank", &rank.to_string()))?,
                    seats: from.count("seats")?,
                    key: from.int("is_key")? != 0,
                })
            })
            .collect();
        let mut posts = posts?;
        posts.sort_by(|one, two| {
            let rank = (one.unit, Reverse(one.rank)).cmp(&(two.unit, Reverse(two.rank)));
            rank.then_with(|| (&one.title, one.id).cmp(&(&two.title, two.id)))
        });
        Ok(posts)
    }
}

fn read_unit(from: &Columns) -> Result<UnitRecord, StoreError> {
    Ok(UnitRecord {
        id: UnitId(from.int("id")?),
        code: from.text("code")?,
        name: from.text("name")?,
        level: Level::new(&from.text("level")?),
        system: from.parsed("system", System::read)?,
        parent: from.opt_int("parent")?.map(UnitId),
        from: from.opt_day("from_day")?,
        to: from.opt_day("to_day")?,
    })
}

/// Sorts units so that each stands after its parent; within one parent the
/// order given stays. A unit whose parent is not there becomes a top one.
/// Units above one another in a ring have no place: an error, not a loss.
fn parents_first(units: Vec<UnitRecord>) -> Result<Vec<UnitRecord>, StoreError> {
    let known: HashSet<UnitId> = units.iter().map(|u| u.id).collect();
    let mut below: HashMap<Option<UnitId>, Vec<UnitRecord>> = HashMap::new();
    for mut unit in units {
        unit.parent = unit.parent.filter(|parent| known.contains(parent));
        below.entry(unit.parent).or_default().push(unit);
    }
    let mut ordered = Vec::with_capacity(known.len());
    let mut waiting: Vec<UnitRecord> = below.remove(&None).unwrap_or_default();
    waiting.reverse();
    while let Some(unit) = waiting.pop() {
        let mut children = below.remove(&Some(unit.id)).unwrap_or_default();
        children.reverse();
        waiting.extend(children);
        ordered.push(unit);
    }
    match below.into_values().flatten().map(|unit| unit.code).min() {
        Some(code) => Err(StoreError::unreadable("unit_version", "parent", &code)),
        None => Ok(ordered),
    }
}
