import { join } from 'node:path';
import { z } from 'zod';

/** A Helm chart at a version that was looked at. */
export interface Chart {
  readonly chart: string;
  readonly repository: string;
  /** Version of the chart. */
  readonly version: string;
  /** Version of what it installs: a minor of the chart can move it by a major. */
  readonly app: string;
  /** All values that this library gives it; absent where it gives none. */
  readonly values?: z.ZodType;
}

/**
 * Charts of the platform.
 *
 * Sources: the index files of the two chart repositories (mid-2026).
 */
export const charts = {
  knativeOperator: {
    chart: 'knative-operator',
    repository: 'https://knative.github.io/operator',
    version: 'v1.23.0',
    app: 'v1.23.0',
  },
  argoRollouts: {
    chart: 'argo-rollouts',
    repository: 'https://argoproj.github.io/argo-helm',
    version: '2.41.0',
    app: 'v1.9.0',
    values: z.strictObject({
      controller: z.strictObject({ replicas: z.number() }),
      dashboard: z.strictObject({ enabled: z.boolean() }),
    }),
  },
} as const satisfies Readonly<Record<string, Chart>>;

/** Minor of Knative Serving that the operator installs; it knows its own minor and the three before. */
export const knativeServingVersion = '1.23';

/** What Kourier is told to be reachable from inside only. */
const inside = z.strictObject({ 'service.beta.kubernetes.io/openstack-internal-load-balancer': z.literal('true') });

/** Charts that come with this library, by their folders, each with all values that the library gives it. */
export const ownCharts = {
  'knative-serving': {
    values: z.strictObject({
      spec: z.strictObject({
        version: z.literal(knativeServingVersion),
        'high-availability': z.strictObject({ replicas: z.number() }),
        ingress: z.strictObject({
          kourier: z.strictObject({ enabled: z.literal(true), 'service-type': z.literal('LoadBalancer') }),
        }),
        config: z.strictObject({
          network: z.strictObject({ 'ingress-class': z.literal('kourier.ingress.networking.knative.dev') }),
          domain: z.record(z.string(), z.literal('')).optional(),
        }),
        services: z.array(z.strictObject({ name: z.literal('kourier'), annotations: inside })).optional(),
      }),
    }),
  },
} as const;
export type OwnChart = keyof typeof ownCharts;

/** Values of a chart, as a text of a release: JSON is YAML. */
export const chartValues = <T>(_: { readonly values: z.ZodType<T> }, given: T): string[] => [JSON.stringify(given)];

/**
 * Folder of a chart that comes with this library: beside `constructs/` in the sources, beside `dist/` in the package.
 * Only its content reaches the output, never this path.
 */
export const ownChart = (name: OwnChart): string =>
  join(__dirname, __filename.endsWith('.ts') ? '../..' : '../../..', 'charts', name);
