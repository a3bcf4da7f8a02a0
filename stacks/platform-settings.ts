import { z } from 'zod';
import {
  type ArgoRolloutsSettings,
  argoRolloutsSettings,
  type KnativeServingSettings,
  knativeServingSettings,
  type NamespaceSettings,
  namespaceName,
  namespaceSettings,
} from '../constructs/platform/settings';

/** What runs inside a cluster. */
export interface PlatformSettings {
  /**
   * Namespaces by name.
   * @default - none
   */
  readonly namespaces?: Readonly<Record<string, NamespaceSettings>>;
  /**
   * Knative Serving; `{}` takes its defaults.
   * @default - not installed
   */
  readonly knative?: KnativeServingSettings;
  /**
   * Argo Rollouts; `{}` takes its defaults.
   * @default - not installed
   */
  readonly argoRollouts?: ArgoRolloutsSettings;
}

export const platformSettings = z
  .strictObject({
    namespaces: z.record(namespaceName, namespaceSettings).readonly().default({}),
    knative: knativeServingSettings.optional(),
    argoRollouts: argoRolloutsSettings.optional(),
  })
  .readonly();

export type ParsedPlatform = z.output<typeof platformSettings>;
