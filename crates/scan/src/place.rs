//! Where a page lies in its picture, kept so that crops can be cut out later.

use crate::Gray;
use crate::geometry::Map;
use ballot::Rect;

/// The map from millimetres of the page to pixels of its picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placement {
    map: Map,
}

/// The longest side of a crop in pixels.
const LONGEST: f64 = 6000.0;

impl Placement {
    pub(crate) fn of(map: Map) -> Self {
        Self { map }
    }

    /// The eight numbers of the map, row by row; the ninth is one. For storing.
    pub fn numbers(&self) -> [f64; 8] {
        self.map.numbers()
    }

    /// Reads back [`Self::numbers`]; `None` when one is not a number.
    pub fn of_numbers(numbers: [f64; 8]) -> Option<Self> {
        Map::of_numbers(numbers).map(|map| Self { map })
    }

    /// The pixel at which a place of the page lies, both as x, y.
    pub fn pixel(&self, place: (f64, f64)) -> (f64, f64) {
        self.map.map(place)
    }

    /// A part of the page, in millimetres, made upright, at `dpi` dots an inch.
    /// What lies outside the picture is white.
    pub fn crop(&self, picture: &Gray, part: &Rect, dpi: u32) -> Gray {
        let density = f64::from(dpi.clamp(20, 600)) / 25.4;
        let side = |millimetres: f64| {
            let pixels = (millimetres * density).round();
            if pixels.is_finite() { pixels.clamp(1.0, LONGEST) as usize } else { 1 }
        };
        let mut crop = Gray::from_fn(side(part.w), side(part.h), |x, y| {
            let place = (part.x + (x as f64 + 0.5) / density, part.y + (y as f64 + 0.5) / density);
            let (x, y) = self.map.map(place);
            picture.at(x as f32, y as f32).round() as u8
        });
        crop.dpi = Some(dpi.clamp(20, 600));
        crop
    }
}
