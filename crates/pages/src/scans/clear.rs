//! Taking the names of sheets off their images, and the images away that nobody
//! needs, once a result is released.

use super::ScanFolder;
use ballot::Rect;
use desk::{Desk, DeskError, ScanLeaving};
use scan::{Gray, KEPT_DPI, of_png, png_of};
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::{fs, iter};

/// Around a code, in millimetres: a page that was read a little askew.
const MARGIN: f64 = 4.0;
/// White, in a kept picture.
const WHITE: u8 = 255;

/// Renames or removes every image that waits for it, and forgets its old name.
/// What was cut short is done when this is called again.
///
/// # Errors
/// [`DeskError`] when an image cannot be written or removed.
pub async fn clear(desk: &Desk, folder: &ScanFolder) -> Result<(), DeskError> {
    let leavings = desk.scan_leavings().await?;
    if leavings.is_empty() {
        return Ok(());
    }
    let folder = folder.clone();
    let work = tokio::task::spawn_blocking(move || -> io::Result<Vec<ScanLeaving>> {
        leavings.iter().try_for_each(|one| folder.part(one))?;
        Ok(leavings)
    });
    let internal =
        |error: String| DeskError::Internal(format!("images of scanned sheets: {error}"));
    let done = work.await.map_err(|error| internal(error.to_string()))?;
    desk.scans_cleared(&done.map_err(|error| internal(error.to_string()))?).await
}

impl ScanFolder {
    /// Deals with one image. Doing it twice is doing it once.
    fn part(&self, one: &ScanLeaving) -> io::Result<()> {
        let folder = self.0.join(one.form.to_string());
        let old = folder.join(&one.image);
        if !old.is_file() {
            return Ok(());
        }
        if let Some(name) = &one.becomes {
            let bytes = fs::read(&old)?;
            // What is no kept picture has no place where its codes stand.
            let bytes = covered(&bytes, &one.codes).unwrap_or(bytes);
            let part = folder.join(name).with_extension("part");
            let mut file = File::create(&part)?;
            file.write_all(&bytes)?;
            // All images have the day of the conference as their time.
            file.set_modified(fs::metadata(&old)?.modified()?)?;
            file.sync_all()?;
            fs::rename(&part, folder.join(name))?;
        }
        overwrite(&old)?;
        fs::remove_file(&old)
    }
}

fn overwrite(path: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(0);
    file.write_all(&iter::repeat_n(0, length).collect::<Vec<u8>>())?;
    file.sync_all()
}

/// A kept picture with some places white.
fn covered(bytes: &[u8], places: &[Rect]) -> Option<Vec<u8>> {
    let page = of_png(bytes)?;
    let (width, height) = (page.width(), page.height());
    let mut pixels = page.pixels().to_vec();
    let dots = |millimetres: f64, most: usize| {
        (millimetres / 25.4 * f64::from(KEPT_DPI)).round().clamp(0.0, most as f64) as usize
    };
    for place in places {
        let (left, right) =
            (dots(place.x - MARGIN, width), dots(place.x + place.w + MARGIN, width));
        let rows = dots(place.y - MARGIN, height)..dots(place.y + place.h + MARGIN, height);
        for y in rows {
            pixels[y * width + left..y * width + right].fill(WHITE);
        }
    }
    Some(png_of(&Gray::new(width, height, pixels)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ballot::FormCode;
    use base::Day;

    fn day() -> Day {
        Day::new(2017, 3, 20).unwrap()
    }

    #[test]
    fn an_image_gets_its_new_name_and_time_and_loses_its_codes_and_the_old_one_is_gone() {
        let room = tempfile::tempdir().unwrap();
        let folder = ScanFolder::new(room.path());
        let form = FormCode::of_number(5).unwrap();
        let black = png_of(&Gray::new(1_000, 1_000, vec![0; 1_000_000]).unwrap());
        folder.keep(form, "TOKEN-01-5e.png", &black, day()).unwrap();
        folder.keep(form, "OTHER-01-5f.png", &black, day()).unwrap();
        let lies = room.path().join(form.to_string());
        let time = fs::metadata(lies.join("TOKEN-01-5e.png")).unwrap().modified().unwrap();
        let code = Rect { x: 50.0, y: 20.0, w: 20.0, h: 20.0 };
        let kept = ScanLeaving {
            form,
            image: "TOKEN-01-5e.png".into(),
            becomes: Some("p-0123.png".into()),
            codes: vec![code],
        };
        let gone = ScanLeaving { image: "OTHER-01-5f.png".into(), becomes: None, ..kept.clone() };
        for one in [&kept, &gone, &kept, &gone] {
            folder.part(one).unwrap();
        }
        let names: Vec<_> =
            fs::read_dir(&lies).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["p-0123.png"]);
        let path = lies.join("p-0123.png");
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), time);
        let page = of_png(&fs::read(&path).unwrap()).unwrap();
        let at = |x: f64, y: f64| {
            let dot = |millimetres: f64| (millimetres / 25.4 * f64::from(KEPT_DPI)) as usize;
            page.row(dot(y))[dot(x)]
        };
        for (x, y) in [(60.0, 30.0), (47.0, 17.0), (73.0, 43.0)] {
            assert_eq!(at(x, y), 255, "{x} {y} is painted over");
        }
        for (x, y) in [(40.0, 30.0), (60.0, 60.0), (5.0, 5.0)] {
            assert_eq!(at(x, y), 0, "{x} {y} is as it was");
        }
    }
}
