import type { Values } from '../../../../src/estate/model';
import { compareOutputs } from '../../../../src/review/engine/compare';
import type { FindingContext } from '../../../../src/review/engine/findings/classes';
import { StateMoves } from '../../../../src/review/engine/findings/move-state';
import { outputOf, type Resources, stackWith } from '../../outputs';

/** What the review finds in a stack, as `class where: says`. */
export const found = (
  [before, sections = {}]: readonly [Resources, Values?],
  [after, now = {}]: readonly [Resources, Values?],
): readonly string[] =>
  [...compareOutputs(outputOf({ prod: before }, sections), outputOf({ prod: after }, now)).findings.values()]
    .flat()
    .map(({ class: kind, where, says }) => `${kind} ${where}: ${says}`);

const nothing = outputOf({});

/** Nothing around a difference: an empty stack, in which every value is as it is written. */
export const nothingAround: FindingContext = {
  after: stackWith('prod', {}),
  others: [],
  moves: new StateMoves(nothing, nothing, { folder: 'before' }, 'cdktf.out'),
  settle: { before: (value = null) => value, after: (value = null) => value },
};
