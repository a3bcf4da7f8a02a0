import { maskText } from '../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { isEqual } from '../../estate/canonical';
import { contentOf } from '../../estate/content';
import type { Block, Stack } from '../../estate/model';
import { renamedBody } from '../../estate/references';
import { writtenOf } from '../../estate/settled';
import type { Noise } from '../report/report';
import { type Matching, type Pair, renamesOf } from './match';
import { noise as reasons } from './noise';
import type { Predictor } from './predict';

/** What Terraform doesn't plan in a stack, but a reader should know. */
export function stackNotes(matching: Matching | undefined): Masked[] {
  if (matching === undefined) return [];
  const kept = matching.kept.map(
    ([from, to]) => masked`${maskText(from)} is now ${maskText(to)}, kept by a moved block`,
  );
  const forgotten = matching.forgotten.map(
    ({ address }) => masked`${maskText(address)} is no longer managed; it stays as it is`,
  );
  return [...kept, ...forgotten];
}

/** Differences in a stack that change nothing. */
export function stackNoise({ id }: Stack, matching: Matching | undefined, predictor: Predictor): Noise[] {
  if (matching === undefined) return [];
  const found = matching.pairs.flatMap(({ after }): Noise[] => {
    const item = predictor.graph.itemOf(after);
    const said = item === undefined ? [] : predictor.noiseOf(item);
    return said.map((what) => ({ stack: maskText(id), where: maskText(after.address), what }));
  });
  return [...found, ...valueNoise(id, matching)];
}

/** Arguments that are written otherwise and have the same value in every instance. */
function valueNoise(id: string, matching: Matching): Noise[] {
  const renames = renamesOf(matching);
  const instances = new Map<Block, Pair[]>();
  for (const pair of matching.pairs) {
    if (pair.after.written === undefined && pair.before.written === undefined) continue;
    const written = writtenOf(pair.after);
    const known = instances.get(written);
    if (known) known.push(pair);
    else instances.set(written, [pair]);
  }
  return [...instances].flatMap(([written, pairs]): Noise[] => {
    const [first] = pairs;
    if (written.kind !== 'resource' || first === undefined) return [];
    const old = renamedBody(writtenOf(first.before).body, renames);
    return Object.keys(written.body)
      .filter((name) => !isEqual(old[name], written.body[name]))
      .filter((name) =>
        pairs.every((pair) => isEqual(renamedBody(pair.before.body, renames)[name], pair.after.body[name])),
      )
      .map((name) => ({ stack: maskText(id), where: maskText(written.address), what: reasons.value(name) }));
  });
}

/** Bytes that differ in a stack of which nothing else is to be said. */
export const commentNoise = (before: Stack, after: Stack, others: readonly Noise[]): Noise[] =>
  others.length > 0 || contentOf(before) === contentOf(after)
    ? []
    : [{ stack: maskText(after.id), where: masked`comments`, what: reasons.comments() }];
