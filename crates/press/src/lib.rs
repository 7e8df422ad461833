//! The typesetting engine behind a small wrapper, so that it is compiled once:
//! template and data in, PDF out.
//!
//! The engine is closed: a template sees its own text, the data it was given
//! as `json("data.json")`, and four embedded faces of Liberation Serif (metric
//! equal to Times New Roman). It has no files, no network, no packages and no
//! clock, so equal input gives equal bytes.
//!
//! ```
//! let template = r#"#let data = json("data.json"); Kính gửi #data.name"#;
//! let paper = press::pdf(template, &serde_json::json!({ "name": "Ban Tổ chức" }))?;
//! assert!(paper.starts_with(b"%PDF-"));
//! # Ok::<(), press::PressError>(())
//! ```

mod closed_world;
mod error;

pub use error::PressError;

use closed_world::ClosedWorld;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

/// What stands in the PDF as the program that wrote it. Fixed, so that a newer
/// typesetter does not change papers by its name alone.
const CREATOR: &str = "Kế Cận";

/// How many further calls an intermediate result of the engine is kept for.
/// Papers of one meeting share their templates; anything older is let go, so
/// that a server which prints for weeks does not grow.
const KEPT_CALLS: usize = 8;
/// Of a paper with more pages than this nothing is kept: the next is another, and
/// five hundred pages leave half a gigabyte.
const MOST_PAGES_KEPT: usize = 40;

/// Sets `template` (Typst source) with `data`, which the template reads as
/// `json("data.json")`, and gives the bytes of a tagged PDF.
///
/// The template names its title, language and date itself, with
/// `#set document(title: …, date: …)` and `#set text(lang: "vi")`; a paper
/// without a date carries none. Equal input gives byte-identical output.
///
/// # Errors
/// [`PressError::Template`] when the template does not compile with this data,
/// or asks for a file, a package or the present day.
pub fn pdf(template: &str, data: &serde_json::Value) -> Result<Vec<u8>, PressError> {
    set(template, data, true)
}

/// As [`pdf`], without tags: for sheets that are printed and never read on a
/// screen, whose pages other programs put together anew.
///
/// # Errors
/// As [`pdf`].
pub fn untagged_pdf(template: &str, data: &serde_json::Value) -> Result<Vec<u8>, PressError> {
    set(template, data, false)
}

fn set(template: &str, data: &serde_json::Value, tagged: bool) -> Result<Vec<u8>, PressError> {
    let world = ClosedWorld::new(template, data);
    let document = typst::compile::<PagedDocument>(&world)
        .output
        .map_err(|found| PressError::of(&world, &found))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some(CREATOR.to_owned())),
        tagged,
        ..PdfOptions::default()
    };
    let bytes =
        typst_pdf::pdf(&document, &options).map_err(|found| PressError::of(&world, &found))?;
    let long = document.pages().len() > MOST_PAGES_KEPT;
    drop(document);
    typst::comemo::evict(if long { 0 } else { KEPT_CALLS });
    Ok(bytes)
}

/// The weight of upright letters, for [`text_width`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Regular.
    Regular,
    /// Bold.
    Bold,
}

/// How wide `text` is on one line in Times New Roman (metric equal to the
/// embedded face), in ems: times the size in points gives points. A letter the
/// face lacks counts as one em. For rows of a workbook, whose height has to be
/// given before anybody opens it.
pub fn text_width(text: &str, weight: Weight) -> f64 {
    closed_world::text_width(text, weight)
}
