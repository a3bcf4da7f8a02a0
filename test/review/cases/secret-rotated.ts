import { MeIdentityUser } from '@cdktf/provider-ovh/lib/me-identity-user';
import { reviewCase, stack } from '../corpus';

const make = (password: string) =>
  stack((scope) => {
    new MeIdentityUser(scope, 'Reader', {
      login: 'reader',
      email: 'reader@acme.example',
      description: 'reader',
      password,
    });
  });

/** A password in the program: the review says that it changed and never what it is. */
export default reviewCase({
  before: make('correct-horse-1'),
  after: make('battery-staple-2'),
  expected: `
    change prod/Reader ovh_me_identity_user
      password: (hidden) -> (hidden)
      ! ignored: only the state changes; the API never gets the new password
  `,
});
