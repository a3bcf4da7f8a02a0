import { raw, reviewCase } from '../corpus';

const me = (postcondition: readonly object[]) => ({ ovh_me: { Account: { lifecycle: { postcondition } } } });

/** The condition is still there, and always holds. */
export default reviewCase({
  before: raw({ data: me([{ condition: '${self.nichandle == "xx1111-ovh"}', error_message: 'wrong account' }]) }),
  after: raw({ data: me([{ condition: true, error_message: 'wrong account' }]) }),
  trips: ['guard'],
  expected: `
    guard prod data.ovh_me.Account: a postcondition says something else
      lifecycle.postcondition[0].condition: \${self.nichandle == "xx1111-ovh"} -> true
  `,
});
