//! The law in force, as edits to named parameters.
//!
//! A pack is one instrument as a Markdown text: its headings are provisions,
//! the quoted words stand under them, and fenced TOML blocks under the words
//! say which parameters the provision *sets*, *repeals* or *delegates*. Loading
//! turns packs into a [`LawBook`]; the book answers with a [`View`] for one
//! moment (legal day, known-by, unit), and a view answers for one [`Param`]
//! with a [`Ruling`] – the value and the chain behind it – or says why there is
//! none: a gap, a conflict, or an act beyond its delegation.
//!
//! "Newest wins" appears nowhere, and there is no default: what no provision
//! says is a gap. The room reads no disk and no clock; it depends on `base`.
//!
//! ```
//! use lex::{MAX_PER_POST, View};
//! let view = View::of([MAX_PER_POST.to(4)]);
//! assert_eq!(*view.get(MAX_PER_POST)?.value, 4);
//! # Ok::<(), lex::Unresolved>(())
//! ```

mod book;
mod choice;
mod citation;
mod code;
mod compare;
mod confirm;
mod digest;
mod doc;
mod error;
mod examples;
mod explain;
mod instrument;
mod limits;
mod lint;
mod lists;
mod load;
mod param;
pub mod params;
mod procedure;
mod read;
mod read_act;
mod read_example;
mod resolve;
mod rows;
mod schema;
mod shape;
mod template;
mod text;
mod value;
mod view;
mod written;

pub use book::LawBook;

pub use choice::{
    Ballot, BallotForm, Base, CodeError, Discipline, DisciplineCase, Education, Grade, PaperBy,
    PlanKind, PlanSequence, PostsScope, RemovalReason, Secrecy, ShareRounding, ShareScope,
    StateManagement, StepSubject, Theory, ThresholdBase, Ties,
};
pub use citation::{Bounds, Chain, Checked, Citation, Delegation, Source};
pub use code::Code;
pub use compare::{Change, Extent, Outcome};
pub use confirm::Confirmation;
pub use error::{LoadError, Problem};
pub use examples::{ExampleFailure, Part, Unwitnessed};
pub use explain::{Explanation, Fate};
pub use instrument::{Act, Edit, Example, Expectation, Instrument, Provision};
pub use limits::MAX_BYTES;
pub use lint::{Datum, Fault, Lint, Severity, lint};
pub use lists::{ListCode, code_list, list_code, read_code};
pub use param::{Given, Kind, Param, ParamInfo};
pub use params::*;
pub use procedure::{ReviewStep, StepLaw, StepThreshold, review_steps};
pub use read::PackFile;
pub use rows::{
    AgeReference, DisciplineException, DisciplineWindow, EducationRequired, EvaluationGrade,
    ExperienceRequired, ManagementRequired, PaperRequired, RemovalCondition, Retirement,
    RetirementAge, RetirementColumn, TheoryRequired, WomenRequired, YoungAge, discipline_window,
    evaluation_scale, reference_month, retirement, young_age,
};
pub use schema::schema;
pub use template::{Letter, TO_FILL, delegated, template};
pub use text::Words;
pub use value::{Typed, Value};
pub use view::{Contender, Excess, Moment, Ruling, Stamp, Unresolved, View};
