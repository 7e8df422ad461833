//! A few pages of every condition, to look at and to try other readers on.

use anyhow::Context;
use ballot::Layout;
use base::SeededChance;
use proof::{CONDITIONS, Condition, Draws, Stock, make};
use std::path::Path;

/// Pages of each condition.
const EACH: u64 = 2;

/// Writes the pages, and the layout by which they were marked.
pub fn write(layout: &Layout, stocks: &[Stock], folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("layout.json"), serde_json::to_vec_pretty(layout)?)?;
    for condition in CONDITIONS {
        for number in 0..EACH {
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
    let dpi = chance.one_of(condition.dpi);
    let stock = stocks.iter().find(|stock| stock.dpi == dpi).context("no pages of that size")?;
    let blank = &stock.blanks[number as usize % stock.blanks.len()];
    let page = layout.pages.iter().find(|page| page.page == blank.code.page);
    let made = make(blank, page.context("no such page")?, dpi, condition, &mut chance)?;
    let ending = if condition.jpeg.is_some() { "jpg" } else { "png" };
    Ok((format!("{}-{number}.{ending}", condition.name), made.bytes))
}

/// Writes a small page and its layout, from which `crates/fuzz/seeds` are made.
pub fn write_seed(folder: &Path) -> anyhow::Result<()> {
    let form = ballot::FormCode::draw(&mut SeededChance::new(1));
    let layout = proof::plain_layout(8, ballot::PaperSize::A5, form);
    let stock = proof::drawn(&layout, 1, 100, 1)?;
    let plain = proof::by_name("clean-png").context("a condition of the table")?;
    let condition = Condition { spoils: &[], ..*plain };
    let mut chance = SeededChance::new(1);
    let made = make(&stock.blanks[0], &layout.pages[0], 100, &condition, &mut chance)?;
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("page.png"), made.bytes)?;
    std::fs::write(folder.join("layout.json"), serde_json::to_vec(&layout)?)?;
    Ok(())
}
