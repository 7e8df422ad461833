//! Every page, in both languages, with every sample.

use pages::{assets, views};
use std::collections::BTreeSet;

/// The words that stand between `before` and the next `after`.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

#[test]
fn every_view_is_shown_in_both_languages_with_all_its_samples() {
    let names: BTreeSet<String> = views::gallery().into_iter().map(|(name, _)| name).collect();
    for view in ["sign-in", "board", "review", "step", "plan", "person", "law", "error"] {
        for lang in ["vi", "en"] {
            let of_view = names
                .iter()
                .filter(|name| name.starts_with(&format!("{view}-")) && name.ends_with(lang));
            assert!(of_view.count() >= 2, "{view} in {lang} has fewer than two samples");
        }
    }
    assert!(names.len() >= 48, "{names:?}");
}

#[test]
fn no_page_lacks_a_word() {
    for (name, html) in views::gallery() {
        assert!(!html.contains('⟦'), "{name}: {:?}", between(&html, "⟦", "⟧"));
    }
}

#[test]
fn the_two_languages_differ_and_each_page_names_its_own() {
    for (name, html) in views::gallery() {
        let (lang, foreign) = match name.ends_with(".vi") {
            true => ("vi", "Runs on this machine"),
            false => ("en", "Chạy trên máy này"),
        };
        assert!(html.contains(&format!("<html lang=\"{lang}\"")), "{name}");
        assert!(!html.contains(foreign), "{name} speaks the other language");
    }
}

#[test]
fn no_page_carries_a_script_or_style_of_its_own_or_an_address_elsewhere() {
    for (name, html) in views::gallery() {
        for bad in [" style=", "<style", "http://", "https://", "javascript:", " onclick"] {
            assert!(!html.contains(bad), "{name} contains {bad}");
        }
        // A script is a file of the program, never written into the page.
        for script in between(&html, "<script", "</script>") {
            let url = between(script, " src=\"", "\"").first().copied().unwrap_or_default();
            let (content_type, _) = assets::get(url).unwrap_or_else(|| panic!("{name}: {script}"));
            assert_eq!(content_type, "text/javascript; charset=utf-8");
            assert!(script.ends_with(" defer>"), "{name}: {script}");
        }
    }
    for (url, bytes) in assets::all() {
        if url.ends_with(".css") {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            for used in between(&text, "url(", ")") {
                let path = used.trim_matches('"');
                assert!(assets::get(path).is_some(), "{path} is not an asset");
            }
        }
    }
}

#[test]
fn every_asset_that_a_page_names_is_there_with_its_type() {
    for (name, html) in views::gallery() {
        for url in between(&html, "<link rel=\"stylesheet\" href=\"", "\"") {
            let (content_type, bytes) = assets::get(url).unwrap_or_else(|| panic!("{name}: {url}"));
            assert_eq!(content_type, "text/css; charset=utf-8");
            assert!(bytes.len() > 10_000);
        }
        assert!(html.contains("rel=\"stylesheet\" href=\"/assets/kecan."), "{name}");
    }
    assert!(assets::get("/assets/kecan.css").is_none(), "only the dated address is served");
    assert!(assets::get("/assets/../Cargo.toml").is_none());
    assert_eq!(assets::all().filter(|(url, _)| url.ends_with(".woff2")).count(), 6);
}

#[test]
fn every_form_that_changes_something_carries_the_token() {
    for (name, html) in views::gallery() {
        for form in between(&html, "<form", "</form>") {
            let posts = form.contains("method=\"post\"");
            assert!(posts || form.contains("method=\"get\""), "{name}: a form says how it is sent");
            assert_eq!(posts, form.contains("name=\"csrf\""), "{name}: {form}");
        }
    }
}

#[test]
fn a_text_with_markup_in_it_is_shown_and_not_obeyed() {
    let page = views::ErrorPage {
        trouble: views::Trouble::NotFound,
        detail: Some("<b onclick=\"x()\">Lò</b>".into()),
        back: "/\"><script>".into(),
    };
    let shell = views::Shell::sample(words::Lang::Vi, "error");
    let html = views::render(&shell, &page).into_string();
    assert!(html.contains("&lt;b onclick=&quot;x()&quot;&gt;Lò&lt;/b&gt;"), "{html}");
    assert!(!html.contains("<script"));
}

#[test]
fn every_verdict_and_every_source_is_said_in_words() {
    let all: String = views::gallery().into_iter().map(|(_, html)| html).collect();
    for word in [
        "Đạt",
        "Không đạt",
        "Chưa đủ dữ liệu",
        "Không áp dụng",
        "văn bản gốc",
        "tài liệu thứ cấp",
        "chưa kiểm chứng",
        "Chưa đạt chỉ tiêu",
        "Quá hạn",
    ] {
        assert!(all.contains(&format!("{word}</span>")), "{word}");
    }
}

#[test]
fn the_numbers_of_a_threshold_stand_in_words_of_the_field() {
    let pages = views::gallery();
    let (_, html) = pages.iter().find(|(name, _)| name == "step-counted.vi").unwrap();
    assert!(html.contains("Trên 50% số người được triệu tập"));
    assert!(html.contains("(từ 57/112 trở lên)"));
    assert!(html.contains("Ít nhất 2/3 số người được triệu tập"));
}

#[test]
fn each_page_has_one_heading_and_a_way_past_the_navigation() {
    for (name, html) in views::gallery() {
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert!(html.contains("href=\"#main\"") && html.contains("id=\"main\""), "{name}");
    }
}
