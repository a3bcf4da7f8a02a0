import { accountBehaviour } from './account.sandbox';
import type { Behaviour, DataBehaviour, FamilyBehaviour } from './behaviour';
import { belongingRefusals } from './belonging.sandbox';
import { computeBehaviour } from './compute.sandbox';
import { connectBehaviour } from './connect.sandbox';
import { databaseBehaviour } from './database.sandbox';
import { gatewayBehaviour } from './gateway.sandbox';
import { kubernetesBehaviour } from './kubernetes.sandbox';
import { logsBehaviour } from './logs.sandbox';
import { networkBehaviour } from './network.sandbox';
import { storageBehaviour } from './object-storage.sandbox';
import { okmsBehaviour } from './okms.sandbox';
import { orderBehaviour } from './order.sandbox';
import { projectBehaviour } from './project.sandbox';
import { userBehaviour } from './project-user.sandbox';
import { registryBehaviour } from './registry.sandbox';
import { vrackBehaviour } from './vrack.sandbox';

/** Every `<family>.sandbox.ts`, by its file's name. */
export const familyBehaviours: { readonly [name: string]: FamilyBehaviour } = {
  account: accountBehaviour,
  compute: computeBehaviour,
  connect: connectBehaviour,
  database: databaseBehaviour,
  gateway: gatewayBehaviour,
  kubernetes: kubernetesBehaviour,
  logs: logsBehaviour,
  network: networkBehaviour,
  project: projectBehaviour,
  'object-storage': storageBehaviour,
  okms: okmsBehaviour,
  order: orderBehaviour,
  'project-user': userBehaviour,
  registry: registryBehaviour,
  vrack: vrackBehaviour,
};

const own: { readonly [type: string]: Behaviour } = Object.assign(
  {},
  ...Object.values(familyBehaviours).map((family) => family.resources),
);

/** How the types of the OVH provider behave in the sandbox; see `behaviour.ts`. */
export const ovhBehaviour: {
  readonly resources: { readonly [type: string]: Behaviour };
  readonly dataSources: { readonly [type: string]: DataBehaviour };
} = {
  resources: Object.fromEntries(
    Object.entries(own).map(([type, behaviour]) => [
      type,
      { ...behaviour, refuses: [...(behaviour.refuses ?? []), ...belongingRefusals(type, own)] },
    ]),
  ),
  dataSources: Object.assign({}, ...Object.values(familyBehaviours).map((family) => family.dataSources)),
};

/** How a resource type of the OVH provider behaves; `undefined` for one that it doesn't have. */
export const behaviourOf = (type: string): Behaviour | undefined =>
  Object.hasOwn(ovhBehaviour.resources, type) ? ovhBehaviour.resources[type] : undefined;
