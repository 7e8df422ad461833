//! Scanned sheets, right and wrong: files, pictures and codes.

use crate::mutate::below;
use ballot::{BoxClass, FormCode, Layout, SheetCode, SheetToken};
use base::Chance;
use qrcode::{Color, QrCode};
use scan::{Gray, Limits};
use std::hash::{DefaultHasher, Hash};
use std::sync::LazyLock;

/// Files of one small page each, as other programs wrote them.
pub const IMAGES: [&[u8]; 6] = [
    include_bytes!("../seeds/page.png"),
    include_bytes!("../seeds/page.jpg"),
    include_bytes!("../seeds/page-colour.jpg"),
    include_bytes!("../seeds/page-lzw.tif"),
    include_bytes!("../seeds/page-g4.tif"),
    include_bytes!("../seeds/page-1bit.png"),
];

/// The same as PDF.
pub const PDFS: [&[u8]; 3] = [
    include_bytes!("../seeds/page-jpeg.pdf"),
    include_bytes!("../seeds/page-g4.pdf"),
    include_bytes!("../seeds/page-drawn.pdf"),
];

/// Dots an inch of the seeds.
const DPI: f64 = 100.0;

/// The most pages of an input that are looked at.
const FEW: usize = 4;

static LAYOUT: LazyLock<Layout> = LazyLock::new(|| {
    serde_json::from_slice(include_bytes!("../seeds/layout.json")).expect("a layout of ours")
});

static PAGE: LazyLock<Gray> = LazyLock::new(|| {
    let mut pages = scan::pages(IMAGES[0], &Limits::default()).expect("a file of ours");
    pages.next().expect("a page").expect("a picture of ours")
});

/// Decodes a file and reads its first pages.
pub fn file(input: &[u8], seen: &mut DefaultHasher) {
    match scan::pages(input, &Limits::default()) {
        Err(fault) => kind(&fault).hash(seen),
        Ok(pages) => {
            for page in pages.take(FEW) {
                match page {
                    Err(fault) => kind(&fault).hash(seen),
                    Ok(page) => read(&page, seen),
                }
            }
        }
    }
}

/// The name of a fault without what it says of this input.
fn kind(fault: &impl std::fmt::Debug) -> String {
    format!("{fault:?}").chars().filter(|sign| !sign.is_ascii_digit()).take(60).collect()
}

fn read(page: &Gray, seen: &mut DefaultHasher) {
    let layout = &*LAYOUT;
    match scan::read_page(page, &|form| (form == layout.form).then_some(layout)) {
        Err(fault) => std::mem::discriminant(&fault).hash(seen),
        Ok(read) => {
            let classes = read.reading.boxes.iter().map(|read| read.class);
            classes.filter(|class| *class != BoxClass::Empty).count().hash(seen);
            read.reading.doubts.hash(seen);
        }
    }
}

/// Changes the pixels of a good page and reads it. Every ten bytes are one
/// change: what, where, how large, which shade.
pub fn picture(input: &[u8], seen: &mut DefaultHasher) {
    let page = &*PAGE;
    let (mut width, height) = (page.width(), page.height());
    let mut pixels = page.pixels().to_vec();
    for change in input.chunks_exact(10).take(200) {
        let number = |at: usize| usize::from(u16::from_le_bytes([change[at], change[at + 1]]));
        let (x, y) = (number(1) % width.max(1), number(3) % height.max(1));
        let (across, down) = (1 + number(5) % 400, 1 + number(7) % 400);
        let shade = change[9];
        for row in y..(y + down).min(height) {
            let line = row * width..(row + 1) * width;
            let piece = &mut pixels[line][x..(x + across).min(width)];
            match change[0] % 6 {
                0 => piece.fill(shade),
                1 => piece.iter_mut().for_each(|pixel| *pixel = !*pixel),
                2 => piece.reverse(),
                3 => piece.rotate_left(usize::from(shade) % piece.len()),
                4 => piece.iter_mut().for_each(|pixel| *pixel = pixel.saturating_sub(shade)),
                _ => {
                    piece.iter_mut().step_by(3).for_each(|pixel| *pixel = pixel.wrapping_add(shade))
                }
            }
        }
    }
    // Now and then lines of another length: the page is sheared, or a sliver.
    if let [first, second, ..] = *input
        && first == 0xEE
    {
        width = 1 + usize::from(second);
    }
    pixels.truncate(pixels.len() / width * width);
    if let Some(page) = Gray::new(width, pixels.len() / width, pixels) {
        read(&page, seen);
    }
}

/// Reads the input as a sheet code, and a page both of whose codes say it.
pub fn code(input: &[u8], seen: &mut DefaultHasher) {
    let text = String::from_utf8_lossy(input);
    match SheetCode::read(&text) {
        Ok(code) => assert_eq!(code.text(), text, "a code reads back"),
        Err(fault) => std::mem::discriminant(&fault).hash(seen),
    }
    text.parse::<FormCode>().is_ok().hash(seen);
    text.parse::<SheetToken>().is_ok().hash(seen);
    let Ok(code) = QrCode::new(&input[..input.len().min(400)]) else { return };
    let page = &*PAGE;
    let scale = DPI / 25.4;
    let modules = code.to_colors();
    let places = LAYOUT.pages[0].codes;
    let reprinted = Gray::from_fn(page.width(), page.height(), |x, y| {
        let (mm_x, mm_y) = ((x as f64 + 0.5) / scale, (y as f64 + 0.5) / scale);
        for place in places {
            let (across, down) = ((mm_x - place.x) / place.w, (mm_y - place.y) / place.h);
            if (0.0..1.0).contains(&across) && (0.0..1.0).contains(&down) {
                let module = |share: f64| (share * code.width() as f64) as usize;
                let dark = modules[module(down) * code.width() + module(across)] == Color::Dark;
                return if dark { 0 } else { 255 };
            }
        }
        page.row(y)[x]
    });
    read(&reprinted, seen);
}

/// Texts of codes from which inputs are made.
pub fn codes() -> Vec<Vec<u8>> {
    let layout = &*LAYOUT;
    let token = SheetToken::of_number(1).expect("a small number");
    let code = |page| SheetCode { form: layout.form, page, token }.text().into_bytes();
    let other = FormCode::of_number(5).expect("a small number");
    let foreign = SheetCode { form: other, page: 1, token }.text().into_bytes();
    vec![code(1), code(2), code(99), foreign, b"https://example.org/".to_vec()]
}

/// Changes to a good page from which inputs are made.
pub fn changes() -> Vec<Vec<u8>> {
    vec![vec![0; 10], (0..40).map(|byte| byte * 6).collect(), vec![0xEE; 20]]
}

/// Draws a code whose checksum is right, of this form or another, of any page.
pub fn drawn_code(chance: &mut dyn Chance) -> Vec<u8> {
    let form = if below(chance, 3) == 0 { FormCode::draw(chance) } else { LAYOUT.form };
    let page = [0, 1, 1, 2, 99][below(chance, 5)];
    SheetCode { form, page, token: SheetToken::draw(chance) }.text().into_bytes()
}

/// Draws bytes for [`picture`] afresh: changed ones stay near what they were.
pub fn drawn_changes(chance: &mut dyn Chance) -> Vec<u8> {
    let bytes = 10 * (1 + below(chance, 12));
    (0..bytes).map(|_| chance.next_u64() as u8).collect()
}

/// A PNG or TIFF of nothing but a head that says 30,000 by 30,000 pixels.
pub fn immense() -> [Vec<u8>; 2] {
    let mut png = IMAGES[0].to_vec();
    png[16..20].copy_from_slice(&30_000u32.to_be_bytes());
    png[20..24].copy_from_slice(&30_000u32.to_be_bytes());
    crate::bytes::mend_png(&mut png);
    let entry = |tag: u16, kind: u16, value: u32| {
        let mut bytes = Vec::from(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(1u32.to_le_bytes());
        bytes.extend(value.to_le_bytes());
        bytes
    };
    let entries = [
        (256, 4, 30_000),
        (257, 4, 30_000),
        (258, 3, 8),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 8),
        (277, 3, 1),
        (278, 4, 30_000),
        (279, 4, 900_000_000),
    ];
    let mut tiff = Vec::from(*b"II*\0\x08\0\0\0");
    tiff.extend((entries.len() as u16).to_le_bytes());
    entries.iter().for_each(|&(tag, kind, value)| tiff.extend(entry(tag, kind, value)));
    tiff.extend([0; 4]);
    [png, tiff]
}
