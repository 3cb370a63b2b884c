/** A form out of the catalogue's fields; the server checks, its faults stand beside the controls. */
import { label, t } from '../i18n/i18n.js';
import { COMMON_FIELDS, readValue } from '../pure/record.js';
import { faultText, h, icon, iconButton, problemBox } from './dom.js';

const EDITABLE_COMMON = ['name', 'source', 'confirmed_on', 'remark'];
const PERSON_PARTS = [['name', 'form.person_name'], ['phone', 'form.person_phone'], ['confirmed_on', 'form.person_confirmed_on']];

/**
 * @param layer of the catalogue
 * @param properties what is there now; {} for a new feature
 * @param isNew whether nothing is stored yet
 * @param submit (values) called with every field's value
 * @param cancel
 */
export function featureForm({ layer, properties, isNew, submit, cancel }) {
  const common = (id) => COMMON_FIELDS.find((field) => field.id === id);
  const fields = [
    ...EDITABLE_COMMON.slice(0, 1).map(common),
    ...(layer.geometry === 'none' ? [common('zone')] : []),
    ...layer.fields,
    ...EDITABLE_COMMON.slice(1).map(common),
  ].map((field) => ({ choices: [], required: false, personal: false, ...field }));
  const readers = new Map();
  const element = h('div');
  const faults = new Map();
  let raw = Object.fromEntries(fields.map((field) => [field.id, properties[field.id]]));
  let problem;
  let note;
  let isSaving = false;

  const textOf = (field) => (field.key ? t(field.key) : label(field.label));

  function select(field, value, options) {
    const control = h('select', { id: `field-${field.id}`, ...describedBy(field) },
      h('option', { value: '' }, t('layers.unclassified')),
      options.map(([id, text]) => h('option', { value: id, selected: String(value) === id }, text)));
    readers.set(field.id, () => control.value);
    return control;
  }

  function describedBy(field) {
    return {
      'data-key': `field-${field.id}`,
      'aria-required': field.required && 'true',
      'aria-invalid': faults.has(field.id) && 'true',
      'aria-describedby': faults.has(field.id) ? `fault-${field.id}` : undefined,
    };
  }

  function checks(field, value) {
    const boxes = field.choices.map((choice) => h('label', {},
      h('input', { type: 'checkbox', value: choice.id, checked: (value ?? []).includes(choice.id) }), label(choice.label)));
    readers.set(field.id, () => boxes.map((box) => box.firstChild).filter((box) => box.checked).map((box) => box.value));
    return h('div', { class: 'checks', role: 'group', 'aria-labelledby': `label-${field.id}`, id: `field-${field.id}` }, boxes);
  }

  function people(field, value) {
    const rows = h('div', { class: 'people' });
    const addRow = (person) => {
      const role = h('select', { 'aria-label': t('form.person_role') }, h('option', { value: '' }, t('form.person_role')),
        field.choices.map((choice) => h('option', { value: choice.id, selected: person.role === choice.id }, label(choice.label))));
      const parts = PERSON_PARTS.map(([part, key]) => h('input', {
        type: part === 'confirmed_on' ? 'date' : 'text', value: person[part] ?? '', placeholder: t(key), 'aria-label': t(key), title: t(key), autocomplete: 'off', 'data-part': part,
      }));
      const row = h('div', { class: 'person' }, role, parts, iconButton('remove', t('form.person_remove'), () => row.remove()));
      rows.append(row);
    };
    (value ?? []).forEach(addRow);
    readers.set(field.id, () => [...rows.children].map((row) => ({
      role: row.querySelector('select').value,
      ...Object.fromEntries([...row.querySelectorAll('input')].map((input) => [input.dataset.part, input.value.trim()])),
    })));
    return h('div', { id: `field-${field.id}` }, rows, h('button', { type: 'button', class: 'link', onclick: () => addRow({}) }, icon('plus'), t('form.person_add')));
  }

  function control(field, value) {
    switch (field.type) {
      case 'choice': return select(field, value, field.choices.map((choice) => [choice.id, label(choice.label)]));
      case 'boolean': return select(field, value, [['true', t('feature.yes')], ['false', t('feature.no')]]);
      case 'choices': return checks(field, value);
      case 'people': return people(field, value);
      default: {
        const isLong = field.id === 'remark';
        const input = h(isLong ? 'textarea' : 'input', {
          id: `field-${field.id}`, type: isLong ? undefined : field.type === 'date' ? 'date' : 'text', rows: isLong ? 3 : undefined,
          inputmode: ['integer', 'number'].includes(field.type) ? 'decimal' : undefined, autocomplete: 'off', value: value ?? '', ...describedBy(field),
        });
        readers.set(field.id, () => input.value);
        return input;
      }
    }
  }

  function range({ minimum, maximum }) {
    const known = (value) => value !== null && value !== undefined;
    if (known(minimum) && known(maximum)) return t('form.between', { minimum, maximum });
    if (known(minimum)) return t('form.at_least', { minimum });
    return known(maximum) ? t('form.at_most', { maximum }) : undefined;
  }

  function row(field) {
    const notes = [field.unit, range(field), field.personal && !isNew && t('form.personal_keep')].filter(Boolean);
    const isGroup = field.type === 'choices' || field.type === 'people';
    return h('div', { class: 'field', 'data-field': field.id },
      h(isGroup ? 'span' : 'label', { class: 'field-label', id: `label-${field.id}`, for: isGroup ? undefined : `field-${field.id}` },
        textOf(field),
        field.required && h('span', { class: 'mark required' }, t('form.required')),
        field.personal && h('span', { class: 'mark' }, t('form.personal'))),
      control(field, raw[field.id]),
      notes.length > 0 && h('span', { class: 'field-note' }, notes.join(' · ')),
      faults.has(field.id) && h('span', { class: 'fault', id: `fault-${field.id}` }, faultText(faults.get(field.id), t)));
  }

  function read() {
    return Object.fromEntries(fields.map((field) => [field.id, readers.get(field.id)()]));
  }

  function keep() {
    if (readers.size === 0) return;
    const typed = read();
    raw = Object.fromEntries(fields.map((field) => [field.id, field.type === 'boolean' && typed[field.id] !== '' ? typed[field.id] === 'true' : typed[field.id]]));
  }

  async function save(event) {
    event.preventDefault();
    keep();
    const typed = read();
    faults.clear();
    problem = undefined;
    note = undefined;
    isSaving = true;
    render(false);
    try {
      note = await submit(Object.fromEntries(fields.map((field) => [field.id, readValue(field, typed[field.id])])));
    } catch (failure) {
      problem = failure;
      for (const error of failure.errors ?? []) {
        // Parts of a field come as people[0].phone or properties.name: the form knows the field.
        const id = (error.field ?? '').replace(/^properties\./, '').split(/[.[]/)[0];
        if (readers.has(id) && !faults.has(id)) faults.set(id, error);
      }
    }
    isSaving = false;
    render(false);
    const firstFault = fields.find((field) => faults.has(field.id));
    if (firstFault) element.querySelector(`[data-key="field-${firstFault.id}"], #field-${firstFault.id}`)?.focus();
  }

  /** Draws the form, with what was typed so far. */
  function render(keeping = true) {
    if (keeping) keep();
    readers.clear();
    const others = problem && { message: problem.message, errors: (problem.errors ?? []).filter((error) => ![...faults.values()].includes(error)) };
    const form = h('form', { class: 'feature-form', novalidate: true, onsubmit: save },
      others && problemBox(others, t),
      note && h('p', { class: 'note', role: 'status' }, note),
      fields.map(row),
      h('div', { class: 'actions sticky' },
        h('button', { type: 'submit', class: 'button primary', disabled: isSaving }, isSaving ? t('form.saving') : t('form.save')),
        h('button', { type: 'button', class: 'button', onclick: cancel }, t('app.cancel'))));
    element.replaceChildren(form);
  }

  render();
  return {
    element,
    render,

    /** Drops faults: their words are in the language they were asked in. */
    forget() {
      faults.clear();
      problem = undefined;
      note = undefined;
    },
  };
}
