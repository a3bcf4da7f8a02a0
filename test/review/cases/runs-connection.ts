import { raw, reviewCase, thing } from '../corpus';

/** Provisioners log in to another machine from now on. */
export default reviewCase({
  before: raw({ resource: thing() }),
  after: raw({ resource: thing({ connection: { host: '198.51.100.7', user: 'root' } }) }),
  trips: ['runs-code'],
  expected: `
    runs-code prod terraform_data.Thing: connects to a machine for its provisioners
      connection: + [{"host":"198.51.100.7","user":"root"}]
  `,
});
