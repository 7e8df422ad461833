//! What is usual for people in each tier of posts.

use roster::{Education, StateManagement, Theory};

/// What a post asks of a person, roughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tier {
    Top,
    TopDeputy,
    Vice,
    Head,
    Deputy,
    Staff,
    CommuneHead,
    CommuneDeputy,
    CommuneMember,
    CommuneOther,
}

pub(crate) type Weights<T> = &'static [(T, u32)];

/// The distribution of one tier. Years of birth are men's in 2017; women start
/// five years later, because they retire earlier.
pub(crate) struct Shape {
    pub born: (i16, i16),
    pub women: u32,
    pub members: u32,
    pub education: Weights<Education>,
    pub theory: Weights<Theory>,
    pub management: Weights<StateManagement>,
}

const LEADERS: Weights<Education> = &[(Education::University, 78), (Education::Master, 22)];
const DEPUTIES: Weights<Education> =
    &[(Education::University, 88), (Education::Master, 9), (Education::College, 3)];
const CLERKS: Weights<Education> = &[
    (Education::University, 74),
    (Education::Master, 3),
    (Education::College, 12),
    (Education::Intermediate, 11),
];
const COMMUNE_LEADERS: Weights<Education> =
    &[(Education::University, 68), (Education::College, 8), (Education::Intermediate, 24)];
const COMMUNE_MEMBERS: Weights<Education> = &[
    (Education::University, 42),
    (Education::College, 14),
    (Education::Intermediate, 40),
    (Education::Elementary, 4),
];
const COMMUNE_OTHERS: Weights<Education> = &[
    (Education::University, 28),
    (Education::College, 20),
    (Education::Intermediate, 42),
    (Education::Elementary, 5),
    (Education::None, 5),
];

impl Tier {
    /// The distribution of this tier.
    pub(crate) const fn shape(self) -> Shape {
        use StateManagement as M;
        use Theory as T;
        let (born, women, members) = match self {
            Tier::Top => ((1959, 1963), 10, 100),
            Tier::TopDeputy => ((1962, 1969), 15, 100),
            Tier::Vice => ((1962, 1973), 22, 100),
            Tier::Head => ((1960, 1975), 23, 100),
            Tier::Deputy => ((1964, 1982), 36, 100),
            Tier::Staff => ((1973, 1991), 40, 88),
            Tier::CommuneHead => ((1962, 1978), 15, 100),
            Tier::CommuneDeputy => ((1966, 1984), 22, 100),
            Tier::CommuneMember => ((1967, 1986), 20, 100),
            Tier::CommuneOther => ((1971, 1991), 26, 94),
        };
        let (education, theory, management): (_, Weights<Theory>, Weights<StateManagement>) =
            match self {
                Tier::Top | Tier::TopDeputy => (
                    LEADERS,
                    &[(T::Advanced, 85), (T::Bachelor, 15)],
                    &[(M::Principal, 85), (M::Senior, 15)],
                ),
                Tier::Vice => (
                    LEADERS,
                    &[(T::Advanced, 94), (T::Bachelor, 6)],
                    &[(M::Principal, 90), (M::Specialist, 10)],
                ),
                Tier::Head => (
                    LEADERS,
                    &[(T::Advanced, 76), (T::Intermediate, 24)],
                    &[(M::Principal, 60), (M::Specialist, 40)],
                ),
                Tier::Deputy => (
                    DEPUTIES,
                    &[(T::Advanced, 36), (T::Intermediate, 60), (T::Elementary, 4)],
                    &[(M::Principal, 24), (M::Specialist, 71), (M::None, 5)],
                ),
                Tier::Staff => (
                    CLERKS,
                    &[(T::Intermediate, 40), (T::Elementary, 34), (T::None, 26)],
                    &[(M::Specialist, 60), (M::Clerk, 12), (M::None, 28)],
                ),
                Tier::CommuneHead => (
                    COMMUNE_LEADERS,
                    &[(T::Intermediate, 84), (T::Advanced, 16)],
                    &[(M::Specialist, 62), (M::None, 38)],
                ),
                Tier::CommuneDeputy => (
                    COMMUNE_LEADERS,
                    &[(T::Intermediate, 90), (T::Advanced, 4), (T::Elementary, 6)],
                    &[(M::Specialist, 52), (M::None, 48)],
                ),
                Tier::CommuneMember => (
                    COMMUNE_MEMBERS,
                    &[(T::Intermediate, 72), (T::Elementary, 24), (T::None, 4)],
                    &[(M::Specialist, 26), (M::Clerk, 24), (M::None, 50)],
                ),
                Tier::CommuneOther => (
                    COMMUNE_OTHERS,
                    &[(T::Intermediate, 34), (T::Elementary, 40), (T::None, 26)],
                    &[(M::Clerk, 30), (M::None, 70)],
                ),
            };
        Shape { born, women, members, education, theory, management }
    }
}
