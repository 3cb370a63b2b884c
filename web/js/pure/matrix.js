/** The matrix of zones by standards: which rows and columns, in which order, with which totals. Nothing here measures. */
import { sortRows } from './table.js';

/** Worst first: the order of rows sorted by status. */
export const STATUSES = ['gap', 'partial', 'no_data', 'met', 'not_applicable', 'off'];

const SORT = /^(-?)(code|name|gaps|status|value)(?:\.(.+))?$/;
const MOST_OPEN_GROUPS = 3;

/**
 * What the reader chose. `sort` is code, name, gaps, status.ID or value.ID, with a minus before it when descending;
 * `standard` an id, or `lead:` and a unit; `toggled` the districts that are folded otherwise than they are at first.
 */
export const START = Object.freeze({
  sort: 'code', statuses: [], standard: '', district: '', text: '', grouped: true, toggled: [],
});

export const isSort = (text) => SORT.test(text);

/** What the head of a column sorts by when it is chosen once more. */
export function nextSort(sort, column) {
  const turns = { name: ['name', '-name', 'code'], gaps: ['-gaps', 'gaps', 'code'] }[column]
    ?? [`status.${column}`, `value.${column}`, `-value.${column}`, 'code'];
  return turns[(turns.indexOf(sort) + 1) % turns.length];
}

/** How the head of a column is sorted: {by, descending}, undefined when by another column. */
export function sortOf(sort, column) {
  const [, minus, by, standard] = sort.match(SORT);
  const owner = standard ?? { code: 'name', name: 'name', gaps: 'gaps' }[by];
  return owner === column ? { by, descending: minus === '-' } : undefined;
}

/** {gap: 3, partial: 0, ...} of results. */
export function countStatuses(results) {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0]));
  for (const result of results) counts[result.status] += 1;
  return counts;
}

/** A zone of the answer with its results by standard. */
function row(zone) {
  return { ...zone, name: zone.name ?? zone.zone, results: new Map(zone.results.map((result) => [result.standard, result])) };
}

const resultsOf = (rows, columns) => rows.flatMap(({ results }) => columns.map((id) => results.get(id)).filter(Boolean));

function sorted(rows, sort, language) {
  const [, minus, by, standard] = sort.match(SORT);
  const key = {
    code: ({ zone }) => zone,
    name: ({ name }) => name,
    gaps: ({ counts }) => counts.gap,
    status: ({ results }) => (results.has(standard) ? STATUSES.indexOf(results.get(standard).status) : null),
    value: ({ results }) => results.get(standard)?.value,
  }[by];
  return sortRows(sortRows(rows, 'zone', false, language).map((each) => ({ ...each, key: key(each) })), 'key', minus === '-', language);
}

/** The standards a choice leaves: all, one, or those a unit leads. */
export function chosenStandards(standards, choice) {
  if (choice.startsWith('lead:')) return standards.filter(({ lead_unit: unit }) => unit.zh === choice.slice(5));
  return standards.filter(({ id }) => choice === '' || id === choice);
}

/**
 * @param report the answer of gap-report for the lowest zones
 * @param parents zones of an answer for the zones above them, as far as they are known
 * @param standards of the catalogue, in their order
 * @param choice as START
 * @returns {columns, rows, totals, counts, shown}: `rows` are zones and, before those of a district, the district itself
 *   (`isGroup`, with `totals` by standard, `counts`, `size`, `isFolded`), first of all the city, which does not fold; `totals` counts by standard over the rows shown;
 *   `counts` by status before the choice of statuses; `shown` how many zones are left
 */
export function arrange({ report, parents, standards, choice, language }) {
  const asked = new Set(report.summary.map(({ standard }) => standard));
  const columns = chosenStandards(standards, choice.standard).filter(({ id }) => asked.has(id)).map(({ id }) => id);
  const wanted = choice.text.trim().toLowerCase();
  const found = report.zones.map(row).filter(({ zone, name, parent, member_of: functional }) =>
    (choice.district === '' || parent === choice.district || functional === choice.district)
    && (wanted === '' || name.toLowerCase().includes(wanted) || zone.toLowerCase().startsWith(wanted)));
  const kept = found
    .filter(({ results }) => choice.statuses.length === 0 || columns.some((id) => choice.statuses.includes(results.get(id)?.status)))
    .map((each) => ({ ...each, counts: countStatuses(resultsOf([each], columns)) }));
  const totalsOf = (rows) => new Map(columns.map((id) => [id, countStatuses(resultsOf(rows, [id]))]));
  const rows = choice.grouped ? groupRows() : sorted(kept, choice.sort, language);
  return { columns, rows, totals: totalsOf(kept), counts: countStatuses(resultsOf(found, columns)), shown: kept.length };

  function groupRows() {
    const above = new Map(parents.map((zone) => [zone.zone, row(zone)]));
    const members = new Map();
    for (const each of kept) {
      const code = choice.district || (each.parent ?? '');
      if (!members.has(code)) members.set(code, []);
      members.get(code).push(each);
    }
    const foldsAtFirst = new Set(report.zones.map(({ parent }) => parent ?? '')).size > MOST_OPEN_GROUPS;
    const isOpen = (code) => wanted !== '' || code === choice.district || foldsAtFirst === choice.toggled.includes(code);
    const group = (code, zones, isFolded) => ({
      zone: code, name: above.get(code)?.name ?? code, kind: above.get(code)?.kind, results: above.get(code)?.results ?? new Map(),
      isGroup: true, isFolded, size: zones.length, totals: totalsOf(zones), counts: countStatuses(resultsOf(zones, columns)),
    });
    const cities = new Map();
    for (const [code, zones] of members) {
      const city = above.get(code)?.parent;
      if (above.has(city)) cities.set(city, [...(cities.get(city) ?? []), ...zones]);
    }
    const groups = [...members].map(([code, zones]) => group(code, zones, !isOpen(code)));
    return [
      ...[...cities].map(([code, zones]) => group(code, zones)),
      ...sorted(groups, choice.sort, language).flatMap((each) => [each, ...(each.isFolded ? [] : sorted(members.get(each.zone), choice.sort, language))]),
    ];
  }
}

/** Which of `count` rows of one height are to be drawn: from `first` up to, not including, `end`. */
export function windowOf({ count, rowHeight, top, height, margin }) {
  const first = Math.max(0, Math.min(count, Math.floor(top / rowHeight) - margin));
  return { first, end: Math.min(count, Math.ceil((top + height) / rowHeight) + margin) };
}

/** Where a key leads from {line, column} in so many lines and columns; undefined when the key leads nowhere. */
export function step({ line, column }, { key, ctrlKey }, { lines, columns, page }) {
  const to = {
    ArrowUp: [line - 1, column],
    ArrowDown: [line + 1, column],
    ArrowLeft: [line, column - 1],
    ArrowRight: [line, column + 1],
    PageUp: [line - page, column],
    PageDown: [line + page, column],
    Home: [ctrlKey ? 0 : line, 0],
    End: [ctrlKey ? lines - 1 : line, columns - 1],
  }[key];
  const within = (value, count) => Math.max(0, Math.min(count - 1, value));
  return to && { line: within(to[0], lines), column: within(to[1], columns) };
}
