//! The keys of a case file, once: the reader refuses what is not in this
//! table, and the schema and the check of the documentation are made from it.

mod records;

use records::{BODY, PERSON, POST, UNIT};

/// What a value looks like.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Form {
    /// A text that is not empty.
    Text,
    /// A day: `01/06/2018`.
    Day,
    /// A date known to the day, the month or the year.
    Date,
    /// A month: `06/2020`.
    Month,
    /// A term: `2020-2025`.
    Term,
    /// A whole number from 0 to this.
    Count(u32),
    /// True or false.
    Flag,
    /// One of these codes, or the Vietnamese words that stand for them.
    Choice(&'static [&'static str]),
    /// The code or the Vietnamese word of a level.
    Level,
    /// The name of one of the 54 ethnic groups.
    Ethnicity,
    /// A rule's code.
    Rule,
    /// The code of a unit, body, post or person of the file.
    Ref(&'static str),
    /// Year = grade.
    Grades,
    /// A list of texts.
    Texts,
    /// A list of tables.
    List(&'static Section),
    /// One table or a list of them.
    OneOrList(&'static Section),
    /// A value of the law, of whatever type.
    Law,
}

/// One key.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) form: Form,
    pub(crate) required: bool,
    /// What it says, in English and Vietnamese.
    pub(crate) en: &'static str,
    pub(crate) vi: &'static str,
}

/// One kind of table.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) name: &'static str,
    pub(crate) keys: &'static [Key],
}

impl Section {
    pub(crate) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The names of its keys, for a message.
    pub(crate) fn names(&self) -> String {
        self.keys.iter().map(|key| key.name).collect::<Vec<_>>().join(", ")
    }
}

const fn must(name: &'static str, form: Form, en: &'static str, vi: &'static str) -> Key {
    Key { name, form, required: true, en, vi }
}

const fn may(name: &'static str, form: Form, en: &'static str, vi: &'static str) -> Key {
    Key { name, form, required: false, en, vi }
}

pub(crate) const GRADES: &[&str] = &["failed", "fulfilled", "good", "excellent"];

/// The largest number of seats, ranks and copies.
const MANY: u32 = 10_000;

pub(crate) static FILE: Section = Section {
    name: "file",
    keys: &[
        must(
            "case",
            Form::OneOrList(&CASE),
            "one case, or [[case]] for several",
            "một trường hợp, hoặc [[case]] nếu có nhiều",
        ),
        must(
            "unit",
            Form::List(&UNIT),
            "the units, parents first",
            "các đơn vị, cấp trên đứng trước",
        ),
        may("body", Form::List(&BODY), "the bodies", "các tổ chức, tập thể"),
        must("post", Form::List(&POST), "the posts", "các chức danh"),
        may(
            "person",
            Form::List(&PERSON),
            "people, for every case of the file",
            "cán bộ, dùng cho mọi trường hợp trong tệp",
        ),
        may(
            "entry",
            Form::List(&ENTRY),
            "the list, for every case of the file",
            "danh sách quy hoạch, dùng cho mọi trường hợp trong tệp",
        ),
        may(
            "law",
            Form::List(&LAW),
            "law that is assumed, for every case of the file",
            "quy định giả định, dùng cho mọi trường hợp trong tệp",
        ),
        may(
            "expect",
            Form::List(&EXPECT),
            "what is expected, of every case of the file",
            "kết luận mong đợi, của mọi trường hợp trong tệp",
        ),
    ],
};

pub(crate) static CASE: Section = Section {
    name: "case",
    keys: &[
        must("name", Form::Text, "what the case shows", "trường hợp này cho thấy điều gì"),
        must(
            "on",
            Form::Day,
            "the day whose law is asked and on which the list is checked",
            "ngày áp dụng quy định và đối chiếu danh sách",
        ),
        may(
            "known",
            Form::Day,
            "the day by which instruments must be known; default: on",
            "chỉ tính văn bản đã biết đến ngày này; mặc định là on",
        ),
        must("term", Form::Term, "the term planned for", "nhiệm kỳ quy hoạch"),
        must(
            "plan",
            Form::Choice(&["committee", "titles"]),
            "the sort of plan",
            "loại quy hoạch: cấp ủy hay chức danh",
        ),
        must(
            "unit",
            Form::Ref("unit"),
            "the unit whose list is checked",
            "đơn vị có danh sách được đối chiếu",
        ),
        may(
            "complete",
            Form::Flag,
            "true: a finding that nobody expects is a failure, unless it is met or not applicable",
            "true: kết luận không đạt hoặc chưa xác định mà không được nêu cũng tính là sai",
        ),
        may(
            "person",
            Form::List(&PERSON),
            "people of this case alone",
            "cán bộ chỉ của trường hợp này",
        ),
        may(
            "entry",
            Form::List(&ENTRY),
            "entries of this case alone",
            "lượt quy hoạch chỉ của trường hợp này",
        ),
        may(
            "law",
            Form::List(&LAW),
            "law assumed in this case alone",
            "quy định giả định chỉ của trường hợp này",
        ),
        may(
            "expect",
            Form::List(&EXPECT),
            "what is expected of this case",
            "kết luận mong đợi của trường hợp này",
        ),
    ],
};

pub(crate) static ENTRY: Section = Section {
    name: "entry",
    keys: &[
        must("person", Form::Ref("person"), "who is planned", "người được quy hoạch"),
        must("post", Form::Ref("post"), "for which post", "chức danh quy hoạch"),
        may(
            "elsewhere",
            Form::Flag,
            "true: the entry stands in another list of the same round",
            "true: lượt quy hoạch này nằm ở danh sách khác cùng đợt",
        ),
    ],
};

pub(crate) static LAW: Section = Section {
    name: "law",
    keys: &[
        must("parameter", Form::Text, "the parameter's name", "tên tham số"),
        may("value", Form::Law, "its value", "giá trị"),
        may("row", Form::Law, "its rows, for a table", "các hàng, nếu là bảng"),
    ],
};

pub(crate) static EXPECT: Section = Section {
    name: "expect",
    keys: &[
        must("rule", Form::Rule, "the rule's code", "mã quy tắc"),
        may(
            "person",
            Form::Ref("person"),
            "of whom it speaks; the post may be left out if there is one",
            "nói về ai; có thể bỏ post nếu chỉ có một chức danh",
        ),
        may("post", Form::Ref("post"), "of which post it speaks", "nói về chức danh nào"),
        may(
            "body",
            Form::Ref("body"),
            "of which body it speaks; with person, post and body left out: of the list",
            "nói về tổ chức nào; bỏ cả ba nếu nói về cả danh sách",
        ),
        must(
            "verdict",
            Form::Choice(&["met", "not-met", "not-applicable", "undetermined"]),
            "the verdict",
            "kết luận: đạt, không đạt, không áp dụng, chưa xác định",
        ),
        may(
            "missing",
            Form::Texts,
            "the codes of all that is missing",
            "mã của tất cả những gì còn thiếu",
        ),
        may(
            "passes_on",
            Form::Day,
            "the earliest day on which it would be met",
            "ngày sớm nhất sẽ đạt",
        ),
    ],
};
