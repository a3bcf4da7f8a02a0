/** How the page looks: calm, in light and dark, on a phone and on paper. */
export const style = `:root {
  color-scheme: light dark;
  --page: #fbfbfa; --surface: #ffffff; --text: #1c2430; --muted: #586272; --line: #dfe2e7;
  --link: #1d55a8; --alarm: #9f1f17; --alarm-page: #fdf2f0; --care: #7a4f00; --care-page: #fdf6e6;
  --good: #1d6537; --good-page: #eef7f0; --code: #f2f3f5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171c; --surface: #1a1e25; --text: #e3e7ed; --muted: #a4aebc; --line: #323a45;
    --link: #93bcff; --alarm: #ff9d93; --alarm-page: #2c1a1a; --care: #efc268; --care-page: #2a2417;
    --good: #86d5a1; --good-page: #17271d; --code: #242a33;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { scroll-padding-top: 6rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--text); overflow-wrap: break-word;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
header, main, footer { max-width: 70rem; margin-inline: auto; padding-inline: 1.25rem; }
header { padding-top: 2.5rem; }
footer { padding-block: 2rem 3rem; border-top: 1px solid var(--line); margin-top: 3rem; color: var(--muted); }
h1 { font-size: 2rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.01em; margin: 0.25rem 0 1rem; }
h2 { font-size: 1.25rem; font-weight: 650; margin: 2.75rem 0 0.75rem; }
h3, h4 { font-size: 1rem; font-weight: 600; margin: 0; }
p { margin: 0.5rem 0; }
a { color: var(--link); text-underline-offset: 0.15em; }
code { font: 0.875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
kbd { font: inherit; font-size: 0.85em; border: 1px solid var(--line); border-radius: 0.25rem; padding: 0 0.35em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
[hidden] { display: none !important; }
.skip { position: absolute; left: 0.5rem; top: -4rem; background: var(--surface); padding: 0.5rem 1rem; z-index: 3; }
.skip:focus { top: 0.5rem; }
.eyebrow, .muted, .after { color: var(--muted); }
.eyebrow { margin: 0; }

.numbers, .facts { list-style: none; margin: 0 0 1.25rem; padding: 0; }
.numbers { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; }
.numbers li { color: var(--muted); }
.numbers strong { display: block; font-size: 1.75rem; line-height: 1.2; font-weight: 600; color: var(--text); font-variant-numeric: tabular-nums; }
.numbers .replace strong, .numbers .destroy strong, .numbers .move strong { color: var(--alarm); }
.numbers .leave strong { color: var(--care); }
.facts { columns: 24rem 2; column-gap: 2rem; }
.facts li { padding-left: 0.85rem; border-left: 3px solid var(--line); margin-bottom: 0.35rem; break-inside: avoid; }
.facts a { font-weight: 600; color: inherit; margin-right: 0.25rem; }
.facts .alarming { border-color: var(--alarm); }
.facts .alarming a { color: var(--alarm); }

#filters {
  position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: end;
  max-width: 70rem; margin: 1.5rem auto 0; padding: 0.6rem 1.25rem; background: var(--page); border-block: 1px solid var(--line);
}
.field label { display: block; font-size: 0.875rem; color: var(--muted); }
.field.grow { flex: 1 1 12rem; }
.field.check { display: flex; gap: 0.4rem; align-items: center; min-height: 2.25rem; }
.field.check label { color: inherit; font-size: 1rem; }
input[type=search], select, button {
  font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--muted); border-radius: 0.375rem;
  padding: 0.25rem 0.6rem; min-height: 2.25rem; width: 100%; max-width: 100%;
}
select { max-width: 14rem; }
button { cursor: pointer; width: 6.5rem; }
button.copy { width: auto; min-height: 1.5rem; margin-left: 0.4rem; padding: 0 0.4rem; font-size: 0.75rem; color: var(--muted); border-color: var(--line); }
input[type=checkbox] { width: 1.1rem; height: 1.1rem; margin: 0; accent-color: var(--link); }
#shown { margin: 0; color: var(--muted); min-height: 1.5rem; flex-basis: 100%; }
#shown:empty { display: none; }

.badge {
  display: inline-block; font-size: 0.8125rem; font-weight: 600; line-height: 1.5; padding: 0 0.5em; border-radius: 0.25rem;
  color: var(--muted); background: var(--code); white-space: nowrap;
}
.badge.add { color: var(--good); background: var(--good-page); }
.badge.destroy, .badge.replace, .badge.wipe { color: var(--alarm); background: var(--alarm-page); }
.badge.move, .badge.leave { color: var(--care); background: var(--care-page); }

.danger {
  background: var(--surface); border: 1px solid var(--line); border-left: 4px solid var(--care); border-radius: 0.375rem;
  padding: 0.85rem 1rem; margin: 0 0 0.75rem;
}
.danger.alarming { border-left-color: var(--alarm); }
.danger h3 { font-weight: 500; }
dl { margin: 0.5rem 0 0; }
dl > div { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0.25rem 1rem; padding: 0.1rem 0; }
dt { color: var(--muted); }
dd { margin: 0; }

table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.9rem 0.45rem 0; border-bottom: 1px solid var(--line); }
thead th { font-weight: 500; color: var(--muted); white-space: nowrap; font-size: 0.875rem; overflow-wrap: normal; }
tbody th { font-weight: 400; }
td[data-label="Change"] { white-space: nowrap; }
td:first-child { overflow-wrap: normal; }
td[data-label="Until"] { min-width: 6.5rem; }
td:is([data-label="Who"], [data-label="What"], [data-label="Why"], [data-label="Condition"], [data-label="Where"]) { min-width: 8.5rem; }
tr.gained td:first-child::before { content: "+ "; color: var(--care); }
tr.lost td:first-child::before { content: "\\2212  "; color: var(--muted); }
tr.alarming td { background: var(--alarm-page); }
tr.alarming td:first-child { color: var(--alarm); font-weight: 600; box-shadow: inset 4px 0 var(--alarm); padding-left: 0.75rem; }

details.stack, details.unchanged { border-top: 1px solid var(--line); }
#stacks > details:last-child { border-bottom: 1px solid var(--line); }
summary { cursor: pointer; padding: 0.6rem 0; }
details.stack > summary h3 { display: inline; }
.counts { margin-left: 0.75rem; font-variant-numeric: tabular-nums; }
details.stack > summary .muted { margin-left: 0.75rem; }
.entry { padding: 0.85rem 0 0.85rem 1.1rem; border-top: 1px dashed var(--line); }
.entry h4 { font-weight: 500; }
.entry dl { font-size: 0.9375rem; }
.entry dl > div { grid-template-columns: minmax(8.5rem, 30%) minmax(0, 1fr); }
.entry details { margin-top: 0.25rem; }
.entry summary { padding: 0.25rem 0; color: var(--muted); }
td details { font-size: 0.875rem; }
td summary { padding: 0.1rem 0; color: var(--muted); }
.note { padding-left: 1.1rem; }
ol { margin: 0.25rem 0; padding-left: 1.5rem; }
#affected h3 { margin-top: 1rem; }
`;

/** For a phone, and for paper. */
export const mediaStyle = `@media screen and (max-width: 52rem) {
  header { padding-top: 1.5rem; }
  h1 { font-size: 1.5rem; }
  #filters { position: static; }
  .field { flex: 1 1 8rem; }
  .field select { max-width: none; }
  dl > div, .entry dl > div { grid-template-columns: minmax(0, 1fr); gap: 0; padding: 0.2rem 0; }
  dt { font-size: 0.875rem; }
  table, tbody, tr, td, tbody th { display: block; width: auto; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
  td, tbody th { border: 0; padding: 0.1rem 0; }
  tr td[data-label] { white-space: normal; min-width: 0; }
  td { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0.75rem; }
  td::before, tr.gained td:first-child::before, tr.lost td:first-child::before { content: attr(data-label); color: var(--muted); font-weight: 400; font-size: 0.875rem; }
  td:has(> span:empty) { display: none; }
  tr.alarming td { padding-inline: 0.75rem; background: none; }
  tr.alarming td:first-child { box-shadow: none; }
  tr.alarming { box-shadow: inset 4px 0 var(--alarm); background: var(--alarm-page); }
  .counts, details.stack > summary .muted { display: block; margin-left: 1.1rem; }
  .entry { padding-left: 0; }
}
@media print {
  :root {
    --page: #fff; --surface: #fff; --text: #000; --muted: #444; --line: #bbb; --link: #000; --alarm: #8a1008;
    --alarm-page: #fff; --care: #5c3b00; --care-page: #fff; --good: #0f4a24; --good-page: #fff; --code: #fff;
  }
  @page { margin: 16mm 14mm; }
  body { font-size: 10pt; }
  h3, h4, table, .entry dl { font-size: inherit; }
  tr > * { min-width: 0 !important; white-space: normal !important; }
  header, main, footer { max-width: none; padding-inline: 0; }
  header { padding-top: 0; }
  #filters, .skip, button.copy { display: none !important; }
  [hidden][data-row], section[hidden], details[hidden] { display: revert !important; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; }
  summary::-webkit-details-marker { display: none; }
  .badge { border: 1px solid currentColor; }
  h2, h3, h4, summary { break-after: avoid; }
  .danger, tr { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;
