import { reviewCase, zone } from '../corpus';

const exception = {
  rule: 'data-replaced',
  at: 'web/prod/clusters.main',
  reason: 'it moves to Strasbourg',
  owner: 'web@acme.example',
  until: '2027-01-31',
};

/** An exception that is taken back, and one that ends earlier. */
export default reviewCase({
  before: zone({ exceptions: [exception, { ...exception, at: 'web/prod/auditLog' }] }),
  after: zone({ exceptions: [{ ...exception, at: 'web/prod/auditLog', until: '2026-12-31' }] }),
  trips: [],
  expected: `
    listed web-prod-foundation exceptions web/prod/auditLog: may be replaced by a deploy until 2026-12-31: it moves to Strasbourg (web@acme.example)
    listed web-prod exceptions web/prod/clusters.main: no longer holds
    listed web-prod-platform-main exceptions web/prod/clusters.main.platform.namespaces: no longer holds
  `,
});
