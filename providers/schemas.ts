import { bucketDangers, bucketResources } from './aws/s3';
import { clusterDangers } from './kubernetes/dangers';
import { helmResources } from './kubernetes/helm';
import { kubernetesResources } from './kubernetes/kubernetes';
import { volumeResources } from './kubernetes/volumes';
import { ovhSchema } from './ovh/schema';
import { type KnownDanger, dangers as ovhDangers } from './ovh/schema/dangers';
import type { TypeSchema } from './ovh/schema/notation';
import { behaviourOf } from './ovh/schema/sandbox';

const schemas: { readonly [type: string]: TypeSchema } = {
  ...ovhSchema.resources,
  ...kubernetesResources,
  ...volumeResources,
  ...helmResources,
  ...bucketResources,
};

/** A resource type as its provider's schema describes it; `undefined` for one of a provider that isn't described. */
export const schemaOf = (type: string): TypeSchema | undefined =>
  Object.hasOwn(schemas, type) ? schemas[type] : undefined;

/** A data source as its provider's schema describes it. */
export const dataSchemaOf = (type: string): TypeSchema | undefined =>
  Object.hasOwn(ovhSchema.dataSources, type) ? ovhSchema.dataSources[type] : undefined;

const dangers: { readonly [type: string]: readonly KnownDanger[] } = {
  ...ovhDangers,
  ...clusterDangers,
  ...bucketDangers,
};

/** What changes of a resource type do that its schema doesn't say. */
export const knownDangers = (type: string): readonly KnownDanger[] => [
  ...ignoredUpdates(type),
  ...(Object.hasOwn(dangers, type) ? (dangers[type] ?? []) : []),
];

const ignoredUpdates = (type: string): readonly KnownDanger[] =>
  Object.entries(behaviourOf(type)?.ignoresUpdate ?? {}).map(([attribute, { says, source }]) => ({
    effect: 'ignored',
    attributes: [attribute],
    says,
    source,
  }));
