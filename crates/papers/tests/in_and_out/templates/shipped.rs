//! Every shipped template, filled in with the sample papers.

use crate::templates::files::{document_text, parts, sample, sheet_text};
use papers::forms::Form;
use papers::official::Layout;
use papers::template::{Format, Template};

const LAYOUTS: [Layout; 2] = [Layout::Party, Layout::State];

/// Where filled papers are kept to be looked at, when asked for.
fn keep(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("KECAN_KEEP_PAPERS") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).unwrap();
    }
}

#[test]
fn every_shipped_template_is_filled_in_whole() {
    for form in Form::ALL {
        for layout in LAYOUTS {
            for format in form.formats() {
                let name = format!("{}-{layout:?}.{}", form.code(), format.ending());
                let bytes = form.shipped(layout, *format).unwrap();
                assert!(bytes.len() < 12_000, "{name}: {} bytes", bytes.len());
                assert_eq!(bytes, form.shipped(layout, *format).unwrap(), "{name}");
                let template = Template::open(&bytes).unwrap();
                assert_eq!(template.format(), *format);
                assert_eq!(template.check(form.fields()).unwrap(), [], "{name}");
                let values = sample(form, layout);
                let filled = template.fill(form.fields(), &values).unwrap();
                keep(&name, &filled);
                assert_eq!(filled, template.fill(form.fields(), &values).unwrap(), "{name}");
                for (part, content) in parts(&filled) {
                    if part.ends_with(".xml") || part.ends_with(".rels") {
                        let text = String::from_utf8(content).unwrap();
                        well_formed(&format!("{name}: {part}"), &text);
                        // The strings of a workbook that no cell shows any more stay.
                        if part != "xl/sharedStrings.xml" {
                            assert!(!text.contains("{{"), "{name}: {part} still has a mark");
                        }
                    }
                }
            }
        }
    }
}

fn well_formed(name: &str, text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("{name}: {error}"),
        }
    }
}

#[test]
fn the_filled_papers_read_as_recorded() {
    for form in Form::ALL {
        for format in form.formats() {
            let layout = Layout::Party;
            let template = Template::open(&form.shipped(layout, *format).unwrap()).unwrap();
            let filled = template.fill(form.fields(), &sample(form, layout)).unwrap();
            let text = match format {
                Format::Docx => document_text(&filled),
                Format::Xlsx => sheet_text(&filled),
            };
            insta::assert_snapshot!(format!("{}_{}", form.code(), format.ending()), text);
        }
    }
}
