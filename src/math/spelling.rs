//! Which known name a mistyped one is most like.

/// The longest name that is compared; nobody mistypes a longer one by a letter or two.
const MAX_LENGTH: usize = 32;

/// The known name most like `name`, if any is like it at all: the same but for capital letters,
/// or different in about a third of its letters. Of equals it is the first one without capitals.
pub fn nearest_name<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let wanted = letters(name)?;
    let limit = (wanted.len() / 3).max(1).min(wanted.len() - 1);
    let found = known
        .into_iter()
        .filter_map(|known| Some((letters(known)?, known)))
        // So many letters would have to be inserted or deleted at least.
        .filter(|(letters, _)| letters.len().abs_diff(wanted.len()) <= limit)
        .map(|(letters, known)| (distance(&wanted, &letters), known))
        .filter(|&(distance, _)| distance <= limit)
        .min_by_key(|&(distance, known)| (distance, known.contains(char::is_uppercase)));
    found.map(|(_, known)| known)
}

/// The letters of a text without capital ones, to be compared or searched. Unlike
/// [`str::to_lowercase`] it looks at each letter alone, which is less of the page.
pub fn small_letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase)
}

fn letters(name: &str) -> Option<Vec<char>> {
    let is_comparable = (1..=MAX_LENGTH).contains(&name.len());
    is_comparable.then(|| small_letters(name).collect())
}

/// Number of letters to insert, delete or replace to make one word of the other.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, letter) in from.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != other);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}
