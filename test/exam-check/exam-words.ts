/** What a screen for a class may say: an oral exam, the commands, and the names of pages and companies. */
const ALLOWED =
  /oral exam|mondeling tentamen|exam-(?:check|help)|another exam system|ander toetssysteem|onderwijs en toetsen/gi;

/** Where a text for a class calls it an exam: each place with some words around it. Empty where it does not. */
export function examWordsIn(text: string): readonly string[] {
  return [...text.replace(ALLOWED, '').matchAll(/.{0,40}(?:\bexams?\b|tentamen).{0,20}/gi)].map(([place]) => place);
}
