//! The keys of records: units, bodies, posts, people.

use super::{Form, MANY, Section, may, must};

pub(crate) static UNIT: Section = Section {
    name: "unit",
    keys: &[
        must(
            "code",
            Form::Text,
            "its code; local instruments name units by it",
            "mã đơn vị; văn bản địa phương gọi đơn vị theo mã này",
        ),
        may("name", Form::Text, "its name; default: the code", "tên; mặc định là mã"),
        must(
            "level",
            Form::Level,
            "its level: province, district, commune, agency, …",
            "cấp: tỉnh, huyện, xã, cơ quan…",
        ),
        may("parent", Form::Ref("unit"), "the unit above", "đơn vị cấp trên"),
        may(
            "system",
            Form::Choice(&["party", "government", "council", "front", "union"]),
            "its part of the political system; default: party",
            "khối; mặc định là Đảng",
        ),
    ],
};

pub(crate) static BODY: Section = Section {
    name: "body",
    keys: &[
        must("code", Form::Text, "its code in this file", "mã trong tệp này"),
        must("unit", Form::Ref("unit"), "its unit", "đơn vị"),
        must(
            "kind",
            Form::Choice(&[
                "committee",
                "standing-committee",
                "council",
                "peoples-committee",
                "front",
                "leadership",
            ]),
            "its kind",
            "loại: Ban Chấp hành, Ban Thường vụ…",
        ),
        may("name", Form::Text, "its name", "tên"),
        may(
            "seats",
            Form::Count(MANY),
            "seats by decision; left out: not known",
            "số lượng ủy viên theo quyết định; bỏ trống nếu chưa rõ",
        ),
    ],
};

pub(crate) static POST: Section = Section {
    name: "post",
    keys: &[
        must("code", Form::Text, "its code in this file", "mã trong tệp này"),
        must("unit", Form::Ref("unit"), "its unit", "đơn vị"),
        may("title", Form::Text, "its title; default: the code", "tên chức danh; mặc định là mã"),
        must(
            "kind",
            Form::Choice(&["head", "deputy", "member"]),
            "head, deputy, or member of a body",
            "cấp trưởng, cấp phó, hay ủy viên",
        ),
        must(
            "rank",
            Form::Count(MANY),
            "its rank: a higher number is a higher post",
            "thứ bậc: số lớn là chức danh cao hơn",
        ),
        may(
            "seats",
            Form::Count(MANY),
            "how many hold it; left out: not known",
            "số lượng người giữ; bỏ trống nếu chưa rõ",
        ),
        may(
            "body",
            Form::Ref("body"),
            "the body whose seat it is",
            "tổ chức mà chức danh là ủy viên",
        ),
        may("key", Form::Flag, "whether it is a key post", "có phải chức danh chủ chốt không"),
    ],
};

pub(crate) static PERSON: Section = Section {
    name: "person",
    keys: &[
        must("code", Form::Text, "the code in this file", "mã trong tệp này"),
        may("name", Form::Text, "the name; default: the code", "họ và tên; mặc định là mã"),
        may(
            "copies",
            Form::Count(MANY),
            "so many people alike, planned together; default 1",
            "số người giống hệt nhau, cùng được quy hoạch; mặc định 1",
        ),
        must("sex", Form::Choice(&["male", "female"]), "the sex", "giới tính: nam, nữ"),
        must(
            "birth",
            Form::Date,
            "the date of birth, as closely as it is known",
            "ngày sinh, biết đến đâu ghi đến đó",
        ),
        may(
            "unit",
            Form::Ref("unit"),
            "where the person works; default: the first unit",
            "đơn vị công tác; mặc định là đơn vị đầu tiên",
        ),
        may("ethnicity", Form::Ethnicity, "the ethnic group", "dân tộc"),
        may(
            "education",
            Form::Choice(&[
                "none",
                "elementary",
                "intermediate",
                "college",
                "university",
                "master",
                "doctor",
            ]),
            "professional education",
            "trình độ chuyên môn",
        ),
        may(
            "theory",
            Form::Choice(&["none", "elementary", "intermediate", "advanced", "bachelor"]),
            "political theory",
            "trình độ lý luận chính trị",
        ),
        may(
            "management",
            Form::Choice(&["none", "clerk", "specialist", "principal", "senior"]),
            "state-management training",
            "bồi dưỡng quản lý nhà nước",
        ),
        may(
            "party_official",
            Form::Date,
            "full Party membership since",
            "ngày vào Đảng chính thức",
        ),
        may(
            "evaluations",
            Form::Grades,
            "year = grade; a year left out is not known",
            "năm = mức xếp loại; năm không ghi là chưa biết",
        ),
        may(
            "disciplines",
            Form::List(&DISCIPLINE),
            "disciplines; [] says that there was none, left out it is not known",
            "các lần kỷ luật; [] nghĩa là không bị, bỏ trống là chưa biết",
        ),
        may(
            "background_verified",
            Form::Flag,
            "whether the family and political background has been verified",
            "tiêu chuẩn chính trị đã được thẩm tra, xác minh chưa",
        ),
        may(
            "science",
            Form::Flag,
            "whether the person counts among science and technology",
            "có phải cán bộ khoa học, công nghệ không",
        ),
        may(
            "holdings",
            Form::List(&HOLDING),
            "posts held, now and before; left out: not known",
            "chức danh đang và đã giữ; bỏ trống là chưa biết",
        ),
        may(
            "pending_appointment",
            Form::Ref("post"),
            "a post for which appointment or nomination is being proposed",
            "chức danh đang được đề nghị bổ nhiệm, giới thiệu ứng cử",
        ),
        may(
            "retirement_month",
            Form::Month,
            "the month of retirement, where a decision sets it",
            "tháng nghỉ hưu, nếu có quyết định riêng",
        ),
    ],
};

pub(crate) static DISCIPLINE: Section = Section {
    name: "discipline",
    keys: &[
        must(
            "form",
            Form::Choice(&["reprimand", "warning", "removal", "expulsion"]),
            "its form",
            "hình thức: khiển trách, cảnh cáo, cách chức…",
        ),
        must("on", Form::Date, "the date of the decision", "ngày quyết định"),
    ],
};

pub(crate) static HOLDING: Section = Section {
    name: "holding",
    keys: &[
        must("post", Form::Ref("post"), "the post", "chức danh"),
        may("from", Form::Date, "since when", "từ khi nào"),
        may(
            "to",
            Form::Date,
            "until when; left out: still held",
            "đến khi nào; bỏ trống nếu đang giữ",
        ),
    ],
};
