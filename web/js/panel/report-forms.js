/** A menu that downloads a gap report in one of its forms. */
import { t } from '../i18n/i18n.js';
import { download, fill, h, icon, problemBox } from './dom.js';

const FORMS = ['xlsx', 'docx', 'html', 'csv', 'json'];

/**
 * @param app.write (what, form, includePersonal) resolves to {blob, name}
 * @param app.what () which report: inputs of gap-report, or the id of a filed one
 */
export function reportForms(app) {
  const element = h('details', { class: 'forms' });
  let includePersonal = false;
  let writing;
  let problem;

  async function choose(form) {
    element.open = false;
    writing = form;
    problem = undefined;
    render();
    try {
      const { blob, name } = await app.write(app.what(), form, includePersonal);
      download(name, blob, blob.type);
    } catch (failure) {
      problem = failure;
    }
    writing = undefined;
    render();
  }

  const words = (form) => ({
    xlsx: t('report.xlsx'), docx: t('report.docx'), html: t('report.html'), csv: t('report.csv'), json: t('report.json'),
  }[form]);

  function render() {
    fill(element,
      h('summary', { class: 'button small', 'data-key': 'report-forms' }, writing
        ? h('span', { class: 'working', role: 'status' }, h('span', { class: 'spinner' }), t('report.writing', { form: writing.toUpperCase() }))
        : [icon('download'), t('report.download')]),
      h('div', { class: 'forms-menu' },
        FORMS.map((form) => h('button', { type: 'button', class: 'row', 'data-key': `report-${form}`, disabled: writing !== undefined, onclick: () => choose(form) },
          h('span', { class: 'row-name' }, words(form)), h('span', { class: 'row-note' }, form.toUpperCase()))),
        h('label', { class: 'check' }, h('input', { type: 'checkbox', 'data-key': 'report-personal', checked: includePersonal, onchange: (event) => { includePersonal = event.target.checked; } }), t('report.personal'))),
      problem && problemBox(problem, t));
  }

  element.addEventListener('focusout', ({ relatedTarget }) => { if (relatedTarget && !element.contains(relatedTarget)) element.open = false; });
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !element.open) return;
    event.stopPropagation();
    element.open = false;
  });
  return { element, render };
}
