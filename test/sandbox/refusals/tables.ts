import { accountCases, accountSeeds } from './account-cases';
import { belongingCases, belongingSeeds } from './belonging-cases';
import { clusterCases, clusterSeeds } from './cluster-cases';
import { clusterChanges } from './cluster-change-cases';
import { computeCases, computeSeeds } from './compute-cases';
import { databaseCases, databaseSeeds } from './database-cases';
import { deletionCases, deletionSeeds } from './deletion-cases';
import type { Case, Cases, Seed } from './harness';
import { logsCases, logsSeeds } from './logs-cases';
import { lookupCases, lookupSeeds } from './lookup-cases';
import { networkCases, networkSeeds } from './network-cases';
import { crowdCases, crowdSeeds, poolCases, poolSeeds } from './pool-cases';
import { projectBefore, projectCases, projectChanges, projectSeeds } from './project-cases';
import { storageCases, storageSeeds } from './storage-cases';
import { validationCases } from './validation-cases';

/** Cases with what there is before them. */
export interface Table {
  readonly seeds: readonly Seed[];
  /** What Terraform made before: a case of the same name changes it. */
  readonly before?: Cases;
  readonly cases: Cases;
  /** The cases are taken out of the configuration. */
  readonly deletes?: true;
}

/** Every table of refusals. */
export const tables: readonly Table[] = [
  { seeds: accountSeeds, cases: accountCases },
  { seeds: belongingSeeds, cases: belongingCases },
  { seeds: clusterSeeds, cases: clusterCases },
  { seeds: clusterSeeds, cases: clusterChanges },
  { seeds: computeSeeds, cases: computeCases },
  { seeds: crowdSeeds, cases: crowdCases },
  { seeds: databaseSeeds, cases: databaseCases },
  { seeds: deletionSeeds, cases: deletionCases, deletes: true },
  { seeds: logsSeeds, cases: logsCases },
  { seeds: lookupSeeds, cases: lookupCases },
  { seeds: networkSeeds, cases: networkCases },
  { seeds: poolSeeds, cases: poolCases },
  { seeds: projectSeeds, cases: projectCases },
  { seeds: projectSeeds, before: projectBefore, cases: projectChanges },
  { seeds: storageSeeds, cases: storageCases },
  { seeds: [], cases: validationCases },
];

export const isRefused = ({ expected }: Case): boolean => !['create', 'update', 'delete'].includes(expected);
