import { Help } from 'commander';

/** Columns of a help text that is printed into a log, and of what stands below its options. */
export const helpWidth = 80;

/** Words and what they mean, as commander prints options. */
export function helpList(items: readonly (readonly [word: string, means: string])[]): string {
  const help = new Help();
  help.prepareContext({ helpWidth });
  const width = Math.max(...items.map(([word]) => word.length));
  return items.map(([word, means]) => help.formatItem(word, width, means, help)).join('\n');
}
