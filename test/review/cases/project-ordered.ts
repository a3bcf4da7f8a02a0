import { reviewCase, zone } from '../corpus';

/** The id of an ordered project is written down: what runs in it can be made. */
export default reviewCase({
  before: zone({ 'dev.project': { order: {} } }),
  after: zone({ 'dev.project': { order: {}, id: '0a1b2c3d4e5f46a7b8c9d0e1f2a30002' } }),
  expected: `
    stack web-dev added: 3 to add
  `,
});
