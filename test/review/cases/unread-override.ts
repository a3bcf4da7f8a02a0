import { raw, reviewCase, thing, withFile } from '../corpus';

/** An override changes what this review compares. */
export default reviewCase({
  before: withFile(raw({ resource: thing() }), 'override.tf.json', '{}'),
  after: withFile(raw({ resource: thing() }), 'override.tf.json', '{"resource":{}}'),
  trips: ['unread'],
  expected: `
    unread prod override.tf.json: a file that overrides what cdktf wrote has other content
    limit: stacks/prod/override.tf.json overrides what cdktf wrote, and is not read here
  `,
});
