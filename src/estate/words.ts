/** Blanks out each of some words in a text. */
export function withoutWords(words: readonly string[]): (text: string) => string {
  const patterns = words
    .filter((word) => word.length > 1)
    .map((word) => new RegExp(`(?<![A-Za-z0-9])${escaped(word)}(?![A-Za-z0-9])`, 'gi'));
  return (text) => patterns.reduce((rest, pattern) => rest.replaceAll(pattern, '*'), text);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
