import type { TextExpression } from './atoms';
import { hidden } from './masked';
import { isSecretName } from './names';

/** Names and functions of names: a text or a number among them could be a secret, but for an index. */
const reference =
  /^\$\{(?:[A-Za-z_][\w.*-]*(?![\w.*-])|\[(?:\d{1,6}|"[\w ./-]{1,200}"|\*)\](?:\.[\w.*-]+(?![\w.*-]))?|[(), /])+\}$/;
/** What a pipeline puts in: `${{ secrets.TOKEN }}`. With a sign in it, it may be an object of Terraform: `${{pin = 1234}}`. */
const inPipeline = /^\$\{\{[^"'{}=:\n]{1,200}\}\}$/;

/** Whether a text refers to something and says nothing itself, as in `${ovh_me_api_oauth2_client.Pipeline.client_secret}`. */
export const isReference = (text: string): boolean => reference.test(text) || inPipeline.test(text);

/** The expressions in a text, each with the secrets in its texts hidden. */
export function maskedExpressions(text: string, mask: (inner: string) => string): TextExpression[] {
  const found: TextExpression[] = [];
  let unclosed = 0;
  for (let at = text.search(/[$%]\{/); at >= 0 && at < text.length && unclosed < 20; at++) {
    const letter = text.charAt(at);
    if ((letter !== '$' && letter !== '%') || text.charAt(at + 1) !== '{') continue;
    // `$${` is a text that begins with `${`
    if (text.charAt(at - 1) === letter) continue;
    const end = endOf(text, at + 1);
    if (end === undefined) {
      unclosed++;
      continue;
    }
    const whole = text.slice(at, end);
    const isOne = isReference(whole);
    found.push({ start: at, end, isReference: isOne, shown: isOne ? whole : withoutTexts(whole, mask) });
    at = end - 1;
  }
  return found;
}

/** Where the bracket that opens at a place is closed, texts in quotes left out; longer expressions than this are none. */
const longest = 8192;

function endOf(text: string, open: number): number | undefined {
  let depth = 0;
  let inText = false;
  // what is inside of `${…}` in a text in quotes is no text again
  const outer: number[] = [];
  for (let at = open; at < text.length && at - open < longest; at++) {
    const letter = text.charAt(at);
    if (inText) {
      if (letter === '\\') at++;
      else if (letter === '"') inText = false;
      else if (letter === '$' && text.charAt(at + 1) === '{') {
        outer.push(depth);
        depth = 0;
        inText = false;
      }
    } else if (letter === '"') {
      inText = true;
    } else if (letter === '{') {
      depth++;
    } else if (letter === '}') {
      depth--;
      if (depth > 0) continue;
      const around = outer.pop();
      if (around === undefined) return at + 1;
      depth = around;
      inText = true;
    }
  }
  return undefined;
}

/** Where a text in quotes ends that begins at a place, with whatever stands in `${…}` in it; `undefined`: nowhere. */
function textEnd(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '"') return at + 1;
    if (letter === '\\') at++;
    else if (letter === '$' && text.charAt(at + 1) === '{') {
      const end = endOf(text, at + 1);
      if (end === undefined) return undefined;
      at = end - 1;
    }
  }
  return undefined;
}

const parts = /<<-?(\w+)\n[\s\S]*?\n\s*\1\b|[A-Za-z_][\w-]*|\d[\d.]*|=>|[=!<>]=|[\s\S]/y;

/** What an expression is made of, one after another; of a text in quotes also what is inside of them. */
function* partsOf(expression: string): Generator<{ readonly part: string; readonly inner?: string }> {
  for (let at = 0; at < expression.length; ) {
    const end = expression.charAt(at) === '"' ? textEnd(expression, at) : undefined;
    parts.lastIndex = at;
    const part = end === undefined ? (parts.exec(expression)?.[0] ?? '') : expression.slice(at, end);
    yield { part, ...(end !== undefined && { inner: part.slice(1, -1) }) };
    at += part.length;
  }
}

/**
 * An expression with the secrets in its texts hidden: those behind a secret name, what `sensitive` is called with and, whatever they stand
 * behind, those that look like one. References and names of functions stay.
 */
function withoutTexts(expression: string, mask: (inner: string) => string): string {
  // whether what is inside of the brackets that are open stands behind a secret name
  const open: boolean[] = [];
  let name = '';
  let isSecret = false;
  let before = '';
  const shown = ({ part, inner }: { readonly part: string; readonly inner?: string }): string => {
    const was = before;
    if (part.trim() !== '') before = part;
    if (part === '=' || part === ':') {
      isSecret = isSecretName(name);
    } else if (/^[([{]$/.test(part)) {
      // an index is no list
      const isMarked = part === '(' && was === 'sensitive';
      open.push(isMarked || ((isSecret || open.at(-1) === true) && !(part === '[' && /[\w\])]$/.test(was))));
      isSecret = false;
    } else if (/^[)\]}]$/.test(part)) {
      open.pop();
    } else if (part === ',' || part === '\n') {
      isSecret = false;
    } else if (inner !== undefined || part.startsWith('<<')) {
      name = inner ?? '';
      if (inner === '' || !(isSecret || open.at(-1))) return inner === undefined ? mask(part) : `"${mask(inner)}"`;
      return isReference(inner ?? '') ? part : `"${hidden}"`;
    } else if (/^\d/.test(part)) {
      return (isSecret || open.at(-1)) && !/[\w.\]]$/.test(was) ? `"${hidden}"` : part;
    } else if (/^\w/.test(part)) {
      name = part;
    }
    return part;
  };
  return [...partsOf(expression)].map(shown).join('');
}
