import { raw, reviewCase } from '../corpus';

const me = (postcondition: readonly object[]) => ({ ovh_me: { Account: { lifecycle: { postcondition } } } });

/** The data source with the guard against the wrong account is gone as a whole. */
export default reviewCase({
  before: raw({ data: me([{ condition: '${self.nichandle == "xx1111-ovh"}', error_message: 'wrong account' }]) }),
  after: raw({}),
  trips: ['guard'],
  expected: `
    guard prod data.ovh_me.Account: a postcondition is taken away
      lifecycle: - {"postcondition":[{"condition":"\${self.nichandle == \\"xx1111-ovh\\"}","error_message":"wrong account"}]}
    listed prod data.ovh_me.Account: data source is gone
  `,
});
