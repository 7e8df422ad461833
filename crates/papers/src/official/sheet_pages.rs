//! Pages put together from set ones: the typesetter sets what is equal on all
//! sheets once, and each sheet adds its own codes. A thousand sheets then take
//! about as long as one, and the file stays small.

use super::PaperError;
use ballot::Rect;
use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, dictionary};
use qrcode::{Color, EcLevel, QrCode, Version};
use std::fmt::Write;

const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// A document whose pages are used as forms for other pages.
pub(super) struct SheetPages {
    document: Document,
    /// The set pages: their dictionaries without content, and their content.
    forms: Vec<(Dictionary, Vec<Object>)>,
    pages: Vec<Object>,
    root: ObjectId,
    /// Saves and restores the state of drawing around a form's content.
    open: Object,
    close: Object,
}

impl SheetPages {
    /// Takes the pages of `pdf` as forms.
    pub(super) fn of(pdf: &[u8]) -> Result<Self, PaperError> {
        let mut document = Document::load_mem(pdf)?;
        let ids: Vec<ObjectId> = document.get_pages().into_values().collect();
        let root = document.catalog()?.get(b"Pages")?.as_reference()?;
        let mut forms = Vec::new();
        for id in ids {
            let contents = document.get_page_contents(id).into_iter().map(Object::Reference);
            let contents: Vec<Object> = contents.collect();
            let mut page = document.get_dictionary(id)?.clone();
            // Resources stand once, however many pages refer to them.
            if let Ok(Object::Dictionary(shared)) = page.get(b"Resources") {
                let shared = document.add_object(shared.clone());
                page.set("Resources", shared);
            }
            page.set("Parent", root);
            page.remove(b"Contents");
            document.objects.remove(&id);
            forms.push((page, contents));
        }
        let open = Object::Reference(document.add_object(plain(b"q\n".to_vec())));
        let close = Object::Reference(document.add_object(plain(b"\nQ\n".to_vec())));
        Ok(Self { document, forms, pages: Vec::new(), root, open, close })
    }

    /// How many pages were taken as forms.
    pub(super) fn forms(&self) -> usize {
        self.forms.len()
    }

    /// Adds a page: a form, and codes at their places on a page of `height`
    /// millimetres.
    pub(super) fn add(
        &mut self,
        form: usize,
        codes: &[(&Code, Rect)],
        height: f64,
    ) -> Result<(), PaperError> {
        let Some((page, contents)) = self.forms.get(form) else { return Ok(()) };
        let mut page = page.clone();
        let mut drawn = String::new();
        for (code, place) in codes {
            code.draw(&mut drawn, *place, height);
        }
        let mut parts = vec![self.open.clone()];
        parts.extend(contents.iter().cloned());
        parts.push(self.close.clone());
        let mut stream = Stream::new(Dictionary::new(), drawn.into_bytes());
        stream.compress()?;
        parts.push(Object::Reference(self.document.add_object(stream)));
        page.set("Contents", parts);
        self.pages.push(Object::Reference(self.document.add_object(page)));
        Ok(())
    }

    /// Adds an empty page of the first form's size.
    pub(super) fn add_empty(&mut self) {
        let Some((form, _)) = self.forms.first() else { return };
        let mut page = dictionary! { "Type" => "Page", "Parent" => self.root };
        if let Ok(size) = form.get(b"MediaBox") {
            page.set("MediaBox", size.clone());
        }
        page.set("Resources", Dictionary::new());
        self.pages.push(Object::Reference(self.document.add_object(page)));
    }

    /// The file.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, PaperError> {
        let count = self.pages.len() as i64;
        let root = self.document.get_dictionary_mut(self.root)?;
        root.set("Count", count);
        root.set("Kids", self.pages);
        let mut bytes = Vec::new();
        let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true);
        self.document.save_with_options(&mut bytes, options.build()).map_err(lopdf::Error::from)?;
        Ok(bytes)
    }
}

fn plain(content: Vec<u8>) -> Stream {
    Stream::new(Dictionary::new(), content).with_compression(false)
}

/// A QR code as rectangles of dark modules: x, y, width and height in modules.
pub(super) struct Code {
    side: usize,
    dark: Vec<[usize; 4]>,
}

impl Code {
    /// The code of a ballot sheet: version 2, correction Q, as readers expect.
    pub(super) fn of_sheet(text: &str) -> Result<Self, PaperError> {
        let code = QrCode::with_version(text, Version::Normal(2), EcLevel::Q);
        code.map(|code| Self::of(&code)).map_err(|_| PaperError::Code(text.to_owned()))
    }

    /// A code of any text, correction M.
    pub(super) fn of_text(text: &str) -> Result<Self, PaperError> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M);
        code.map(|code| Self::of(&code)).map_err(|_| PaperError::Code(text.to_owned()))
    }

    /// Runs of dark modules, and equal runs under each other as one.
    fn of(code: &QrCode) -> Self {
        let side = code.width();
        let colours = code.to_colors();
        let mut dark: Vec<[usize; 4]> = Vec::new();
        for (y, line) in colours.chunks(side).enumerate() {
            let mut x = 0;
            while x < side {
                let run = line[x..].iter().take_while(|&&module| module == Color::Dark).count();
                if run > 0 {
                    let above = |one: &&mut [usize; 4]| {
                        one[0] == x && one[2] == run && one[1] + one[3] == y
                    };
                    match dark.iter_mut().find(above) {
                        Some(one) => one[3] += 1,
                        None => dark.push([x, y, run, 1]),
                    }
                }
                x += run.max(1);
            }
        }
        Self { side, dark }
    }

    /// Writes the drawing of the code at `place`, in millimetres from the top
    /// left corner, on a page of `height` millimetres.
    fn draw(&self, out: &mut String, place: Rect, height: f64) {
        let module = place.w / self.side as f64 * POINTS_PER_MM;
        let (x, y) = (place.x * POINTS_PER_MM, (height - place.y) * POINTS_PER_MM);
        let _ = writeln!(out, "q 0 g {module:.4} 0 0 -{module:.4} {x:.3} {y:.3} cm");
        for [x, y, w, h] in &self.dark {
            let _ = writeln!(out, "{x} {y} {w} {h} re");
        }
        let _ = writeln!(out, "f Q");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rectangles_of_a_code_cover_its_dark_modules_and_no_other() {
        let text = "K1ABCDEFGH01ABCDEFGHJK0123";
        let code = Code::of_sheet(text).unwrap();
        assert_eq!(code.side, 25);
        let mut drawn = vec![0; 25 * 25];
        for [x, y, w, h] in &code.dark {
            for at in (0..w * h).map(|n| (y + n / w) * 25 + x + n % w) {
                drawn[at] += 1;
            }
        }
        let known = QrCode::with_version(text, Version::Normal(2), EcLevel::Q).unwrap();
        let known = known.to_colors().into_iter().map(|colour| colour.select(1, 0));
        assert!(known.eq(drawn));
    }

    #[test]
    fn a_text_too_long_for_a_sheet_code_is_refused() {
        assert!(matches!(Code::of_sheet(&"A".repeat(40)), Err(PaperError::Code(_))));
    }
}
