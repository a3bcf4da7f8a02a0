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
export function stackNoise(
  base: Stack,
  head: Stack,
  matching: Matching | undefined,
  predictor: Predictor,
  isTold: boolean,
): Noise[] {
  const stack = maskText(head.id);
  const found = (matching?.pairs ?? []).flatMap(({ after }): Noise[] => {
    const item = predictor.graph.items.get(`${head.id} ${after.address}`);
    return item === undefined
      ? []
      : predictor.noiseOf(item).map((what) => ({ stack, where: maskText(after.address), what }));
  });
  if (isTold || found.length > 0 || contentOf(base) === contentOf(head)) return found;
  return [{ stack, where: masked`comments`, what: reasons.comments() }];
}
