import { raw, reviewCase, thing, withFile } from '../corpus';

/** A file of a chart is what runs in a cluster. */
export default reviewCase({
  before: withFile(raw({ resource: thing() }), 'assets/chart/templates/pod.yaml', 'a: 1'),
  after: withFile(raw({ resource: thing() }), 'assets/chart/templates/pod.yaml', 'a: 2'),
  trips: ['unread'],
  expected: `
    unread prod assets/chart/templates/pod.yaml: a file beside the configuration (of a chart, say) has other content
  `,
});
