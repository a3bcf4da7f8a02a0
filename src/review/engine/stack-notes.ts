import { maskText, maskValue } from '../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { canonical, isEqual } from '../../estate/canonical';
import { isValues, type Stack, type Value, type Values } from '../../estate/model';
import type { Noise } from '../report/report';
import type { BlockChange } from './change';
import { diffBodies } from './diff';
import type { Matching } from './match';
import type { Predictor } from './predict';

/** What Terraform doesn't plan in a stack, but a reader should know. */
export function stackNotes(
  base: Stack,
  head: Stack,
  matching: Matching | undefined,
  changes: readonly BlockChange[],
): Masked[] {
  if (matching === undefined) return [];
  const kept = matching.kept.map(
    ([from, to]) => masked`${maskText(from)} is now ${maskText(to)}, kept by a moved block`,
  );
  const forgotten = matching.forgotten.map(
    ({ address }) => masked`${maskText(address)} is no longer managed; it stays as it is`,
  );
  const rebuilt = new Set(changes.filter(({ action }) => action !== 'change').map(({ before }) => before));
  const unprotected = matching.pairs
    .filter(
      ({ before, after }) => isProtected(before.lifecycle) && !isProtected(after.lifecycle) && !rebuilt.has(before),
    )
    .map(({ after }) => masked`${maskText(after.path)} may be destroyed from now on: prevent_destroy is taken away`);
  return [...kept, ...forgotten, ...unprotected, ...providerNotes(base.providers, head.providers)];
}

const isProtected = (lifecycle: Values): boolean => lifecycle['prevent_destroy'] === true;

function providerNotes(base: Values, head: Values): Masked[] {
  return Object.keys(head).flatMap((name) => {
    const [before, after] = [base[name], head[name]];
    if (before === undefined || after === undefined || isEqual(before, after)) return [];
    const [one, other] = [configurations(before), configurations(after)];
    const said = Object.keys({ ...one, ...other }).flatMap((alias) =>
      diffBodies(undefined, one[alias] ?? {}, other[alias] ?? {}).differences.map(
        ({ path, before: old, after: now }) => {
          const said = (value: Value | undefined) => (value === undefined ? masked`nothing` : maskValue(value, path));
          return masked`${maskText(path)} ${said(old)} -> ${said(now)}`;
        },
      ),
    );
    return said.length === 0
      ? []
      : [masked`provider ${maskText(name)} is configured differently: ${joinMasked(said, ', ')}`];
  });
}

/** Configurations of one provider by their alias. */
function configurations(value: Value): Record<string, Values> {
  const list = (Array.isArray(value) ? value : [value]).filter(isValues);
  return Object.fromEntries(list.map((config) => [String(config['alias'] ?? ''), config]));
}

/** Differences in the output of a stack that change nothing. */
export function stackNoise(base: Stack, head: Stack, matching: Matching | undefined, predictor: Predictor): Noise[] {
  const { id: stack } = head;
  const noise = (where: string, what: string): Noise => ({
    stack: maskText(stack),
    where: maskText(where),
    what: maskText(what),
  });
  const found: Noise[] = [];
  const [oldBackend, backend] = [base.terraform['backend'], head.terraform['backend']];
  if (canonical(oldBackend) !== canonical(backend)) {
    const [old, now] = [kindOf(oldBackend), kindOf(backend)];
    found.push(noise('backend', old === now ? `${now} is configured differently` : `${old} -> ${now}`));
  }
  const versions = versionChanges(base.terraform['required_providers'], head.terraform['required_providers']);
  if (versions.length > 0) found.push(noise('provider versions', versions.join(', ')));
  if (canonical(Object.fromEntries(base.outputs)) !== canonical(Object.fromEntries(head.outputs))) {
    found.push(noise('outputs', 'differ'));
  }
  for (const { before, after } of matching?.pairs ?? []) {
    const item = predictor.graph.items.get(`${stack} ${after.address}`);
    for (const what of item === undefined ? [] : predictor.noiseOf(item)) found.push(noise(after.address, what));
    if (after.kind === 'data' && item && predictor.of(item).differences.length > 0) {
      found.push(
        noise(
          after.address,
          `${predictor
            .of(item)
            .differences.map(({ path }) => path)
            .join(', ')} differs`,
        ),
      );
    }
    if (canonical(before.lifecycle) !== canonical(after.lifecycle))
      found.push(noise(after.address, 'lifecycle differs'));
    if (canonical(before.dependsOn) !== canonical(after.dependsOn))
      found.push(noise(after.address, 'depends_on differs'));
  }
  return found;
}

const kindOf = (backend: Value | undefined): string =>
  isValues(backend ?? null) ? Object.keys(backend as Values).join() : 'none';

function versionChanges(before: Value | undefined, after: Value | undefined): string[] {
  const version = (all: Value | undefined, name: string): string => {
    const entry = isValues(all ?? null) ? (all as Values)[name] : undefined;
    return String((isValues(entry ?? null) ? (entry as Values)['version'] : entry) ?? 'none');
  };
  const names = [before, after].flatMap((all) => (isValues(all ?? null) ? Object.keys(all as Values) : []));
  return [...new Set(names)].flatMap((name) => {
    const [old, now] = [version(before, name), version(after, name)];
    return old === now ? [] : [`${name} ${old} -> ${now}`];
  });
}
