import { expect, test, vi } from 'vitest';
import { type Configuration, project, sandbox, unwrapped, vrack, Workspace } from './workspace';

/** Programs as the guides of the provider write them. */

async function started(configuration: Configuration): Promise<Workspace> {
  const workspace = new Workspace((await sandbox()).env).write(configuration);
  await workspace.init();
  return workspace;
}

const cluster = { ovh_cloud_project_kube: { one: { name: 'one', region: 'GRA11' } } };
const readCluster = {
  ovh_cloud_project_kube: { one: { kube_id: '${ovh_cloud_project_kube.one.id}' } },
};

test('a project that only the environment names is the one of a resource and of a data source', async () => {
  vi.stubEnv('OVH_CLOUD_PROJECT_SERVICE', project);
  const workspace = await started({ resource: cluster, data: readCluster });
  const first = await workspace.apply();
  vi.unstubAllEnvs();
  expect(first.text).toContain('1 added, 0 changed, 0 destroyed');
  const state = (await workspace.run('show', '-no-color')).text;
  expect(state.match(new RegExp(`service_name += "${project}"`, 'g'))).toHaveLength(2);
  expect((await workspace.plan()).text).toContain('No changes.');
});

test('what the configuration says wins, and what neither says is missing', async () => {
  const missing = await started({ resource: cluster });
  expect(unwrapped((await missing.plan()).text)).toContain('The argument "service_name" is required');
  vi.stubEnv('OVH_VRACK_SERVICE', 'pn-1000009');
  const attached = { ovh_vrack_cloudproject: { one: { service_name: vrack, project_id: project } } };
  const workspace = await started({ resource: attached });
  vi.unstubAllEnvs();
  expect((await workspace.apply()).text).toContain('1 added, 0 changed, 0 destroyed');
});

test('a vRack is ordered by the price that a cart selects', async () => {
  const plan = '${data.ovh_order_cart_product_plan.one';
  const workspace = await started({
    data: {
      ovh_me: { one: {} },
      ovh_order_cart: { one: { ovh_subsidiary: '${data.ovh_me.one.ovh_subsidiary}' } },
      ovh_order_cart_product_plan: {
        one: {
          cart_id: '${data.ovh_order_cart.one.id}',
          price_capacity: 'renew',
          product: 'vrack',
          plan_code: 'vrack',
        },
      },
    },
    resource: {
      ovh_vrack: {
        one: {
          ovh_subsidiary: '${data.ovh_order_cart.one.ovh_subsidiary}',
          name: 'one',
          description: 'company',
          plan: [
            {
              duration: `${plan}.selected_price[0].duration}`,
              plan_code: `${plan}.plan_code}`,
              pricing_mode: `${plan}.selected_price[0].pricing_mode}`,
            },
          ],
        },
      },
    },
  });
  expect((await workspace.apply()).text).toContain('1 added, 0 changed, 0 destroyed');
  expect((await workspace.plan()).text).toContain('No changes.');
});
