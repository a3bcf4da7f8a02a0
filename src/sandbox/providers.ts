import { helmResources } from '../../providers/kubernetes/helm';
import { kubernetesResources } from '../../providers/kubernetes/kubernetes';
import { ovhSchema } from '../../providers/ovh/schema';
import { ovhBehaviour } from '../../providers/ovh/schema/sandbox';
import { helmBehaviour, kubernetesObjects } from './kubernetes/behaviour';
import { clusterScope, helmProvider, kubernetesProvider } from './kubernetes/provider';
import type { ProviderDescription } from './model';

const ovh: ProviderDescription = {
  source: 'ovh/ovh',
  api: 'OVHcloud',
  ...ovhSchema,
  behaviours: ovhBehaviour.resources,
  dataBehaviours: ovhBehaviour.dataSources,
};

const kubernetes: ProviderDescription = {
  source: 'hashicorp/kubernetes',
  api: 'Kubernetes',
  provider: kubernetesProvider,
  resources: kubernetesResources,
  dataSources: {},
  behaviours: kubernetesObjects,
  dataBehaviours: {},
  connect: clusterScope,
};

const helm: ProviderDescription = {
  source: 'hashicorp/helm',
  api: 'Helm',
  provider: helmProvider,
  resources: helmResources,
  dataSources: {},
  behaviours: helmBehaviour,
  dataBehaviours: {},
  connect: clusterScope,
};

/** What a sandbox stands in for, over one cloud. */
export const sandboxProviders: readonly ProviderDescription[] = [ovh, kubernetes, helm];
