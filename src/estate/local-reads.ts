import { posix } from 'node:path';
import { isInContent } from './content';
import { chainOf, type Node } from './expression/ast';
import { calledIn } from './expression/calls';
import { fileFunction, readsFiles } from './expression/files';
import { parseTemplate } from './expression/parse';
import type { Estate, Stack, Value } from './model';
import { expressionsIn } from './references';
import { resolve } from './resolve';
import { blockSections } from './sections';

/** A file of the machine that deploys, which an expression of a stack reads, and whose bytes are not in the content of the stack. */
export interface LocalRead {
  /** Address, or section with a name, where it stands. */
  readonly where: string;
  /** The function that reads it: `file`. */
  readonly by: string;
  /**
   * `left-by-runs`: it is in the working directory, where the content passes it over, or it isn't there yet; `outside`: it is elsewhere;
   * `untold`: only Terraform knows which file it is.
   */
  readonly is: 'left-by-runs' | 'outside' | 'untold';
  /** Where it is, from the working directory; where only Terraform knows it, the expression. */
  readonly what: string;
}

/** Also where the text around it isn't read. */
const reading = new RegExp(String.raw`\b${fileFunction}\b`);

/** Every file beside its content that a stack reads by an expression. */
export const localReadsOf = (estate: Estate, stack: Stack): readonly LocalRead[] =>
  textsIn(stack).flatMap(({ where, value }) =>
    [...expressionsIn(value)].flatMap((text) => (reading.test(text) ? readsIn(estate, stack, where, text) : [])),
  );

/** All that is written in a stack, with where it stands. */
function textsIn({ blocks, sections }: Stack): { readonly where: string; readonly value: Value }[] {
  const inBlocks = [...blocks.values()].flatMap(({ address, body, lifecycle, repeat, runs }) =>
    [body, lifecycle, repeat?.value ?? null, ...runs.map((run) => run.value)].map((value) => ({
      where: address,
      value,
    })),
  );
  const others = Object.entries(sections).filter(([section]) => !blockSections.includes(section) && section !== '//');
  const inSections = others.flatMap(([section, content]) =>
    Object.entries(content ?? {}).map(([name, value]) => ({ where: `${section}.${name}`, value: value as Value })),
  );
  return [...inBlocks, ...inSections];
}

function readsIn(estate: Estate, stack: Stack, where: string, text: string): LocalRead[] {
  const template = parseTemplate(text);
  const untold = { where, is: 'untold', what: text } as const;
  if (template === undefined) return [{ ...untold, by: reading.exec(text)?.[0] ?? 'file' }];
  return [...calledIn(template)]
    .map((call) => ({ ...call, by: call.name.replace(/^core::/, '') }))
    .filter(({ by }) => readsFiles(by))
    .flatMap(({ by, args: [place, pattern], expands }): LocalRead[] => {
      const path = place === undefined || expands ? undefined : textBehind(estate, stack, place);
      const filter = by === 'fileset' && pattern !== undefined ? textBehind(estate, stack, pattern) : '';
      if (path === undefined || filter === undefined) return [{ ...untold, by }];
      // of a pattern, the folder in which it looks
      const what = filter === '' ? path : posix.join(path, filter.replace(/[^/]*[*?[{].*$/s, ''));
      if (isInContent(stack, what)) return [];
      const inside = posix.relative(posix.join('/', stack.directory), posix.join('/', stack.directory, what));
      const isOutside = posix.isAbsolute(what) || what.startsWith('~') || inside.startsWith('..');
      return [{ where, by, is: isOutside ? 'outside' : 'left-by-runs', what }];
    });
}

/** The text that an expression makes, a path from the working directory; `undefined` where only Terraform knows it. */
export function textBehind(estate: Estate, stack: Stack, node: Node): string | undefined {
  if (node.is === 'literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.is === 'template') {
    const parts = node.parts.map((part) => textBehind(estate, stack, part));
    return parts.includes(undefined) ? undefined : parts.join('');
  }
  const chain = chainOf(node);
  const names = chain?.steps.flatMap((step) => ('name' in step ? step.name : []));
  if (chain === undefined || names === undefined || names.length < chain.steps.length) return undefined;
  const { name } = chain.root;
  // Terraform is run in the working directory
  if (name === 'path') return '.';
  const known = resolve(estate, stack.id, `\${${[name, ...names].join('.')}}`);
  return known.is === 'known' && typeof known.value === 'string' ? known.value : undefined;
}
