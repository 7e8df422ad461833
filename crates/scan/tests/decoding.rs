//! Files of every kind that scanners and telephones write come out as the same
//! picture: a black bar on white paper, 16 by 8, from the fourth to the tenth
//! column.

use scan::{Gray, Limits, ScanError, pages};

const WIDTH: usize = 16;
const HEIGHT: usize = 8;

fn black(x: usize) -> bool {
    (4..10).contains(&x)
}

fn all(bytes: &[u8]) -> Vec<Result<Gray, ScanError>> {
    pages(bytes, &Limits::default()).unwrap().collect()
}

/// The file has so many pages, each the bar, its ink no lighter than `ink`.
fn expect(name: &str, bytes: &[u8], count: usize, ink: u8) -> Vec<Gray> {
    let pages = all(bytes);
    assert_eq!(pages.len(), count, "{name}");
    let pages: Vec<Gray> = pages
        .into_iter()
        .map(|page| page.unwrap_or_else(|fault| panic!("{name}: {fault}")))
        .collect();
    for page in &pages {
        assert_eq!((page.width(), page.height()), (WIDTH, HEIGHT), "{name}");
        for y in 0..HEIGHT {
            for (x, &shade) in page.row(y).iter().enumerate() {
                let fits = if black(x) { shade <= ink } else { shade >= 240 };
                assert!(fits, "{name}: {shade} at {x}, {y}");
            }
        }
    }
    pages
}

/// A TIFF, little-endian, a page for each: compression, bits, photometric
/// interpretation, and the data of its one strip.
fn tiff(pages: &[(u16, u16, u16, &[u8])]) -> Vec<u8> {
    let mut file = b"II*\0\0\0\0\0".to_vec();
    let mut link = 4;
    for &(compression, bits, photometric, data) in pages {
        let strip = file.len() as u32;
        file.extend(data);
        let resolution = file.len() as u32;
        file.extend([200u32, 1].iter().flat_map(|v| v.to_le_bytes()));
        let start = file.len() as u32;
        file[link..link + 4].copy_from_slice(&start.to_le_bytes());
        let tags: [(u16, u16, u32); 10] = [
            (256, 3, WIDTH as u32),
            (257, 3, HEIGHT as u32),
            (258, 3, bits.into()),
            (259, 3, compression.into()),
            (262, 3, photometric.into()),
            (273, 4, strip),
            (277, 3, 1),
            (278, 3, HEIGHT as u32),
            (279, 4, data.len() as u32),
            (282, 5, resolution),
        ];
        file.extend((tags.len() as u16).to_le_bytes());
        for (tag, kind, value) in tags {
            file.extend(tag.to_le_bytes());
            file.extend(kind.to_le_bytes());
            file.extend(1u32.to_le_bytes());
            file.extend(value.to_le_bytes());
        }
        link = file.len();
        file.extend([0; 4]);
    }
    file
}

/// The bar in group 4 of fax: the first row is a horizontal run of four white
/// (1011) and six black (0010), the rest of it and all others are as above.
fn group_4() -> Vec<u8> {
    let mut bits = "001101100101".to_owned();
    bits.push_str(&"111".repeat(HEIGHT - 1));
    bits.push_str("000000000001000000000001");
    while !bits.len().is_multiple_of(8) {
        bits.push('0');
    }
    let byte = |at: usize| u8::from_str_radix(&bits[at..at + 8], 2).unwrap();
    (0..bits.len()).step_by(8).map(byte).collect()
}

fn grey() -> Vec<u8> {
    (0..WIDTH * HEIGHT).map(|at| if black(at % WIDTH) { 0 } else { 255 }).collect()
}

#[test]
fn tiff_of_many_pages_fax_plain_bits_and_grey() {
    let fax = group_4();
    // White is nought in a fax; a one is ink.
    let bits: Vec<u8> = [0b0000_1111, 0b1100_0000].repeat(HEIGHT);
    let pages = [(4, 1, 0, &fax[..]), (1, 1, 0, &bits[..]), (1, 8, 1, &grey()[..])];
    let read = expect("tiff", &tiff(&pages), 3, 10);
    assert!(read.iter().all(|page| page.dpi == Some(200)));
}

#[test]
fn tiff_with_lzw_in_colour() {
    use tiff::encoder::{Compression, TiffEncoder, colortype};
    let mut file = std::io::Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut file).unwrap().with_compression(Compression::Lzw);
    let red: Vec<u8> = (0..WIDTH * HEIGHT)
        .flat_map(|at| if black(at % WIDTH) { [200, 30, 40] } else { [255, 255, 245] })
        .collect();
    for _ in 0..2 {
        encoder.write_image::<colortype::RGB8>(WIDTH as u32, HEIGHT as u32, &red).unwrap();
    }
    // Red ink is dark to a reader, though its light part is bright.
    expect("lzw", &file.into_inner(), 2, 70);
}

fn png(kind: png::ColorType, depth: png::BitDepth, data: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, WIDTH as u32, HEIGHT as u32);
    encoder.set_color(kind);
    encoder.set_depth(depth);
    encoder.write_header().unwrap().write_image_data(data).unwrap();
    file
}

#[test]
fn png_of_one_eight_and_sixteen_bits_and_translucent() {
    use png::{BitDepth, ColorType};
    let bits: Vec<u8> = [0b1111_0000, 0b0011_1111].repeat(HEIGHT);
    expect("one bit", &png(ColorType::Grayscale, BitDepth::One, &bits), 1, 0);
    expect("eight", &png(ColorType::Grayscale, BitDepth::Eight, &grey()), 1, 0);
    let wide: Vec<u8> = grey().iter().flat_map(|&shade| [shade, shade]).collect();
    expect("sixteen", &png(ColorType::Grayscale, BitDepth::Sixteen, &wide), 1, 0);
    // Black of full strength on clear: the paper shows.
    let clear: Vec<u8> = grey().iter().flat_map(|&shade| [0, 0, 0, 255 - shade]).collect();
    expect("clear", &png(ColorType::Rgba, BitDepth::Eight, &clear), 1, 0);
}

fn jpeg(colour: bool) -> Vec<u8> {
    use jpeg_encoder::{ColorType, Encoder};
    let mut file = Vec::new();
    let encoder = Encoder::new(&mut file, 98);
    let (w, h) = (WIDTH as u16, HEIGHT as u16);
    if colour {
        let rgb: Vec<u8> = grey().iter().flat_map(|&shade| [shade; 3]).collect();
        encoder.encode(&rgb, w, h, ColorType::Rgb).unwrap();
    } else {
        encoder.encode(&grey(), w, h, ColorType::Luma).unwrap();
    }
    file
}

#[test]
fn jpeg_in_grey_and_in_colour_and_none_cut_off() {
    expect("grey", &jpeg(false), 1, 20);
    expect("colour", &jpeg(true), 1, 20);
    let whole = jpeg(false);
    let cut = &whole[..whole.len() - 20];
    assert_eq!(all(cut), [Err(ScanError::CutOff)]);
}

/// A PDF whose page has this content, and this picture or none.
fn pdf(content: &str, size: (usize, usize), picture: Option<&[u8]>) -> Vec<u8> {
    pdf_packed(content, size, picture, "/Filter /DCTDecode")
}

/// The same with a picture that is packed otherwise.
fn pdf_packed(
    content: &str,
    size: (usize, usize),
    picture: Option<&[u8]>,
    picture_filter: &str,
) -> Vec<u8> {
    let (w, h) = size;
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let mut object = |file: &mut Vec<u8>, dict: &str, stream: Option<&[u8]>| {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{dict}\n", places.len()).bytes());
        if let Some(stream) = stream {
            file.extend(b"stream\n");
            file.extend(stream);
            file.extend(b"\nendstream\n");
        }
        file.extend(b"endobj\n");
    };
    object(&mut file, "<< /Type /Catalog /Pages 2 0 R >>", None);
    object(&mut file, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", None);
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {w} {h}] /Contents 4 0 R \
         /Resources << /XObject << /Im 5 0 R >> >> >>"
    );
    object(&mut file, &page, None);
    object(&mut file, &format!("<< /Length {} >>", content.len()), Some(content.as_bytes()));
    if let Some(data) = picture {
        let filter = picture_filter;
        let dict = format!(
            "<< /Type /XObject /Subtype /Image /Width {WIDTH} /Height {HEIGHT} /BitsPerComponent 8 \
             /ColorSpace /DeviceGray {filter} /Length {} >>",
            data.len()
        );
        object(&mut file, &dict, Some(data));
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = places.len() + 1;
    file.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    file
}

#[test]
fn pdf_with_a_scanned_jpeg_gives_that_jpeg() {
    let file = pdf("q 72 0 0 36 0 0 cm /Im Do Q", (72, 36), Some(&jpeg(false)));
    expect("scanned", &file, 1, 20);
}

#[test]
fn pdf_with_drawn_content_is_drawn() {
    let file = pdf("0 g 18 0 27 36 re f", (72, 36), None);
    let pages = all(&file);
    let page = pages[0].as_ref().unwrap();
    assert_eq!((page.width(), page.height(), page.dpi), (200, 100, Some(200)));
    assert!(page.row(50)[20] > 250 && page.row(50)[80] < 5 && page.row(50)[150] > 250);
}

#[test]
fn a_mirrored_picture_is_drawn_as_it_shows() {
    let file = pdf("q -72 0 0 36 72 0 cm /Im Do Q", (72, 36), Some(&jpeg(false)));
    let page = all(&file).remove(0).unwrap();
    assert_eq!(page.width(), 200);
    assert!(page.row(50)[100] < 60 && page.row(50)[30] > 200, "the bar is on the left");
}

#[test]
fn a_vast_picture_is_refused_before_room_is_made() {
    let mut file = png(png::ColorType::Grayscale, png::BitDepth::Eight, &grey());
    file[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    let sum = crc(&file[12..29]);
    file[29..33].copy_from_slice(&sum.to_be_bytes());
    let refused = ScanError::PageTooLarge { width: 30_000, height: 30_000 };
    assert_eq!(all(&file), [Err(refused)]);
    let limits = Limits { pixels: 100, ..Limits::default() };
    for small in [jpeg(false), tiff(&[(1, 8, 1, &grey())])] {
        let found: Vec<_> = pages(&small, &limits).unwrap().collect();
        let refused = ScanError::PageTooLarge { width: 16, height: 8 };
        assert_eq!(found, [Err(refused)]);
    }
    let scanned = pdf("q 72 0 0 36 0 0 cm /Im Do Q", (72, 36), Some(&jpeg(false)));
    let refused = ScanError::PageTooLarge { width: 16, height: 8 };
    assert_eq!(pages(&scanned, &limits).err(), Some(refused));
}

/// What a PDF with this picture is told, where a page may have 4 MB.
fn told(picture: &[u8], filter: &str) -> Option<ScanError> {
    let file = pdf_packed("q 72 0 0 36 0 0 cm /Im Do Q", (72, 36), Some(picture), filter);
    let limits = Limits { pixels: 1_000_000, ..Limits::default() };
    pages(&file, &limits).err()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, bytes).unwrap();
    packed.finish().unwrap()
}

#[test]
fn a_stream_that_unpacks_to_more_than_a_page_is_refused_before_it_is_unpacked() {
    let damaged = |told: Option<ScanError>| matches!(told, Some(ScanError::Damaged(_)));
    let (small, large) = (vec![7u8; 1_000_000], vec![7u8; 8_000_000]);
    assert_eq!(told(&deflated(&small), "/Filter /FlateDecode"), None);
    assert!(damaged(told(&deflated(&large), "/Filter /FlateDecode")));
    let mut headless = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut headless, &large).unwrap();
    assert!(damaged(told(&headless.finish().unwrap(), "/Filter /FlateDecode")));
    let widened = |bytes: &[u8]| {
        weezl::encode::Encoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8)
            .encode(bytes)
            .unwrap()
    };
    assert_eq!(told(&widened(&small), "/Filter /LZWDecode"), None);
    assert!(damaged(told(&widened(&large), "/Filter /LZWDecode")));
    assert!(damaged(told(&vec![129; 100_000], "/Filter /RunLengthDecode")));
    let twice = deflated(&deflated(&large));
    assert!(damaged(told(&twice, "/Filter [/FlateDecode /FlateDecode]")));
    assert!(damaged(told(&deflated(&large), "/Filter [/ASCII85Decode /FlateDecode]")));
}

#[test]
fn a_picture_larger_than_its_dictionary_says_is_refused_by_its_own_head() {
    let large = Some(ScanError::PageTooLarge { width: 30_000, height: 30_000 });
    let side = 30_000u32.to_be_bytes();
    let jpx = |side: [u8; 4], tile: [u8; 4], colours: u8| {
        let mut head = vec![0xFF, 0x4F, 0xFF, 0x51, 0, 41, 0, 0];
        for number in [side, side, [0; 4], [0; 4], tile, tile, [0; 4], [0; 4]] {
            head.extend(number);
        }
        head.extend([0, colours]);
        head
    };
    let (one, thousand) = ([0, 0, 0, 1], [0, 0, 3, 232]);
    assert_eq!(told(&jpx(thousand, thousand, 3), "/Filter /JPXDecode"), None);
    assert_eq!(told(&jpx(side, side, 3), "/Filter /JPXDecode"), large);
    assert!(told(&jpx(thousand, one, 3), "/Filter /JPXDecode").is_some(), "a million tiles");
    assert!(told(&jpx(thousand, thousand, 200), "/Filter /JPXDecode").is_some(), "200 colours");
    let jbig2 = |kind: u8, side: [u8; 4]| {
        let mut file = Vec::new();
        for (kind, side) in [(48, thousand), (kind, side)] {
            file.extend([0, 0, 0, 0, kind, 0, 1, 0, 0, 0, 19]);
            file.extend(side.iter().chain(&side));
            file.extend([0; 11]);
        }
        file
    };
    assert_eq!(told(&jbig2(38, thousand), "/Filter /JBIG2Decode"), None);
    assert_eq!(told(&jbig2(38, side), "/Filter /JBIG2Decode"), large);
    assert_eq!(told(&jbig2(48, side), "/Filter /JBIG2Decode"), large);
    let fax = |columns: u32| {
        format!(
            "/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns {columns} /Rows {columns} >>"
        )
    };
    assert_eq!(told(&[0; 9], &fax(1_000)), None);
    assert_eq!(told(&[0; 9], &fax(30_000)), large);
    let listed = fax(30_000).replace("<<", "[<<").replace(">>", ">>]");
    assert_eq!(told(&[0; 9], &listed), large);
}

/// The checksum of PNG, bit by bit.
fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for &byte in bytes {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

#[test]
fn a_file_of_too_many_pages_and_one_too_long_are_refused() {
    let grey = grey();
    let file = tiff(&[(1, 8, 1, &grey[..]); 3]);
    let limits = Limits { pages: 2, ..Limits::default() };
    let found: Vec<_> = pages(&file, &limits).unwrap().collect();
    assert_eq!(found.len(), 3);
    assert_eq!(found[2], Err(ScanError::TooManyPages { limit: 2 }));
    let limits = Limits { bytes: 10, ..Limits::default() };
    assert!(matches!(pages(&file, &limits), Err(ScanError::FileTooLong { limit: 10, .. })));
}

#[test]
fn what_is_no_picture_says_so_and_damage_breaks_nothing() {
    assert_eq!(pages(b"Xin ch\xc3\xa0o", &Limits::default()).err(), Some(ScanError::UnknownFormat));
    assert_eq!(pages(b"", &Limits::default()).err(), Some(ScanError::UnknownFormat));
    let fax = group_4();
    let whole = [
        jpeg(true),
        png(png::ColorType::Grayscale, png::BitDepth::Eight, &grey()),
        tiff(&[(4, 1, 0, &fax), (1, 8, 1, &grey())]),
        pdf("q 72 0 0 36 0 0 cm /Im Do Q", (72, 36), Some(&jpeg(false))),
    ];
    for file in whole {
        for at in (0..file.len()).step_by(7) {
            let mut torn = file.clone();
            torn[at] ^= 0x55;
            if let Ok(pages) = pages(&torn, &Limits { pages: 5, ..Limits::default() }) {
                assert!(pages.count() <= 6);
            }
            if let Ok(pages) = pages(&file[..at], &Limits::default()) {
                pages.for_each(drop);
            }
        }
    }
}
