//! Where a page lies in its picture, and what its codes say.

use crate::code::{Found, Searched, read_at, search, usual_places};
use crate::corners::{Guess, guesses, places};
use crate::geometry::{Map, Point};
use crate::squares::{Square, squares};
use crate::{Gray, ReadFault};
use ballot::{PaperSize, SheetCode};

/// The longer side of the picture in which pages are searched, about: a corner
/// mark has some 20 pixels there.
const SEARCHED: usize = 1000;
/// How far, in millimetres, a QR may be from where the guess puts it: when all
/// four marks were found, and when not.
const REACHES: [f64; 2] = [1.2, 4.0];

/// A page that was found.
#[derive(Debug, Clone)]
pub(crate) struct Located {
    /// What its codes say.
    pub(crate) code: SheetCode,
    /// From millimetres to pixels of the picture, by the marks found so far.
    pub(crate) map: Map,
    /// Which corner marks were found.
    pub(crate) found: [bool; 4],
}

/// Finds the page in a picture.
///
/// # Errors
/// [`ReadFault::NotABallot`], [`ReadFault::ForeignCode`],
/// [`ReadFault::CodesDiffer`].
pub(crate) fn locate(picture: &Gray) -> Result<Located, ReadFault> {
    let factor = (picture.width().max(picture.height()) / SEARCHED).max(1);
    let small = picture.shrunk(factor);
    let squares = squares(&small);
    let mut foreign = None;
    for guess in guesses(&squares) {
        let Some(map) = guess.map() else { continue };
        match by_guess(picture, &guess, &map.shrunk(1.0 / factor as f64)) {
            Err(ReadFault::NotABallot) => {}
            Err(fault @ ReadFault::ForeignCode(_)) => foreign = Some(fault),
            settled => return settled,
        }
    }
    match by_search(&small, &squares) {
        Err(ReadFault::NotABallot) => Err(foreign.unwrap_or(ReadFault::NotABallot)),
        found => {
            found.map(|located| Located { map: located.map.shrunk(1.0 / factor as f64), ..located })
        }
    }
}

fn by_guess(picture: &Gray, guess: &Guess, map: &Map) -> Result<Located, ReadFault> {
    let (width, height) = guess.paper.millimetres();
    let complete = guess.corners.iter().all(Option::is_some);
    let reaches = if complete { &REACHES[..] } else { &REACHES[1..] };
    for &reach in reaches {
        let codes: Vec<Found> = usual_places(width, height)
            .iter()
            .filter_map(|place| read_at(picture, map, place, reach))
            .collect();
        let Some(code) = agreed(codes.iter().map(|code| code.text.as_str()))? else { continue };
        let upside_down = codes
            .iter()
            .find(|found| SheetCode::read(&found.text) == Ok(code))
            .is_some_and(|found| found.upside_down);
        let guess = if upside_down { guess.upside_down() } else { *guess };
        let (width, height) = (width, height);
        let turned = |(x, y): Point| if upside_down { (width - x, height - y) } else { (x, y) };
        let pairs: Vec<(Point, Point)> =
            places(guess.paper).iter().map(|&place| (place, map.map(turned(place)))).collect();
        if let Some(map) = Map::fit(&pairs) {
            return Ok(Located { code, map, found: guess.corners.map(|corner| corner.is_some()) });
        }
    }
    Err(ReadFault::NotABallot)
}

/// The one sheet code that the texts agree on.
fn agreed<'a>(texts: impl Iterator<Item = &'a str>) -> Result<Option<SheetCode>, ReadFault> {
    let (mut agreed, mut foreign) = (None, None);
    for text in texts {
        match SheetCode::read(text) {
            Ok(code) if agreed.is_some_and(|other| other != code) => {
                return Err(ReadFault::CodesDiffer);
            }
            Ok(code) => agreed = Some(code),
            Err(_) => foreign = Some(text.chars().take(60).collect()),
        }
    }
    match (agreed, foreign) {
        (None, Some(text)) => Err(ReadFault::ForeignCode(text)),
        (agreed, _) => Ok(agreed),
    }
}

/// By the QRs alone, found anywhere in the picture, and whatever squares are
/// where they say.
fn by_search(picture: &Gray, squares: &[Square]) -> Result<Located, ReadFault> {
    let searched = search(picture);
    let code =
        agreed(searched.iter().map(|found| found.text.as_str()))?.ok_or(ReadFault::NotABallot)?;
    let mut codes = searched.iter().filter(|found| SheetCode::read(&found.text) == Ok(code));
    let first = codes.next().ok_or(ReadFault::NotABallot)?;
    let second = codes.next();
    let mut best: Option<(usize, Located)> = None;
    for paper in [PaperSize::A4, PaperSize::A5] {
        for order in [[0, 1], [1, 0]] {
            let Some(located) = by_codes(code, paper, order, first, second, squares) else {
                continue;
            };
            let found = located.found.iter().filter(|&&found| found).count();
            if best.as_ref().is_none_or(|(most, _)| found > *most) {
                best = Some((found, located));
            }
        }
    }
    best.filter(|(found, _)| *found >= 2).map(|(_, located)| located).ok_or(ReadFault::NotABallot)
}

fn by_codes(
    code: SheetCode,
    paper: PaperSize,
    order: [usize; 2],
    first: &Searched,
    second: Option<&Searched>,
    squares: &[Square],
) -> Option<Located> {
    let (width, height) = paper.millimetres();
    let rects = usual_places(width, height);
    let mut pairs: Vec<(Point, Point)> = Vec::new();
    for (&at, found) in order.iter().zip([Some(first), second]) {
        let Some(found) = found else { continue };
        let r = rects[at];
        let corners = [(r.x, r.y), (r.x + r.w, r.y), (r.x + r.w, r.y + r.h), (r.x, r.y + r.h)];
        pairs.extend(corners.into_iter().zip(found.corners));
    }
    let mut map = Map::fit(&pairs)?;
    let mut found = [false; 4];
    // A corner near the code is sure; each one found makes the next surer.
    for _ in 0..2 {
        let mut more = pairs.clone();
        for (at, place) in places(paper).into_iter().enumerate() {
            let there = map.map(place);
            let slack = 12.0 * map.scale_at(place);
            let nearest = squares
                .iter()
                .map(|square| {
                    let off = (square.centre.0 - there.0).hypot(square.centre.1 - there.1);
                    (off, square.centre)
                })
                .filter(|(off, _)| *off < slack)
                .min_by(|a, b| a.0.total_cmp(&b.0));
            found[at] = nearest.is_some();
            if let Some((_, centre)) = nearest {
                // A mark is found more exactly than a searched code.
                more.extend([(place, centre); 8]);
            }
        }
        map = Map::fit(&more)?;
    }
    (!map.mirrors((width / 2.0, height / 2.0))).then_some(Located { code, map, found })
}
