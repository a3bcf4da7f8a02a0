import { factList } from './fact-list';
import { dataRegions } from './regions';

const guides = 'https://docs.ovhcloud.com/en/guides/public-cloud';

/**
 * Names of the plans, the smallest first, each in two generations. One of the first generation (flavors `db1-…`) is in regions of
 * one zone only; one of the second (flavors `b3-…`) is in all.
 */
export const databasePlans = factList({
  name: 'database-plans',
  what: 'Plans of managed databases, the smallest first, in their two generations',
  source: `${guides}/databases/capabilities, and plan codes of the public catalogue (2026-01)`,
  seen: '2026-10-06',
  entries: {
    small: { first: 'essential', second: 'discovery' },
    middle: { first: 'business', second: 'production' },
    large: { first: 'enterprise', second: 'advanced' },
  },
});

type Nodes = number | { readonly least: number; readonly most: number };

/** What an engine of managed databases has. */
export interface DatabaseEngine {
  /** Nodes of each plan, under the names of `databasePlans`; an absent plan doesn't exist. */
  readonly nodes: { readonly [plan in keyof typeof databasePlans.entries]?: Nodes };
  /** Has plans of the second generation only. */
  readonly isSecondOnly?: true;
  /** Versions, oldest first. */
  readonly versions: readonly string[];
  /** Regions that don't have it, of those that have managed databases. */
  readonly notIn: readonly string[];
}

/** Regions of PostgreSQL and of those that are sold where it is. */
const notWithPostgresql = ['CA-EAST-TOR'];

/** Engines of managed databases and analytics. */
export const databaseEngineFacts = factList({
  name: 'database-engines',
  what: 'Engines of managed databases and analytics: nodes of a plan, versions, regions',
  source: `${guides}/databases/capabilities`,
  seen: '2026-10-06',
  mayLack: 'newer versions and regions',
  entries: {
    postgresql: {
      nodes: { small: 1, middle: 2, large: 3 },
      versions: ['14', '15', '16', '17', '18'],
      notIn: notWithPostgresql,
      source: `${guides}/databases/postgresql-capabilities`,
      seen: '2026-09-08',
    },
    mysql: {
      nodes: { small: 1, middle: 2, large: 3 },
      versions: ['8.0', '8.4'],
      notIn: [],
      source: 'OVHcloud docs, capabilities of MySQL',
      seen: '2026-09-21',
    },
    valkey: {
      nodes: { small: 1, middle: 2 },
      versions: ['7.2', '8.0', '8.1'],
      notIn: [...notWithPostgresql, 'SYD'],
      source: 'OVHcloud docs, capabilities of Valkey',
      seen: '2026-05-28',
    },
    mongodb: {
      // discovery is not sold since 2026-08-31, and was deleted with its data on 2026-11-30
      nodes: { middle: 3, large: { least: 3, most: 7 } },
      isSecondOnly: true,
      versions: ['7.0', '8.0'],
      notIn: [],
      source: `${guides}/databases/mongodb-concept-capabilities`,
      seen: '2026-10-09',
    },
    kafka: {
      nodes: { middle: 3, large: 6 },
      versions: ['3.8', '3.9', '4.0', '4.1'],
      notIn: notWithPostgresql,
      source: 'OVHcloud docs, Analytics, capabilities of Kafka',
      seen: '2026-09-08',
    },
    opensearch: {
      nodes: { small: 1, middle: 3, large: 6 },
      versions: ['2'],
      notIn: [],
      source: 'OVHcloud docs, Analytics, capabilities of OpenSearch',
      seen: '2026-09-21',
    },
    grafana: {
      nodes: { small: 1, middle: 1 },
      versions: ['11.2'],
      notIn: notWithPostgresql,
      source: 'OVHcloud docs, Analytics, capabilities of Dashboards',
      seen: '2026-09-08',
    },
    clickhouse: {
      nodes: { small: 1, middle: 3 },
      isSecondOnly: true,
      versions: ['25'],
      notIn: [...notWithPostgresql, 'SGP', 'AP-SOUTH-MUM', 'SYD'],
      source: 'OVHcloud docs, Analytics, capabilities of ClickHouse',
      seen: '2026-09-08',
    },
  } satisfies { readonly [engine: string]: DatabaseEngine & { source: string; seen: string } },
});

/** The engine of a name; undefined for one that the library doesn't know. */
export const databaseEngineOf = (name: string): DatabaseEngine | undefined =>
  Object.hasOwn(databaseEngineFacts.entries, name)
    ? databaseEngineFacts.entries[name as keyof typeof databaseEngineFacts.entries]
    : undefined;

/** Regions in which an engine is sold, as far as the library knows. */
export const regionsOfEngine = ({ notIn }: DatabaseEngine): readonly string[] =>
  dataRegions.filter((region) => !notIn.includes(region));
