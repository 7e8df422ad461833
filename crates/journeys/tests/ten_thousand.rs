//! Ten thousand people come in at once: every row is accounted for, each bad
//! one is named, and the whole can be taken out again.

use anyhow::{Context, Result};
use journeys::{Site, contents};
use rust_xlsxwriter::Workbook;
use serde_json::Value;

/// Data rows of the workbook, the bad ones among them.
const PEOPLE: u32 = 10_000;
/// The row below the header, as Excel numbers it.
const FIRST: u32 = 4;

/// Bad cells: data row from 0, column, what stands there, the reason by its
/// first words.
const BAD: [(u32, u16, &str, &str); 4] = [
    (17, 3, "31/02/1980", "Không có ngày này"),
    (1_234, 3, "12/25/1980", "Không có ngày này"),
    (5_000, 3, "", "Chưa ghi ngày sinh"),
    (9_999, 3, "sáu mươi", "Không phải ngày"),
];

fn units() -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(
        0,
        0,
        ["TT", "Mã đơn vị", "Tên đơn vị", "Cấp", "Khối", "Mã đơn vị cấp trên"],
    )?;
    sheet.write_row(1, 0, ["1", "NP", "Huyện Nậm Pha", "Huyện", "Đảng", ""])?;
    Ok(workbook.save_to_buffer()?)
}

fn people() -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Trích ngang")?;
    sheet.write(0, 0, "DANH SÁCH TRÍCH NGANG CÁN BỘ")?;
    sheet.write_row(
        1,
        0,
        ["TT", "Mã cán bộ", "Họ và tên", "Ngày sinh", "", "Dân tộc", "Đơn vị", "Chức vụ hiện tại"],
    )?;
    sheet.write_row(2, 3, ["Nam", "Nữ"])?;
    for place in 0..PEOPLE {
        let row = FIRST - 1 + place;
        let (year, month) = (1960 + place % 35, 1 + place % 12);
        let born = format!("{:02}/{month:02}/{year}", 1 + place % 28);
        sheet.write(row, 0, place + 1)?;
        sheet.write(row, 1, format!("NP-{place:05}"))?;
        sheet.write(row, 2, format!("Lò Văn {}", letters(place)))?;
        // Writing an empty text over a cell leaves what was there.
        let empty = BAD.iter().any(|(bad, _, value, _)| *bad == place && value.is_empty());
        if !empty {
            sheet.write(row, 3, &born)?;
        }
        sheet.write(row, 5, "Thái")?;
        sheet.write(row, 6, "Huyện Nậm Pha")?;
        sheet.write(row, 7, "Chuyên viên")?;
    }
    for (place, column, value, _) in BAD {
        sheet.write(FIRST - 1 + place, column, value)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// A number as a given name of letters: a name has no digits.
fn letters(mut number: u32) -> String {
    let mut name = String::from("A");
    while number > 0 {
        name.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    name
}

#[test]
fn ten_thousand_people_come_in_and_go_out_and_every_row_is_accounted_for() -> Result<()> {
    let site = Site::new()?;
    site.done(&["init"])?;
    let units = site.file("don-vi.xlsx", &units()?)?;
    site.done(&["import".as_ref(), units.as_os_str()])?;
    let before = contents::contents(&site)?;
    let people = site.file("muoi-nghin.xlsx", &people()?)?;
    let import = |options: &[&str]| {
        let mut args = vec!["import".into(), people.clone().into_os_string()];
        args.extend(options.iter().map(Into::into));
        site.run(&args)
    };

    let tried = import(&["--dry-run", "--format", "json"])?;
    assert_eq!(tried.code, Some(1), "bad rows are findings: {tried}");
    assert!(contents::contents(&site)? == before, "a dry run wrote something");
    let problems: Vec<Value> = serde_json::from_str(&tried.stdout).context(tried.stdout.clone())?;
    assert_eq!(problems.len(), BAD.len(), "{problems:?}");
    for ((place, _, value, reason), problem) in BAD.iter().zip(&problems) {
        assert_eq!(problem["file"], "muoi-nghin.xlsx");
        assert_eq!(problem["sheet"], "Trích ngang");
        assert_eq!(problem["row"], (FIRST + place).to_string());
        assert!(
            problem["reason"].as_str().is_some_and(|words| words.starts_with(reason)),
            "{problem}"
        );
        if !value.is_empty() {
            assert_eq!(problem["column"], "D");
            assert_eq!(problem["value"], *value);
        }
    }

    let real = import(&[])?;
    assert_eq!(real.code, Some(1), "{real}");
    let after = contents::counts(&site)?;
    assert_eq!(after["person"], (PEOPLE - BAD.len() as u32) as usize, "{after:?}");

    // The same file again changes nothing and says which batch it was.
    let again = import(&[])?;
    assert_eq!(again.code, Some(2), "{again}");
    let batches = site.done(&["import", "--list", "--format", "json"])?;
    let batches: Vec<Value> = serde_json::from_str(&batches.stdout)?;
    let batch =
        batches.iter().find(|batch| batch["file"] == "muoi-nghin.xlsx").context("no batch")?;
    let batch = batch["batch"].as_str().context("no id")?;
    assert!(again.stderr.contains(batch), "{again}");

    site.done(&["import", "--undo", batch])?;
    let mut restored = contents::contents(&site)?;
    let mut wanted = before;
    for record in ["journal", "site"] {
        restored.remove(record);
        wanted.remove(record);
    }
    assert!(restored == wanted, "undoing did not restore what was before");
    Ok(())
}
