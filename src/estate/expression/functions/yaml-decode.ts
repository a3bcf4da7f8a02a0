import type { Scalar } from 'yaml';
import { yamlDocuments, yamlParser } from '../../yaml';
import { decimal } from '../decimal';
import { bool, nothing, number, object, type Term, textTerm, tuple, Unsure } from '../term';
import { type Call, textArgument } from './arguments';

/** Letters and marks that every reader takes for the same: no tabs, and nothing that is invisible. */
const common = /^[ -~\p{L}]*$/u;

/** Directives, beginnings and ends of documents, and keys behind a mark of their own. */
const rare = /^(?:%|---|\.\.\.)|(?:^| )\?(?: |$)/;

/** In characters; longer than anybody writes into a program. */
const maxText = 100_000;

/** One document as programs write it and people do. What readers of YAML make several things of isn't known. */
export const yamldecode: Call = (arg) => {
  const text = textArgument(arg);
  const lines = text.replace(/^---\n/, '').split('\n');
  const isCommon = text.length <= maxText && lines.every((line) => common.test(line) && !rare.test(line));
  const [document, ...others] = (isCommon ? yamlDocuments(text) : undefined) ?? [];
  const decoded = document === undefined || others.length > 0 ? nothing : new Reading(text).of(document.contents);
  // versions of Terraform differ in what a document of nothing is
  if (decoded.is === 'null') throw new Unsure();
  return decoded;
};

class Reading {
  constructor(readonly text: string) {}

  /** @param isInBrackets where fewer marks are letters like any other */
  of(node: unknown, isInBrackets = false): Term {
    const { isMap, isScalar, isSeq } = yamlParser();
    if (node === null && !isInBrackets) return nothing;
    if (isScalar(node) && isAsWritten(node)) return this.#scalar(node, isInBrackets);
    if (isSeq(node) && isAsWritten(node)) return tuple(node.items.map((item) => this.of(item, node.flow === true)));
    if (!isMap(node) || !isAsWritten(node)) throw new Unsure();
    const isFlow = node.flow === true;
    const entries = node.items.map(({ key, value }) => [this.#key(key, isFlow), this.of(value, isFlow)] as const);
    if (new Set(entries.map(([name]) => name)).size < entries.length) throw new Unsure();
    return object(entries);
  }

  #key(node: unknown, isInBrackets: boolean): string {
    if (!yamlParser().isScalar(node)) throw new Unsure();
    const rest = this.text.slice(node.range?.[1]);
    const name = textArgument(this.of(node, isInBrackets));
    if (name === '<<' || !(node.type === 'PLAIN' ? /^ *:[ \n]/ : /^ *:/).test(rest)) throw new Unsure();
    return name;
  }

  #scalar({ source, type, range }: Scalar, isInBrackets: boolean): Term {
    if (source === undefined) throw new Unsure();
    if (type === 'BLOCK_LITERAL') return lines(source, range?.[1] === this.text.length && !this.text.endsWith('\n'));
    const written = this.text.slice(range?.[0], range?.[1]);
    // its lines are folded
    if (type === 'BLOCK_FOLDED' || written.includes('\n')) throw new Unsure();
    if (type === 'PLAIN') {
      if (isInBrackets && /\?|^:|:$/.test(source)) throw new Unsure();
      return plain(source);
    }
    if (type === 'QUOTE_DOUBLE' && /\\[^nrt"\\]/.test(written.replaceAll('\\\\', ''))) throw new Unsure();
    return textTerm(source);
  }
}

/** Without a tag that says what it is, and an anchor that says it elsewhere too. */
const isAsWritten = ({ tag, anchor }: { readonly tag?: string; readonly anchor?: string }): boolean =>
  tag === undefined && anchor === undefined;

/** Several lines. In the last line of a text readers differ, and of one word or number some make more than a text. */
function lines(source: string, isLast: boolean): Term {
  const term = plain(source);
  if (isLast || term.is !== 'text') throw new Unsure();
  return term;
}

/** The words of YAML 1.1. */
const words: ReadonlyMap<string, Term> = new Map(
  (
    [
      [bool(true), ['y', 'yes', 'true', 'on']],
      [bool(false), ['n', 'no', 'false', 'off']],
      [nothing, ['', '~', 'null']],
    ] as const
  ).flatMap(([term, all]) =>
    all.flatMap((word) =>
      [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()].map((form) => [form, term] as const),
    ),
  ),
);

/** What is a number or a date to some reader, or in some version of YAML. */
const numeric =
  /^(?:[-+]?[\d_]+|[-+]?0[box][\da-f_]*|[-+]?(?:\d[\d_]*)?\.?[\d_]*(?:e[-+]?\d*)?|[-+]?\.(?:inf|nan)|\d{4}-\d.*)$/i;

function plain(source: string): Term {
  const word = words.get(source);
  if (word !== undefined) return word;
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(source)) return number(decimal(source));
  if (numeric.test(source)) throw new Unsure();
  return textTerm(source);
}
