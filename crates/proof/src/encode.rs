//! Pictures as files.

use crate::picture::Picture;
use anyhow::Context;
use jpeg_encoder::{ColorType, Encoder};

/// As JPEG of a quality from 1 to 100.
///
/// # Errors
/// When the picture is larger than JPEG holds (65,535 pixels a side).
pub fn jpeg(picture: &Picture, quality: u8) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let (width, height) = (picture.width.try_into()?, picture.height.try_into()?);
    let colour = if picture.channels == 1 { ColorType::Luma } else { ColorType::Rgb };
    Encoder::new(&mut bytes, quality)
        .encode(&picture.samples, width, height, colour)
        .context("JPEG refuses the picture")?;
    Ok(bytes)
}

/// As PNG of 8 bits a sample.
///
/// # Errors
/// When the picture has no pixels.
pub fn png(picture: &Picture) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width as u32, picture.height as u32);
    encoder.set_color(if picture.channels == 1 {
        png::ColorType::Grayscale
    } else {
        png::ColorType::Rgb
    });
    encoder.set_compression(png::Compression::Fastest);
    encoder.write_header()?.write_image_data(&picture.samples)?;
    Ok(bytes)
}

/// What a PDF must say of a JPEG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// Samples a pixel.
    pub channels: usize,
}

impl Head {
    /// Reads it off the frame header of a JPEG; `None` when it has none.
    pub fn of_jpeg(bytes: &[u8]) -> Option<Self> {
        let mut at = 2;
        loop {
            let segment = bytes.get(at..at + 10)?;
            let number =
                |at: usize| usize::from(u16::from_be_bytes([segment[at], segment[at + 1]]));
            if matches!(segment[1], 0xC0..=0xC2) {
                let channels = usize::from(segment[9]);
                return Some(Self { width: number(7), height: number(5), channels });
            }
            at += 2 + number(2);
        }
    }
}

/// A PDF in which each JPEG fills a page of `dpi` dots an inch, as scanners
/// that mail make it.
pub fn pdf(pages: &[(&[u8], Head)], dpi: u32) -> Vec<u8> {
    let mut file = Vec::from(b"%PDF-1.4\n".as_slice());
    let mut places = Vec::new();
    let mut object = |file: &mut Vec<u8>, head: String, stream: Option<&[u8]>| {
        places.push(file.len());
        file.extend_from_slice(format!("{} 0 obj\n{head}\n", places.len()).as_bytes());
        if let Some(stream) = stream {
            file.extend_from_slice(b"stream\n");
            file.extend_from_slice(stream);
            file.extend_from_slice(b"\nendstream\n");
        }
        file.extend_from_slice(b"endobj\n");
    };
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 3 + 3 * page)).collect();
    object(&mut file, "<</Type/Catalog/Pages 2 0 R>>".to_owned(), None);
    let tree = format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" "));
    object(&mut file, tree, None);
    for (page, (jpeg, head)) in pages.iter().enumerate() {
        let points = |pixels: usize| pixels as f64 * 72.0 / f64::from(dpi);
        let (width, height) = (points(head.width), points(head.height));
        let (content, image) = (4 + 3 * page, 5 + 3 * page);
        let dictionary = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width:.3} {height:.3}]/Contents {content} 0 R\
             /Resources<</XObject<</I {image} 0 R>>>>>>"
        );
        object(&mut file, dictionary, None);
        let drawing = format!("q {width:.3} 0 0 {height:.3} 0 0 cm /I Do Q");
        object(&mut file, format!("<</Length {}>>", drawing.len()), Some(drawing.as_bytes()));
        let space = if head.channels == 1 { "DeviceGray" } else { "DeviceRGB" };
        let dictionary = format!(
            "<</Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/{space}\
             /BitsPerComponent 8/Filter/DCTDecode/Length {}>>",
            head.width,
            head.height,
            jpeg.len()
        );
        object(&mut file, dictionary, Some(jpeg));
    }
    finish(file, &places)
}

fn finish(mut file: Vec<u8>, places: &[usize]) -> Vec<u8> {
    let start = file.len();
    let mut tail = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in places {
        tail.push_str(&format!("{place:010} 00000 n \n"));
    }
    let size = places.len() + 1;
    tail.push_str(&format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"));
    file.extend_from_slice(tail.as_bytes());
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_jpeg_says_its_size() {
        let picture = Picture::filled(33, 20, 3, [200, 10, 10]);
        let head = Head::of_jpeg(&jpeg(&picture, 80).unwrap());
        assert_eq!(head, Some(Head { width: 33, height: 20, channels: 3 }));
        assert_eq!(Head::of_jpeg(b"GIF89a"), None);
    }
}
