//! An officer looks at the posts, finds somebody, judges readiness, and takes the
//! coverage along (R1, R2, R3, S16).

use anyhow::{Context, Result, ensure};
use journeys::{Browser, Screen, demo, skipped};

const OFFICER: &str = "can-bo";

#[test]
fn an_officer_looks_at_the_posts_and_judges_readiness() -> Result<()> {
    if skipped("an officer looks at the posts and judges readiness") {
        return Ok(());
    }
    let (site, stdout) = demo::site()?;
    let password = demo::password(&stdout, OFFICER)?;
    let server = site.serve()?;
    for (screen, name) in [(Screen::Desktop, "desktop"), (Screen::Phone, "phone")] {
        let browser = Browser::start(screen)?;
        browser.sign_in(&server, OFFICER, &password)?;
        browser.open(&server.at("/posts"))?;
        browser.told("Chức danh và nguồn quy hoạch")?;
        let boxes = browser.texts(".node h3")?;
        ensure!(boxes.iter().any(|title| title.contains("Bí thư Huyện ủy")), "{boxes:?}");
        ensure!(!browser.is_too_wide()?, "the chart does not fit the {name}");
        browser.screenshot(&format!("posts-chart-{name}"))?;

        // Found by name without marks.
        browser.fill("main input[name=q]", "bi thu huyen uy")?;
        browser.click("main form[role=search] button")?;
        browser.told("Tìm thấy")?;
        ensure!(!browser.is_too_wide()?, "the search does not fit the {name}");
        browser.screenshot(&format!("posts-found-{name}"))?;

        browser.follow("Danh sách")?;
        browser.text("table.list")?;
        ensure!(!browser.is_too_wide()?, "the list does not fit the {name}");
        browser.screenshot(&format!("posts-list-{name}"))?;

        browser.follow("Mức độ bảo đảm nguồn")?;
        browser.told("Chức danh theo bộ lọc")?;
        ensure!(!browser.is_too_wide()?, "the coverage does not fit the {name}");
        browser.screenshot(&format!("coverage-{name}"))?;
        browser.click(".coverage-tiles a[data-coverage=covered]")?;
        browser.told("Chức danh theo bộ lọc")?;

        browser.click("table tbody th a[href^='/post/']")?;
        browser.told("Các lần đánh giá mức độ sẵn sàng")?;
        ensure!(!browser.is_too_wide()?, "the post does not fit the {name}");
        browser.fill("input[name=rank]", "1")?;
        browser.fill("input[name=note]", "Đã qua hai năm luân chuyển")?;
        browser.click("form.judge button")?;
        browser.told("Đã lưu đánh giá mức độ sẵn sàng")?;
        let chips = browser.texts(".readiness")?;
        ensure!(chips.iter().any(|chip| chip.contains("Sẵn sàng ngay")), "{chips:?}");
        browser.screenshot(&format!("post-{name}"))?;
        ensure!(!browser.is_too_wide()?, "the judged post does not fit the {name}");

        browser.follow("Dòng kế cận")?;
        browser.told("Chỗ hẫng trên dòng kế cận")?;
        ensure!(!browser.is_too_wide()?, "the line does not fit the {name}");
        browser.screenshot(&format!("lineage-{name}"))?;

        browser.open(&browser.address()?.replace("/lineage", ""))?;
        browser.click("form[action*=withdraw] button")?;
        browser.told("Đã rút lại đánh giá")?;
        ensure!(browser.texts(".readiness")?.is_empty(), "what was taken back still holds");
        ensure!(browser.foreign_requests(&server.at("/"))?.is_empty());
    }
    Ok(())
}

#[test]
fn the_chart_and_the_coverage_come_as_files() -> Result<()> {
    if skipped("the chart and the coverage come as files") {
        return Ok(());
    }
    let (site, stdout) = demo::site()?;
    let password = demo::password(&stdout, OFFICER)?;
    let server = site.serve()?;
    let browser = Browser::start(Screen::Desktop)?;
    browser.sign_in(&server, OFFICER, &password)?;
    browser.open(&server.at("/posts/SL.TB"))?;
    browser.told("Chức danh và nguồn quy hoạch")?;
    let fetched = |css: &str| -> Result<String> {
        let script = format!(
            "const x = new XMLHttpRequest(); \
             x.open('GET', document.querySelector({css:?}).href, false); \
             x.overrideMimeType('text/plain; charset=x-user-defined'); x.send(); \
             return x.status + ' ' + x.getResponseHeader('content-type') + ' ' + x.responseText.slice(0, 400)"
        );
        let answer = browser.script(&script)?;
        answer.as_str().map(str::to_owned).context("no answer")
    };
    let svg = fetched("a[href*='chart.svg']")?;
    ensure!(svg.starts_with("200 image/svg+xml"), "{svg}");
    for unit in ["SL.TB", "SL.TB.PNV"] {
        browser.open(&server.at(&format!("/posts/{unit}/chart.svg")))?;
        browser.screenshot(&format!("posts-svg-{unit}"))?;
    }
    browser.open(&server.at("/posts/SL.TB"))?;
    browser.told("Chức danh và nguồn quy hoạch")?;

    // Arrow keys move between the boxes, and the picture is drawn as PNG.
    let moved = browser.script(
        "const first = document.querySelector('.node h3 a'); first.focus(); \
         first.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true, cancelable: true})); \
         return document.activeElement !== first && document.activeElement.closest('.node') !== null",
    )?;
    ensure!(moved.as_bool() == Some(true), "the arrow key does not move");
    browser.click("button[data-png]")?;
    let mut made = serde_json::Value::Null;
    for _ in 0..100 {
        made =
            browser.script("return document.querySelector('[data-png]').dataset.made || null")?;
        if !made.is_null() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    ensure!(made.as_str().is_some_and(|size| size.parse().unwrap_or(0) > 10_000), "{made}");

    browser.open(&server.at("/coverage?unit=SL.TB&key=1"))?;
    browser.told("Chức danh theo bộ lọc")?;
    let book = fetched("a[href*='file.xlsx']")?;
    ensure!(book.starts_with("200 application/vnd.openxml") && book.contains("PK"), "{book}");
    let table = fetched("a[href*='file.csv']")?;
    ensure!(table.starts_with("200 text/csv"), "{table}");
    Ok(())
}

#[test]
fn the_command_line_lists_posts_and_coverage() -> Result<()> {
    let (site, _) = demo::site()?;
    let posts = site.done(&["--format", "csv", "post", "list", "SL.TB"])?.stdout;
    ensure!(posts.contains("Bí thư Huyện ủy"), "{posts}");
    let coverage = site.done(&["--format", "json", "post", "coverage", "--unit", "SL.TB"])?.stdout;
    let rows: Vec<serde_json::Value> = serde_json::from_str(&coverage)?;
    ensure!(!rows.is_empty() && rows[0].get("coverage").is_some(), "{coverage}");
    Ok(())
}

#[test]
fn pictures_stand_on_the_plan_the_review_and_the_step() -> Result<()> {
    if skipped("pictures stand on the plan, the review and the step") {
        return Ok(());
    }
    let (site, stdout) = demo::site()?;
    let password = demo::password(&stdout, OFFICER)?;
    let server = site.serve()?;
    for (screen, name) in [(Screen::Desktop, "desktop"), (Screen::Phone, "phone")] {
        let browser = Browser::start(screen)?;
        browser.sign_in(&server, OFFICER, &password)?;
        browser.open(&server.at("/plans/SL.TB"))?;
        browser.told("Cơ cấu tuổi và giới tính")?;
        seen(&browser, "plan", name, 2)?;
        browser.open(&server.at("/"))?;
        browser.click("main a[href^='/reviews/']")?;
        // A unit's row leads to its review, a step's cell to the step.
        let address = browser.address()?;
        let review = address.split("/steps").next().context("an address")?.to_owned();
        browser.open(&review)?;
        browser.told("Danh sách trước và sau rà soát")?;
        seen(&browser, "review", name, 1)?;
        browser.open(&format!("{review}/steps/1"))?;
        browser.told("Tỷ lệ đồng ý của từng người")?;
        seen(&browser, "step", name, 2)?;
    }
    Ok(())
}

/// So many pictures, each with its table, and nothing wider than the window.
fn seen(browser: &Browser, page: &str, screen: &str, least: u64) -> Result<()> {
    let count =
        "return document.querySelectorAll('figure.picture svg[role=img] + details table').length";
    let found = browser.script(count)?.as_u64().unwrap_or(0);
    ensure!(found >= least, "{found} pictures on the {page}");
    ensure!(!browser.is_too_wide()?, "the {page} does not fit the {screen}");
    browser.script("document.querySelector('figure.picture').scrollIntoView()")?;
    browser.screenshot(&format!("pictures-{page}-{screen}"))?;
    Ok(())
}
