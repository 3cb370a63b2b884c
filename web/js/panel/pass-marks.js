/** Pass marks of one standard: which are in force and whose, the form to set them, who decided what before. */
import { label, language, t } from '../i18n/i18n.js';
import { marksBody } from '../pure/filing.js';
import { formatter } from '../pure/format.js';
import { quantity } from '../pure/standard.js';
import { fill, h, iconButton, problemBox, segments } from './dom.js';

const MARKS = ['preferred', 'limit', 'required'];

/**
 * @param app.api, app.catalogue as elsewhere
 * @param app.written () after a decision was stored or taken back: resolves when the page has caught up
 */
export function passMarksDialog(app) {
  const element = h('dialog', { class: 'marks-dialog', 'aria-labelledby': 'marks-title' });
  let standard;
  let inForce;
  let history;
  let problem;
  let said;
  let form;
  let isSaving = false;
  let lastBy = '';

  const words = () => ({ ...formatter(language()), yes: t('feature.yes'), no: t('feature.no') });
  const levelName = (level) => ({ town: t('marks.level_town'), district: t('marks.level_district'), city: t('marks.level_city') })[level];
  const markName = (name) => ({ preferred: t('matrix.preferred'), limit: t('matrix.limit'), required: t('matrix.required') })[name];
  const certaintyName = (id, isOwn) => ({ unverified: t('matrix.certainty_unverified'), assumption: isOwn ? t('marks.own') : t('matrix.certainty_assumption'), verified: t('matrix.certainty_verified') })[id];
  const valueOf = (mark) => quantity(mark.value, mark.unit, words());
  const zoneName = (code) => inForce.zones.find(({ zone }) => zone === code)?.name ?? code;

  async function load() {
    try {
      [inForce, history] = await Promise.all([app.api.passMarks(standard.id), app.api.markHistory(standard.id).then(({ decisions }) => decisions)]);
      form.zone ||= (inForce.zones.find(({ kind }) => kind === 'city') ?? inForce.zones[0])?.zone;
    } catch (failure) {
      problem = failure;
    }
    render();
  }

  async function save(event) {
    event.preventDefault();
    problem = said = undefined;
    isSaving = true;
    lastBy = form.by;
    render();
    try {
      const { number } = await app.api.decide({
        zone: form.zone, standard: standard.id, level: form.level, by: form.by, why: form.why, ...marksBody(form, ruleNow()),
        ...(form.from && { in_force_from: form.from }), ...(form.effect === 'set' && { certainty: form.certainty, source: form.source }),
      });
      said = t('marks.saved', { number });
      reset(form.zone, form.level);
      await app.written();
    } catch (failure) {
      problem = failure;
    }
    isSaving = false;
    await load();
  }

  async function undo(number) {
    problem = said = undefined;
    try {
      await app.api.undo(number);
      await app.written();
      said = t('changes.undone', { number });
    } catch (failure) {
      problem = failure;
    }
    await load();
  }

  function reset(zone = '', level = standard.level) {
    form = { zone, level, effect: 'set', certainty: 'assumption', source: '', from: '', by: lastBy, why: '', amounts: {} };
  }

  const rulesOf = () => inForce.catalogue;
  const usedMarks = () => MARKS.filter((name) => rulesOf().some((rule) => rule[name]));
  const haveAmounts = () => rulesOf().some(({ amounts }) => amounts.length > 0);
  const ruleNow = () => rulesOf().find(({ level }) => level === form.level);
  const boundNow = () => inForce.zones.find(({ zone }) => zone === form.zone)?.marks.find(({ level }) => level === form.level) ?? ruleNow();

  function markCell(mark) {
    return h('td', {}, mark && [h('strong', {}, valueOf(mark)), h('span', { class: `badge ${mark.certainty === 'verified' ? 'on' : 'unsure'}` }, certaintyName(mark.certainty, mark.set_by !== null)),
      h('span', { class: 'mark-source' }, mark.set_by ? t('marks.set_by', { zone: zoneName(mark.set_by), date: mark.in_force_from }) : t('marks.by_catalogue'))]);
  }

  const markRow = (name, marks) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, levelName(marks.level)),
    marks.off ? h('td', { colspan: usedMarks().length }, h('strong', {}, t('marks.off'))) : usedMarks().map((each) => markCell(marks[each])),
    haveAmounts() && h('td', {}, marks.off ? '' : h('ul', { class: 'plain-list' }, marks.amounts.map(amountItem))));

  const amountItem = (amount) => h('li', {}, `${label(amount.label)} `, h('strong', {}, valueOf(amount)), ' ',
    h('span', { class: `badge ${amount.certainty === 'verified' ? 'on' : 'unsure'}` }, certaintyName(amount.certainty, amount.set_by !== null)),
    amount.set_by && h('span', { class: 'mark-source' }, t('marks.set_by', { zone: zoneName(amount.set_by), date: amount.in_force_from })));

  function table() {
    const own = inForce.zones.flatMap(({ zone, name, marks }) => marks.filter((each) => each.zone === zone).map((each) => markRow(name, each)));
    return h('div', { class: 'marks-scroll', tabindex: 0 }, h('table', { class: 'marks-table' },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('marks.zone')), h('th', { scope: 'col' }, t('marks.level')), usedMarks().map((name) => h('th', { scope: 'col' }, markName(name))), haveAmounts() && h('th', { scope: 'col' }, t('marks.amounts')))),
      h('tbody', {}, rulesOf().map((marks) => markRow(t('marks.catalogue'), marks)), own),
    ));
  }

  function field(name, title, control, note) {
    return h('label', { class: 'field' }, h('span', { class: 'field-label' }, title), control, note && h('span', { class: 'field-note' }, note));
  }

  const text = (name, attributes = {}) => h('input', { type: 'text', class: 'input', 'data-key': `marks-${name}`, value: form[name] ?? '', oninput: (event) => { form[name] = event.target.value; }, ...attributes });
  const select = (name, options) => h('select', { 'data-key': `marks-${name}`, onchange: (event) => { form[name] = event.target.value; render(); } }, options.map(([value, title]) => h('option', { value, selected: value === form[name] }, title)));

  // A decision takes the place of the one that the zone made before.
  const noteOf = (mark) => t(mark.set_by === form.zone ? 'marks.again' : 'marks.keep', { value: valueOf(mark) });

  function markFields() {
    const bound = boundNow();
    return MARKS.filter((name) => ruleNow()[name]).map((name) => field(name, `${markName(name)} (${unitName(ruleNow()[name].unit)})`,
      text(name, { inputmode: 'decimal' }), noteOf(bound[name])));
  }

  function amountFields() {
    const bound = boundNow();
    return ruleNow().amounts.map(({ key, label: title, unit }) => field(key, label(title),
      h('input', { ...(unit === 'day' ? { type: 'date' } : { type: 'text', inputmode: 'decimal' }), class: 'input', 'data-key': `marks-amount-${key}`, value: form.amounts[key] ?? '', oninput: (event) => { form.amounts[key] = event.target.value; } }),
      noteOf(bound.amounts.find((each) => each.key === key))));
  }

  const unitName = (unit) => ({ share: '0–1', ratio: '0–1', m: 'm', min: 'min', km2: 'km²', yes_no: '1' })[unit] ?? '1, 2, 3…';

  function formBox() {
    const zone = inForce.zones.find((each) => each.zone === form.zone);
    const levels = zone?.marks.map(({ level }) => level) ?? [];
    if (!levels.includes(form.level) && levels.length > 0) [form.level] = levels;
    return h('form', { class: 'marks-form', onsubmit: save },
      h('h3', {}, t('marks.decide')),
      h('div', { class: 'marks-fields' },
        field('zone', t('marks.zone'), select('zone', inForce.zones.map((each) => [each.zone, each.name]))),
        levels.length > 1 && field('level', t('marks.level'), select('level', levels.map((level) => [level, levelName(level)])))),
      segments(t('marks.effect'), 'marks-effect', [['set', t('marks.effect_set')], ['off', t('marks.effect_off')], ['inherit', t('marks.effect_inherit')]], form.effect, (effect) => { form.effect = effect; render(); }),
      form.effect === 'set' && h('div', { class: 'marks-fields' }, markFields(), amountFields()),
      form.effect === 'set' && h('div', { class: 'marks-fields' },
        field('source', t('marks.source'), text('source')),
        field('certainty', t('marks.certainty'), select('certainty', ['verified', 'unverified', 'assumption'].map((id) => [id, certaintyName(id, true)])))),
      h('div', { class: 'marks-fields' },
        field('from', t('marks.from'), text('from', { type: 'date' })),
        field('by', t('marks.by'), text('by')),
        field('why', t('marks.why'), text('why'))),
      h('div', { class: 'actions' }, h('button', { type: 'submit', class: 'button primary', 'data-key': 'marks-save', disabled: isSaving }, isSaving ? t('form.saving') : t('marks.save'))));
  }

  const inWords = (marks) => (marks.off ? t('marks.off') : [...MARKS.filter((name) => marks[name]).map((name) => `${markName(name)} ${valueOf(marks[name])}`), ...marks.amounts.map((amount) => `${label(amount.label)} ${valueOf(amount)}`)].join(' · '));

  function entry(decision) {
    const isUndone = decision.undone_by !== null;
    return h('li', { class: isUndone ? 'change is-undone' : 'change' },
      h('div', { class: 'change-text' },
        h('span', { class: 'change-head' }, h('strong', {}, `${decision.zone_name} · ${levelName(decision.level)}`), ` · ${t('marks.from')} ${decision.in_force_from}`),
        h('span', { class: 'change-what' }, t('marks.from_to', { before: inWords(decision.before), after: inWords(decision.after) })),
        h('span', { class: 'change-why' }, [t('changes.number', { number: decision.change }), formatter(language()).time(decision.at), decision.by, decision.why, isUndone && t('marks.undone', { number: decision.undone_by })].filter(Boolean).join(' · '))),
      !isUndone && h('button', { type: 'button', class: 'button small', 'data-key': `marks-undo-${decision.change}`, onclick: () => undo(decision.change) }, t('changes.undo')));
  }

  function render() {
    if (!standard) return;
    fill(element,
      h('header', { class: 'marks-head' }, h('h2', { id: 'marks-title' }, t('marks.title', { standard: label(standard.label) })), iconButton('close', t('app.close'), () => element.close(), { 'data-key': 'marks-close' })),
      h('p', { class: 'quiet' }, t('marks.intro')),
      problem && problemBox(problem, t),
      said && h('p', { class: 'note', role: 'status' }, said),
      inForce && [h('h3', {}, t('marks.in_force', { date: inForce.as_of })), table(), formBox()],
      history && [h('h3', {}, t('marks.history')), history.length === 0 ? h('p', { class: 'quiet' }, t('marks.none')) : h('ul', { class: 'changes' }, history.map(entry))]);
  }

  return {
    element,
    render,
    forget() {
      problem = said = undefined;
    },

    /** @param id of the standard, zone code to begin with */
    open(id, zone) {
      standard = app.catalogue().standards.find((each) => each.id === id);
      inForce = history = problem = said = undefined;
      reset(zone);
      render();
      element.showModal();
      load();
    },
  };
}
