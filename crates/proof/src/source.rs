//! Where blank pages come from, and the door at which files are handed in.

use crate::blank::Stock;
#[cfg(not(feature = "printed"))]
use crate::drawn::{drawn, plain_layout};
#[cfg(not(feature = "printed"))]
use ballot::{FormCode, PaperSize};
use ballot::{Layout, PageReading};
#[cfg(not(feature = "printed"))]
use base::SeededChance;
use scan::Limits;

/// The resolutions that conditions ask for.
pub(crate) const RESOLUTIONS: [u32; 5] = [100, 120, 150, 200, 300];

/// Sheets of the form; more would only be other tokens.
const SHEETS: usize = 3;

/// A form of 55 rows and its blank pages at every resolution, printed to PDF by
/// the program and turned into pictures by `pdftoppm`.
///
/// # Errors
/// When the form cannot be printed, or `pdftoppm` is missing or fails.
#[cfg(feature = "printed")]
pub fn pages(seed: u64) -> anyhow::Result<(Layout, Vec<Stock>)> {
    crate::form::printed_pages(SHEETS, &RESOLUTIONS, seed)
}

/// A form of 55 rows and its blank pages at every resolution, drawn here: the
/// printing of papers is left out of this build.
///
/// # Errors
/// When a page cannot be made.
#[cfg(not(feature = "printed"))]
pub fn pages(seed: u64) -> anyhow::Result<(Layout, Vec<Stock>)> {
    let layout = plain_layout(55, PaperSize::A4, FormCode::draw(&mut SeededChance::new(seed)));
    let stocks = RESOLUTIONS.iter().map(|&dpi| drawn(&layout, SHEETS, dpi, seed));
    let stocks = stocks.collect::<anyhow::Result<_>>()?;
    Ok((layout, stocks))
}

/// Reads a file of one page as the program does.
pub fn reader(layout: &Layout) -> impl Fn(&[u8]) -> Result<PageReading, String> + Sync + '_ {
    move |bytes| {
        let mut pages =
            scan::pages(bytes, &Limits::default()).map_err(|fault| fault.to_string())?;
        let page =
            pages.next().ok_or("the file has no page")?.map_err(|fault| fault.to_string())?;
        let known = |form| (form == layout.form).then_some(layout);
        let read = scan::read_page(&page, &known).map_err(|fault| fault.to_string())?;
        Ok(read.reading)
    }
}
