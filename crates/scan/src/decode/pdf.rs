//! PDF. Scanners put one picture on a page: where it is a JPEG it is taken out
//! as it is; every other page is drawn.

use super::{Limits, jpeg, pdf_bounds, picture, shade};
use crate::{Gray, ScanError};
use hayro::hayro_syntax::content::ops::TypedInstruction as Op;
use hayro::hayro_syntax::object::dict::keys;
use hayro::hayro_syntax::object::{Name, Object, Stream};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{Filter, LoadPdfError, Pdf};
use hayro::{RenderCache, RenderSettings};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Pages that are drawn are drawn at this many dots per inch.
const DRAWN_DPI: f32 = 200.0;
/// Points of PDF per inch.
const POINTS: f32 = 72.0;
/// Operators of a page that shows a scanned picture; text that a recognizer
/// laid under it may add thousands.
const MOST_OPERATORS: usize = 100_000;

pub(super) struct PdfPages {
    pdf: Pdf,
}

/// The PDF libraries promise not to panic; a promise about hostile files is
/// worth a net below.
fn netted<T>(work: impl FnOnce() -> Result<T, ScanError>) -> Result<T, ScanError> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(ScanError::Damaged("the PDF broke its reader".to_owned())))
}

impl PdfPages {
    pub(super) fn open(bytes: &[u8], limits: &Limits) -> Result<Self, ScanError> {
        netted(|| {
            let pdf = Pdf::new(bytes.to_vec()).map_err(|cause| match cause {
                LoadPdfError::Decryption(_) => ScanError::Locked,
                LoadPdfError::Invalid => ScanError::Damaged("not a sound PDF".to_owned()),
            })?;
            for object in pdf.objects() {
                if let Object::Stream(stream) = object {
                    pdf_bounds::admit(&stream, limits)?;
                }
            }
            Ok(Self { pdf })
        })
    }

    pub(super) fn len(&self) -> usize {
        self.pdf.pages().len()
    }

    pub(super) fn page(&self, at: usize, limits: &Limits) -> Option<Result<Gray, ScanError>> {
        let page = self.pdf.pages().get(at)?;
        Some(netted(|| match scanned_jpeg(page) {
            Some(stream) => {
                let bytes = stream.raw_data();
                jpeg::decode(&bytes, limits).or_else(|fault| match fault {
                    ScanError::Damaged(_) => draw(page, limits),
                    other => Err(other),
                })
            }
            None => draw(page, limits),
        }))
    }
}

/// The only thing that the page shows, when that is a JPEG in plain grey or
/// colour, upright or turned but not mirrored.
fn scanned_jpeg<'a>(page: &'a Page<'a>) -> Option<Stream<'a>> {
    let mut found: Option<Stream<'a>> = None;
    let mut mirrored = false;
    let mut stack = Vec::new();
    let mut hidden_text = false;
    let mut operators = page.typed_operations();
    let mut count = 0;
    while let Some(operator) = operators.next() {
        count += 1;
        if count > MOST_OPERATORS {
            return None;
        }
        match operator {
            Op::SaveState(_) => stack.push(mirrored),
            Op::RestoreState(_) => mirrored = stack.pop().unwrap_or_default(),
            Op::Transform(m) => {
                let [a, b, c, d] = [m.0, m.1, m.2, m.3].map(|number| number.as_f64());
                mirrored ^= a * d - b * c < 0.0;
            }
            Op::XObject(named) => {
                let stream = page.resources().get_x_object(named.0)?;
                if found.is_some() || mirrored || !plain_jpeg(&stream) {
                    return None;
                }
                found = Some(stream);
            }
            Op::TextRenderingMode(mode) => hidden_text = mode.0.as_f64() == 3.0,
            Op::ShowText(_)
            | Op::ShowTexts(_)
            | Op::NextLineAndShowText(_)
            | Op::ShowTextWithParameters(_)
                if hidden_text => {}
            other if draws(&other) => return None,
            _ => {}
        }
    }
    found
}

fn draws(operator: &Op<'_, '_>) -> bool {
    matches!(
        operator,
        Op::ShowText(_)
            | Op::ShowTexts(_)
            | Op::NextLineAndShowText(_)
            | Op::ShowTextWithParameters(_)
            | Op::StrokePath(_)
            | Op::CloseAndStrokePath(_)
            | Op::FillPathNonZero(_)
            | Op::FillPathNonZeroCompatibility(_)
            | Op::FillPathEvenOdd(_)
            | Op::FillAndStrokeNonZero(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_)
            | Op::Shading(_)
            | Op::InlineImage(_)
            | Op::ClipNonZero(_)
            | Op::ClipEvenOdd(_)
    )
}

fn plain_jpeg(stream: &Stream<'_>) -> bool {
    let dict = stream.dict();
    let name = |key: &[u8]| dict.get::<Name<'_>>(key);
    let is = |key: &[u8], words: &[&[u8]]| {
        name(key).is_some_and(|found| words.iter().any(|word| found.as_ref() == *word))
    };
    is(keys::SUBTYPE, &[b"Image"])
        && is(keys::COLORSPACE, &[b"DeviceGray", b"DeviceRGB"])
        && stream.filters().as_slice() == [Filter::DctDecode]
        && ![keys::DECODE, keys::SMASK, keys::MASK].iter().any(|key| dict.contains_key(key))
}

fn draw(page: &Page<'_>, limits: &Limits) -> Result<Gray, ScanError> {
    let (width, height) = page.render_dimensions();
    let scale = DRAWN_DPI / POINTS;
    let (wide, high) = ((width * scale).ceil(), (height * scale).ceil());
    if !(wide >= 1.0 && high >= 1.0 && wide.is_finite() && high.is_finite()) {
        return Err(ScanError::Damaged("a page without a size".to_owned()));
    }
    let pixels = limits.admit(wide as u64, high as u64)?;
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        width: u16::try_from(wide as u64).ok(),
        height: u16::try_from(high as u64).ok(),
        bg_color: hayro::vello_cpu::color::palette::css::WHITE,
    };
    let drawn = hayro::render(page, &RenderCache::new(), &Default::default(), &settings);
    let grey = drawn.data().iter().take(pixels).map(|p| shade(p.r, p.g, p.b)).collect();
    let mut page = picture(usize::from(drawn.width()), usize::from(drawn.height()), grey)?;
    page.dpi = Some(DRAWN_DPI as u32);
    Ok(page)
}
