import { reviewCase, zone } from '../corpus';

/** A vRack that exists is managed from now on: it is taken over, nothing is made. */
export default reviewCase({
  before: zone(),
  after: zone({ 'vracks.main': { adopt: 'pn-1000001' } }),
  expected: `
    import organization/Vracks/main ovh_vrack
      ! imports: takes over pn-1000001; nothing is created
    listed organization import: import is new
      value: + [{"id":"pn-1000001","to":"ovh_vrack.Vracks_main"}]
  `,
});
