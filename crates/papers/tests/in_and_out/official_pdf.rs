//! The PDFs as a reader of the file sees them: text, language, fonts, pages.

use lopdf::Document;
use papers::forms::Form;
use papers::official::{
    AttendanceList, CarryOverAnnex, CountProtocol, DecisionList, EntryJournal, Invitations, Layout,
    Minutes, PaperError, RollLine, ShortProfiles, Submission, SupplementAnnex, TrainingPlan,
    Values, attendance_list_pdf, count_protocol_pdf, decision_list_pdf, entry_journal_pdf,
    invitations_pdf, minutes_pdf,
};
use papers::profile::ProfileForm;

type Maker = fn() -> Result<Vec<u8>, PaperError>;

const SAMPLES: [(&str, Maker); 18] = [
    ("minutes", || minutes_pdf(&Minutes::sample())),
    ("count_protocol", || count_protocol_pdf(&CountProtocol::sample())),
    ("decision_list", || decision_list_pdf(&DecisionList::sample())),
    ("invitations", || invitations_pdf(&Invitations::sample())),
    ("attendance_list", || attendance_list_pdf(&AttendanceList::sample())),
    ("entry_journal", || entry_journal_pdf(&EntryJournal::sample())),
    ("carry_over", || set(Form::CarryOver, &CarryOverAnnex::sample())),
    ("supplement", || set(Form::Supplement, &SupplementAnnex::sample())),
    ("short_profiles", || set(Form::ShortProfiles, &ShortProfiles::sample())),
    ("plan_list", || set(Form::PlanList, &DecisionList::sample())),
    ("removal_list", || set(Form::RemovalList, &DecisionList::sample())),
    ("summary_table", || set(Form::SummaryTable, &DecisionList::sample())),
    ("training_plan", || set(Form::TrainingPlan, &TrainingPlan::sample())),
    ("profile", || set(Form::Profile, &ProfileForm::sample())),
    ("submission", || set(Form::Submission, &Submission::sample())),
    ("decision_draft", || set(Form::DecisionDraft, &Submission::sample_decision())),
    ("news", || set(Form::News, &Minutes::sample())),
    ("agenda", || set(Form::Agenda, &Invitations::sample())),
];

/// A paper of the Party, set from the values of templates.
fn set(form: Form, paper: &impl Values) -> Result<Vec<u8>, PaperError> {
    let bytes = form.pdf(Layout::Party, "2017-03-20".parse().unwrap(), paper)?;
    keep(form, &bytes);
    Ok(bytes)
}

/// Where papers are kept to be looked at, when asked for.
fn keep(form: Form, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("KECAN_KEEP_PAPERS") {
        std::fs::create_dir_all(&folder).unwrap();
        let file = format!("{}.pdf", form.code());
        std::fs::write(std::path::Path::new(&folder).join(file), bytes).unwrap();
    }
}

fn open(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).unwrap()
}

/// The text of all pages, one line a line, without blank lines.
fn text(bytes: &[u8]) -> String {
    let document = open(bytes);
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).unwrap();
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The text in one line, for looking up sentences that are wrapped on paper.
fn flowing(bytes: &[u8]) -> String {
    text(bytes).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_sample_prints_the_words_recorded() {
    for (name, make) in SAMPLES {
        insta::assert_snapshot!(name, text(&make().unwrap()));
    }
    let mut minutes = Minutes::sample_of_the_state();
    minutes.subject = "Hội nghị Ban Lãnh đạo".to_owned();
    let news = Form::News.pdf(Layout::State, minutes.head.day, &minutes).unwrap();
    insta::assert_snapshot!("news_state_layout", text(&news));
    insta::assert_snapshot!(
        "minutes_state_layout",
        text(&minutes_pdf(&Minutes::sample_of_the_state()).unwrap())
    );
    insta::assert_snapshot!(
        "minutes_with_record",
        text(&minutes_pdf(&Minutes::sample_with_record()).unwrap())
    );
}

#[test]
fn equal_papers_are_byte_identical() {
    for (name, make) in SAMPLES {
        assert_eq!(make().unwrap(), make().unwrap(), "{name}");
    }
}

#[test]
fn every_pdf_is_tagged_titled_and_in_vietnamese() {
    for (name, make) in SAMPLES {
        let document = open(&make().unwrap());
        let catalog = document.catalog().unwrap();
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"vi-VN", "{name}");
        assert!(catalog.has(b"StructTreeRoot"), "{name} has no tags");
        let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
        let info = document.get_dictionary(info).unwrap();
        assert!(info.has(b"Title"), "{name} has no title");
        let made = info.get(b"CreationDate").unwrap().as_str().unwrap();
        assert!(made.starts_with(b"D:2017"), "{name} is not dated by its own day");
    }
}

#[test]
fn every_face_is_embedded() {
    for (name, make) in SAMPLES {
        let document = open(&make().unwrap());
        let descriptors: Vec<_> = document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok())
            .filter(|dict| dict.has_type(b"FontDescriptor"))
            .collect();
        assert!(descriptors.len() >= 3, "{name} has {} faces", descriptors.len());
        assert!(descriptors.iter().all(|face| face.has(b"FontFile2")), "{name}");
    }
}

#[test]
fn the_text_is_in_composed_unicode() {
    for (name, make) in SAMPLES {
        let text = flowing(&make().unwrap());
        assert_eq!(base::nfc(&text), text, "{name}");
    }
}

#[test]
fn papers_are_a4_and_the_decision_list_lies_on_its_side() {
    let size = |make: Maker| {
        let document = open(&make().unwrap());
        let (_, page) = document.get_pages().pop_first().unwrap();
        let page = document.get_dictionary(page).unwrap();
        let sides = page.get(b"MediaBox").unwrap().as_array().unwrap();
        let side = |place: usize| sides[place].as_float().unwrap().round() as i32;
        (side(2), side(3))
    };
    assert_eq!(size(SAMPLES[0].1), (595, 842));
    assert_eq!(size(SAMPLES[1].1), (595, 842));
    assert_eq!(size(SAMPLES[2].1), (842, 595));
}

#[test]
fn the_threshold_is_worded_with_the_whole_number_needed() {
    let text = flowing(&count_protocol_pdf(&CountProtocol::sample()).unwrap());
    assert!(
        text.contains("Cần ít nhất 51 phiếu đồng ý; trên 1/2 số người được triệu tập (100 người)"),
        "{text}"
    );
    assert!(text.contains("chưa có nguồn văn bản xác nhận"), "{text}");
}

#[test]
fn a_confirmed_provision_carries_no_mark() {
    let mut protocol = CountProtocol::sample();
    protocol.rule.citation.sureness = papers::official::Sureness::Confirmed;
    let text = flowing(&count_protocol_pdf(&protocol).unwrap());
    assert!(!text.contains("chưa có nguồn văn bản xác nhận"), "{text}");
}

#[test]
fn letters_of_the_typesetting_language_are_printed_as_written() {
    let mut minutes = Minutes::sample();
    let odd = "Ông “Tư” #let $x$ *sao* _gạch_ [ngoặc] @a <b> \\n // 50% - 2015 -- 2020";
    minutes.discussion = vec![odd.to_owned()];
    let text = flowing(&minutes_pdf(&minutes).unwrap());
    assert!(text.contains(odd), "{text}");
}

#[test]
fn a_roll_of_a_hundred_and_twenty_repeats_its_header_on_every_page() {
    let mut minutes = Minutes::sample();
    minutes.attendance.convened = 120;
    minutes.attendance.present = 117;
    minutes.roll = (0..120)
        .map(|n| RollLine {
            name: format!("Nguyễn Trường Thượng {n}"),
            position: "Phó Chủ tịch Ủy ban nhân dân xã".to_owned(),
            present: n >= 3,
            note: String::new(),
        })
        .collect();
    let bytes = minutes_pdf(&minutes).unwrap();
    let document = open(&bytes);
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let with_roll: Vec<String> = pages
        .iter()
        .map(|&page| document.extract_text(&[page]).unwrap())
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|text| text.contains("Nguyễn Trường Thượng"))
        .collect();
    assert!(with_roll.len() >= 4, "{} pages", with_roll.len());
    assert!(with_roll.iter().all(|page| page.contains("Ghi chú")));
}

#[test]
fn a_long_agenda_gives_each_invitation_a_sheet_of_its_own() {
    let pages =
        |invitations: &Invitations| open(&invitations_pdf(invitations).unwrap()).get_pages().len();
    let mut invitations = Invitations::sample();
    assert_eq!(pages(&invitations), 2, "three people, two on a sheet");
    invitations.agenda.push("Nghe báo cáo và thảo luận về công tác cán bộ. ".repeat(8));
    assert_eq!(pages(&invitations), 3);
    invitations.people.clear();
    assert!(matches!(invitations_pdf(&invitations), Err(PaperError::Sums(_))));
}

#[test]
fn a_post_nobody_was_found_for_is_still_listed() {
    let mut list = DecisionList::sample();
    list.posts[0].people.clear();
    list.posts.last_mut().unwrap().people.clear();
    list.removed.clear();
    let text = flowing(&decision_list_pdf(&list).unwrap());
    for post in &list.posts {
        assert!(text.contains(&post.post), "{} is missing in {text}", post.post);
    }
    assert!(text.contains("quy hoạch 00 người") && text.contains("Không có."), "{text}");
}

#[test]
fn sixty_posts_with_three_people_each_are_all_printed() {
    let mut protocol = CountProtocol::sample();
    let post = protocol.posts[0].clone();
    protocol.posts = (1..=60)
        .map(|n| {
            let mut post = post.clone();
            post.post = format!("Chức danh thứ {n}");
            post
        })
        .collect();
    let text = flowing(&count_protocol_pdf(&protocol).unwrap());
    for n in 1..=60 {
        assert!(text.contains(&format!("{n}. Chức danh thứ {n} ")), "{n}");
    }
    assert_eq!(text.matches("Lộc Minh Đường").count(), 60);
}

#[test]
fn a_journal_with_a_sheet_twice_or_without_a_mark_is_refused() {
    let mut twice = EntryJournal::sample();
    let first = twice.counts[0].sheets[0].clone();
    twice.counts[0].sheets.push(first);
    assert!(matches!(entry_journal_pdf(&twice), Err(PaperError::Sums(_))));
    let mut short = EntryJournal::sample();
    short.counts[0].sheets[0].marks.pop();
    assert!(matches!(entry_journal_pdf(&short), Err(PaperError::Sums(_))));
}
