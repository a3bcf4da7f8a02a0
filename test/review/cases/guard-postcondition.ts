import { raw, reviewCase } from '../corpus';

const me = (postcondition: readonly object[]) => ({ ovh_me: { Account: { lifecycle: { postcondition } } } });

/** A condition that stopped a deployment is gone. */
export default reviewCase({
  before: raw({ data: me([{ condition: '${self.nichandle == "xx1111-ovh"}', error_message: 'wrong account' }]) }),
  after: raw({ data: me([]) }),
  trips: ['guard'],
  expected: `
    guard prod data.ovh_me.Account: a postcondition is taken away
      lifecycle.postcondition[0]: - {"condition":"\${self.nichandle == \\"xx1111-ovh\\"}","error_message":"wrong account"}
  `,
});
