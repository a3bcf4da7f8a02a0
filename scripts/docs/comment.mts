import ts from 'typescript';

/** What a doc comment says, by the markers that it is written with. */
export interface Doc {
  /** The sentences before the first marker. */
  readonly text: string;
  /** What a change of the setting does. */
  readonly change?: string;
  /** Range, unit, cost, sources: each with its marker. */
  readonly notes: readonly string[];
  readonly default?: string;
}

const marker = /(?:^|\s)(Change|Range|Unit|Cost|Fails|Needs|Limit|Source):\s/;

/** The doc comment of a symbol. */
export function docOf(symbol: ts.Symbol, checker: ts.TypeChecker): Doc {
  const comment = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim();
  const [text = '', ...marked] = comment.split(marker);
  const parts = marked.flatMap((part, index) => (index % 2 === 0 ? [[part, marked[index + 1]?.trim() ?? '']] : []));
  const tag = symbol.getJsDocTags(checker).find(({ name }) => name === 'default');
  return {
    text: text.trim(),
    change: parts.find(([name]) => name === 'Change')?.[1],
    notes: parts.flatMap(([name, said]) => (name === 'Change' ? [] : [`${name}: ${said}`])),
    default: tag && ts.displayPartsToString(tag.text).replace(/\s+/g, ' ').trim(),
  };
}
