//! Units, bodies and posts, found again by the codes of the file.

use crate::fault::{CaseFault, FaultKind};
use crate::fields::{Fields, Item};
use base::{BodyId, PostId, UnitId};
use roster::{Body, BodyIx, BodyKind, Level, Post, PostIx, PostKind, System, Unit, UnitIx};
use std::collections::BTreeMap;

/// What stands in the file about the house, before anybody lives in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct World {
    pub(crate) units: Vec<Unit>,
    pub(crate) bodies: Vec<Body>,
    pub(crate) posts: Vec<Post>,
    unit_at: BTreeMap<String, UnitIx>,
    body_at: BTreeMap<String, BodyIx>,
    post_at: BTreeMap<String, PostIx>,
    pub(crate) body_codes: Vec<String>,
    pub(crate) post_codes: Vec<String>,
}

/// Units, bodies or posts in one file.
const MOST: usize = 2_000;

impl World {
    /// Reads the tables of units, bodies and posts.
    pub(crate) fn read(file: &Fields<'_>) -> Result<Self, CaseFault> {
        let mut world = Self::default();
        for fields in within(file, "unit")? {
            world.add_unit(&fields)?;
        }
        for fields in within(file, "body")? {
            world.add_body(&fields)?;
        }
        for fields in within(file, "post")? {
            world.add_post(&fields)?;
        }
        Ok(world)
    }

    /// The unit that a value names.
    pub(crate) fn unit(&self, item: &Item<'_>) -> Result<UnitIx, CaseFault> {
        find(&self.unit_at, item)
    }

    /// The body that a value names.
    pub(crate) fn body(&self, item: &Item<'_>) -> Result<BodyIx, CaseFault> {
        find(&self.body_at, item)
    }

    /// The post that a value names.
    pub(crate) fn post(&self, item: &Item<'_>) -> Result<PostIx, CaseFault> {
        find(&self.post_at, item)
    }

    fn add_unit(&mut self, fields: &Fields<'_>) -> Result<(), CaseFault> {
        let item = fields.must("code")?;
        let code = item.text()?.to_owned();
        let system = fields.get("system").map(|item| item.read(System::read)).transpose()?;
        let unit = Unit {
            id: UnitId(self.units.len() as i64 + 1),
            name: name(fields, "name", &code)?,
            level: fields.must("level")?.read(level)?,
            system: system.unwrap_or(System::Party),
            parent: fields.get("parent").map(|item| self.unit(&item)).transpose()?,
            from: None,
            to: None,
            code: code.clone(),
        };
        add(&mut self.unit_at, &item, code, UnitIx(self.units.len() as u32))?;
        self.units.push(unit);
        Ok(())
    }

    fn add_body(&mut self, fields: &Fields<'_>) -> Result<(), CaseFault> {
        let item = fields.must("code")?;
        let code = item.text()?.to_owned();
        let kind = fields.must("kind")?.read(BodyKind::read)?;
        let body = Body {
            id: BodyId(self.bodies.len() as i64 + 1),
            unit: self.unit(&fields.must("unit")?)?,
            kind,
            name: name(fields, "name", kind.label())?,
            // The records say "not known" by nought.
            seats: fields.get("seats").map(|item| item.count()).transpose()?.unwrap_or(0),
        };
        add(&mut self.body_at, &item, code.clone(), BodyIx(self.bodies.len() as u32))?;
        self.bodies.push(body);
        self.body_codes.push(code);
        Ok(())
    }

    fn add_post(&mut self, fields: &Fields<'_>) -> Result<(), CaseFault> {
        let item = fields.must("code")?;
        let code = item.text()?.to_owned();
        let post = Post {
            id: PostId(self.posts.len() as i64 + 1),
            unit: self.unit(&fields.must("unit")?)?,
            body: fields.get("body").map(|item| self.body(&item)).transpose()?,
            title: name(fields, "title", &code)?,
            kind: fields.must("kind")?.read(PostKind::read)?,
            rank: fields.must("rank")?.count()? as u16,
            seats: fields.get("seats").map(|item| item.count()).transpose()?.unwrap_or(0),
            key: fields.get("key").map(|item| item.flag()).transpose()?.unwrap_or(false),
        };
        add(&mut self.post_at, &item, code.clone(), PostIx(self.posts.len() as u32))?;
        self.posts.push(post);
        self.post_codes.push(code);
        Ok(())
    }
}

fn within<'s>(file: &Fields<'s>, key: &'static str) -> Result<Vec<Fields<'s>>, CaseFault> {
    let all = file.list(key)?;
    match all.get(MOST) {
        Some(over) => Err(over.fault(FaultKind::TooMany, format!("at most {MOST} of them"))),
        None => Ok(all),
    }
}

fn name(fields: &Fields<'_>, key: &'static str, default: &str) -> Result<String, CaseFault> {
    Ok(match fields.get(key) {
        Some(item) => base::nfc(item.text()?),
        None => default.to_owned(),
    })
}

/// Levels are data: besides the words known today any code may stand.
fn level(text: &str) -> Option<Level> {
    Level::read(text).or_else(|| text.parse::<lex::Code>().ok().map(|code| Level::new(&code)))
}

pub(crate) fn find<T: Copy>(among: &BTreeMap<String, T>, item: &Item<'_>) -> Result<T, CaseFault> {
    let code = item.text()?;
    among.get(code).copied().ok_or_else(|| {
        let known: Vec<&str> = among.keys().map(String::as_str).take(12).collect();
        let more = if among.len() > known.len() { ", …" } else { "" };
        item.fault(FaultKind::NoSuch, format!("one of: {}{more}", known.join(", ")))
    })
}

pub(crate) fn add<T>(
    among: &mut BTreeMap<String, T>,
    item: &Item<'_>,
    code: String,
    at: T,
) -> Result<(), CaseFault> {
    match among.insert(code, at) {
        None => Ok(()),
        Some(_) => Err(item.fault(FaultKind::Twice, "a code of its own")),
    }
}
