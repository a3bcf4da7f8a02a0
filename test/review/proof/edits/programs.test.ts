import { expect, test } from 'vitest';
import { type Output, useOrbital } from './output';

const review = useOrbital();
const [main, script] = ['stacks/it-shared/cdk.tf.json', 'stacks/it-shared/assets/run.sh'];

const put = (output: Output) => output.put(script, 'echo');

test('a file that may be run from now on is told, and the digest is another', () => {
  const { report, gates } = review({ base: put, head: ({ mode }) => mode(script, 0o755) });
  const says = report.stacks.flatMap(({ findings }) => findings.map((one) => `${one.class} ${one.says}`));
  expect(says).toEqual([
    'unread a file beside the configuration (of a chart, say) may be run as a program from now on',
  ]);
  expect(gates).toContain('unread');
});

test('configuration is never run: nothing is told, and the digest is the same', () => {
  const before = review({ head: () => {} }).report;
  const after = review({ head: ({ mode }) => mode(main, 0o755) }).report;
  expect([after.digest, after.stacks]).toEqual([before.digest, before.stacks]);
});
