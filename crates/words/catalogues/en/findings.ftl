finding-number-per-post = People planned for one post
finding-number-per-post-met = { $found ->
    [one] { $found } person is planned, as required ({ $bounds }).
   *[other] { $found } people are planned, as required ({ $bounds }).
}
finding-number-per-post-few = Only { $found } planned, { $by } fewer than the minimum of { $min }.
finding-number-per-post-many = { $found } people are planned, { $by } more than the maximum of { $max }.
finding-number-per-post-mend-few = Introduce at least { $by } more.
finding-number-per-post-mend-many = Take { $by } off the list for this post.
finding-bounds-both = { $min } to { $max } people
finding-bounds-max = at most { $max } people; no minimum is set
finding-bounds-min = at least { $min } people; no maximum is set

finding-posts-per-person = Posts planned for one person
finding-posts-per-person-met = Planned for { $found } { $scope }, no more than { $max }.
finding-posts-per-person-not-met = Planned for { $found } { $scope }, { $by } more than the maximum of { $max }.
finding-posts-per-person-mend = Keep at most { $max } posts and drop { $by }.
finding-scope-any-level = post(s)
finding-scope-same-level = post(s) of the same level

finding-committee-ratio = Ratio of the committee plan to its seats
finding-committee-ratio-met = { $found } people are planned for { $seats } seats, { $ratio } times, within { $least } to { $most } people.
finding-committee-ratio-few = { $found } people are planned for { $seats } seats, { $ratio } times, { $by } fewer than the minimum of { $least }.
finding-committee-ratio-many = { $found } people are planned for { $seats } seats, { $ratio } times, { $by } more than the maximum of { $most }.
finding-committee-ratio-seats = The number of seats by decision is not known, so there is no ratio.
finding-committee-ratio-mend-few = Introduce at least { $by } more.
finding-committee-ratio-mend-many = Take { $by } off the list.
finding-committee-ratio-mend-seats = Enter the number of seats by decision.

finding-deputy-ratio = Ratio of the deputies planned to their seats
finding-deputy-ratio-met = { $found } people are planned for { $seats } deputies, { $ratio } times, within { $least } to { $most } people.
finding-deputy-ratio-few = { $found } people are planned for { $seats } deputies, { $ratio } times, { $by } fewer than the minimum of { $least }.
finding-deputy-ratio-many = { $found } people are planned for { $seats } deputies, { $ratio } times, { $by } more than the maximum of { $most }.
finding-deputy-ratio-seats = The number of deputies by decision is not known, so there is no ratio.
finding-deputy-ratio-mend-few = Introduce at least { $by } more.
finding-deputy-ratio-mend-many = Take { $by } off the list for this post.

finding-higher-post = Only a higher post
finding-higher-post-met = The post planned is higher than the post held.
finding-higher-post-met-none = Holds no post of this kind now; the post planned is a higher one.
finding-higher-post-equal = Holds the post { $post }, equal to the post planned.
finding-higher-post-above = Holds the post { $post }, higher than the post planned.
finding-higher-post-same = Already holds the very post planned.
finding-higher-post-mend = Take off the plan for this post; a higher post may be considered.

finding-appointment-pending = Not while appointment or nomination is being proposed
finding-appointment-pending-met = No appointment or nomination is being proposed.
finding-appointment-pending-not-met = Is being proposed for appointment or nomination as { $post }.
finding-appointment-pending-mend = Wait for the outcome before planning.

finding-remaining-service = Service left
finding-remaining-service-met = { $left } months of service left (retires { $retires }, counted from { $reference }), enough for the minimum of { $needed } months.
finding-remaining-service-not-met = { $left } months of service left (retires { $retires }, counted from { $reference }), { $by } short of the minimum of { $needed } months.
finding-remaining-service-past = Retires { $retires }, before the reference month { $reference }; at least { $needed } months must be left.
finding-remaining-service-undetermined = { $left } months of service left depending on the month of birth (retires { $retires }, counted from { $reference }); not to be told against the minimum of { $needed } months.
finding-remaining-service-mend = Take off the plan: too little service left.

finding-preferred-service = Preferred service left
finding-preferred-service-met = { $left } months of service left (retires { $retires }, counted from { $reference }), reaching the { $needed } months aimed at.
finding-preferred-service-not-met = { $left } months of service left (retires { $retires }, counted from { $reference }), { $by } below the { $needed } months aimed at.
finding-preferred-service-past = Retires { $retires }, before the reference month { $reference }; the aim is { $needed } months left.
finding-preferred-service-undetermined = { $left } months of service left depending on the month of birth (retires { $retires }, counted from { $reference }); not to be told against the aim of { $needed } months.
finding-preferred-service-mend = Prefer people with more service left.
finding-range = { $first } to { $last }

finding-age-bands = Age bands
finding-age-bands-met = The list shows { $found } age bands { $gap } years apart, as many as the { $wanted } aimed at.
finding-age-bands-not-met = The list shows only { $found } age band(s) { $gap } years apart; { $wanted } are aimed at.
finding-age-bands-undetermined = The list surely shows { $found } age band(s) { $gap } years apart; months of birth must be known to tell whether it shows { $wanted }.
finding-age-bands-mend = Introduce people of the ages that are lacking.

finding-women-share = Share of women
finding-young-share = Share of young people
finding-minority-share = Share of ethnic minorities
finding-science-share = Share of people of science and technology
finding-who-women-share = women
finding-who-young-share = young
finding-who-minority-share = of ethnic minorities
finding-who-science-share = of science and technology
finding-share-met = { $part } of { $whole } people are { $who } ({ $percent }), reaching the aim of { $target } (at least { $needed } people).
finding-share-not-met = { $part } of { $whole } people are { $who } ({ $percent }), { $by } short of the aim of { $target } (at least { $needed } people).
finding-share-undetermined = { $part } of { $whole } people are known to be { $who }, of { $unknown } it is not known; the aim of { $target } needs at least { $needed } people.
finding-share-mend = Introduce { $by } more who are { $who }, or replace names on the list.

finding-women-required = Women in the plan
finding-women-required-met = { $found ->
    [one] The list has { $found } woman.
   *[other] The list has { $found } women.
}
finding-women-required-not-met = The list has no woman.
finding-women-required-mend = Introduce at least one woman.

finding-evaluation = Yearly evaluation
finding-evaluation-met = Evaluated “{ $least }” or better in each of the last { $years } years.
finding-evaluation-not-met = Evaluated “{ $grade }” in { $year }, below the required “{ $least }”.
finding-evaluation-undetermined = The evaluation of { $year } is not known.
finding-evaluation-mend = Do not introduce, or take off the plan, until the evaluations of the years considered reach the minimum.
finding-grade-failed = Task not fulfilled
finding-grade-fulfilled = Task fulfilled
finding-grade-good = Task fulfilled well
finding-grade-excellent = Task fulfilled with excellence

finding-discipline = Discipline
finding-discipline-met = No discipline still bears on planning.
finding-discipline-met-past = Disciplined: { $form } ({ $on }); it had run out before { $free }.
finding-discipline-not-met = Disciplined: { $form } ({ $on }); it runs through { $until }.
finding-discipline-not-met-ever = Disciplined: { $form } ({ $on }); time does not lift it.
finding-discipline-undetermined = Disciplined: { $form } ({ $on }); the exact day of the decision must be known to tell whether it has run out.
finding-discipline-not-stated = The record does not say whether there was a discipline.
finding-discipline-law = Disciplined: { $form } ({ $on }); the law in force does not say for how long, or whether an expired discipline may pass.
finding-discipline-mend = Take off the plan; consider again when the discipline has run out.
finding-discipline-mend-ever = Take off the plan.
finding-form-reprimand = reprimand
finding-form-warning = warning
finding-form-removal = removal from office
finding-form-expulsion = expulsion or dismissal

finding-theory = Political theory
finding-theory-met = Political theory: { $has }, meeting the required { $least } or higher.
finding-theory-not-met = Political theory: { $has }, below the required { $least } or higher.
finding-theory-undetermined = The level of political theory is not known; the post asks for { $least } or higher.
finding-theory-mend = Put in the plan for training in political theory, or choose somebody else.
finding-theory-level-none = not trained
finding-theory-level-elementary = elementary
finding-theory-level-intermediate = intermediate
finding-theory-level-advanced = advanced
finding-theory-level-bachelor = bachelor

finding-education = Professional education
finding-education-met = Professional education: { $has }, meeting the required { $least } or higher.
finding-education-not-met = Professional education: { $has }, below the required { $least } or higher.
finding-education-undetermined = Professional education is not known; the post asks for { $least } or higher.
finding-education-mend = Put in the plan for professional training, or choose somebody else.
finding-education-level-none = not trained
finding-education-level-elementary = elementary
finding-education-level-intermediate = intermediate
finding-education-level-college = college
finding-education-level-university = university
finding-education-level-master = master
finding-education-level-doctor = doctor

finding-management = State-management training
finding-management-met = State-management training: { $has }, meeting the required { $least } or higher.
finding-management-not-met = State-management training: { $has }, below the required { $least } or higher.
finding-management-undetermined = State-management training is not known; the post asks for { $least } or higher.
finding-management-mend = Put in the plan for state-management training, or choose somebody else.
finding-management-level-none = not trained
finding-management-level-clerk = clerk
finding-management-level-specialist = specialist
finding-management-level-principal = principal specialist
finding-management-level-senior = senior specialist

finding-experience = Time in earlier posts
finding-experience-met = Held posts of rank { $rank } or higher for { $held } months, enough for the minimum of { $needed } months.
finding-experience-not-met = Held posts of rank { $rank } or higher for only { $held } months, { $by } short of the minimum of { $needed } months.
finding-experience-undetermined = The career is not recorded closely enough: { $held } months in posts of rank { $rank } or higher are sure; not to be told against the minimum of { $needed } months.
finding-experience-met-any = Has held a post of rank { $rank } or higher.
finding-experience-not-met-any = Has held no post of rank { $rank } or higher.
finding-experience-undetermined-any = The career is not recorded closely enough to tell whether a post of rank { $rank } or higher was held.
finding-experience-mend = Consider again when the time in the post is full.
finding-experience-mend-ever = First let the person hold such a post, or choose somebody else.

finding-background = Family and political background
finding-background-met = The family and political background has been verified.
finding-background-not-met = The family and political background has not been verified.
finding-background-undetermined = The record does not say whether the family and political background has been verified.
finding-background-mend = Verify it before putting the name in the plan.

finding-lower-entry = Holding or planned for a lower post
finding-lower-entry-met = Holds, or is planned for, the post { $post }.
finding-lower-entry-not-met = Neither holds nor is planned for a lower post.
finding-lower-entry-mend = Plan for a lower post first.

finding-not-applicable = The law in force does not make this a condition here.
finding-law-gap = The law in force does not settle this, so it could not be checked.
finding-law-partial = The law in force lacks a value that is needed to check this.
finding-law-conflict = Provisions in force contradict each other here, so it could not be checked.
finding-law-mend = The person in charge enters or confirms the missing provision.
finding-facts-mend = Add to the record: { $facts }.
finding-fact-birth-month = month of birth
finding-fact-ethnicity = ethnic group
finding-fact-evaluation = evaluation
finding-fact-theory = political theory
finding-fact-education = professional education
finding-fact-discipline-date = day of the disciplinary decision
finding-fact-seats = number of seats
finding-fact-discipline = whether there was a discipline
finding-fact-management = state-management training
finding-fact-career = career, with the time in each post
finding-fact-background = result of verifying the family and political background
finding-fact-science = whether of science and technology
finding-fact-deputy-seats = number of deputies
finding-passes-on = Met from { $day } on, if nothing else changes.
finding-passes-on-evaluation = Met from { $day } on at the earliest, if the evaluations to come reach the minimum.
finding-passes-on-experience = Met from { $day } on, if the post is held on.
finding-citation = { $heading }, { $number } of { $day }
finding-number = { $kind } { $number }
finding-kind-guidance = Guidance
finding-kind-regulation = Regulation
finding-kind-letter = Letter
finding-kind-directive = Directive
finding-kind-conclusion = Conclusion
finding-kind-resolution = Resolution
finding-kind-decree = Decree
finding-kind-law = Law
finding-kind-decision = Decision
finding-kind-other = Instrument
finding-confidence-invented = invented for demonstration
finding-leave-appointed = Already appointed or elected to the planned, an equal or a higher post
finding-leave-disciplined = Disciplined
finding-leave-low-prestige = Low prestige
finding-leave-over-age = Too little service left
finding-leave-too-many-posts = Planned for more posts than allowed
finding-leave-task-not-done = Task not fulfilled
