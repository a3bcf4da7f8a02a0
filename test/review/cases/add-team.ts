import { reviewCase, zone } from '../corpus';

/** A new team with its first environment. */
export default reviewCase({
  before: zone(),
  after: zone({
    'teams.data': {
      owner: 'data@acme.example',
      costCentre: 'RD-2',
      environments: {
        dev: { stage: 'development', project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30009' }, region: 'GRA11' },
      },
    },
  }),
  expected: `
    stack data-dev-foundation added: 4 to add
    stack data-dev added: 0 to add
  `,
});
