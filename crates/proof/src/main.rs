//! `cargo xtask ballots`: a run with its tables.

use anyhow::{Context, bail};
use ballot::{FormCode, Layout};
use base::SeededChance;
use proof::{CONDITIONS, Condition, Stock, make};
use std::path::{Path, PathBuf};

const RESOLUTIONS: [u32; 5] = [100, 120, 150, 200, 300];

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let mut samples = None;
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--samples" => samples = Some(PathBuf::from(args.next().context("takes a folder")?)),
            other => bail!("`{other}` is no option"),
        }
    }
    let layout = proof::plain_layout(55, FormCode::draw(&mut SeededChance::new(4)));
    let stocks: Vec<Stock> = RESOLUTIONS
        .iter()
        .map(|&dpi| proof::drawn(&layout, 2, dpi, 7))
        .collect::<anyhow::Result<_>>()?;
    if let Some(folder) = samples {
        write_samples(&layout, &stocks, &folder)?;
    }
    Ok(())
}

fn write_samples(layout: &Layout, stocks: &[Stock], folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("layout.json"), serde_json::to_vec_pretty(layout)?)?;
    for condition in CONDITIONS {
        for number in 0..2 {
            let (name, file) = sample(layout, stocks, condition, number)?;
            std::fs::write(folder.join(name), file)?;
        }
    }
    Ok(())
}

fn sample(
    layout: &Layout,
    stocks: &[Stock],
    condition: &Condition,
    number: u64,
) -> anyhow::Result<(String, Vec<u8>)> {
    let mut chance = SeededChance::new(number);
    let dpi = proof::Draws::one_of(&mut chance, condition.dpi);
    let stock = stocks.iter().find(|stock| stock.dpi == dpi).context("no such stock")?;
    let blank = &stock.blanks[number as usize % stock.blanks.len()];
    let page = &layout.pages[blank.code.page as usize - 1];
    let made = make(blank, page, dpi, condition, &mut chance)?;
    let ending = if condition.jpeg.is_some() { "jpg" } else { "png" };
    Ok((format!("{}-{number}.{ending}", condition.name), made.bytes))
}
