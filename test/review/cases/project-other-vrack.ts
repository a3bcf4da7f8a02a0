import { CloudProject } from '@cdktf/provider-ovh/lib/cloud-project';
import { reviewCase, stack } from '../corpus';

const ordered = (vrack: string) =>
  stack((scope) => {
    new CloudProject(scope, 'Project', {
      plan: {
        duration: 'P1M',
        planCode: 'project.2018',
        pricingMode: 'default',
        configuration: [{ label: 'vrack', value: vrack }],
      },
    });
  });

/** A project stays in the vRack that it was ordered into. */
export default reviewCase({
  before: ordered('pn-1000001'),
  after: ordered('pn-1000002'),
  expected: `
    change prod/Project ovh_cloud_project
      plan.configuration[0].value: pn-1000001 -> pn-1000002
      ! ignored: the order stays as it was placed; only the state changes
  `,
});
