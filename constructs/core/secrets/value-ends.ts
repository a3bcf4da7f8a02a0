/** The end of the line at a place, without its break. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** The end of a text in quotes that begins at a place; nothing where none begins. Quotes in it have more `\` before them. */
export function quotedEnd(text: string, at: number): number | undefined {
  let start = at;
  while (text.charAt(start) === '\\' && start - at < 8) start++;
  const slashes = start - at;
  const quote = text.charAt(start);
  if (quote !== '"' && quote !== "'" && quote !== '`') return undefined;
  const long = quote.repeat(3);
  if (slashes === 0 && text.startsWith(long, start)) {
    const end = text.indexOf(long, start + 3);
    return end < 0 ? text.length : end + 3;
  }
  for (let end = start + 1, before = 0; end < text.length; end++) {
    const letter = text.charAt(end);
    if (letter === '\\' && quote !== "'") before++;
    else if (letter === quote && before <= slashes) return end + 1;
    else before = 0;
  }
  return lineEnd(text, at);
}

/** The end of what is in brackets; of the text where they aren't closed. */
export function bracketEnd(text: string, at: number): number {
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    const letter = text.charAt(end);
    if (letter === '"' || letter === "'") end = (quotedEnd(text, end) ?? end + 1) - 1;
    else if (letter === '{' || letter === '[' || letter === '(') depth++;
    else if (letter === '}' || letter === ']' || letter === ')') depth--;
    if (depth <= 0) return end + 1;
  }
  return text.length;
}

/** The end of a document in a script: `<<EOT` to the line `EOT`. */
export function heredocEnd(text: string, at: number): number {
  const [, word] = /^<<[-~]?[ \t]*\\?["']?(\w{1,80})/.exec(text.slice(at, at + 100)) ?? [];
  if (word === undefined) return lineEnd(text, at);
  const lines = text.slice(at);
  const end = new RegExp(`\\n[ \\t]*${word}\\b`).exec(lines);
  return end === null ? text.length : at + end.index + end[0].length;
}

/** The end of the lines below the one of a name that belong to it, because they are further in or, as in YAML, a list. */
export function blockEnd(text: string, name: number, from: number): number {
  const line = text.lastIndexOf('\n', name) + 1;
  const own = indentOf(text, line);
  // what is behind a bullet is as far in as the name
  const bullet = /^(?:-[ \t]+)*/.exec(text.slice(line + own, name))?.[0].length ?? 0;
  let end = from;
  while (text.charAt(end) === '\n') {
    // empty lines belong to a block only where more of it follows
    const next = nextLine(text, end);
    const indent = indentOf(text, next);
    const isItem = bullet === 0 && indent === own && /^-\s/.test(text.slice(next + indent, next + indent + 2));
    if (!(indent > own + bullet || isItem)) break;
    end = lineEnd(text, next);
  }
  return end;
}

/** Where the next line that isn't empty begins. */
function nextLine(text: string, at: number): number {
  let line = at + 1;
  while (line < text.length && line + indentOf(text, line) >= lineEnd(text, line)) line = lineEnd(text, line) + 1;
  return line;
}

function indentOf(text: string, line: number): number {
  let at = line;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t' || text.charAt(at) === '\r') at++;
  return at - line;
}
