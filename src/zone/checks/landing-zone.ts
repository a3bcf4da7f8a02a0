import type { Mistake } from '../../../constructs/core/settings';
import { breakGlassText } from '../../../constructs/identity/deny-floor';
import { groupMistakes } from '../../../constructs/identity/group';
import { iamPolicyMistakes } from '../../../constructs/identity/iam-policy';
import { namespaceMistakes } from '../../../constructs/platform/settings';
import { quotaMistakes } from '../../../constructs/project/quota';
import { allocationMistakes } from './allocations';
import { clusterMistakes } from './clusters';
import { networkPlanMistakes } from './network-plan';
import { placeMistakes } from './places';
import { referenceMistakes } from './references';
import { retiredMistakes } from './retired';
import { sameNameMistakes } from './same-names';
import { stackIdMistakes } from './stack-ids';
import { twiceMistakes } from './twice';
import { environmentsOf, type SoundZone, type Written } from './zone';

/** Every rule that sees more than one field, over every part of the settings that parsed. */
export const landingZoneMistakes = (zone: SoundZone, written: Written): Mistake[] => [
  ...placeMistakes(zone),
  ...organizationMistakes(zone),
  ...referenceMistakes(zone, written),
  ...networkPlanMistakes(zone),
  ...allocationMistakes(zone),
  ...clusterMistakes(zone),
  ...twiceMistakes(zone),
  ...accessMistakes(zone),
  ...quotas(zone),
  ...platforms(zone),
  ...sameNameMistakes(zone),
  ...stackIdMistakes(zone),
  ...retiredMistakes(zone, written),
];

function organizationMistakes({ organization }: SoundZone): Mistake[] {
  return [
    ...Object.entries(organization?.groups ?? {}).flatMap(([name, group]) =>
      under(['organization', 'groups', name], groupMistakes(group)),
    ),
    ...Object.entries(organization?.policies ?? {}).flatMap(([name, { groups, resources, ...policy }]) =>
      under(
        ['organization', 'policies', name],
        [
          ...iamPolicyMistakes(policy, {
            identities: groups.map((group) => ({ urn: `urn:v1:eu:identity:group:${group}` })),
            resources: resources.map((urn) => ({ urn })),
          }),
          ...groups.flatMap((group, index) =>
            policy.deny !== undefined && policy.deny.length > 0 && organization?.breakGlass.includes(group)
              ? [{ path: ['groups', index], text: breakGlassText(group) }]
              : [],
          ),
        ],
      ),
    ),
  ];
}

/** One group with two roles in one environment: the wider one counts, so the narrower one misleads. */
function accessMistakes(zone: SoundZone): Mistake[] {
  return environmentsOf(zone).flatMap(({ path, settings: { access } }) =>
    (['viewer', 'operator'] as const).flatMap((preset) =>
      access[preset].flatMap((group, index) => {
        const wider = (preset === 'viewer' ? (['operator', 'owner'] as const) : (['owner'] as const)).find((other) =>
          access[other].includes(group),
        );
        return wider === undefined
          ? []
          : [{ path: [...path, 'access', preset, index], text: `is ${wider} already, got "${group}"; name it once` }];
      }),
    ),
  );
}

const quotas = (zone: SoundZone): Mistake[] =>
  environmentsOf(zone).flatMap(({ path, settings: { quota } }) =>
    quota ? under([...path, 'quota'], quotaMistakes(quota)) : [],
  );

const platforms = (zone: SoundZone): Mistake[] =>
  environmentsOf(zone).flatMap(({ path, settings: { clusters } }) =>
    Object.entries(clusters).flatMap(([cluster, { platform }]) =>
      Object.entries(platform?.namespaces ?? {}).flatMap(([name, namespace]) =>
        under([...path, 'clusters', cluster, 'platform', 'namespaces', name], namespaceMistakes(namespace)),
      ),
    ),
  );

const under = (root: readonly string[], mistakes: readonly Mistake[]): Mistake[] =>
  mistakes.map(({ path, text }) => ({ path: [...root, ...path], text }));
