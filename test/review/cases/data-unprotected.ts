import { reviewCase, zone } from '../corpus';

/** Production is no longer protected; development is. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.protectData': false, 'dev.protectData': true }),
  trips: ['guard'],
  expected: `
    listed web-dev protectData: a deploy refuses to destroy or replace what holds data from now on
    guard web-prod protectData: a deploy no longer refuses to destroy or replace what holds data
    guard web-prod-platform-main protectData: a deploy no longer refuses to destroy or replace what holds data
  `,
});
