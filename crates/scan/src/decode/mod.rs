//! From the bytes of a file to its pages, one at a time, so that a batch of a
//! thousand sheets needs the room of one.

mod jpeg;
mod pdf;
mod pdf_bounds;
mod png;
mod tiff;

use crate::{Gray, ScanError};

/// What a file may ask for. Whatever is beyond is refused before any room is
/// set aside for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Most bytes of a file.
    pub bytes: usize,
    /// Most pixels of a page. A page needs up to five bytes a pixel while it is
    /// decoded, and one to three afterwards.
    pub pixels: u64,
    /// Longest side of a page in pixels.
    pub side: u64,
    /// Most pages of a file.
    pub pages: usize,
}

impl Default for Limits {
    /// 1 GiB, 100 megapixels (A4 at 600 dpi has 35, A3 70), sides to 20,000
    /// pixels, 2,000 pages.
    fn default() -> Self {
        Self { bytes: 1 << 30, pixels: 100_000_000, side: 20_000, pages: 2_000 }
    }
}

impl Limits {
    /// The number of pixels of a page of this size.
    fn admit(&self, width: u64, height: u64) -> Result<usize, ScanError> {
        let pixels = width.checked_mul(height).filter(|&pixels| pixels > 0);
        match pixels {
            Some(pixels) if pixels <= self.pixels && width <= self.side && height <= self.side => {
                Ok(pixels as usize)
            }
            None if width == 0 || height == 0 => Err(ScanError::Damaged("no pixels".to_owned())),
            _ => Err(ScanError::PageTooLarge { width, height }),
        }
    }
}

/// The pages of a file, decoded as they are asked for. After a page that cannot
/// be decoded the next one may still be readable; [`ScanError::TooManyPages`] is
/// the last item.
pub struct Pages<'a> {
    source: Source<'a>,
    limits: Limits,
    next: usize,
    over: bool,
}

enum Source<'a> {
    Jpeg(&'a [u8]),
    Png(&'a [u8]),
    Tiff(Box<tiff::TiffPages<'a>>),
    Pdf(Box<pdf::PdfPages>),
}

impl std::fmt::Debug for Pages<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pages").field("next", &self.next).finish_non_exhaustive()
    }
}

/// Opens a file, whose kind follows from its first bytes, not from its name.
///
/// # Errors
/// [`ScanError`] when the file as a whole cannot be read; faults of single pages
/// come with the pages.
pub fn pages<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Pages<'a>, ScanError> {
    if bytes.len() > limits.bytes {
        return Err(ScanError::FileTooLong {
            bytes: bytes.len() as u64,
            limit: limits.bytes as u64,
        });
    }
    let head = &bytes[..bytes.len().min(1024)];
    let source = if head.starts_with(&[0xFF, 0xD8, 0xFF]) {
        Source::Jpeg(bytes)
    } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        Source::Png(bytes)
    } else if [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"].iter().any(|magic| head.starts_with(*magic))
    {
        Source::Tiff(Box::new(tiff::TiffPages::open(bytes, limits)?))
    } else if head.windows(5).any(|word| word == b"%PDF-") {
        Source::Pdf(Box::new(pdf::PdfPages::open(bytes, limits)?))
    } else {
        return Err(ScanError::UnknownFormat);
    };
    Ok(Pages { source, limits: limits.clone(), next: 0, over: false })
}

impl Pages<'_> {
    /// How many pages there are, where the file says so before it is read.
    pub fn known_length(&self) -> Option<usize> {
        match &self.source {
            Source::Jpeg(_) | Source::Png(_) => Some(1),
            Source::Tiff(_) => None,
            Source::Pdf(pages) => Some(pages.len()),
        }
    }
}

impl Iterator for Pages<'_> {
    type Item = Result<Gray, ScanError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        let at = self.next;
        self.next += 1;
        let page = match &mut self.source {
            Source::Jpeg(bytes) if at == 0 => Some(jpeg::decode(bytes, &self.limits)),
            Source::Png(bytes) if at == 0 => Some(png::decode(bytes, &self.limits)),
            Source::Jpeg(_) | Source::Png(_) => None,
            Source::Tiff(pages) => pages.page(at, &self.limits),
            Source::Pdf(pages) => pages.page(at, &self.limits),
        };
        if page.is_some() && at >= self.limits.pages {
            self.over = true;
            return Some(Err(ScanError::TooManyPages { limit: self.limits.pages }));
        }
        self.over = page.is_none();
        page
    }
}

/// The shade that ink of any colour has on paper of any: half way between what
/// the eye sees and the darkest of the three colours. So red ink, light to the
/// eye, is dark, and yellowed paper stays light.
fn shade(red: u8, green: u8, blue: u8) -> u8 {
    let (r, g, b) = (u32::from(red), u32::from(green), u32::from(blue));
    let seen = (77 * r + 150 * g + 29 * b) >> 8;
    ((seen + r.min(g).min(b)) / 2) as u8
}

/// A translucent shade over white paper.
fn over_white(shade: u8, alpha: u8) -> u8 {
    let (shade, alpha) = (u32::from(shade), u32::from(alpha));
    ((shade * alpha + 255 * (255 - alpha)) / 255) as u8
}

fn picture(width: usize, height: usize, pixels: Vec<u8>) -> Result<Gray, ScanError> {
    Gray::new(width, height, pixels).ok_or(ScanError::CutOff)
}
