import { maskText } from '../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { contentOf } from '../../estate/content';
import type { Stack } from '../../estate/model';
import type { Noise } from '../report/report';
import type { Matching } from './match';
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
  return (matching?.pairs ?? []).flatMap(({ after }): Noise[] => {
    const item = predictor.graph.items.get(`${id} ${after.address}`);
    const said = item === undefined ? [] : predictor.noiseOf(item);
    return said.map((what) => ({ stack: maskText(id), where: maskText(after.address), what }));
  });
}

/** Bytes that differ in a stack of which nothing else is to be said. */
export const commentNoise = (before: Stack, after: Stack, others: readonly Noise[]): Noise[] =>
  others.length > 0 || contentOf(before) === contentOf(after)
    ? []
    : [{ stack: maskText(after.id), where: masked`comments`, what: reasons.comments() }];
