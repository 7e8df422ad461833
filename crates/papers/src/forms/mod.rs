//! The papers that come from templates: which there are, what a template of
//! each may name, and the template that is shipped, which an office may
//! replace by its own.

mod fields;
mod rules;
mod shipped;

pub use rules::{LayoutRule, layout_rule};

use crate::official::{Layout, PaperError, Values};
use crate::template::{Field, Format, TemplateError};

/// A paper made from a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Phụ lục 1: rà soát, chuyển tiếp.
    CarryOver,
    /// Phụ lục 2: rà soát, bổ sung.
    Supplement,
    /// Danh sách trích ngang.
    ShortProfiles,
    /// Danh sách quy hoạch, with the votes of each step.
    PlanList,
    /// Danh sách đưa ra khỏi quy hoạch.
    RemovalList,
    /// Bảng tổng hợp.
    SummaryTable,
    /// Kế hoạch đào tạo, bồi dưỡng cán bộ quy hoạch.
    TrainingPlan,
    /// Phiếu, counted by hand.
    Ballot,
    /// Giấy mời.
    Invitation,
    /// Chương trình hội nghị.
    Agenda,
    /// Biên bản hội nghị.
    Minutes,
    /// Biên bản kiểm phiếu.
    CountProtocol,
    /// Tờ trình.
    Submission,
    /// Dự thảo quyết định.
    DecisionDraft,
    /// Tin hội nghị.
    News,
    /// Sơ yếu lý lịch, mẫu 2C/TCTW-98.
    Profile,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::CarryOver,
        Self::Supplement,
        Self::ShortProfiles,
        Self::PlanList,
        Self::RemovalList,
        Self::SummaryTable,
        Self::TrainingPlan,
        Self::Ballot,
        Self::Invitation,
        Self::Agenda,
        Self::Minutes,
        Self::CountProtocol,
        Self::Submission,
        Self::DecisionDraft,
        Self::News,
        Self::Profile,
    ];

    /// The stable code, also the name of a template's file.
    pub fn code(self) -> &'static str {
        match self {
            Self::CarryOver => "phu-luc-1",
            Self::Supplement => "phu-luc-2",
            Self::ShortProfiles => "trich-ngang",
            Self::PlanList => "danh-sach-quy-hoach",
            Self::RemovalList => "danh-sach-dua-ra",
            Self::SummaryTable => "bang-tong-hop",
            Self::TrainingPlan => "ke-hoach-dao-tao",
            Self::Ballot => "phieu",
            Self::Invitation => "giay-moi",
            Self::Agenda => "chuong-trinh",
            Self::Minutes => "bien-ban-hoi-nghi",
            Self::CountProtocol => "bien-ban-kiem-phieu",
            Self::Submission => "to-trinh",
            Self::DecisionDraft => "du-thao-quyet-dinh",
            Self::News => "tin-hoi-nghi",
            Self::Profile => "so-yeu-ly-lich",
        }
    }

    /// The form with this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }

    /// What it can be made as: lists also as workbooks.
    pub fn formats(self) -> &'static [Format] {
        match self {
            Self::CarryOver
            | Self::Supplement
            | Self::ShortProfiles
            | Self::PlanList
            | Self::RemovalList
            | Self::SummaryTable
            | Self::TrainingPlan => &[Format::Docx, Format::Xlsx],
            _ => &[Format::Docx],
        }
    }

    /// Whether it is of one step's conference; else of the whole review, or of
    /// one person.
    pub fn is_of_step(self) -> bool {
        matches!(
            self,
            Self::Ballot
                | Self::Invitation
                | Self::Agenda
                | Self::Minutes
                | Self::CountProtocol
                | Self::News
        )
    }

    /// What its template may name.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::CarryOver => fields::CARRY_OVER,
            Self::Supplement => fields::SUPPLEMENT,
            Self::ShortProfiles => fields::SHORT_PROFILES,
            Self::PlanList | Self::RemovalList | Self::SummaryTable => fields::DECISION_LIST,
            Self::TrainingPlan => fields::TRAINING_PLAN,
            Self::Ballot => fields::BALLOT,
            Self::Invitation | Self::Agenda => fields::INVITATION,
            Self::Minutes | Self::News => fields::MINUTES,
            Self::CountProtocol => fields::COUNT_PROTOCOL,
            Self::Submission | Self::DecisionDraft => fields::SUBMISSION,
            Self::Profile => &crate::profile::DICTIONARY,
        }
    }

    /// The template that comes with the program.
    ///
    /// # Errors
    /// [`TemplateError`] is a fault of the program; [`TemplateError::OtherKind`]
    /// for a format that the form does not have.
    pub fn shipped(self, layout: Layout, format: Format) -> Result<Vec<u8>, TemplateError> {
        shipped::shipped(self, layout, format)
    }

    /// The paper as a tagged PDF, for those of which no other function makes one:
    /// the lists, the submission and the draft of the decision, the news and the
    /// agenda of a conference. `day` is the paper's and the file's date.
    ///
    /// # Errors
    /// [`PaperError::NoSetting`] for any other; [`PaperError::Sums`] as the paper's
    /// values; [`PaperError::Press`].
    pub fn pdf(
        self,
        layout: Layout,
        day: base::Day,
        paper: &impl Values,
    ) -> Result<Vec<u8>, PaperError> {
        shipped::pdf(self, layout, day, paper.values()?)
    }

    /// The name of the file of an office's own template: `bien-ban-hoi-nghi.docx`,
    /// and for units of the other layout `bien-ban-hoi-nghi.nha-nuoc.docx`.
    pub fn file_names(self, layout: Layout, format: Format) -> [String; 2] {
        let (code, ending) = (self.code(), format.ending());
        let of = match layout {
            Layout::Party => "dang",
            Layout::State => "nha-nuoc",
        };
        [format!("{code}.{of}.{ending}"), format!("{code}.{ending}")]
    }
}
