import { expect, test } from 'vitest';
import { first, type Json, type Output, useOrbital } from './output';

const review = useOrbital();

const guardOf = ({ data }: Json): Json => first(data.ovh_me)[1];
const conditionOf = (main: Json): Json => guardOf(main).lifecycle.postcondition[0];

const hub = (edit: (main: Json) => void) => (output: Output) => output.stack('it-hub', edit);

const byLocal = (account: string) =>
  hub((main) => {
    main.locals = { acc: account };
    conditionOf(main).condition = `\${self.nichandle == local.acc}`;
  });

test('an account guard that compares with another local value guards another account', () => {
  expect(review({ base: byLocal('xx1111-ovh'), head: byLocal('evil-ovh') }).gates).toContain('guard');
});

test('a check that compares with another local value is another check', () => {
  const checked = (limit: number) =>
    hub((main) => {
      main.locals = { limit };
      main.check = { c: { assert: [{ condition: `\${local.limit == 1}`, error_message: 'no' }] } };
    });
  expect(review({ base: checked(1), head: checked(2) }).gates).toContain('guard');
});

test('a precondition that compares with another local value is another condition', () => {
  const checked = (limit: number) =>
    hub((main) => {
      main.locals = { limit };
      first(main.resource.ovh_cloud_project_gateway)[1].lifecycle = {
        precondition: [{ condition: `\${local.limit == 1}`, error_message: 'no' }],
      };
    });
  expect(review({ base: checked(1), head: checked(2) }).gates).toContain('guard');
});

test('so is that of an output', () => {
  const checked = (limit: number) =>
    hub((main) => {
      main.locals = { limit };
      main.output = { o: { value: 1, precondition: [{ condition: `\${local.limit == 1}`, error_message: 'no' }] } };
    });
  expect(review({ base: checked(1), head: checked(2) }).gates).toContain('guard');
});

test.each<readonly [string, (main: Json) => void]>([
  [
    'count is 0',
    (main) => {
      guardOf(main).count = 0;
    },
  ],
  [
    'for_each is empty',
    (main) => {
      guardOf(main).for_each = {};
    },
  ],
])('an account guard whose %s is never read', (_, edit) => {
  expect(review({ head: hub(edit) }).gates).toContain('guard');
});

test.each<readonly [string, (main: Json) => void]>([
  [
    'says true',
    (main) => {
      conditionOf(main).condition = `\${true}`;
    },
  ],
  [
    'compares the account with itself',
    (main) => {
      conditionOf(main).condition = `\${self.nichandle == self.nichandle}`;
    },
  ],
  [
    'takes everything else, too',
    (main) => {
      conditionOf(main).condition = `\${self.nichandle == "xx1111-ovh" || true}`;
    },
  ],
  [
    'is for another account',
    (main) => {
      conditionOf(main).condition = `\${self.nichandle == "evil-ovh"}`;
    },
  ],
  [
    'is never read',
    (main) => {
      guardOf(main).count = 0;
    },
  ],
])('the account guard of a new stack that %s is none', (_, edit) => {
  expect(review({ head: ({ copyStack }) => copyStack('it-hub', 'new', edit) }).gates).toContain('guard');
});

test('a new stack with the account guard of the others has one, also by a local value', () => {
  expect(review({ head: ({ copyStack }) => copyStack('it-hub', 'new', () => {}) }).gates).not.toContain('guard');
  const seen = review({
    head: ({ copyStack }) =>
      copyStack('it-hub', 'new', (main) => {
        main.locals = { acc: 'xx1111-ovh' };
        conditionOf(main).condition = `\${self.nichandle == local.acc}`;
      }),
  });
  expect(seen.gates).not.toContain('guard');
});

test('a stack under another name keeps what stopped a mistake, or the gate trips', () => {
  const renamed = (prevent: boolean) => (output: Output) => {
    output.copyStack('organization', 'renamed', ({ resource }) => {
      first(resource.ovh_vrack)[1].lifecycle.prevent_destroy = prevent;
    });
    output.json('manifest.json', ({ stacks }) => {
      delete stacks.organization;
    });
  };
  expect(review({ head: renamed(false) }).gates).toContain('guard');
  expect(review({ head: renamed(true) }).gates).not.toContain('guard');
});
