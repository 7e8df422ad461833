//! All that a template can see: itself, its data and the embedded faces.

use crate::Weight;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::layout::Abs;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontInstance, FontVariant, FontVariations};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// Read once and shared by all papers: parsing faces and building the standard
/// library cost more than setting a page.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    faces: Vec<Font>,
    /// Regular and bold, for measuring.
    measured: Vec<FontInstance>,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let files: [&'static [u8]; 4] = [
        include_bytes!("../../../assets/fonts/LiberationSerif-Regular.ttf"),
        include_bytes!("../../../assets/fonts/LiberationSerif-Bold.ttf"),
        include_bytes!("../../../assets/fonts/LiberationSerif-Italic.ttf"),
        include_bytes!("../../../assets/fonts/LiberationSerif-BoldItalic.ttf"),
    ];
    let faces: Vec<Font> = files.into_iter().flat_map(|f| Font::iter(Bytes::new(f))).collect();
    let measure = |face: &Font| {
        let any_size = Abs::pt(12.0);
        face.clone().instantiate(FontVariant::default(), any_size, &FontVariations::default())
    };
    Shared {
        measured: faces.iter().take(2).map(measure).collect(),
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&faces)),
        faces,
    }
});

/// See [`crate::text_width`].
pub(crate) fn text_width(text: &str, weight: Weight) -> f64 {
    let place = match weight {
        Weight::Regular => 0,
        Weight::Bold => 1,
    };
    let Some(face) = SHARED.measured.get(place) else { return text.chars().count() as f64 };
    let letter = |c: char| {
        let glyph = face.ttf().glyph_index(c)?;
        face.x_advance(glyph.0).map(|advance| advance.get())
    };
    text.chars().map(|c| letter(c).unwrap_or(1.0)).sum()
}

/// One template with its data, and nothing else.
pub(crate) struct ClosedWorld {
    main: Source,
    data_id: FileId,
    data: Bytes,
}

impl ClosedWorld {
    /// The world of one paper.
    pub(crate) fn new(template: &str, data: &serde_json::Value) -> Self {
        Self {
            main: Source::new(id("main.typ"), template.to_owned()),
            data_id: id("data.json"),
            data: Bytes::from_string(data.to_string()),
        }
    }
}

/// The id of a file at the root of the closed world.
fn id(name: &'static str) -> FileId {
    let path = VirtualPath::new(name).unwrap_or_else(|_| unreachable!("{name} is a plain name"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for ClosedWorld {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(refused(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id { Ok(self.data.clone()) } else { Err(refused(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.faces.get(index).cloned()
    }

    /// A paper never knows the present day: its date comes with the data.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Anything but the template and its data does not exist.
fn refused(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}
