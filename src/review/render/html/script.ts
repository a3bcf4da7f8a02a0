/** What the page does: search, filters, unfolding, printing. Plain JavaScript of the page; it takes nothing from the report. */
export const script = `'use strict';
(() => {
  const one = (selector) => document.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const search = one('#search');
  const shown = one('#shown');
  const unfold = one('#unfold');
  const destructive = one('#destructive');
  const selects = ['stack', 'team', 'action'].map((name) => [name, one('#' + name)]).filter(([, field]) => field);
  const rows = all('[data-row]').map((row) => ({ row, text: row.textContent.toLowerCase() }));
  const groups = all('main > section').filter((group) => group.querySelector('[data-row]'));
  const stacks = all('details.stack, details.more');
  const folds = all('details');
  const valuesOf = (row, name) => (row.closest('[data-' + name + ']')?.dataset[name] ?? '').split('⏎');
  const anyRow = (group) => group.querySelector('[data-row]:not([hidden])') !== null;

  const filter = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const wanted = selects.filter(([, field]) => field.value !== '');
    const active = words.length > 0 || wanted.length > 0 || destructive.checked;
    let count = 0;
    for (const { row, text } of rows) {
      const fits =
        words.every((word) => text.includes(word)) &&
        wanted.every(([name, field]) => valuesOf(row, name).includes(field.value)) &&
        (!destructive.checked || 'destructive' in row.dataset);
      row.hidden = !fits;
      if (fits) count += 1;
    }
    for (const stack of stacks) {
      stack.hidden = active && !anyRow(stack);
      if (active) stack.open = words.length > 0 && !stack.hidden;
    }
    for (const group of groups) group.hidden = active && !anyRow(group);
    shown.textContent = active ? count + ' of ' + rows.length + ' entries' : '';
  };

  let waiting;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 80);
  });
  for (const [, field] of selects) field.addEventListener('change', filter);
  destructive.addEventListener('change', filter);

  const open = (yes) => {
    for (const fold of folds) fold.open = yes;
    unfold.textContent = yes ? 'Close all' : 'Open all';
    unfold.setAttribute('aria-pressed', String(yes));
  };
  unfold.addEventListener('click', () => open(unfold.getAttribute('aria-pressed') !== 'true'));

  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLElement && event.target.matches('input[type=search], select, textarea');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    }
    if (event.key === 'Escape' && event.target === search) {
      search.value = '';
      filter();
    }
  });

  const copy = async (code) => {
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      // a page that came over plain HTTP has no clipboard
      getSelection().selectAllChildren(code);
      document.execCommand('copy');
    }
  };
  const addCopying = (root) => {
    for (const code of all('code.copy', root)) {
      if (code.nextElementSibling?.matches('button.copy') || code.closest('details:not([open])')) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = 'Copy';
      button.setAttribute('aria-label', 'Copy ' + code.textContent);
      button.addEventListener('click', async () => {
        await copy(code);
        button.textContent = 'Copied';
        setTimeout(() => (button.textContent = 'Copy'), 2000);
      });
      code.after(button);
    }
  };
  addCopying(document);
  document.addEventListener('toggle', ({ target }) => target.open && addCopying(target), true);

  let folded = [];
  addEventListener('beforeprint', () => {
    folded = folds.filter((fold) => !fold.open);
    for (const fold of folded) fold.open = true;
  });
  addEventListener('afterprint', () => {
    for (const fold of folded) fold.open = false;
    folded = [];
  });

  one('#filters').hidden = false;
})();
`;
