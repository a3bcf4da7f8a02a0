import { hidden } from './masked';
import { isSecretName } from './names';
import { looksRandom } from './random-text';

/** What can stand behind a name: a text in quotes, a command's output, a list, an object, a block of lines, a word. */
const value = new RegExp(
  [
    String.raw`<<[-~]?["']?(\w+)["']?\n[\s\S]*?(?:\n[ \t]*\1\b|$)`,
    String.raw`[|>][-+]?\d?[ \t]*\n(?:[ \t]*\n|[ \t]+[^\n]*\n?)+`,
    String.raw`\\{0,8}"(?:[^"\\]|\\[^"])*\\{0,8}"`,
    String.raw`\\{0,8}'[^']*'`,
    String.raw`\$\([^)]{0,2000}\)`,
    String.raw`\[[^\]]{0,4000}\]`,
    String.raw`\{[^}]{0,4000}\}`,
    String.raw`[^\s,;&"'<>)}\]]+`,
  ].join('|'),
  'y',
);

/** `name =`, `"name":`, and `name:` with what it holds on the next line. */
const assignment =
  /(?<![\w.-])([A-Za-z_][\w.-]{0,120})\\{0,8}["']?[ \t]{0,40}(?:=>|[:=])[ \t]{0,200}(?:\n[ \t]{1,200}(?![^\n]*[:=]))?/g;
/** `name: DB_PASSWORD` and, next to it, `value:`. */
const namedValue =
  /\b(?:name|key|label)\\{0,8}["']?\s{0,9}[:=]\s{0,9}\\{0,8}["']?([\w.-]{1,120})\\{0,8}["']?(?:,\s{0,200}|\s{1,200})\\{0,8}["']?value\\{0,8}["']?\s{0,9}[:=]\s{0,9}/gi;
const flag = /(?<![\w-])--?([A-Za-z][\w-]{0,80})\s{1,80}(?!-)/g;
const element = /<([A-Za-z_][\w.-]{0,80})>([^<]+)<\/\1>/g;

const shapes: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----[\s\S]*?(-----END [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----|$)/g, hidden],
  [
    /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/:@"'<>]{0,200}:(?!\d{1,5}(?:[/\s"']|$))[^\s"'<>]{0,500}@/gi,
    `$1${hidden}@`,
  ],
  [/(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/@"'<>]{1,500}@/gi, `$1${hidden}@`],
  [/\beyJ[\w-]{5,}\.[\w-]+(\.[\w-]*)?/g, hidden],
  [/\b(AKIA|ASIA)[0-9A-Z]{12,}\b/g, hidden],
  [
    /\b(gh[pousr]_|github_pat_|glpat-|glptt-|gldt-|xox[abeprs]-|xapp-|sk_live_|sk_test_|rk_live_|sk-|npm_|pypi-|hvs\.|hvb\.|dop_v1_|AIza|ya29\.|SG\.|shpat_|AGE-SECRET-KEY-|tfp_|ATATT)[\w.=-]{8,}/g,
    hidden,
  ],
  [/\b(Bearer|Basic|Digest)(\s+)[\w.~+/=-]{6,}/gi, `$1$2${hidden}`],
  [/\$(2[aby]|5|6|y|argon2id?)\$[^\s"':]{16,}/g, hidden],
  [/\b(login\s+\S+\s+password\s+)\S+/g, `$1${hidden}`],
  [/((?:^|\s)(?:-u|--user)[ =])["']?[^\s:"']+:[^\s"']+["']?/g, `$1${hidden}`],
  [/\b(password|passphrase|secret|token|api key)(\s+(?:is\s+|was\s+)?)(["'`])[^"'`\n]+\3/gi, `$1$2$3${hidden}$3`],
];

/** Hides the secrets in a text without expressions. */
export function maskLiteral(text: string): string {
  const shaped = shapes.reduce((rest, [shape, by]) => rest.replace(shape, by), text);
  const masked = [assignment, namedValue, flag]
    .reduce(hideBehind, shaped)
    .replace(element, (whole, name: string) => (isSecretName(name) ? `<${name}>${hidden}</${name}>` : whole));
  return masked.replace(/[A-Za-z0-9+/_=~.-]{16,}/g, (word, at: number) => {
    const isDigest = masked.slice(Math.max(0, at - 7), at) === 'sha256:';
    return !isDigest && looksRandom(word) ? hidden : word;
  });
}

/** Hides what stands behind secret names; behind others it looks for more of them. */
function hideBehind(text: string, names: RegExp): string {
  let masked = '';
  let done = 0;
  names.lastIndex = 0;
  for (let found = names.exec(text); found !== null; found = names.exec(text)) {
    if (!isSecretName(found[1] ?? '')) continue;
    const start = names.lastIndex;
    const end = nestedEnd(text, found.index, start) ?? valueEnd(text, start);
    if (end === undefined || text.startsWith(hidden, start)) continue;
    masked += `${text.slice(done, start)}${hidden}`;
    done = end;
    names.lastIndex = end;
  }
  return masked + text.slice(done);
}

function valueEnd(text: string, start: number): number | undefined {
  value.lastIndex = start;
  return value.test(text) ? value.lastIndex : undefined;
}

/** The end of the lines that are nested below a name with nothing behind it, as in YAML. */
function nestedEnd(text: string, name: number, start: number): number | undefined {
  if (text.charAt(start) !== '\n') return undefined;
  const own = indentOf(text, text.lastIndexOf('\n', name) + 1);
  let end = start;
  while (end < text.length) {
    const line = end + 1;
    const isNested = indentOf(text, line) > own || text.charAt(line + own) === '-';
    if (text.charAt(end) !== '\n' || line >= text.length || !isNested) break;
    const next = text.indexOf('\n', line);
    end = next < 0 ? text.length : next;
  }
  return end > start ? end : undefined;
}

function indentOf(text: string, line: number): number {
  let at = line;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at++;
  return at - line;
}
