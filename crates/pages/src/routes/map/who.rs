//! From pairs of records and differences to their pages.

use crate::routes::urls;
use crate::views::{
    Differences, FileQuestions, HalfLine, Link, PairField, PairLine, PersonQuestions, QuestionLine,
    SideCard, Stands, Who, WhoPair,
};
use desk::{Double, Doubles, Field, Half, OpenDifference, Pair, PairRow, Side, Standing};
use words::Words;

/// Pairs that a page shows.
pub const PAIRS: usize = 50;
/// Questions that a page shows.
const QUESTIONS: usize = 200;

/// A page of pairs, counted from 1, of a unit where one is chosen.
pub fn who(doubles: &Doubles, unit: Option<&str>, page: usize, words: &Words) -> Who {
    let to = |page: usize| match unit {
        Some(unit) => format!("/who?unit={}&page={page}", urls::encode(unit)),
        None => format!("/who?page={page}"),
    };
    let units = doubles.units.iter().map(|(code, name)| {
        (code.clone(), name.clone(), unit.is_some_and(|chosen| chosen == code))
    });
    Who {
        total: doubles.total as u32,
        pairs: doubles.pairs.iter().map(|double| pair_line(double, words)).collect(),
        units: units.collect(),
        earlier: (page > 1).then(|| to(page - 1)),
        further: (page * PAIRS < doubles.total).then(|| to(page + 1)),
    }
}

fn pair_line(double: &Double, words: &Words) -> PairLine {
    let half = |half: &Half| HalfLine {
        name: half.name.as_str().to_owned(),
        born: half.birth.vietnamese(),
        unit: half.unit.clone(),
        code: half.code.clone(),
    };
    let fields =
        |all: &[Field]| all.iter().map(|field| field.label(words)).collect::<Vec<_>>().join(", ");
    PairLine {
        href: urls::pair(double.one.id, double.other.id),
        halves: [half(&double.one), half(&double.other)],
        agrees: fields(&double.agrees),
        differs: fields(&double.differs),
    }
}

/// Two records side by side.
pub fn pair(pair: &Pair, fault: Option<String>, words: &Words) -> WhoPair {
    WhoPair {
        href: urls::pair(pair.one.id, pair.other.id),
        fault,
        refusal: pair.refusal.as_ref().map(|refusal| refusal.say(words)),
        is_apart: pair.is_apart,
        sides: [side(&pair.one, words), side(&pair.other, words)],
        rows: pair.rows.iter().map(|row| pair_field(row, words)).collect(),
    }
}

fn side(side: &Side, words: &Words) -> SideCard {
    let source = |(file, day): &(String, base::Day)| format!("{file} ({})", words::day(*day));
    SideCard {
        person: Link { text: side.name.clone(), href: Some(urls::person(side.id)) },
        unit: side.unit.clone(),
        code: side.code.clone(),
        sources: side.sources.iter().map(source).collect(),
        rests: desk::places(&side.rests, words),
    }
}

fn pair_field(row: &PairRow, words: &Words) -> PairField {
    PairField {
        code: row.field.code(),
        label: row.field.label(words),
        values: [row.one.clone(), row.other.clone()],
        stands: match row.standing {
            Standing::Alike => Stands::Alike,
            Standing::OneSided => Stands::OneSided,
            Standing::Differs => Stands::Differs,
        },
    }
}

/// Open questions: by file, then by person.
pub fn differences(open: &[OpenDifference], fault: Option<String>, words: &Words) -> Differences {
    let mut files: Vec<FileQuestions> = Vec::new();
    for (at, one) in open.iter().enumerate() {
        let batch = one.batch.to_string();
        let place = match files.iter().position(|file| file.batch == batch) {
            Some(place) => place,
            None => {
                files.push(FileQuestions {
                    batch,
                    file: one.file.clone(),
                    as_of: words::day(one.as_of),
                    total: 0,
                    people: Vec::new(),
                });
                files.len() - 1
            }
        };
        files[place].total += 1;
        if at < QUESTIONS {
            ask(&mut files[place], one, words);
        }
    }
    Differences { fault, files, more: open.len().saturating_sub(QUESTIONS) as u32 }
}

fn ask(file: &mut FileQuestions, one: &OpenDifference, words: &Words) {
    let href = Some(urls::person(one.person));
    let row = one.row.to_string();
    let place = [("sheet", one.sheet.as_str().into()), ("row", row.as_str().into())];
    let line = QuestionLine {
        id: one.id.to_string(),
        place: words.with("differ-where", &place),
        label: one.field.label(words),
        known: one.known.clone(),
        brought: one.brought.clone(),
    };
    match file.people.last_mut().filter(|person| person.person.href == href) {
        Some(person) => person.lines.push(line),
        None => file.people.push(PersonQuestions {
            person: Link { text: one.name.clone(), href },
            unit: one.unit.clone(),
            lines: vec![line],
        }),
    }
}
