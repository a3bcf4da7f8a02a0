import { describe, expect, test } from 'vitest';
import type { Values } from '../../../../../src/estate/model';
import type { Resources } from '../../../outputs';
import { manifest, unguarded, unsure } from './guarded';

const policy = (spec: Values, name = 'p', at = 'P', more: Values = {}): Resources =>
  manifest(
    at,
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace: 'web' }, spec },
    more,
  );
const forAll: Values = { podSelector: {} };
const forApp: Values = { podSelector: { matchLabels: { app: 'a' } } };
const forOther: Values = { podSelector: { matchLabels: { app: 'b' } } };
const butApp: Values = { podSelector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }] } };
const both: Values = { policyTypes: ['Ingress', 'Egress'] };
const [ingress, egress]: readonly [Values, Values] = [{ policyTypes: ['Ingress'] }, { policyTypes: ['Egress'] }];
const everything: Values = { ingress: [{}] };
const aPort: Values = { ingress: [{ ports: [{ port: 80 }] }] };
const gone = 'kubernetes_manifest.P: network policy p is gone';
const opensIngress = 'kubernetes_manifest.P: network policy p no longer closes ingress to everybody';
const opensEgress = 'kubernetes_manifest.P: network policy p no longer closes egress to everybody';
const forLess = 'kubernetes_manifest.P: network policy p no longer holds for every pod';

type Case = readonly [what: string, before: Resources, after: Resources, says: readonly string[]];

describe('a network policy', () => {
  const closed = policy({ ...forAll, ...both });
  test.each<Case>([
    ['stays', closed, closed, []],
    ['is gone', closed, {}, [gone]],
    ['that closes nothing is gone', policy({ ...forAll, ...ingress, ...everything }), {}, []],
    ['of some pods is gone', policy({ ...forApp, ...both }), {}, [gone]],
    ['may be gone', closed, policy({ ...forAll, ...both }, 'p', 'P', unsure), [gone]],
    [
      'may be there as before',
      policy({ ...forAll, ...both }, 'p', 'P', unsure),
      policy({ ...forAll, ...both }, 'p', 'P', unsure),
      [],
    ],
    ['closes one direction of two', closed, policy({ ...forAll, ...ingress }), [opensEgress]],
    ['closes one direction more', policy({ ...forAll, ...ingress }), closed, []],
    ['opens some ports', closed, policy({ ...forAll, ...both, ...aPort }), [opensIngress]],
    [
      'opens all ports where some were',
      policy({ ...forAll, ...both, ...aPort }),
      policy({ ...forAll, ...both, ...everything }),
      [opensIngress],
    ],
    [
      'opens both directions',
      closed,
      policy({ ...forAll, ...both, ...everything, egress: [{}] }),
      [opensIngress, opensEgress],
    ],
    [
      'that opens everything opens it still',
      policy({ ...forAll, ...ingress, ...everything }),
      policy({ ...forAll, ...ingress, ...everything }),
      [],
    ],
    ['closes what it opened', policy({ ...forAll, ...both, ...everything }), closed, []],
    ['is for fewer pods', closed, policy({ ...forApp, ...both }), [forLess]],
    ['is for every pod', policy({ ...forApp, ...both }), closed, []],
    [
      'is for every pod, or only Terraform knows for which',
      closed,
      policy({ podSelector: `\${var.x}`, ...both }),
      [forLess],
    ],
    [
      'may have been for every pod, and is for some',
      policy({ podSelector: `\${var.x}`, ...both }),
      policy({ ...forApp, ...both }),
      [forLess],
    ],
  ])('%s', (_, before, after, says) => {
    expect(unguarded(before, after)).toEqual(says);
  });
});

describe('what a network policy closes no longer, others close', () => {
  const other = (spec: Values, more: Values = {}) => policy(spec, 'other', 'O', more);
  const [closed, forFew] = [policy({ ...forAll, ...both }), policy({ ...forApp, ...both })];
  test.each<Case>([
    ['for every pod', closed, other({ ...forAll, ...both }), []],
    ['for every pod, what was for some', forFew, other({ ...forAll, ...both }), []],
    ['for the same pods', forFew, other({ ...forApp, ...both }), []],
    ['not for other ones', forFew, other({ ...forOther, ...both }), [gone]],
    ['not for some, what was for all', closed, other({ ...forApp, ...both }), [gone]],
    ['not in one direction of two', closed, other({ ...forAll, ...egress }), [gone]],
    ['in the one direction that was', policy({ ...forAll, ...egress }), other({ ...forAll, ...egress }), []],
    ['not with ports for everybody', closed, other({ ...forAll, ...both, ...aPort }), [gone]],
    [
      'with the same ports for everybody',
      policy({ ...forAll, ...both, ...aPort }),
      other({ ...forAll, ...both, ...aPort }),
      [],
    ],
    ['not where they may be gone', closed, other({ ...forAll, ...both }, unsure), [gone]],
    [
      'in the direction that it leaves',
      closed,
      { ...policy({ ...forAll, ...ingress }), ...other({ ...forAll, ...egress }) },
      [],
    ],
    [
      'not what it opens itself',
      closed,
      { ...policy({ ...forAll, ...both, ...aPort }), ...other({ ...forAll, ...both }) },
      [opensIngress],
    ],
    ['for the pods that it leaves', closed, { ...forFew, ...other({ ...forAll, ...both }) }, []],
  ])('%s', (_, before, after, says) => {
    expect(unguarded(before, after)).toEqual(says);
  });
});

describe('a new network policy', () => {
  const [all, few] = [policy({ ...forAll, ...ingress }), policy({ ...forApp, ...ingress })];
  const added = (spec: Values) => policy(spec, 'new', 'N');
  const opensAll = 'kubernetes_manifest.N: network policy new opens every pod of the namespace to everybody';
  const opensSame = 'kubernetes_manifest.N: network policy new opens to everybody what another one closes';
  const open = (spec: Values) => added({ ...spec, ...ingress, ...everything });

  test.each<Case>([
    ['opens every pod', all, { ...all, ...open(forAll) }, [opensAll]],
    ['opens pods that another one closes', few, { ...few, ...open(forApp) }, [opensSame]],
    ['opens some pods of all', all, { ...all, ...open(forApp) }, []],
    ['opens every pod, of which some were closed', few, { ...few, ...open(forAll) }, [opensAll]],
    [
      'that opens what is closed twice is told once',
      { ...few, ...all },
      { ...few, ...all, ...open(forAll) },
      [opensAll],
    ],
    ['opens every pod but those that another one closes', few, { ...few, ...open(butApp) }, []],
    ['opens every pod but some, of all that are closed', all, { ...all, ...open(butApp) }, [opensAll]],
    ['opens other pods', few, { ...few, ...open(forOther) }, []],
    ['opens some ports', all, { ...all, ...added({ ...forAll, ...ingress, ...aPort }) }, []],
    ['opens the other direction', all, { ...all, ...added({ ...forAll, ...egress, egress: [{}] }) }, []],
    [
      'opens what was open',
      policy({ ...forAll, ...ingress, ...everything }),
      { ...policy({ ...forAll, ...ingress, ...everything }), ...open(forAll) },
      [],
    ],
    ['closes', all, { ...all, ...added({ ...forAll, ...both }) }, []],
    ['takes the place of one that closed', all, open(forAll), [gone, opensAll]],
    ['that opens was there before', { ...all, ...open(forAll) }, { ...all, ...open(forAll) }, []],
  ])('%s', (_, before, after, says) => {
    expect(unguarded(before, after)).toEqual(says);
  });
});
