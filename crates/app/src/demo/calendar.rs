//! The days of the demonstration's round.

use ::demo::Scenario;
use base::Day;

/// The days on which the invented office works.
#[derive(Debug, Clone, Copy)]
pub struct Calendar {
    /// From which day the imported facts hold.
    pub as_of: Day,
    /// The day of the first review of the top unit, under the law before the
    /// new instruments.
    pub before: Day,
    /// The lower units open their reviews.
    pub lower: Day,
    /// The top unit redoes its review of titles.
    pub titles: Day,
}

impl Calendar {
    /// The days of a scenario. 2017: guidance 06-HD/BTCTW is of 24 February, the
    /// local letter of 6 March, the conference of the description of 15 March.
    pub fn of(scenario: Scenario) -> Self {
        let day =
            |year, month, day| Day::new(year, month, day).unwrap_or(Day::from_days_since_1970(0));
        match scenario {
            Scenario::District2017 => Self {
                as_of: day(2017, 1, 10),
                before: day(2017, 2, 15),
                lower: day(2017, 3, 7),
                titles: day(2017, 3, 14),
            },
            Scenario::Province2026 => Self {
                as_of: day(2026, 1, 12),
                before: day(2026, 1, 15),
                lower: day(2026, 3, 3),
                titles: day(2026, 3, 16),
            },
        }
    }
}

/// The working day (Monday to Friday) that is `count` working days after `day`.
pub fn working_day(day: Day, count: u32) -> Day {
    let mut at = day;
    for _ in 0..count {
        at = at.add_days(1);
        // 1970-01-01 was a Thursday: Saturday is 2, Sunday 3 days after.
        while matches!(at.days_since_1970().rem_euclid(7), 2 | 3) {
            at = at.add_days(1);
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_meets_on_a_weekend() {
        let friday: Day = "2017-03-10".parse().unwrap();
        assert_eq!(working_day(friday, 1).to_string(), "2017-03-13");
        assert_eq!(working_day(friday, 5).to_string(), "2017-03-17");
        assert_eq!(working_day(friday, 6).to_string(), "2017-03-20");
    }
}
