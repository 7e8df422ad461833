//! What an edit does – set, repeal or delegate – as one typed act.

use crate::citation::Bounds;
use crate::doc::{BoundsDoc, EditDoc};
use crate::error::Problem;
use crate::instrument::Act;
use crate::param::ParamInfo;
use crate::read::Reader;
use crate::text::Block;
use std::sync::Arc;

/// Reads it, or refuses on the line of its key.
pub(crate) fn read_act(
    reader: &mut Reader<'_>,
    block: &Block,
    doc: &EditDoc,
    info: Option<&'static ParamInfo>,
) -> Option<Act> {
    let act = match (info, &doc.set, &doc.row, doc.repeal, &doc.delegate) {
        (Some(info), Some(value), None, None, None) => read_value(info, value).map(Act::Set),
        (Some(info), None, Some(rows), None, None) => read_value(info, rows).map(Act::Set),
        (Some(info), None, None, None, Some(bounds)) => {
            read_bounds(info, bounds).map(Act::Delegate)
        }
        (info, None, None, Some(true), None) => {
            // Either a parameter and what it replaces, or whole instruments.
            let one = info.is_some() && !doc.replaces.0.is_empty() && doc.instruments.0.is_empty();
            let whole =
                info.is_none() && doc.replaces.0.is_empty() && !doc.instruments.0.is_empty();
            if one || whole { Ok(Act::Repeal) } else { Err(Problem::RepealsNothing {}) }
        }
        _ => Err(Problem::NotOneAct {}),
    };
    // Keys of a repeal mean nothing elsewhere, and would be ignored in silence.
    let of_repeal = !doc.instruments.0.is_empty() || !doc.revives.0.is_empty() || doc.gap;
    let extra = of_repeal && !matches!(act, Ok(Act::Repeal));
    match act {
        Ok(_) if extra => reader.refuse(block.line, Problem::NotOneAct {}),
        Ok(act) => return Some(act),
        Err(problem) => {
            let keys = ["set", "row", "delegate", "repeal"].map(|key| block.spot_of(key));
            let spot = keys.into_iter().max().unwrap_or(block.line.into());
            reader.refuse(spot, problem);
        }
    }
    None
}

fn read_value(info: &'static ParamInfo, value: &toml::Value) -> Result<Arc<crate::Value>, Problem> {
    (info.read)(value)
        .map(Arc::new)
        .map_err(|why| Problem::WrongType { parameter: info.name.to_owned(), why })
}

fn read_bounds(info: &'static ParamInfo, doc: &BoundsDoc) -> Result<Bounds, Problem> {
    let one = |value: &toml::Value| read_value(info, value).map(Arc::unwrap_or_clone);
    let bounds = Bounds {
        min: doc.min.as_ref().map(one).transpose()?,
        max: doc.max.as_ref().map(one).transpose()?,
        one_of: doc.one_of.iter().map(one).collect::<Result<_, _>>()?,
    };
    let ordered = bounds.min.iter().chain(&bounds.max).all(crate::Value::has_order);
    let reversed = match (&bounds.min, &bounds.max) {
        (Some(min), Some(max)) => !max.at_least(min),
        _ => false,
    };
    if ordered && !reversed {
        Ok(bounds)
    } else {
        Err(Problem::BadBounds { parameter: info.name.to_owned() })
    }
}
