import { maskText } from '../../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { chainOf, type Node } from '../../../estate/expression/ast';
import { parseTemplate } from '../../../estate/expression/parse';
import type { Block, Estate, Stack } from '../../../estate/model';
import { instancesOf, resolve } from '../../../estate/resolve';
import { blocksIn } from '../../../readings/reader';

/** What a condition asks of the account that is there. */
interface Asked {
  readonly attribute: string;
  readonly value: string;
}

/**
 * The accounts that a stack is guarded for: with the credentials of another one its deployment fails. Only a condition that compares
 * the account that is there with one that is known says so, in a data source that is read.
 */
const accountsOf = (estate: Estate, { blocks }: Stack): readonly Asked[] =>
  [...blocks.values()]
    .filter(({ kind, type }) => kind === 'data' && type === 'ovh_me')
    .filter((block) => (instancesOf(estate, block) ?? []).length > 0)
    .flatMap((block) => comparedIn(estate, block));

const comparedIn = (estate: Estate, block: Block): readonly Asked[] =>
  blocksIn(block.lifecycle['postcondition']).flatMap(({ condition }) => {
    const node = typeof condition === 'string' ? parseTemplate(condition) : undefined;
    return node === undefined ? [] : comparedBy(estate, block, String(condition), node);
  });

/** Texts that an attribute of the account itself must be equal to; of several conditions at once, each. */
function comparedBy(estate: Estate, block: Block, text: string, node: Node): readonly Asked[] {
  if (node.is !== 'binary') return [];
  const { operator, left, right } = node;
  if (operator === '&&') return [left, right].flatMap((part) => comparedBy(estate, block, text, part));
  if (operator !== '==') return [];
  const own = [left, right].map(attributeOf);
  const attribute = own[0] ?? own[1];
  if (attribute === undefined || own.every((one) => one !== undefined)) return [];
  return textOf(estate, block, text, own[0] === undefined ? left : right).map((value) => ({ attribute, value }));
}

/** What of the account itself an expression is: the name of an attribute, empty for anything else of it. */
function attributeOf(node: Node): string | undefined {
  const chain = chainOf(node);
  if (chain?.root.name !== 'self') return undefined;
  return chain.steps.map((step) => ('name' in step ? step.name : literalOf(step.key))).join('.');
}

const literalOf = (key: Node): string => (key.is === 'literal' ? String(key.value) : '');

/** A text that is written, or the one behind a name. */
function textOf(estate: Estate, block: Block, text: string, node: Node): string[] {
  if (node.is === 'literal') return typeof node.value === 'string' ? [node.value] : [];
  const chain = chainOf(node);
  const end = chain?.steps.at(-1)?.end;
  if (chain === undefined || end === undefined) return [];
  const known = resolve(estate, block.stack, `\${${text.slice(chain.root.start, end)}}`);
  return known.is === 'known' && typeof known.value === 'string' ? [known.value] : [];
}

/** What a stack lacks: the guard that it had, or that every stack of the base has. */
export function missingGuard(
  [base, before]: readonly [Estate, Stack | undefined],
  [head, after]: readonly [Estate, Stack],
): readonly Masked[] {
  const others = before === undefined ? [...base.stacks.values()] : [before];
  const known = others.map((stack) => accountsOf(base, stack));
  if (known.length === 0 || known.some((accounts) => accounts.length === 0)) return [];
  const expected = known.flat();
  // what else is asked of the account keeps nobody else away
  const now = accountsOf(head, after).filter((one) => expected.some(({ attribute }) => attribute === one.attribute));
  if (now.length === 0) return [masked`the stack has no guard against the credentials of another account`];
  const other = now.filter(
    (one) => !expected.some(({ attribute, value }) => attribute === one.attribute && value === one.value),
  );
  if (other.length === 0) return [];
  const names = [...new Set(other.map(({ value }) => value))].map(maskText);
  return [masked`the stack is guarded for the account ${joinMasked(names, ', ')}, and no other one is`];
}
