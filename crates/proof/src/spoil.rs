//! What may happen to a page between the voter's hand and the file, each with a
//! strength that is drawn anew for every page.

use crate::draws::Draws;
use crate::picture::Picture;
use crate::pose::{Pose, quarters};
use crate::{light, wear};
use ballot::PageLayout;
use base::Chance;

/// One thing that happens. Numbers are the bounds of its strength.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spoil {
    /// Stains on the paper.
    Stains,
    /// Holes of a punch.
    Holes,
    /// One corner torn off.
    TornCorner,
    /// One corner mark covered.
    CornerLost,
    /// The other side shines through by up to this share.
    ShowThrough(f64),
    /// Askew by up to so many degrees.
    Skew(f64),
    /// Laid in one of the four directions.
    Turned,
    /// Seen from the side: the far edge is smaller by up to this share; around
    /// the page lies a table.
    Perspective(f64),
    /// Out of focus by so many tenths of a millimetre (sigma).
    Blur(f64, f64),
    /// Light falls off by up to this share.
    Uneven(f64),
    /// A shadow takes up to this share of the light.
    Shadow(f64),
    /// Black is at most so light, white at least so dark.
    Contrast(u8, u8),
    /// Noise of so many grey levels (sigma).
    Grain(f64, f64),
    /// Salt and pepper on up to this share of the pixels.
    Pepper(f64),
    /// Up to so many lines of dust along the page.
    Streaks(u64),
    /// Black and white only, the threshold between these.
    Fax(u8, u8),
}

/// A page on its way.
#[derive(Debug)]
pub struct Way<'a> {
    /// The page as it is by now.
    pub picture: Picture,
    /// Its layout.
    pub layout: &'a PageLayout,
    /// Pixels a millimetre.
    pub scale: f64,
}

impl Way<'_> {
    /// Lets it happen.
    pub fn meet(&mut self, spoil: Spoil, chance: &mut dyn Chance) {
        let (picture, scale) = (&mut self.picture, self.scale);
        match spoil {
            Spoil::Stains => wear::stains(picture, scale, chance),
            Spoil::Holes => wear::holes(picture, scale, chance),
            Spoil::TornCorner => wear::torn_corner(picture, scale, chance),
            Spoil::CornerLost => wear::corner_lost(picture, self.layout, scale, chance),
            Spoil::ShowThrough(most) => {
                wear::show_through(picture, chance.between(0.3 * most, most));
            }
            Spoil::Skew(most) => self.skew(chance.between(-most, most), chance),
            Spoil::Turned => *picture = quarters(picture, chance.below(4)),
            Spoil::Perspective(most) => self.photograph(most, chance),
            Spoil::Blur(low, high) => {
                light::blur(picture, chance.between(low, high) / 10.0 * scale);
            }
            Spoil::Uneven(most) => {
                light::uneven(picture, chance.between(0.3 * most, most), chance);
            }
            Spoil::Shadow(most) => {
                light::shadow(picture, chance.between(0.3 * most, most), chance);
            }
            Spoil::Contrast(low, high) => {
                let (low, high) = (chance.whole(0, low.into()), chance.whole(high.into(), 255));
                light::contrast(picture, low as u8, high as u8);
            }
            Spoil::Grain(low, high) => light::grain(picture, chance.between(low, high), chance),
            Spoil::Pepper(most) => {
                light::pepper(picture, chance.between(0.1 * most, most), chance);
            }
            Spoil::Streaks(most) => light::streaks(picture, most, chance),
            Spoil::Fax(low, high) => {
                light::threshold(picture, chance.whole(low.into(), high.into()) as u8);
            }
        }
    }

    /// As a scanner takes it: askew, a little out of place, the lid behind.
    fn skew(&mut self, degrees: f64, chance: &mut dyn Chance) {
        let size = (self.picture.width, self.picture.height);
        let middle = (size.0 as f64 / 2.0, size.1 as f64 / 2.0);
        // Askew, a page needs a larger glass so that its corners stay on it.
        let angle = degrees.to_radians();
        let wide = size.0 as f64 * angle.cos() + size.1 as f64 * angle.sin().abs();
        let tall = size.1 as f64 * angle.cos() + size.0 as f64 * angle.sin().abs();
        let glass = (wide.ceil() as usize, tall.ceil() as usize);
        let mut off = || chance.between(-1.5, 1.5) * self.scale;
        let by = ((glass.0 - size.0) as f64 / 2.0 + off(), (glass.1 - size.1) as f64 / 2.0 + off());
        let pose = Pose::placed(chance.between(0.99, 1.01), by).then(Pose::turned(angle, middle));
        let lid = chance.one_of(&[255, 250, 235]);
        self.picture = pose.take(&self.picture, glass, lid);
    }

    /// As a telephone takes it, from not quite above, a table around the page.
    fn photograph(&mut self, most: f64, chance: &mut dyn Chance) {
        let (width, height) = (self.picture.width as f64, self.picture.height as f64);
        let lean = |chance: &mut dyn Chance, side: f64| chance.between(-most, most) / side;
        let lean = (lean(chance, width), lean(chance, height));
        let margin = chance.between(0.06, 0.12);
        let frame =
            ((width * (1.0 + 2.0 * margin)) as usize, (height * (1.0 + 2.0 * margin)) as usize);
        let middle = (width / 2.0, height / 2.0);
        let pose = Pose::placed(chance.between(0.94, 1.0), (width * margin, height * margin))
            .then(Pose::turned(chance.between(-4.0f64, 4.0).to_radians(), middle))
            .then(Pose::leaning(lean, middle));
        let table = chance.whole(30, 150) as u8;
        self.picture = pose.take(&self.picture, frame, table);
    }
}
