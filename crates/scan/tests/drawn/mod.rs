//! A small press and a few clumsy hands: pages drawn by the layout alone, apart
//! from everything that reads them.

#![allow(dead_code, reason = "each test uses its part")]

use ballot::{
    BOX_FRAME, BOX_SIDE, BoxPlace, CORNER_SIDE, Choice, FormCode, LAYOUT_FORMAT, Layout,
    PageLayout, PaperSize, QR_SIDE, Rect, RulePlace, SheetCode, SheetToken, WriteInPlace,
};
use base::SeededChance;
use scan::Gray;

/// A layout with two columns of boxes, thirty rows, and a line for a name.
pub fn layout() -> Layout {
    let (width, height) = PaperSize::A4.millimetres();
    let mut boxes = Vec::new();
    let mut rules = Vec::new();
    for row in 0..24 {
        let top = 45.0 + 8.2 * row as f64;
        for (x, option, name) in
            [(160.0, Choice::Agree, "agree"), (180.0, Choice::Disagree, "disagree")]
        {
            let place = Rect { x, y: top + 1.6, w: BOX_SIDE, h: BOX_SIDE };
            boxes.push(BoxPlace { id: format!("r{}-{name}", row + 1), row, option, place });
        }
        rules.push(RulePlace { from: (15.0, top), to: (195.0, top), width: 0.12 });
    }
    let place = Rect { x: 40.0, y: 244.0, w: 110.0, h: 10.0 };
    let code = |x, y| Rect { x, y, w: QR_SIDE, h: QR_SIDE };
    let page = PageLayout {
        page: 1,
        corners: [
            (10.0, 10.0),
            (width - 10.0, 10.0),
            (width - 10.0, height - 10.0),
            (10.0, height - 10.0),
        ],
        codes: [code(width - 37.0, 7.0), code(7.0, height - 37.0)],
        boxes,
        write_ins: vec![WriteInPlace { id: "g1-w1".to_owned(), group: 0, place }],
        stamp: None,
        texts: Vec::new(),
        rules,
    };
    Layout {
        format: LAYOUT_FORMAT.to_owned(),
        form: sheet_code().form,
        paper: PaperSize::A4,
        width,
        height,
        pages: vec![page],
    }
}

pub fn sheet_code() -> SheetCode {
    let mut chance = SeededChance::new(11);
    SheetCode { form: FormCode::draw(&mut chance), page: 1, token: SheetToken::draw(&mut chance) }
}

/// Another sheet of the same form.
pub fn other_code() -> SheetCode {
    SheetCode { token: SheetToken::draw(&mut SeededChance::new(12)), ..sheet_code() }
}

/// A page under the pen: pixels, and pixels a millimetre.
pub struct Sheet {
    pub width: usize,
    pub height: usize,
    pub scale: f64,
    pub pixels: Vec<u8>,
}

impl Sheet {
    /// The page as printed, `dpi` dots an inch.
    pub fn printed(layout: &Layout, dpi: f64) -> Self {
        Self::printed_with(layout, dpi, &sheet_code())
    }

    /// The same with another code.
    pub fn printed_with(layout: &Layout, dpi: f64, says: &SheetCode) -> Self {
        let scale = dpi / 25.4;
        let (width, height) =
            ((layout.width * scale).round() as usize, (layout.height * scale).round() as usize);
        let mut sheet = Self { width, height, scale, pixels: vec![245; width * height] };
        let page = &layout.pages[0];
        for corner in page.corners {
            sheet.square(corner);
        }
        for code in &page.codes {
            sheet.code(code, says);
        }
        for place in &page.boxes {
            let r = place.place;
            for edge in [
                Rect { h: BOX_FRAME, ..r },
                Rect { y: r.y + r.h - BOX_FRAME, h: BOX_FRAME, ..r },
                Rect { w: BOX_FRAME, ..r },
                Rect { x: r.x + r.w - BOX_FRAME, w: BOX_FRAME, ..r },
            ] {
                sheet.rect(&edge, 20);
            }
        }
        for rule in &page.rules {
            let (x, y) = rule.from;
            sheet.rect(&Rect { x, y: y - 0.06, w: rule.to.0 - x, h: 0.12 }, 20);
        }
        sheet
    }

    fn square(&mut self, (x, y): (f64, f64)) {
        let half = CORNER_SIDE / 2.0;
        self.rect(&Rect { x: x - half, y: y - half, w: CORNER_SIDE, h: CORNER_SIDE }, 20);
    }

    fn code(&mut self, place: &Rect, says: &SheetCode) {
        let code = qrcode::QrCode::with_version(
            says.text(),
            qrcode::Version::Normal(2),
            qrcode::EcLevel::Q,
        )
        .unwrap();
        let module = QR_SIDE / 25.0;
        for (at, colour) in code.to_colors().into_iter().enumerate() {
            if colour == qrcode::Color::Dark {
                let (x, y) =
                    (place.x + (at % 25) as f64 * module, place.y + (at / 25) as f64 * module);
                self.rect(&Rect { x, y, w: module, h: module }, 20);
            }
        }
    }

    /// Darkens every pixel by how much of it the shape covers, sixteen samples each.
    pub fn shape(&mut self, bounds: &Rect, shade: u8, covers: impl Fn(f64, f64) -> bool) {
        let pixel = |v: f64, end: usize| (v * self.scale).clamp(0.0, end as f64);
        let rows = pixel(bounds.y, self.height) as usize
            ..(pixel(bounds.y + bounds.h, self.height).ceil() as usize);
        let columns = pixel(bounds.x, self.width) as usize
            ..(pixel(bounds.x + bounds.w, self.width).ceil() as usize);
        for y in rows {
            for x in columns.clone() {
                let hits = (0..16)
                    .filter(|at| {
                        let part =
                            |v: usize, at: usize| (v as f64 + (at as f64 + 0.5) / 4.0) / self.scale;
                        covers(part(x, at % 4), part(y, at / 4))
                    })
                    .count() as i32;
                let pixel = &mut self.pixels[y * self.width + x];
                let inked = i32::from(*pixel) + (i32::from(shade) - i32::from(*pixel)) * hits / 16;
                *pixel = (*pixel).min(inked as u8);
            }
        }
    }

    pub fn rect(&mut self, r: &Rect, shade: u8) {
        let r = *r;
        self.shape(&r, shade, |x, y| {
            (r.x..r.x + r.w).contains(&x) && (r.y..r.y + r.h).contains(&y)
        });
    }

    /// A stroke of a pen.
    pub fn stroke(&mut self, from: (f64, f64), to: (f64, f64), thick: f64, shade: u8) {
        let (x, y) = (from.0.min(to.0) - thick, from.1.min(to.1) - thick);
        let bounds = Rect {
            x,
            y,
            w: (from.0 - to.0).abs() + 2.0 * thick,
            h: (from.1 - to.1).abs() + 2.0 * thick,
        };
        let along = (to.0 - from.0, to.1 - from.1);
        let square = (along.0 * along.0 + along.1 * along.1).max(1e-9);
        self.shape(&bounds, shade, |x, y| {
            let part = ((x - from.0) * along.0 + (y - from.1) * along.1) / square;
            let part = part.clamp(0.0, 1.0);
            let off = (from.0 + part * along.0 - x).hypot(from.1 + part * along.1 - y);
            off < thick / 2.0
        });
    }

    /// Paints something over with paper.
    pub fn blank(&mut self, r: &Rect) {
        let pixel = |v: f64| (v * self.scale).max(0.0) as usize;
        for y in pixel(r.y)..pixel(r.y + r.h).min(self.height) {
            for x in pixel(r.x)..pixel(r.x + r.w).min(self.width) {
                self.pixels[y * self.width + x] = 245;
            }
        }
    }

    pub fn picture(&self) -> Gray {
        Gray::new(self.width, self.height, self.pixels.clone()).unwrap()
    }

    /// The page as seen through a map from pixels seen to pixels of the page.
    pub fn seen(
        &self,
        width: usize,
        height: usize,
        ground: u8,
        map: impl Fn(f64, f64) -> (f64, f64),
    ) -> Gray {
        let page = self.picture();
        Gray::from_fn(width, height, |x, y| {
            let (px, py) = map(x as f64, y as f64);
            if page.holds(px as f32, py as f32) {
                page.at(px as f32, py as f32) as u8
            } else {
                ground
            }
        })
    }

    /// Turned around its middle by so many degrees, as a feeder does.
    pub fn skewed(&self, degrees: f64) -> Gray {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let (mx, my) = (self.width as f64 / 2.0, self.height as f64 / 2.0);
        self.seen(self.width, self.height, 250, |x, y| {
            let (dx, dy) = (x - mx, y - my);
            (mx + dx * cos + dy * sin, my - dx * sin + dy * cos)
        })
    }
}

/// How a box is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    Tick,
    Cross,
    Dot,
    Fill,
    Ring,
    Slash,
}

pub const HANDS: [Hand; 6] =
    [Hand::Tick, Hand::Cross, Hand::Dot, Hand::Fill, Hand::Ring, Hand::Slash];

pub fn mark(sheet: &mut Sheet, place: &Rect, hand: Hand, thick: f64, shade: u8) {
    let (x, y) = place.centre();
    let mut line = |a: (f64, f64), b: (f64, f64)| {
        sheet.stroke((x + a.0, y + a.1), (x + b.0, y + b.1), thick, shade);
    };
    match hand {
        Hand::Tick => {
            line((-1.8, 0.0), (-0.5, 1.7));
            line((-0.5, 1.7), (2.4, -2.2));
        }
        Hand::Cross => {
            line((-1.8, -1.7), (1.8, 1.9));
            line((1.7, -1.9), (-1.8, 1.8));
        }
        Hand::Slash => line((-1.6, 1.0), (1.5, -1.2)),
        Hand::Dot => sheet.stroke((x, y), (x + 0.2, y + 0.1), 1.5, shade),
        Hand::Fill => {
            for step in 0..10 {
                let off = -2.1 + 0.46 * f64::from(step);
                line((-2.0, off), (2.0, off + 0.1));
            }
        }
        Hand::Ring => {
            let at = |step: i32| {
                let angle = f64::from(step) / 24.0 * std::f64::consts::TAU;
                (4.1 * angle.cos(), 3.7 * angle.sin())
            };
            for step in 0..24 {
                line(at(step), at(step + 1));
            }
        }
    }
}
