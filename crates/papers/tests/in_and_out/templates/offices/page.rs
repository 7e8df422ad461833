//! A page as a picture, and whether two pages look the same.
//!
//! Two office programs of the same version, on machines with other ways of
//! smoothing letters, set a page alike to within half a dot. So a dot counts as
//! lost only when nothing as dark is within one dot of it: what moves by a dot
//! or gets a shade lighter passes, what is gone or has moved further does not.

use std::io::Cursor;

/// Dots an inch. A hairline of half a point is a third of a dot wide, which is
/// still a quarter of its blackness.
pub const DOTS_AN_INCH: u32 = 50;

/// Shades of grey kept, from 0 for white.
const BLACK: u8 = 15;

/// How much lighter everything around a dot must be for it to be lost.
const LOST: u8 = 3;

/// How many dots may be lost. A vertical border of one row is 14 dots long.
const MOST_LOST: usize = 6;

/// A page: how dark each dot is, row by row.
#[derive(Clone, PartialEq, Eq)]
pub struct Page {
    pub width: usize,
    dark: Vec<u8>,
}

/// In what two pages differ.
#[derive(Debug, PartialEq, Eq)]
pub enum Difference {
    /// Their sizes in dots.
    Size((usize, usize), (usize, usize)),
    /// Dots of the approved page that are missing, and dots that were not there.
    Dots { missing: usize, new: usize },
}

impl Page {
    fn height(&self) -> usize {
        self.dark.len() / self.width.max(1)
    }

    /// The pages that `pdftoppm -gray` writes one after another.
    pub fn all(mut bytes: &[u8]) -> Result<Vec<Self>, String> {
        let mut pages = Vec::new();
        while !bytes.is_empty() {
            let mut words = Vec::new();
            while words.len() < 4 {
                let end = bytes.iter().position(u8::is_ascii_whitespace).ok_or("a cut picture")?;
                words.push(String::from_utf8_lossy(&bytes[..end]).into_owned());
                bytes = &bytes[end + 1..];
            }
            let number = |at: usize| words[at].parse::<usize>().map_err(|e| e.to_string());
            if words[0] != "P5" || number(3)? != 255 {
                return Err(format!("no grey picture: {words:?}"));
            }
            let (width, height) = (number(1)?, number(2)?);
            let (page, rest) = bytes.split_at_checked(width * height).ok_or("a cut picture")?;
            let dark = page.iter().map(|light| (255 - light).div_ceil(17).min(BLACK)).collect();
            pages.push(Self { width, dark });
            bytes = rest;
        }
        Ok(pages)
    }

    /// A picture as it is kept in the repository: four bits a dot.
    pub fn to_png(&self) -> Vec<u8> {
        let mut packed = Vec::new();
        for row in self.dark.chunks(self.width) {
            let light = |dark: u8| BLACK - dark;
            packed.extend(
                row.chunks(2)
                    .map(|two| light(two[0]) << 4 | two.get(1).map_or(0, |dark| light(*dark))),
            );
        }
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height() as u32);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&packed).unwrap();
        writer.finish().unwrap();
        bytes
    }

    pub fn from_png(bytes: &[u8]) -> Result<Self, String> {
        let mut reader =
            png::Decoder::new(Cursor::new(bytes)).read_info().map_err(|e| e.to_string())?;
        let (width, height) = (reader.info().width as usize, reader.info().height as usize);
        if reader.output_color_type() != (png::ColorType::Grayscale, png::BitDepth::Four) {
            return Err("not four bits of grey a dot".to_owned());
        }
        let line = width.div_ceil(2);
        let mut packed = vec![0; line * height];
        reader.next_frame(&mut packed).map_err(|e| e.to_string())?;
        let dots = |row: &[u8]| -> Vec<u8> {
            let each = row.iter().flat_map(|two| [BLACK - (two >> 4), BLACK - (two & 15)]);
            each.take(width).collect()
        };
        Ok(Self { width, dark: packed.chunks(line).flat_map(dots).collect() })
    }

    /// Whether each dot of this page is lost in another of the same size.
    fn lost_in<'p>(&'p self, other: &'p Self) -> impl Iterator<Item = bool> + 'p {
        let (width, height) = (self.width, self.height());
        (0..self.dark.len()).map(move |at| {
            let (x, y) = (at % width, at / width);
            let mut darkest = 0;
            for row in y.saturating_sub(1)..(y + 2).min(height) {
                let near = row * width + x.saturating_sub(1)..row * width + (x + 2).min(width);
                darkest = other.dark[near].iter().fold(darkest, |most, dark| most.max(*dark));
            }
            self.dark[at] >= darkest + LOST
        })
    }

    /// What differs from an approved page, if it is more than may be.
    pub fn differs_from(&self, approved: &Self) -> Option<Difference> {
        let size = |page: &Self| (page.width, page.height());
        if size(self) != size(approved) {
            return Some(Difference::Size(size(approved), size(self)));
        }
        let missing = approved.lost_in(self).filter(|lost| *lost).count();
        let new = self.lost_in(approved).filter(|lost| *lost).count();
        (missing.max(new) > MOST_LOST).then_some(Difference::Dots { missing, new })
    }

    /// Both pages side by side and, behind them, only what is lost of the one
    /// and new in the other.
    pub fn beside(&self, approved: &Self) -> Self {
        let same = (self.width, self.height()) == (approved.width, approved.height());
        let mut pages = vec![approved.clone(), self.clone()];
        if same {
            let lost = approved.lost_in(self).zip(self.lost_in(approved));
            let dark = lost.map(|(missing, new)| if missing || new { BLACK } else { 0 }).collect();
            pages.push(Self { width: self.width, dark });
        }
        let height = pages.iter().map(Self::height).max().unwrap_or_default();
        let row = |y: usize| {
            pages.iter().flat_map(move |page| {
                (0..page.width).map(move |x| *page.dark.get(y * page.width + x).unwrap_or(&0))
            })
        };
        let dark = (0..height).flat_map(row).collect();
        Self { width: pages.iter().map(|page| page.width).sum(), dark }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with a frame of hairlines and a block that stands for words.
    fn page() -> Page {
        let (width, height) = (60, 40);
        let dark = (0..width * height).map(|at| {
            let (x, y) = (at % width, at / width);
            let on_frame = (5..55).contains(&x) && (y == 5 || y == 35)
                || (5..36).contains(&y) && (x == 5 || x == 54);
            let in_words = (10..30).contains(&x) && (10..14).contains(&y) && x % 3 != 0;
            if on_frame { 5 } else { u8::from(in_words) * 12 }
        });
        Page { width, dark: dark.collect() }
    }

    fn changed(change: impl Fn(usize, usize, u8) -> u8) -> Page {
        let page = page();
        let dots = page.dark.iter().enumerate();
        let dark = dots.map(|(at, dark)| change(at % page.width, at / page.width, *dark));
        Page { width: page.width, dark: dark.collect() }
    }

    fn moved(by: usize) -> Page {
        let page = page();
        let mut dark = vec![0; by];
        dark.extend(&page.dark[..page.dark.len() - by]);
        Page { width: page.width, dark }
    }

    #[test]
    fn a_page_comes_back_from_its_picture() {
        assert!(Page::from_png(&page().to_png()).unwrap() == page());
    }

    #[test]
    fn a_shade_and_a_dot_are_no_difference() {
        assert_eq!(page().differs_from(&page()), None);
        assert_eq!(changed(|_, _, dark| dark.saturating_sub(2)).differs_from(&page()), None);
        assert_eq!(changed(|x, y, dark| dark + ((x + y) % 3) as u8).differs_from(&page()), None);
        assert_eq!(moved(1).differs_from(&page()), None, "to the right");
        assert_eq!(moved(60).differs_from(&page()), None, "down");
    }

    #[test]
    fn a_lost_line_and_a_move_by_two_dots_are() {
        let line = changed(|x, y, dark| if x == 54 && (6..20).contains(&y) { 0 } else { dark });
        assert_eq!(line.differs_from(&page()), Some(Difference::Dots { missing: 12, new: 0 }));
        assert!(moved(2).differs_from(&page()).is_some());
        assert!(moved(120).differs_from(&page()).is_some());
        let words = changed(|_, y, dark| if (10..14).contains(&y) { 0 } else { dark });
        assert!(words.differs_from(&page()).is_some());
    }

    #[test]
    fn another_size_is_a_difference() {
        let narrow = Page { width: 30, dark: vec![0; 900] };
        assert_eq!(narrow.differs_from(&page()), Some(Difference::Size((60, 40), (30, 30))));
    }
}
