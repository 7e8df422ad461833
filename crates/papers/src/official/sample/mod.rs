//! Sample values of every paper: an invented highland district. They fill the
//! tests and show an office what a paper will look like.

mod annexes;
mod ballot;
mod count_protocol;
mod decision_list;
mod entry_journal;
mod invitation;
mod minutes;
mod short_profiles;
mod submission;
mod training_plan;

pub use ballot::{sample_ballot_form, sample_ballot_words};

use super::letterhead::{
    Citation, Evaluation, Layout, Letterhead, Secrecy, Sex, Signature, Sureness, Who,
};
use base::{Day, PartialDate};

/// A day that is known to be in the calendar.
fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).unwrap_or_else(|| Day::from_days_since_1970(0))
}

fn head(number: &str, dated: Day) -> Letterhead {
    Letterhead {
        layout: Layout::Party,
        parent: "TỈNH ỦY LÂM SƠN".to_owned(),
        body: "HUYỆN ỦY NẬM PHA".to_owned(),
        body_named: "Huyện ủy Nậm Pha".to_owned(),
        number: number.to_owned(),
        place: "Nậm Pha".to_owned(),
        day: dated,
        secrecy: Some(Secrecy::Confidential),
        copy: Some("Bản số 01/12".to_owned()),
    }
}

fn signature(roles: &[&str], name: &str) -> Signature {
    Signature { roles: texts(roles), name: name.to_owned() }
}

fn texts(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|&line| line.to_owned()).collect()
}

fn person(name: &str, sex: Sex, born: &str, position: &str) -> Who {
    Who {
        name: name.to_owned(),
        sex,
        born: PartialDate::parse(born).ok(),
        position: position.to_owned(),
    }
}

fn three_years(levels: [&str; 3]) -> Vec<Evaluation> {
    (2014..).zip(levels).map(|(year, level)| Evaluation { year, level: level.to_owned() }).collect()
}

/// Provisions of the sample are unconfirmed, and say so.
fn recalled(provision: &str) -> Citation {
    Citation { provision: provision.to_owned(), sureness: Sureness::Recall }
}
