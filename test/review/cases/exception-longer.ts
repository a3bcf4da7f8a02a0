import { reviewCase, zone } from '../corpus';

const exception = {
  rule: 'data-replaced',
  at: 'web/prod/clusters.main',
  reason: 'it moves to Strasbourg',
  owner: 'web@acme.example',
  until: '2027-01-31',
};

/** An exception that holds longer, and a new one. */
export default reviewCase({
  before: zone({ exceptions: [exception] }),
  after: zone({
    exceptions: [
      { ...exception, until: '2027-02-28' },
      { ...exception, at: 'web/prod/auditLog', reason: 'another service' },
    ],
  }),
  trips: ['guard'],
  expected: `
    guard web-prod-foundation exceptions web/prod/auditLog: may be replaced by a deploy until 2027-01-31: another service (web@acme.example)
    guard web-prod exceptions web/prod/clusters.main: may be replaced by a deploy until 2027-02-28: it moves to Strasbourg (web@acme.example)
    guard web-prod-platform-main exceptions web/prod/clusters.main.platform.namespaces: may be replaced by a deploy until 2027-02-28: it moves to Strasbourg (web@acme.example)
  `,
});
