import { maskText, maskValue } from '../../../constructs/core/secrets/mask';
import { cutMasked, hidden, joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import type { Ids } from '../../../constructs/core/secrets/text';
import type { Block } from '../../estate/model';
import type { PlannedChange } from '../../estate/plan';
import { mapTexts, withPaths } from '../../estate/references';
import { renamedKeys } from '../../estate/renamed-keys';
import { lossInPlan, lossOf } from '../../readings/losses';
import { projectIds } from '../../readings/projects';
import type { BlockChange, Comparison, Difference } from '../engine/change';
import { diffBodies, type Found } from '../engine/diff';
import { diffLines } from '../engine/documents';
import { factsOf, saidBy } from '../engine/facts';
import { isNew } from './action';
import type { AttributeChange, ResourceChange } from './report';

/** Longer values are cut: the report is for reading. */
const longest = 2000;

type Blocks = ReadonlyMap<string, Block>;

/** A change as the report has it: masked, as text, with construct paths for addresses. */
export function presentChange(change: BlockChange, { base, head }: Comparison): ResourceChange {
  const { action, stack, before, after, reasons, notes } = change;
  const block = (after ?? before) as Block;
  const facts = block.kind === 'resource' ? factsOf(block.type) : undefined;
  const loses = lossOf(before ?? block);
  const ids = projectIds(base, head);
  const blocks = [base, head].map(({ stacks }) => stacks.get(stack)?.blocks ?? new Map());
  const differences: readonly Difference[] =
    isNew(action) && after ? diffBodies(facts, {}, after.body).differences : change.differences;
  const isLost = action === 'destroy' || action === 'replace' || action === 'move';
  return {
    action,
    stack: maskText(stack),
    address: maskText(block.address),
    type: maskText(block.type),
    path: maskText(block.path),
    from: ['synth'],
    causes: [],
    reasons: reasons.map(({ attribute, certain, because }) => ({
      attribute: maskText(attribute),
      certain,
      ...(because === undefined ? {} : { because: maskText(because) }),
    })),
    ...(isLost && loses !== undefined ? { loses: maskText(loses) } : {}),
    attributes: differences.flatMap((difference) => presentDifference(difference, blocks, { ids })),
    notes,
    ...(action === 'move' && before && after
      ? { movedFrom: maskText(before.address), keepWith: keepingLine(before, after, { base, head }) }
      : {}),
  };
}

/**
 * A difference as the report has it.
 *
 * @param name what the value is the value of, where its path doesn't say that: `db_password` of `value`
 */
export function presentDifference(
  { path, before, after, sensitive, shape, isUnknown, because }: Difference,
  blocks: readonly Blocks[],
  { ids, name = path }: { readonly ids?: Ids; readonly name?: string } = {},
): AttributeChange[] {
  const attribute = maskText(path);
  const mask = (value: Found['before'], side: number): Masked =>
    maskValue(
      mapTexts(value ?? null, (text) => withPaths(text, blocks[side] ?? new Map())),
      name,
      { schema: saidBy(shape, sensitive), ...(ids === undefined ? {} : { ids }) },
    );
  const show = (value: Found['before'], side: number): Masked => cutMasked(mask(value, side), longest);
  // the text is that of the new side, where what it names may have moved to
  if (isUnknown) {
    const waits = because === undefined ? {} : { because: maskText(because) };
    return [{ attribute, before: show(before, 1), after: masked`known after apply`, ...waits }];
  }
  if (typeof before === 'string' && typeof after === 'string' && /\n/.test(before + after)) {
    // hidden first: one line of a key looks like nothing
    const [old, now] = [mask(before, 0), mask(after, 1)];
    if (old === now) return [{ attribute, before: hidden, after: hidden }];
    const lines = diffLines(old, now, attribute);
    return [{ attribute: maskText(lines.path), ...textSides(lines.before, lines.after) }];
  }
  return [
    {
      attribute,
      ...(before === undefined ? {} : { before: show(before, 0) }),
      ...(after === undefined ? {} : { after: show(after, 1) }),
    },
  ];
}

/** Lines of masked texts; alone they may look like more than among the others. */
const textSides = (before: unknown, after: unknown): Pick<AttributeChange, 'before' | 'after'> => ({
  ...(typeof before === 'string' ? { before: cutMasked(maskText(before), longest) } : {}),
  ...(typeof after === 'string' ? { after: cutMasked(maskText(after), longest) } : {}),
});

/** What goes with a resource that a plan destroys. */
export const losesOf = (change: Pick<PlannedChange, 'type' | 'values'>): Masked | undefined => {
  const loses = lossInPlan(change);
  return loses === undefined ? undefined : maskText(loses);
};

/** The line that keeps a thing: in the settings, where only names in them differ, else in the program, for its new address. */
function keepingLine(before: Block, after: Block, { base, head }: Pick<Comparison, 'base' | 'head'>): Masked {
  const lines = renamedKeys({ ...before, estate: base }, { ...after, estate: head }).map(({ line }) => line);
  if (lines.length > 0) return joinMasked(lines, '; ');
  const id = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const path = [after.stack, ...after.ids].map((part) => `.node.findChild(${id(part)})`).join('');
  return maskText(`(app${path} as TerraformResource).moveFromId(${id(before.address)});`);
}
