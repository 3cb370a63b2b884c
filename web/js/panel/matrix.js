/** The matrix: every town by every standard, and what one cell consists of. */
import { language, t } from '../i18n/i18n.js';
import { arrange, START } from '../pure/matrix.js';
import { cellView } from './matrix-cell.js';
import { matrixGrid } from './matrix-grid.js';
import { matrixToolbar } from './matrix-toolbar.js';
import { fill, h, problemBox } from './dom.js';
import { reportForms } from './report-forms.js';

const PROCESS = 'gap-report';

/**
 * @param app.catalogue, app.execute, app.writeReport, app.items, app.select as elsewhere
 * @param app.noteState () after what stands in the address changed, app.step (change, state) makes a change that the Back button takes back
 * @param app.back () closes what is open, as the Back button does
 * @param app.openPage (page, zone) shows a page beside the matrix and the zone on the map, app.closePage () removes it
 * @param app.showStandard, app.editMarks as cellView has them
 */
export function matrixView(app) {
  const toolbar = matrixToolbar({ onChoose: choose, onAgain: run, forms: reportForms({ write: app.writeReport, what: () => ({ as_of: report.as_of }) }) });
  const grid = matrixGrid({
    onOpen: (zone, standard) => open({ zone, standard: standard ?? '' }),
    onSort: (sort) => choose({ sort }),
    onFold: fold,
    onMarks: app.editMarks,
    onMove: app.noteState,
  });
  const cell = cellView({ ...app, open, report: () => report, marks, zoneName: (code) => rowOf(code)?.name ?? marks().find(({ zone }) => zone === code)?.zone_name ?? code });
  const message = h('div', { class: 'matrix-message' });
  const element = h('section', { class: 'matrix', hidden: true }, toolbar.element, grid.element, message);
  let choice = { ...START };
  let wanted; // {at, top}: what the address asks for, until the rows are there
  let opened; // {zone, standard} of the open cell
  let page; // what is shown of it: {row, result}
  let left; // where the rows stood before it was opened
  let report;
  let parents = [];
  let answers = []; // the report and those about the zones above
  let running;
  let lastRun;
  let problem;

  const all = (part) => answers.flatMap((answer) => answer[part] ?? []);
  function marks() {
    return all('pass_marks');
  }
  const standards = () => app.catalogue().standards;
  const above = ({ parent, member_of: functional }) => [parent, functional].filter(Boolean);
  const rowOf = (code) => [...(report?.zones ?? []), ...parents].find(({ zone }) => zone === code);

  /** What is known of all zones, once it is: {report, rows, due, progress}. */
  async function live() {
    if (!running && (!report || app.catalogue().change !== report.change)) run();
    for (let seen; seen !== lastRun;) {
      seen = lastRun;
      await seen;
    }
    if (problem) throw problem;
    return { report, rows: [...report.zones, ...parents], due: all('due'), progress: all('progress') };
  }

  function run() {
    lastRun = ask();
    return lastRun;
  }

  async function ask() {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    problem = undefined;
    render();
    try {
      const answer = await app.execute(PROCESS, { remedies: false }, controller.signal);
      if (running !== controller) return;
      report = answer;
      answers = [answer, ...answers.slice(1)];
      render();
      arrive();
      reopen();
      await findParents(controller.signal);
    } catch (failure) {
      if (failure.name !== 'AbortError' && running === controller) problem = failure;
    }
    if (running === controller) running = undefined;
    render();
    reopen();
  }

  /** The zones above, level by level: their rows are results of their own. Those known stay until all are there. */
  async function findParents(signal) {
    const found = [];
    const told = [report];
    const isThere = (code) => [...report.zones, ...found].some(({ zone }) => zone === code);
    let codes = new Set(report.zones.flatMap(above));
    for (;;) {
      const missing = [...codes].filter((code) => !isThere(code));
      if (missing.length === 0) break;
      const answer = await app.execute(PROCESS, { zones: missing, as_of: report.as_of, remedies: false }, signal);
      const { zones } = answer;
      told.push(answer);
      found.push(...zones);
      codes = new Set(zones.flatMap(above));
    }
    parents = found;
    answers = told;
  }

  function choose(part) {
    choice = { ...choice, ...part };
    if (!('toggled' in part)) grid.setPosition({ top: 0, left: grid.position().left });
    render();
    app.noteState();
  }

  function fold(zone) {
    choose({ toggled: choice.toggled.includes(zone) ? choice.toggled.filter((each) => each !== zone) : [...choice.toggled, zone] });
  }

  /** Opens a cell, or the whole zone; a second one takes the place of the first. */
  function open(place) {
    const change = () => {
      opened = place;
      reopen();
    };
    if (opened) {
      change();
      app.noteState();
      return;
    }
    left = grid.position();
    app.step(change, { opensCell: true });
  }

  /** Shows the page of the open cell, unless it is shown already. */
  function reopen() {
    if (!opened || !report) return;
    const row = rowOf(opened.zone);
    const result = row?.results.find(({ standard }) => standard === opened.standard);
    if (!row || (opened.standard !== '' && !result) || (page?.row === row && page.result === result)) return;
    page = { row, result };
    app.openPage(cell.page({ row, result, closed: app.back }), row.zone);
    grid.setAt(opened);
    requestAnimationFrame(() => grid.reveal());
  }

  const isStale = () => report && app.catalogue().change !== report.change;

  /** The place that the address asks for. */
  function arrive() {
    if (!wanted || !report) return;
    grid.setTop(wanted.top);
    if (wanted.at) grid.setAt(wanted.at);
    grid.reveal();
    wanted = undefined;
    if (!opened) grid.focus();
  }

  function renderMessage() {
    const isEmpty = report?.zones.length === 0;
    fill(message,
      running && !report && h('p', { class: 'working', role: 'status' }, h('span', { class: 'spinner' }), t('matrix.running')),
      problem && problemBox(problem, t),
      problem && h('button', { type: 'button', class: 'button', onclick: run }, t('coverage.again')),
      isEmpty && h('p', { class: 'quiet' }, t('matrix.no_zones')));
    toolbar.element.hidden = grid.element.hidden = !report || isEmpty;
  }

  function render() {
    element.setAttribute('aria-busy', String(Boolean(running)));
    renderMessage();
    if (!report || report.zones.length === 0) return;
    const arranged = arrange({ report, parents, standards: standards(), choice, language: language() });
    toolbar.show({
      report, choice, counts: arranged.counts, standards: standards(), isStale: isStale(), isRunning: running !== undefined,
      districts: [...new Set(report.zones.flatMap(above))].sort().map((code) => ({ zone: code, name: rowOf(code)?.name ?? code })),
    });
    grid.show({
      ...arranged, standards: new Map(standards().map((each) => [each.id, each])), outside: new Map(report.summary.map((each) => [each.standard, each.outside ?? 0])),
      sort: choice.sort, statuses: choice.statuses,
    });
  }

  element.addEventListener('keydown', (event) => { if (event.key === 'Escape' && opened) app.back(); });
  window.addEventListener('beforeprint', grid.renderAll);
  window.addEventListener('afterprint', grid.renderWindow);

  return {
    element,
    render,

    /** Drops a refusal: its words are in the language it was asked in. */
    forget() {
      problem = undefined;
    },

    /** What of the matrix stands in the address; nothing while it is out of sight. */
    state: () => (element.hidden ? undefined : { ...choice, at: opened ?? grid.at() ?? wanted?.at, isOpen: opened !== undefined, top: wanted?.top ?? grid.top() }),

    isOpen: () => opened !== undefined,
    live,

    /** Asks again after something was written; out of sight it is asked when it is shown. */
    dataChanged() {
      if (!element.hidden && isStale()) run();
    },

    /** Shows the matrix as an address has it, or hides it without one. Asks for the report the first time. */
    restore(state) {
      const wasOpen = opened;
      element.hidden = !state;
      opened = undefined;
      if (state) {
        const { at, isOpen, top, ...chosen } = state;
        choice = chosen;
        wanted = { at, top };
        opened = isOpen ? at : undefined;
      }
      if (wasOpen && !opened) {
        page = undefined;
        cell.leave();
        app.closePage();
      }
      if (!state) return;
      if ((!report || isStale()) && !running) run();
      render();
      arrive();
      reopen();
      if (left && !opened) grid.setPosition(left);
      if (!opened) left = undefined;
    },
  };
}
