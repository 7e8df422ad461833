use crate::intake::book::{No, Put, only_sheet, people, people_of, person, place};
use base::PartialDate;
use papers::intake::{PersonRow, Problem, ProblemReason, Severity};
use roster::{DisciplineForm, Education, Grade, StateManagement, Theory};

/// A person with this text in a column (from 0).
fn with(column: usize, text: &str) -> (PersonRow, Vec<Problem>) {
    let mut row = person(1.0, "TB-0001", "Lò Văn An");
    row[column] = if text.is_empty() { No } else { Put::from(text) };
    let sheet = only_sheet(&people(&[row]));
    (people_of(&sheet)[0].value.clone(), sheet.problems)
}

const POST: usize = 8;
const EDUCATION: usize = 10;
const THEORY: usize = 11;
const MANAGEMENT: usize = 12;
const EVALUATIONS: usize = 15;
const DISCIPLINE: usize = 16;

#[test]
fn three_evaluations_stand_in_one_cell() {
    let three = [(2014, Grade::Good), (2015, Grade::Excellent), (2016, Grade::Good)];
    let (person, _) = with(EVALUATIONS, "2014: HTTNV\n2015: HTXSNV\n2016: HTTNV");
    assert_eq!(person.evaluations, three);
    let long = "Năm 2014: Hoàn thành tốt nhiệm vụ; Năm 2015: Hoàn thành xuất sắc nhiệm vụ; \
                Năm 2016: Hoàn thành tốt nhiệm vụ";
    let (person, problems) = with(EVALUATIONS, long);
    assert_eq!((person.evaluations.as_slice(), problems), (three.as_slice(), vec![]));
}

#[test]
fn an_unknown_level_becomes_a_question_and_the_rest_is_taken() {
    let (person, problems) = with(EVALUATIONS, "2014: HTTNV\n2015: Lao động tiên tiến");
    assert_eq!(person.evaluations, [(2014, Grade::Good)]);
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(place(problem), ("P3".to_owned(), &ProblemReason::EvaluationLevel));
    assert_eq!(
        (&*problem.value, problem.severity),
        ("2015: Lao động tiên tiến", Severity::Question)
    );
}

#[test]
fn a_discipline_is_stated_or_none_or_not_stated() {
    let (person, _) = with(DISCIPLINE, "Khiển trách, 12/2015");
    let date = PartialDate::parse("12/2015").unwrap();
    assert_eq!(person.disciplines, Some(vec![(DisciplineForm::Reprimand, date)]));
    assert_eq!(with(DISCIPLINE, "Không").0.disciplines, Some(vec![]));
    assert_eq!(with(DISCIPLINE, "").0.disciplines, None);
    let (person, problems) = with(DISCIPLINE, "Phê bình");
    assert_eq!((person.disciplines, problems[0].severity), (None, Severity::Question));
}

#[test]
fn composite_posts_are_parted_at_commas_semicolons_and_line_breaks() {
    for text in [
        "Ủy viên Ban Thường vụ Huyện ủy, Trưởng Ban Tổ chức Huyện ủy",
        "Ủy viên Ban Thường vụ Huyện ủy; Trưởng Ban Tổ chức Huyện ủy",
        "- Ủy viên Ban Thường vụ Huyện ủy\n- Trưởng Ban Tổ chức Huyện ủy",
    ] {
        let parts = ["Ủy viên Ban Thường vụ Huyện ủy", "Trưởng Ban Tổ chức Huyện ủy"];
        assert_eq!(with(POST, text).0.posts, parts, "{text}");
    }
    let (person, problems) = with(POST, "");
    assert!(person.posts.is_empty() && person.post_text.is_empty() && problems.is_empty());
}

#[test]
fn a_level_of_education_may_go_on_with_its_field() {
    let level = |text| with(EDUCATION, text).0.education;
    assert_eq!(level("Thạc sỹ Quản lý kinh tế"), Some(Education::Master));
    assert_eq!(level("Đại học Luật; Thạc sĩ Luật"), Some(Education::Master));
    assert_eq!(level("Kỹ sư Nông nghiệp"), Some(Education::University));
    let (person, problems) = with(EDUCATION, "Luật");
    assert_eq!((person.education, person.education_text.as_deref()), (None, Some("Luật")));
    assert_eq!(place(&problems[0]).0, "K3");
}

#[test]
fn the_longest_known_start_of_a_level_counts() {
    let management = |text| with(MANAGEMENT, text).0.management;
    assert_eq!(management("Chuyên viên chính"), Some(StateManagement::Principal));
    assert_eq!(management("Chuyên viên (2015)"), Some(StateManagement::Specialist));
    let theory = |text| with(THEORY, text).0.theory;
    assert_eq!(theory("Cao cấp lý luận chính trị"), Some(Theory::Advanced));
    assert_eq!(theory("Chưa qua đào tạo"), Some(Theory::None));
    let (_, problems) = with(THEORY, "đang học");
    let ProblemReason::Unknown { expected } = &problems[0].reason else { panic!("{problems:?}") };
    assert!(expected.contains("Trung cấp"));
}
