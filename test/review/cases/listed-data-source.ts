import { raw, reviewCase } from '../corpus';

/** A data source that is new is no resource, and is told. */
export default reviewCase({
  before: raw({}),
  after: raw({ data: { ovh_vracks: { All: {} } } }),
  trips: [],
  expected: `
    listed prod data.ovh_vracks.All: data source is new
  `,
});
