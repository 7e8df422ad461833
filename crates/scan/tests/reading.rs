//! Pages drawn here are read, and every box says what was done to it.

mod drawn;

use ballot::{BoxClass, FormCode, Layout, PageDoubt, Rect};
use drawn::{HANDS, Hand, Sheet, layout, mark, sheet_code};
use scan::{Gray, PageRead, ReadFault, read_page};

fn read(picture: &Gray, layout: &Layout) -> Result<PageRead, ReadFault> {
    read_page(picture, &|form: FormCode| (form == layout.form).then_some(layout))
}

/// A page with every third box marked in one of the ways, and what that was.
fn marked(layout: &Layout, dpi: f64, thick: f64, shade: u8) -> (Sheet, Vec<Option<Hand>>) {
    let mut sheet = Sheet::printed(layout, dpi);
    let mut truth = Vec::new();
    for (at, place) in layout.pages[0].boxes.iter().enumerate() {
        let hand = (at % 3 == 0).then(|| HANDS[at / 3 % HANDS.len()]);
        if let Some(hand) = hand {
            mark(&mut sheet, &place.place, hand, thick, shade);
        }
        truth.push(hand);
    }
    (sheet, truth)
}

/// Every class is what was done, and none is doubtful.
fn expect(name: &str, picture: &Gray, layout: &Layout, truth: &[Option<Hand>]) -> PageRead {
    let read = match read(picture, layout) {
        Ok(read) => read,
        Err(fault) => panic!("{name}: {fault}"),
    };
    assert_eq!(read.reading.code, sheet_code(), "{name}");
    for (found, hand) in read.reading.boxes.iter().zip(truth) {
        let class = if hand.is_some() { BoxClass::Marked } else { BoxClass::Empty };
        assert_eq!(found.class, class, "{name}: {} holds {hand:?}, {found:?}", found.id);
    }
    read
}

#[test]
fn every_kind_of_mark_is_read_at_every_resolution() {
    let layout = layout();
    for dpi in [100.0, 150.0, 200.0, 300.0, 600.0] {
        for (pen, thick, shade) in [("pen", 0.5, 40), ("pencil", 0.5, 130)] {
            let (sheet, truth) = marked(&layout, dpi, thick, shade);
            let read = expect(&format!("{pen} at {dpi}"), &sheet.picture(), &layout, &truth);
            assert_eq!(read.reading.doubts, [], "{pen} at {dpi}");
            assert!((read.quality.dpi - dpi).abs() < 0.02 * dpi, "{:?}", read.quality);
            assert!(!read.reading.write_ins[0].ink);
        }
    }
}

#[test]
fn a_page_is_read_whichever_way_it_lies() {
    let layout = layout();
    let (sheet, truth) = marked(&layout, 200.0, 0.5, 60);
    let mut picture = sheet.picture();
    let mut readings = Vec::new();
    for quarter in 0..4 {
        let read = expect(&format!("{quarter} quarters"), &picture, &layout, &truth);
        readings.push(read.reading.boxes.iter().map(|found| found.class).collect::<Vec<_>>());
        picture = picture.turned();
    }
    assert!(readings.windows(2).all(|two| two[0] == two[1]));
}

#[test]
fn a_page_is_read_askew_by_up_to_ten_degrees() {
    let layout = layout();
    let (sheet, truth) = marked(&layout, 150.0, 0.5, 60);
    // The corners leave the picture from some four degrees on: a feeder sees
    // more than the paper.
    for degrees in [-10.0f64, -6.0, -2.5, 0.7, 4.0, 10.0] {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let (wide, high) = (sheet.width + 400, sheet.height + 400);
        let middle = |side: usize| side as f64 / 2.0;
        let picture = sheet.seen(wide, high, 250, |x, y| {
            let (dx, dy) = (x - middle(wide), y - middle(high));
            (middle(sheet.width) + dx * cos + dy * sin, middle(sheet.height) - dx * sin + dy * cos)
        });
        let read = expect(&format!("{degrees} degrees"), &picture, &layout, &truth);
        assert!((read.quality.skew - degrees).abs() < 0.2, "{degrees}: {:?}", read.quality);
    }
}

#[test]
fn a_page_is_read_with_any_one_corner_lost_and_that_is_said() {
    let layout = layout();
    let (sheet, truth) = marked(&layout, 150.0, 0.5, 60);
    for (at, (x, y)) in layout.pages[0].corners.into_iter().enumerate() {
        let mut torn = Sheet { pixels: sheet.pixels.clone(), ..sheet };
        torn.blank(&Rect { x: x - 6.0, y: y - 6.0, w: 12.0, h: 12.0 });
        let read = expect(&format!("without corner {at}"), &torn.picture(), &layout, &truth);
        assert!(read.reading.doubts.contains(&PageDoubt::CornerLost), "{at}");
    }
}

#[test]
fn a_photograph_aslant_in_uneven_light_is_read() {
    let layout = layout();
    let (sheet, truth) = marked(&layout, 200.0, 0.5, 60);
    let (w, h) = (sheet.width as f64, sheet.height as f64);
    // The far edge is shorter by an eighth, and light falls from the left.
    let seen = sheet.seen(sheet.width + 400, sheet.height + 400, 70, |x, y| {
        let (x, y) = (x - w / 2.0 - 200.0, y - h / 2.0 - 200.0);
        let far = 1.0 + 0.06 * y / h + 0.02 * x / w;
        (w / 2.0 + x / far, h / 2.0 + y / far)
    });
    let picture = Gray::from_fn(seen.width(), seen.height(), |x, y| {
        let light = 0.95 - 0.45 * x as f32 / seen.width() as f32;
        (f32::from(seen.row(y)[x]) * light) as u8
    });
    expect("photograph", &picture, &layout, &truth);
}

#[test]
fn scanner_streaks_make_no_marks() {
    let layout = layout();
    let mut sheet = Sheet::printed(&layout, 200.0);
    let x = layout.pages[0].boxes[0].place.centre().0;
    let high = layout.height;
    sheet.rect(&Rect { x: x + 0.4, y: 0.0, w: 0.3, h: high }, 80);
    let read = expect("streak", &sheet.picture(), &layout, &[None; 48]);
    assert_eq!(read.quality.streaks, 1);
}

#[test]
fn what_only_people_can_judge_is_doubtful() {
    let layout = layout();
    let mut sheet = Sheet::printed(&layout, 200.0);
    let boxes = &layout.pages[0].boxes;
    let (x, y) = boxes[0].place.centre();
    mark(&mut sheet, &boxes[0].place, Hand::Tick, 0.5, 40);
    for line in [-0.8, 0.0, 0.8] {
        sheet.stroke((x - 4.2, y + line), (x + 4.2, y + line - 0.3), 0.5, 40);
    }
    let (x, y) = boxes[2].place.centre();
    sheet.stroke((x - 4.5, y), (x - 2.0, y - 0.4), 0.5, 40);
    let (x, y) = boxes[4].place.centre();
    sheet.stroke((x, y), (x + 0.1, y), 0.45, 40);
    let (x, y) = boxes[6].place.centre();
    sheet.stroke((x - 40.0, y + 1.0), (x + 12.0, y - 0.3), 0.5, 40);
    let read = read(&sheet.picture(), &layout).unwrap();
    for at in [0, 2, 4, 6] {
        let found = &read.reading.boxes[at];
        assert_eq!(found.class, BoxClass::Doubtful, "{found:?}");
    }
    assert!(read.reading.boxes[1].class == BoxClass::Empty);
}

#[test]
fn a_box_torn_away_is_doubtful_not_empty() {
    let layout = layout();
    let mut sheet = Sheet::printed(&layout, 200.0);
    let place = layout.pages[0].boxes[5].place;
    sheet.blank(&Rect { x: place.x - 2.0, y: place.y - 2.0, w: 9.0, h: 9.0 });
    let read = read(&sheet.picture(), &layout).unwrap();
    assert_eq!(read.reading.boxes[5].class, BoxClass::Doubtful);
    assert_eq!(read.reading.boxes[4].class, BoxClass::Empty);
}

#[test]
fn writing_is_seen_on_its_line_and_beside_it() {
    let layout = layout();
    let mut sheet = Sheet::printed(&layout, 200.0);
    sheet.stroke((60.0, 247.0), (64.0, 251.0), 0.4, 60);
    assert!(read(&sheet.picture(), &layout).unwrap().reading.write_ins[0].ink);
    assert!(read(&sheet.picture(), &layout).unwrap().reading.doubts.is_empty());
    sheet.stroke((60.0, 120.0), (90.0, 128.0), 0.5, 40);
    let doubts = read(&sheet.picture(), &layout).unwrap().reading.doubts;
    assert_eq!(doubts, [PageDoubt::InkOutside]);
}

#[test]
fn other_papers_are_no_ballots() {
    let layout = layout();
    let blank = Gray::from_fn(1654, 2339, |_, _| 240);
    assert_eq!(read(&blank, &layout).err(), Some(ReadFault::NotABallot));
    let (sheet, _) = marked(&layout, 100.0, 0.5, 60);
    let foreign = read_page(&sheet.picture(), &|_| None).err();
    assert_eq!(foreign, Some(ReadFault::UnknownForm(layout.form)));
    let mut other = layout.clone();
    other.pages[0].page = 2;
    let missing = read(&sheet.picture(), &other).err();
    assert_eq!(missing, Some(ReadFault::NoSuchPage { form: layout.form, page: 1 }));
}

#[test]
fn a_crop_shows_the_box_upright() {
    let layout = layout();
    let (sheet, _) = marked(&layout, 200.0, 0.5, 40);
    let picture = sheet.picture().turned();
    let read = read(&picture, &layout).unwrap();
    let place = layout.pages[0].boxes[0].place;
    let crop = read.placement.crop(&picture, &place, 254);
    assert_eq!((crop.width(), crop.height()), (50, 50));
    let dark = |x: usize, y: usize| crop.row(y)[x] < 128;
    assert!(dark(1, 25) && dark(48, 25) && dark(25, 1) && dark(25, 48));
    let kept = scan::Placement::of_numbers(read.placement.numbers());
    assert_eq!(kept, Some(read.placement));
}

#[test]
fn tiny_and_senseless_pictures_are_no_ballots() {
    let layout = layout();
    let mut state = 7u32;
    let mut noise = |_: usize, _: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    for (width, height) in [(1, 1), (1, 900), (900, 1), (2, 3), (7, 7), (40, 30), (700, 500)] {
        for picture in [
            Gray::from_fn(width, height, |_, _| 0),
            Gray::from_fn(width, height, |x, y| if (x / 3 + y / 3) % 2 == 0 { 0 } else { 255 }),
            Gray::from_fn(width, height, &mut noise),
        ] {
            assert!(read(&picture, &layout).is_err(), "{width} × {height}");
        }
    }
}

#[test]
fn two_codes_of_different_sheets_are_not_read_as_one() {
    let layout = layout();
    let one = Sheet::printed(&layout, 150.0);
    let other = Sheet::printed_with(&layout, 150.0, &drawn::other_code());
    let half = one.height / 2 * one.width;
    let mut pixels = one.pixels[..half].to_vec();
    pixels.extend(&other.pixels[half..]);
    let joined = Gray::new(one.width, one.height, pixels).unwrap();
    assert_eq!(read(&joined, &layout).err(), Some(ReadFault::CodesDiffer));
}
