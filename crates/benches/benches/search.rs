//! Looking for people among 600,000, without diacritics. The aim is less than
//! 50 ms a query on one core, whatever is looked for.

use base::{Chance, Day, PartialDate, PersonId, PersonName, SeededChance, UnitId};
use benches::memory;
use roster::*;
use std::sync::LazyLock;

const PEOPLE: u32 = 600_000;
const UNITS: u32 = 3_355;

/// As frequent as they are in the country: two in five are called Nguyễn.
const FAMILY: [&str; 15] = [
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Phạm",
    "Hoàng", "Vũ", "Đặng", "Lò", "Quàng",
];
const MIDDLE: [&str; 10] =
    ["Văn", "Văn", "Văn", "Thị", "Thị", "Thị", "Đức", "Minh", "Thị Thanh", "Xuân"];
const GIVEN: [&str; 24] = [
    "An", "Anh", "Bình", "Chung", "Dũng", "Đức", "Giang", "Hà", "Hải", "Hạnh", "Hoà", "Hùng",
    "Hương", "Lan", "Linh", "Long", "Mai", "Nam", "Nga", "Phương", "Quang", "Thảo", "Thủy", "Tuấn",
];

static ROSTER: LazyLock<Roster> = LazyLock::new(|| {
    let mut chance = SeededChance::new(1);
    let mut builder = RosterBuilder::default();
    for unit in 0..UNITS {
        let is_province = unit < 34;
        builder.unit(Unit {
            id: UnitId(i64::from(unit) + 1),
            code: format!("T{:02}.X{unit:04}", unit % 34),
            name: format!(
                "{} {}",
                if is_province { "Tỉnh" } else { "Xã" },
                GIVEN[(unit % 24) as usize]
            ),
            level: Level::new(if is_province { "province" } else { "commune" }),
            system: System::Party,
            parent: (!is_province).then_some(UnitIx(unit % 34)),
            from: None,
            to: None,
        });
    }
    let mut draw = |from: &[&'static str]| from[chance.below(from.len() as u64) as usize];
    for person in 0..PEOPLE {
        let name = format!("{} {} {}", draw(&FAMILY), draw(&MIDDLE), draw(&GIVEN));
        builder.person(Person {
            id: PersonId(i64::from(person) + 1),
            name: PersonName::parse(&name).expect("a name"),
            sex: Sex::Female,
            birth: PartialDate::Year(1980),
            unit: UnitIx(person % UNITS),
            ethnicity: None,
            education: None,
            theory: None,
            management: None,
            party_official: None,
            evaluations: Vec::new(),
            disciplines: None,
            background_verified: None,
            science: None,
            written_position: None,
            holdings: Vec::new(),
            pending_appointment: None,
            retirement_override: None,
        });
    }
    builder.build(Day::new(2026, 3, 15).expect("a day")).expect("a roster")
});

static DIRECTORY: LazyLock<Directory> = LazyLock::new(|| Directory::of(&ROSTER));

/// One letter, the most frequent words, a rare name, a name with its commune, and
/// what nobody is called.
const QUERIES: [&str; 8] = [
    "a",
    "n",
    "nguyen",
    "nguyen van an",
    "quang xuan thuy",
    "an xa binh tinh",
    "nguyen thi thanh huong xa mai",
    "khong co ai",
];

fn main() {
    println!("{} people in {} MB", PEOPLE, DIRECTORY.bytes() / 1_000_000);
    memory::report("with roster and directory");
    for query in QUERIES {
        println!("{query}: {} found", find(query).total);
    }
    divan::main();
}

fn find(query: &str) -> Hits<PersonIx> {
    let wanted = Wanted::of(query).expect("a query");
    // Half the country is covered, as for an account of some provinces.
    DIRECTORY.people(&wanted, |_, unit| unit.0 % 2 == 0, 200)
}

/// Best 200 of all who fit.
#[divan::bench(args = QUERIES)]
fn people(query: &str) -> usize {
    find(query).total
}

/// Laid out anew, as after an import.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn lay_out() -> usize {
    Directory::of(&ROSTER).bytes()
}
