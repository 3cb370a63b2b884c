/** The table of the matrix: only the rows in sight are in the page, arrow keys move from cell to cell. */
import { label, language, t } from '../i18n/i18n.js';
import { formatter } from '../pure/format.js';
import { nextSort, sortOf, STATUSES, step, windowOf } from '../pure/matrix.js';
import { quantity } from '../pure/standard.js';
import { fill, h, icon } from './dom.js';
import { statusWord } from './matrix-status.js';

const ROW_PIXELS = 36;
const MARGIN_ROWS = 6;
const FIRST_PIXELS = 260;
const WIDEST_PIXELS = 130;
// Above the rows stand the heads and the totals: lines 0 and 1 for the keys.
const LINES_ABOVE = 2;
const COLUMNS_BEFORE = 2;

/**
 * @param app.onMarks (standard) to its pass marks; nothing where they are not edited
 * @param app.onOpen (zone, standard or nothing for the whole zone), app.onSort (sort), app.onFold (zone)
 * @param app.onMove () after another cell became the active one or other rows came into sight
 */
export function matrixGrid(app) {
  const head = h('thead', {});
  const body = h('tbody', {});
  const columns = h('colgroup', {});
  const table = h('table', { class: 'grid', role: 'grid', tabindex: 0, onkeydown: key, onclick: clicked }, columns, head, body);
  const element = h('div', { class: 'grid-scroll', onscroll: scrolled }, table);
  let shown; // {rows, columns, totals, standards by id, sort}
  let drawn = { first: -1, end: -1 };
  let active = { line: LINES_ABOVE, column: COLUMNS_BEFORE };
  let frame;

  const words = () => ({ ...formatter(language()), yes: t('feature.yes'), no: t('feature.no') });
  const columnId = (column) => ['name', 'gaps'][column] ?? shown.columns[column - COLUMNS_BEFORE];
  const cellId = (line, column) => `cell-${line}-${column}`;
  const place = (line, column, style = '') => ({
    id: cellId(line, column), 'data-line': line, 'data-column': column, 'aria-colindex': column + 1,
    class: line === active.line && column === active.column ? `${style} is-active` : style,
  });

  function sortArrow(column) {
    const sort = sortOf(shown.sort, column);
    if (!sort) return false;
    const by = { code: t('matrix.by_code'), name: t('matrix.by_name'), gaps: '', status: t('matrix.by_status'), value: t('matrix.by_value') }[sort.by];
    return h('span', { class: 'sorted' }, `${by}${sort.descending ? '↓' : '↑'}`);
  }

  const marksButton = (id, name) => app.onMarks && h('button', { type: 'button', class: 'head-marks', tabindex: -1, 'data-marks': id, 'aria-label': t('marks.edit_of', { standard: name }), title: t('marks.edit_of', { standard: name }) }, icon('edit'));

  function headCell(column, text, title, more) {
    const sort = sortOf(shown.sort, columnId(column));
    return h('th', { ...place(0, column, column === 0 ? 'first' : ''), scope: 'col', title, 'aria-sort': sort ? (sort.descending ? 'descending' : 'ascending') : 'none' },
      h('span', { class: 'head-text' }, text), sortArrow(columnId(column)), more);
  }

  function totalCell(column, counts, outside) {
    const known = counts.gap + counts.partial + counts.met;
    const said = [...STATUSES.map((status) => `${statusWord(status)} ${counts[status]}`), outside > 0 && t('matrix.outside', { count: outside })].filter(Boolean).join(' · ');
    return h('td', { ...place(1, column), title: said },
      h('span', { class: 'total' }, known === 0 ? '–' : `${words().number(counts.met)}/${words().number(known)}`),
      h('span', { class: 'stack', 'aria-hidden': 'true' }, STATUSES.filter((status) => counts[status] > 0).map((status) => {
        const part = h('span', { class: `part is-${status}` });
        part.style.flexGrow = counts[status];
        return part;
      })));
  }

  function renderHead() {
    table.style.maxInlineSize = `${FIRST_PIXELS + shown.columns.length * WIDEST_PIXELS}px`;
    const all = [...shown.totals.values()];
    const gaps = all.reduce((sum, counts) => sum + counts.gap, 0);
    fill(columns, h('col', { class: 'column-name' }), h('col', { class: 'column-gaps' }), shown.columns.map(() => h('col', { class: 'column-cell' })));
    fill(head,
      h('tr', { 'aria-rowindex': 1 }, headCell(0, t('matrix.zone'), t('matrix.sort_hint')), headCell(1, t('status.gap'), t('matrix.sort_hint')),
        shown.columns.map((id, index) => headCell(COLUMNS_BEFORE + index, label(shown.standards.get(id).label), `${label(shown.standards.get(id).label)} · ${t('matrix.sort_hint')}`, marksButton(id, label(shown.standards.get(id).label))))),
      h('tr', { 'aria-rowindex': 2, class: 'totals' },
        h('th', { ...place(1, 0, 'first'), scope: 'row' }, t('matrix.met_share'), h('span', { class: 'zone-code' }, t('matrix.zones', { count: words().number(shown.shown) }))),
        h('td', place(1, 1, 'gaps'), words().number(gaps)),
        shown.columns.map((id, index) => totalCell(COLUMNS_BEFORE + index, shown.totals.get(id), shown.outside.get(id)))));
  }

  // What binds a district alone says nothing of its streets.
  const bindsAny = (counts) => STATUSES.some((status) => status !== 'not_applicable' && counts[status] > 0);

  function resultCell(line, column, row) {
    const id = shown.columns[column - COLUMNS_BEFORE];
    const result = row.results.get(id);
    if (!result && !row.isGroup) return h('td', place(line, column));
    const note = row.isGroup && bindsAny(row.totals.get(id)) ? t('matrix.gaps_of', { gaps: row.totals.get(id).gap, size: row.size }) : result && result.value !== null && quantity(result.value, result.unit, words());
    return h('td', { ...place(line, column, result ? `cell is-${result.status}${shown.statuses.includes(result.status) ? ' is-chosen' : ''}` : 'cell'), title: [row.name, label(shown.standards.get(id).label), result && quantity(result.value, result.unit, words())].filter(Boolean).join(' · ') },
      result && h('span', { class: `word is-${result.status}` }, statusWord(result.status)),
      note && h('span', { class: 'cell-value' }, note));
  }

  function bodyRow(row, index) {
    const line = index + LINES_ABOVE;
    return h('tr', { 'aria-rowindex': line + 1, class: `${row.isGroup ? 'group' : ''}${shown.statuses.length > 0 ? ' is-choosing' : ''}` },
      h('th', { ...place(line, 0, 'first'), scope: 'row', 'aria-expanded': row.isFolded !== undefined && String(!row.isFolded), title: `${row.name} ${row.zone}` },
        row.isFolded !== undefined && h('span', { class: row.isFolded ? 'fold-mark' : 'fold-mark is-open' }, icon('chevron')),
        h('span', { class: 'zone-name' }, row.name || t('matrix.no_parent')),
        h('span', { class: 'zone-code' }, row.isGroup ? t('matrix.zones', { count: words().number(row.size) }) : row.zone)),
      h('td', place(line, 1, 'gaps'), words().number(row.counts.gap)),
      shown.columns.map((_, column) => resultCell(line, COLUMNS_BEFORE + column, row)));
  }

  const spacer = (rows) => {
    const cell = h('td', { colspan: shown.columns.length + COLUMNS_BEFORE });
    cell.style.blockSize = `${rows * ROW_PIXELS}px`;
    return rows > 0 && h('tr', { class: 'spacer', 'aria-hidden': 'true' }, cell);
  };

  function renderBody(all = false) {
    const { first, end } = all ? { first: 0, end: shown.rows.length } : inSight(MARGIN_ROWS);
    drawn = { first, end };
    body.replaceChildren(...[spacer(first), ...shown.rows.slice(first, end).map((row, index) => bodyRow(row, first + index)), spacer(shown.rows.length - end)].filter(Boolean));
  }

  const inSight = (margin) => windowOf({ count: shown.rows.length, rowHeight: ROW_PIXELS, top: element.scrollTop, height: Math.max(0, element.clientHeight - head.offsetHeight), margin });

  function scrolled() {
    if (frame) return;
    frame = requestAnimationFrame(() => {
      frame = undefined;
      if (!shown) return;
      const { first, end } = inSight(MARGIN_ROWS / 3);
      if (first < drawn.first || end > drawn.end) renderBody();
      app.onMove();
    });
  }

  function mark() {
    table.querySelector('.is-active')?.classList.remove('is-active');
    document.getElementById(cellId(active.line, active.column))?.classList.add('is-active');
    table.setAttribute('aria-activedescendant', cellId(active.line, active.column));
  }

  /** Scrolls no further than it takes to see the active cell whole. */
  function intoSight() {
    const above = head.offsetHeight;
    if (active.line >= LINES_ABOVE) {
      const top = (active.line - LINES_ABOVE) * ROW_PIXELS;
      const room = element.clientHeight - above;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + ROW_PIXELS > element.scrollTop + room) element.scrollTop = top + ROW_PIXELS - room;
      if (active.line - LINES_ABOVE < drawn.first || active.line - LINES_ABOVE >= drawn.end) renderBody();
    }
    const cell = head.rows[0].cells[active.column];
    const left = head.rows[0].cells[0].offsetWidth;
    if (active.column === 0) element.scrollLeft = 0;
    else if (cell.offsetLeft < element.scrollLeft + left) element.scrollLeft = cell.offsetLeft - left;
    else if (cell.offsetLeft + cell.offsetWidth > element.scrollLeft + element.clientWidth) element.scrollLeft = cell.offsetLeft + cell.offsetWidth - element.clientWidth;
  }

  function activate(line, column) {
    active = { line, column };
    intoSight();
    mark();
    app.onMove();
  }

  function act() {
    const { line, column } = active;
    if (line === 0) return app.onSort(nextSort(shown.sort, columnId(column)));
    const row = shown.rows[line - LINES_ABOVE];
    if (!row) return undefined;
    if (column >= COLUMNS_BEFORE) return row.results.has(columnId(column)) && app.onOpen(row.zone, columnId(column));
    return row.isFolded !== undefined && column === 0 ? app.onFold(row.zone) : app.onOpen(row.zone);
  }

  function key(event) {
    if (!shown || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      act();
      return;
    }
    const page = Math.max(1, Math.floor((element.clientHeight - head.offsetHeight) / ROW_PIXELS) - 1);
    const next = step(active, event, { lines: shown.rows.length + LINES_ABOVE, columns: shown.columns.length + COLUMNS_BEFORE, page });
    if (!next) return;
    event.preventDefault();
    activate(next.line, next.column);
  }

  function clicked(event) {
    const marks = event.target.closest('[data-marks]');
    if (marks) {
      app.onMarks(marks.dataset.marks);
      return;
    }
    const cell = event.target.closest('[data-line]');
    if (!cell) return;
    activate(Number(cell.dataset.line), Number(cell.dataset.column));
    act();
  }

  const lineOf = (zone) => shown.rows.findIndex((row) => row.zone === zone) + LINES_ABOVE;

  return {
    element,

    /** @param next {rows, columns, totals, shown} as `arrange` gives them, {standards, outside} by id, {sort, statuses}; the active cell stays with its zone and standard */
    show(next) {
      const at = this.at();
      shown = next;
      table.setAttribute('aria-label', t('matrix.label'));
      table.setAttribute('aria-rowcount', shown.rows.length + LINES_ABOVE);
      table.setAttribute('aria-colcount', shown.columns.length + COLUMNS_BEFORE);
      if (at && active.line >= LINES_ABOVE) this.setAt(at);
      active.line = Math.min(active.line, shown.rows.length + LINES_ABOVE - 1);
      active.column = Math.min(active.column, shown.columns.length + COLUMNS_BEFORE - 1);
      renderHead();
      renderBody();
      mark();
    },

    /** The active cell as {zone, standard}, undefined on a head; the standard is empty on a zone's name. */
    at() {
      const row = shown?.rows[active.line - LINES_ABOVE];
      return row && { zone: row.zone, standard: active.column < COLUMNS_BEFORE ? '' : columnId(active.column) };
    },

    /** Makes a cell the active one; what is not in the table is left out. */
    setAt({ zone, standard }) {
      const line = lineOf(zone);
      const column = shown.columns.indexOf(standard);
      active = { line: line < LINES_ABOVE ? active.line : line, column: column < 0 ? (standard === '' ? 0 : active.column) : column + COLUMNS_BEFORE };
    },

    reveal() {
      intoSight();
      mark();
    },

    focus: () => table.focus({ preventScroll: true }),

    /** How far the rows are scrolled, in rows. */
    top: () => Math.round(element.scrollTop / ROW_PIXELS),

    setTop(rows) {
      element.scrollTop = rows * ROW_PIXELS;
      renderBody();
    },

    /** Where the rows stand, to the pixel. */
    position: () => ({ top: element.scrollTop, left: element.scrollLeft }),

    setPosition({ top, left }) {
      element.scrollTo(left, top);
      if (shown) renderBody();
    },

    /** A printed table has no window: all rows, then as before. */
    renderAll: () => shown && renderBody(true),
    renderWindow: () => shown && renderBody(),
  };
}
