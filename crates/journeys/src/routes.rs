//! The table of routes, read as the text that it is: a story knows no room.

/// The table, where the pages keep it.
const TABLE: &str = include_str!("../../pages/src/routes/table.rs");

/// The paths of all routes that are read, as the table writes them.
pub fn read() -> Vec<&'static str> {
    TABLE
        .lines()
        .filter_map(|line| line.strip_prefix("    GET \"")?.split_once('"'))
        .map(|(path, _)| path)
        .collect()
}

/// The route of the table that answers an address on this site; of two, the one
/// with fewer holes.
pub fn of(address: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    read()
        .into_iter()
        .filter(|route| answers(route, path))
        .min_by_key(|route| route.matches('{').count())
}

fn answers(route: &str, path: &str) -> bool {
    if let Some((before, _)) = route.split_once("{*") {
        return path.len() > before.len() && path.starts_with(before);
    }
    let (wanted, found) = (route.split('/'), path.split('/'));
    wanted.clone().count() == found.clone().count()
        && wanted
            .zip(found)
            .all(|(part, is)| if part.starts_with('{') { !is.is_empty() } else { part == is })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_its_route() {
        assert!(read().len() > 60);
        assert_eq!(
            of("/reviews/1x/steps/2/count?done=counted"),
            Some("/reviews/{id}/steps/{step}/count")
        );
        assert_eq!(of("/accounts/review"), Some("/accounts/review"));
        assert_eq!(of("/accounts/1x#top"), Some("/accounts/{id}"));
        assert_eq!(of("/papers/a/b.pdf"), Some("/papers/{*file}"));
        assert_eq!(of("/nowhere"), None);
        assert_eq!(of("/plans/"), None);
    }
}
