//! How soon somebody could take a post over, as an officer judges it.

use base::{Day, Instant, PersonId, PostId, ReadinessId};

/// The levels by code, soonest first. An office's own convention and no
/// instrument's: records keep the code, so that a level added later changes no
/// earlier judgement. Their words stand in the catalogues.
pub const READINESS_LEVELS: [&str; 3] = ["ready-now", "one-two-years", "three-five-years"];

/// For how many days a judgement holds where the officer names no other day.
pub const READINESS_DAYS: i32 = 365;

/// Somebody's readiness for a post, judged on a day. Judgements are added and
/// never changed: the latest that was not withdrawn holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    /// Its id.
    pub id: ReadinessId,
    /// Who was judged.
    pub person: PersonId,
    /// For which post.
    pub post: PostId,
    /// The level, by code.
    pub level: String,
    /// The place among those judged for the post, from 1, where there is one.
    pub rank: Option<u32>,
    /// Whether the person would stand in at once in an emergency.
    pub emergency: bool,
    /// What else is to be said; empty when nothing is.
    pub note: String,
    /// Who judged: the name as shown.
    pub by: String,
    /// The day of the judgement.
    pub on: Day,
    /// The last day on which it holds.
    pub expires: Day,
    /// When it was recorded.
    pub recorded: Instant,
    /// Who withdrew it and when it was recorded, if it was.
    pub withdrawn: Option<(String, Instant)>,
}

impl Readiness {
    /// Whether its last day is over on `day`.
    pub fn is_stale(&self, day: Day) -> bool {
        self.expires < day
    }
}

/// The judgement that holds on a day: of those made by then and not withdrawn
/// the latest; of one day the one recorded last, and of one moment the one that
/// stands last.
pub fn standing_readiness<'r>(
    all: impl IntoIterator<Item = &'r Readiness>,
    day: Day,
) -> Option<&'r Readiness> {
    all.into_iter()
        .filter(|one| one.on <= day && one.withdrawn.is_none())
        .max_by_key(|one| (one.on, one.recorded))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(on: &str, recorded: i64, level: &str) -> Readiness {
        let on: Day = on.parse().unwrap();
        Readiness {
            id: ReadinessId(recorded),
            person: PersonId(1),
            post: PostId(1),
            level: level.into(),
            rank: None,
            emergency: false,
            note: String::new(),
            by: "Cán bộ".into(),
            on,
            expires: on.add_days(READINESS_DAYS),
            recorded: Instant(recorded),
            withdrawn: None,
        }
    }

    #[test]
    fn the_latest_that_was_not_withdrawn_holds() {
        let mut all = [
            judged("2017-01-10", 1, READINESS_LEVELS[2]),
            judged("2017-03-01", 2, READINESS_LEVELS[1]),
            judged("2017-03-01", 3, READINESS_LEVELS[0]),
        ];
        let on = |all: &[Readiness], day: &str| {
            standing_readiness(all, day.parse().unwrap()).map(|one| one.level.clone())
        };
        assert_eq!(on(&all, "2017-01-09"), None);
        assert_eq!(on(&all, "2017-02-28").as_deref(), Some(READINESS_LEVELS[2]));
        assert_eq!(on(&all, "2017-03-01").as_deref(), Some(READINESS_LEVELS[0]));
        all[2].withdrawn = Some(("Cán bộ".into(), Instant(4)));
        assert_eq!(on(&all, "2017-03-01").as_deref(), Some(READINESS_LEVELS[1]));
    }

    #[test]
    fn it_holds_through_its_last_day() {
        let one = judged("2017-01-10", 1, READINESS_LEVELS[0]);
        assert!(!one.is_stale(one.expires));
        assert!(one.is_stale(one.expires.add_days(1)));
    }
}
