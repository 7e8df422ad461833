search-title = Search
search-everything = Find people, posts, units
search-words = Look for
search-hint = For example: nguyen van an, truong ban dan van; no marks needed
search-lead = Type a name, a title, the name or code of a unit, a kind of paper or the number of a decision; without marks, the words in any order.
search-none = Nothing was found. Try fewer words, or part of a name.
search-people = People
search-posts = Posts
search-units = Units
search-papers = Papers
search-decisions = Decisions
search-all = See all { $n } people
search-saved = Saved searches
search-drop = Remove
search-drop-named = Remove the saved search “{ $name }”
search-keep = Save this search
search-keep-name = Name
search-keep-do = Save
search-take-away = Export exactly this list:
search-export-sheet = People
search-column-number = No.
search-column-name = Name
search-column-born = Date of birth
search-column-born-man = Date of birth (men)
search-column-born-woman = Date of birth (women)
search-column-ethnicity = Ethnic group
search-column-title = Present position
search-column-unit = Unit

people-query = Name, with the unit if you like
people-hint = For example: nguyen van an; no marks needed
people-lead = Type part of a name, with or without marks, and the unit if you like. Or open the filters to see everybody of a unit.
people-none = Nobody was found. Try fewer words, part of the name, or fewer filters.
people-more = There are more; type more words or narrow further.
people-total = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
people-narrow = Narrow
people-narrow-do = Filter
people-any = All
people-unit = Unit and those below
people-unit-hint = Code or name of a unit
people-sex = Sex
people-men = Men
people-women = Women
people-age-from = Age from
people-age-to = to
people-ethnicity = Ethnic group
people-planned = Plans
people-planned-yes = In a plan now
people-planned-no = In no plan

done-search-kept = The search was saved.
done-search-dropped = The saved search was removed.
journal-action-export-people = List of people exported
ballot-too-many-letters = The name is longer than { $most } letters.
ballot-too-many-searches = An account keeps at most { $most } searches. Remove an old one first.

list-born = Date of birth
list-title = Position
app-people-total = { $n ->
    [one] { $n } person.
   *[other] { $n } people.
}
app-find-ending = The file must end in .xlsx or .csv.
