import assert from 'node:assert/strict';
import test from 'node:test';
import { nameOf, patchOf, propertiesOf, readValue, valueInWords } from '../../../web/js/pure/record.js';

const english = { language: 'en', yes: 'Yes', no: 'No', plain: (number) => number.toLocaleString('en-GB') };
const field = (type, more = {}) => ({ id: 'x', type, choices: [{ id: 'a', label: { zh: '甲', en: 'A' } }, { id: 'b', label: { zh: '乙', en: 'B' } }], minimum: null, maximum: null, unit: null, ...more });

test('values are told in words', () => {
  assert.equal(valueInWords(field('choice'), 'a', english), 'A');
  assert.equal(valueInWords(field('choice'), 'a', { ...english, language: 'zh' }), '甲');
  assert.equal(valueInWords(field('choice'), 'gone', english), 'gone');
  assert.equal(valueInWords(field('choices'), ['a', 'b'], english), 'A, B');
  assert.equal(valueInWords(field('boolean'), false, english), 'No');
  assert.equal(valueInWords(field('number', { unit: 'm³' }), 1234.5, english), '1,234.5 m³');
  assert.equal(valueInWords(field('integer', { minimum: 1900, maximum: 2200 }), 2027, english), '2027');
  assert.equal(valueInWords(field('text'), '<b>x</b>', english), '<b>x</b>');
});

test('a feature without a name is called by its kind', () => {
  const layer = { fields: [{ ...field('choice'), id: 'kind' }] };
  assert.equal(nameOf(layer, { name: 'x', kind: 'a' }, 'en'), 'x');
  assert.equal(nameOf(layer, { name: null, kind: 'a' }, 'zh'), '甲');
  assert.equal(nameOf(layer, { name: '', kind: 'gone' }, 'zh'), undefined);
  assert.equal(nameOf({ fields: [] }, {}, 'en'), undefined);
});

test('zero and no are known, empty is not', () => {
  assert.equal(valueInWords(field('integer'), 0, english), '0');
  for (const empty of [null, undefined, '', []]) assert.equal(valueInWords(field('text'), empty, english), undefined);
});

test('a form gives the JSON of the contract', () => {
  assert.equal(readValue(field('integer'), ' 12 '), 12);
  assert.equal(readValue(field('number'), '-0.5'), -0.5);
  assert.equal(readValue(field('number'), '12 m'), '12 m');
  assert.equal(readValue(field('number'), '  '), null);
  assert.equal(readValue(field('boolean'), 'false'), false);
  assert.equal(readValue(field('boolean'), ''), null);
  assert.equal(readValue(field('text'), '  a '), 'a');
  assert.equal(readValue(field('choices'), []), null);
  assert.deepEqual(readValue(field('people'), [{ role: 'a', name: '', phone: '1' }, { role: '', name: '' }]), [{ role: 'a', phone: '1' }]);
  assert.equal(readValue(field('people'), [{ role: '' }]), null);
});

test('a new feature carries what is known', () => {
  assert.deepEqual(propertiesOf({ a: 0, b: null, c: false, d: 'x' }), { a: 0, c: false, d: 'x' });
});

test('a patch holds the changes only, null where a value was emptied', () => {
  const before = { name: 'x', places: 5, kinds: ['a'], dual: false };
  const values = { name: 'x', places: null, kinds: ['a', 'b'], dual: false, remark: null, grade: 'a' };
  assert.deepEqual(patchOf(before, values, new Set()), { places: null, kinds: ['a', 'b'], grade: 'a' });
});

test('a withheld field that stays empty stays as it is stored', () => {
  assert.deepEqual(patchOf({}, { phone: null, contact: 'y' }, new Set(['phone', 'contact'])), { contact: 'y' });
});
