import { raw, reviewCase, thing } from '../corpus';

/** A function that reads files carries secrets of the machine that deploys into the state. */
export default reviewCase({
  before: raw({ resource: thing() }),
  after: raw({ resource: thing({ input: '${file("~/.ssh/id_ed25519")}' }) }),
  trips: ['runs-code'],
  expected: `
    change prod/terraform_data.Thing terraform_data
      input: same -> \${file("~/.ssh/id_ed25519")}
    runs-code prod terraform_data.Thing: reads files of the machine that deploys, with file()
      input: same -> \${file("~/.ssh/id_ed25519")}
  `,
});
