//! What lacks for a verdict: facts of people, or the law itself.

/// The facts lacking for a verdict, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Missing(u16);

macro_rules! missing {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $code:literal;)*) => {
        impl Missing {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*

            const NAMES: &'static [(Self, &'static str)] = &[$((Self::$name, $code)),*];
        }
    };
}

missing! {
    /// The month of birth.
    BIRTH_MONTH = 0, "birth-month";
    /// The ethnic group.
    ETHNICITY = 1, "ethnicity";
    /// The evaluation of a year, named in [`Compared::Grade`].
    EVALUATION = 2, "evaluation";
    /// The level of political theory.
    THEORY = 3, "theory";
    /// Professional education.
    EDUCATION = 4, "education";
    /// The exact date of a discipline.
    DISCIPLINE_DATE = 5, "discipline-date";
    /// Whether there was a discipline at all.
    DISCIPLINE = 10, "discipline";
    /// The level of state-management training.
    MANAGEMENT = 11, "management";
    /// Posts held before, or since when and until when.
    CAREER = 12, "career";
    /// Whether the political background has been verified.
    BACKGROUND = 13, "background";
    /// Whether a person is of science and technology.
    SCIENCE = 14, "science";
    /// The number of seats of a body or a post.
    SEATS = 6, "seats";
    /// A value that a rule in force needs and no provision sets.
    LAW = 7, "law";
    /// A parameter on which provisions in force contradict each other.
    LAW_CONFLICT = 8, "law-conflict";
    /// The rule itself: no provision in force speaks of it ("not configured").
    RULE = 9, "rule";
}

impl Missing {
    /// Nothing is missing.
    pub const NONE: Self = Self(0);

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of `other` is missing.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether nothing is missing.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Whether it is the law that lacks, not a fact of a person.
    pub const fn is_law(self) -> bool {
        self.0 & (Self::LAW.0 | Self::LAW_CONFLICT.0 | Self::RULE.0) != 0
    }

    /// The stable codes of what is missing.
    pub fn codes(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES.iter().filter(move |(one, _)| self.has(*one)).map(|(_, code)| *code)
    }
}

impl std::fmt::Debug for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.codes()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_facts_are_named_by_stable_codes() {
        let missing = Missing::BIRTH_MONTH.and(Missing::LAW);
        assert_eq!(missing.codes().collect::<Vec<_>>(), ["birth-month", "law"]);
        assert!(missing.is_law() && !Missing::THEORY.is_law());
    }
}
