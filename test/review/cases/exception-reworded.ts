import { reviewCase, zone } from '../corpus';

const exception = (reason: string) => ({
  rule: 'data-replaced',
  at: 'web/prod/clusters.main',
  reason,
  owner: 'web@acme.example',
  until: '2027-01-31',
});
const retired = (reason: string) => ({ 'web/prod/clusters.old': { after: '2027-01-31', reason } });

/** Another reason for the same, for no longer than before, lets nothing more happen. */
export default reviewCase({
  before: zone({ exceptions: [exception('it moves')], retired: retired('nobody uses it') }),
  after: zone({ exceptions: [exception('it moves to Strasbourg')], retired: retired('nobody uses it any more') }),
  expected: `
    listed web-prod exceptions web/prod/clusters.main: may be replaced by a deploy until 2027-01-31: it moves to Strasbourg (web@acme.example)
    listed web-prod retired web/prod/clusters.old: may be destroyed by a deploy from 2027-01-31 on: nobody uses it any more
    listed web-prod-platform-main exceptions web/prod/clusters.main.platform.namespaces: may be replaced by a deploy until 2027-01-31: it moves to Strasbourg (web@acme.example)
  `,
});
