import assert from 'node:assert/strict';
import test from 'node:test';
import { formatter } from '../../../web/js/pure/format.js';
import { CSV_HEADER, csvRows, quantity, ruleOf } from '../../../web/js/pure/standard.js';
import { toCsv } from '../../../web/js/pure/table.js';

const words = { ...formatter('en'), yes: 'Yes', no: 'No' };

test('every unit is written as people read it', () => {
  const table = [
    [0.832, 'share', '83.2 %'], [0, 'share', '0.0 %'], [0.9999, 'share', '> 99.9 %'], [1.32, 'ratio', '132.0 %'], [0.04, 'ratio', '4.0 %'],
    [5000, 'm', '5 km'], [150, 'm', '150 m'], [12_345.6, 'm', '12.35 km'], [7.4, 'm', '7 m'], [7.5, 'min', '7.5 min'], [9.336, 'km2', '9.34 km²'],
    [1, 'yes_no', 'Yes'], [0, 'yes_no', 'No'], [12, 'count', '12'], [0, 'count', '0'], [5000, 'people', '5,000'],
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

test('the CSV has one row for each zone and standard', () => {
  const result = {
    standard: 'helipad', status: 'no_data', value: null, limit_value: null, unit: 'm', preferred: 5000, limit: 10000, required: 1,
    missing: [{ layer: 'helipad', field: null, rows: 0 }, { layer: 'hazard', field: 'level', rows: 3 }], source: '附件五', lead_unit: { zh: '林业局', en: 'Forestry' },
  };
  const rows = csvRows({ zones: [{ zone: '101', name: '=土湾', results: [result, { ...result, standard: 'drill', missing: [] }] }] }, (text) => text.zh ?? text);
  assert.deepEqual(rows.map((row) => row[2]), ['helipad', 'drill']);
  assert.equal(toCsv(CSV_HEADER, rows.slice(0, 1)),
    '\uFEFFzone,zone_name,standard,status,value,limit_value,unit,preferred,limit,required,missing,source,lead_unit\r\n'
    + "101,'=土湾,helipad,no_data,,,m,5000,10000,1,helipad: 0; hazard.level: 3,附件五,林业局\r\n");
});
