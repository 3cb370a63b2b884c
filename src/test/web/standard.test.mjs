import assert from 'node:assert/strict';
import test from 'node:test';
import { formatter } from '../../../web/js/pure/format.js';
import { quantity, ruleOf } from '../../../web/js/pure/standard.js';

const words = { ...formatter('en'), yes: 'Yes', no: 'No' };

test('every unit is written as people read it', () => {
  const table = [
    [0.832, 'share', '83.2 %'], [0, 'share', '0.0 %'], [0.9999, 'share', '> 99.9 %'], [1.32, 'ratio', '132.0 %'], [0.04, 'ratio', '4.0 %'],
    [5000, 'm', '5 km'], [150, 'm', '150 m'], [12_345.6, 'm', '12.35 km'], [7.4, 'm', '7 m'], [7.5, 'min', '7.5 mins'], [9.336, 'km2', '9.34 km²'],
    [1, 'yes_no', 'Yes'], [0, 'yes_no', 'No'], [0.96, 'yes_no', '96.0 %'], [12, 'count', '12'], [0, 'count', '0'], [5000, 'people', '5,000'],
    [null, 'share', '–'], [undefined, 'yes_no', '–'],
  ];
  for (const [value, unit, text] of table) assert.equal(quantity(value, unit, words), text, `${value} ${unit}`);
});

test('a zone is held against the marks of its own level where there are any', () => {
  const standard = { id: 'relief-goods', level: 'town', unit: 'share', required: { value: 200 }, own: [{ level: 'district', unit: 'ratio', required: { value: 3000 } }] };
  assert.equal(ruleOf(standard, 'town').required.value, 200);
  assert.equal(ruleOf(standard, 'community').required.value, 200);
  assert.deepEqual(ruleOf(standard, 'functional').required, { value: 3000 });
  assert.equal(ruleOf(standard, 'district').id, 'relief-goods');
  assert.equal(ruleOf(standard, 'city').required.value, 200);
});
