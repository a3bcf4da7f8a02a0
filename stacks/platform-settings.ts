import { z } from 'zod';
import { type Keyed, keyedMap } from '../constructs/core/settings';
import {
  type ArgoRolloutsSettings,
  argoRolloutsSettings,
  type KnativeServingSettings,
  knativeServingSettings,
  type NamespaceSettings,
  namespaceName,
  namespaceSettings,
} from '../constructs/platform/settings';

/** A namespace of a cluster. */
export interface PlatformNamespaceSettings extends NamespaceSettings, Keyed {}

/** What runs inside a cluster. */
export interface PlatformSettings {
  /**
   * Namespaces by name.
   * @default - none
   */
  readonly namespaces?: Readonly<Record<string, PlatformNamespaceSettings>>;
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
    namespaces: keyedMap(namespaceName, (identity) => namespaceSettings.unwrap().extend(identity).readonly()).prefault(
      {},
    ),
    knative: knativeServingSettings.optional(),
    argoRollouts: argoRolloutsSettings.optional(),
  })
  .readonly();

export type ParsedPlatform = z.output<typeof platformSettings>;
