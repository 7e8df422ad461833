person-born = Born { $day }
person-facts = Profile
person-hidden = Hidden from you
person-since = (since { $day })
person-sources = Sources:
person-evaluations = Yearly evaluations
person-evaluations-none = No evaluation on file.
person-discipline = Discipline
person-discipline-none = No disciplinary measure on file.
person-discipline-live = In force
person-discipline-over = Expired
person-discipline-from = From { $day }
person-discipline-until = to { $day }
person-career = Career
person-career-none = No career on file.
person-now = now
person-plans = Plans
person-plans-none = Not planned for any post.
person-standards = Standards of the post: { $post }
person-readers = { $n ->
        [one] One reading
       *[other] { $n } readings
    } of this page
fact-born = Born
fact-sex = Sex
fact-ethnicity = Ethnicity
fact-religion = Religion
fact-home = Home place
fact-party-probation = Joined the Party
fact-party-full = Full member
fact-training = Professional training
fact-theory = Political theory
fact-state-management = State management
fact-languages = Languages
fact-computing = Computing
fact-retirement = Expected retirement
