import { raw, reviewCase, together } from '../corpus';

const me = (postcondition: readonly object[]) => ({ ovh_me: { Account: { lifecycle: { postcondition } } } });

/** Every stack has the guard against the wrong account, the new one has none. */
export default reviewCase({
  before: raw({ data: me([{ condition: '${self.nichandle == "xx1111-ovh"}', error_message: 'wrong account' }]) }),
  after: together(
    raw({ data: me([{ condition: '${self.nichandle == "xx1111-ovh"}', error_message: 'wrong account' }]) }),
    raw({ resource: { ovh_vrack: { Main: { name: 'main' } } } }, 'next'),
  ),
  trips: ['guard', 'buys'],
  expected: `
    stack next added: 1 to add
    guard next stack: the stack has no guard against the credentials of another account
  `,
});
