import { join } from 'node:path';

/** A Helm chart at a version that was looked at. */
interface Chart {
  readonly chart: string;
  readonly repository: string;
  /** Version of the chart. */
  readonly version: string;
  /** Version of what it installs: a minor of the chart can move it by a major. */
  readonly app: string;
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
  },
} as const satisfies Readonly<Record<string, Chart>>;

/** Minor of Knative Serving that the operator installs; it knows its own minor and the three before. */
export const knativeServingVersion = '1.23';

/** Charts that come with this library, by their folders. */
export const ownCharts = ['knative-serving'] as const;
type OwnChart = (typeof ownCharts)[number];

/**
 * Folder of a chart that comes with this library: beside `constructs/` in the sources, beside `dist/` in the package.
 * Only its content reaches the output, never this path.
 */
export const ownChart = (name: OwnChart): string =>
  join(__dirname, __filename.endsWith('.ts') ? '../..' : '../../..', 'charts', name);
