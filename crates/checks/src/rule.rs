//! The rules by their stable codes.

use std::fmt;

/// Whether a rule can stop a name, or only warns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A condition: what fails it may not be put in the plan.
    Hard,
    /// An aim ("phấn đấu"): it warns and never blocks.
    Target,
}

/// What a rule is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// One person for one post.
    Entry,
    /// One post with everyone planned for it.
    Post,
    /// A whole list, or the part of it for one body.
    List,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $id:literal, $kind:ident, $reach:ident, [$($param:literal),*];)*) => {
        /// A rule. Codes are stored in records and never renamed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Rule {
            $($(#[$doc])* $name,)*
        }

        impl Rule {
            /// Every rule, in the order in which findings are shown.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// How many rules there are.
            pub const COUNT: usize = Self::ALL.len();

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// The identifier in the table of rules kept with the regulations.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),* }
            }

            /// Whether it blocks or warns.
            pub const fn kind(self) -> Kind {
                match self { $(Self::$name => Kind::$kind),* }
            }

            /// What it is asked about.
            pub const fn reach(self) -> Reach {
                match self { $(Self::$name => Reach::$reach),* }
            }

            /// The parameters of the law that decide it, the deciding one first.
            pub const fn parameters(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($param),*]),* }
            }
        }
    };
}

rules! {
    /// People planned for one post: not too many, never one only.
    NumberPerPost = "number-per-post", "CND-01", Hard, Post, ["max-per-post", "min-per-post"];
    /// Posts planned for one person.
    PostsPerPerson = "posts-per-person", "CND-03", Hard, Entry,
        ["max-posts-per-person", "posts-per-person-scope"];
    /// People planned for a body against its seats.
    CommitteeRatio = "committee-ratio", "CND-04", Hard, List,
        ["committee-ratio-max", "committee-ratio-min"];
    /// People planned for a deputy's post against its seats.
    DeputyRatio = "deputy-ratio", "CND-06", Hard, Post, ["deputy-ratio-max", "deputy-ratio-min"];
    /// Only a post higher than the one held.
    HigherPost = "higher-post", "CND-05", Hard, Entry, ["higher-post-only"];
    /// Not planned while appointment or nomination is being proposed.
    AppointmentPending = "appointment-pending", "CND-07", Hard, Entry, ["appointment-barred"];
    /// Months of service left at the reference month.
    RemainingService = "remaining-service", "AGE-02", Hard, Entry,
        ["min-remaining-service", "age-reference", "retirement-age"];
    /// Months of service that are preferred.
    PreferredService = "preferred-service", "AGE-01", Target, Entry,
        ["preferred-remaining-service", "age-reference", "retirement-age"];
    /// Several age bands in one list.
    AgeBands = "age-bands", "AGE-04", Target, List, ["age-band-count", "age-band-gap"];
    /// Share of women.
    WomenShare = "women-share", "STR-01", Target, List,
        ["women-share-target", "share-scope", "share-rounding"];
    /// Share of young people.
    YoungShare = "young-share", "STR-02", Target, List,
        ["young-share-target", "young-age", "age-reference", "share-scope", "share-rounding"];
    /// Share of ethnic minorities.
    MinorityShare = "minority-share", "STR-03", Target, List,
        ["minority-share-target", "share-scope", "share-rounding"];
    /// Share of people of science and technology.
    ScienceShare = "science-share", "STR-05", Target, List,
        ["science-share-target", "share-scope", "share-rounding"];
    /// At least one woman, at the levels that require it.
    WomenRequired = "women-required", "STR-04", Hard, List, ["women-required"];
    /// Evaluations of the years before.
    Evaluation = "evaluation", "CON-01", Hard, Entry,
        ["evaluation-minimum", "evaluation-years", "evaluation-required"];
    /// No discipline still in effect.
    Discipline = "discipline", "CON-04", Hard, Entry,
        ["discipline-bars-from", "discipline-window", "discipline-exceptions",
         "discipline-expired-allowed"];
    /// Political theory that the post asks for.
    Theory = "theory", "CON-03", Hard, Entry, ["theory-required"];
    /// Professional education that the post asks for.
    Education = "education", "CON-03", Hard, Entry, ["education-required"];
    /// State-management training that the post asks for.
    Management = "management", "CON-03", Hard, Entry, ["management-required"];
    /// Time in earlier posts that the post asks for.
    Experience = "experience", "CON-03", Hard, Entry, ["experience-required"];
    /// Family and political background verified.
    Background = "background", "CON-05", Hard, Entry, ["background-required"];
    /// Holding, or being planned for, a lower post first.
    LowerEntry = "lower-entry", "CON-02", Hard, Entry, ["lower-entry-required"];
}

impl Rule {
    /// Reads a stable code.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.code() == code)
    }

    /// Its place in [`Rule::ALL`].
    pub const fn at(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_one_rule() {
        for (place, rule) in Rule::ALL.iter().enumerate() {
            assert_eq!(rule.at(), place);
            assert_eq!(Rule::read(rule.code()), Some(*rule));
        }
        assert_eq!(Rule::read("no-such-rule"), None);
    }
}
