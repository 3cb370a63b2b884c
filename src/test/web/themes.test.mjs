/** Themes in the address; what a zone's own rule calls the numbers of its streets. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { formatHash, parseHash } from '../../../web/js/pure/hash.js';
import { quantity, ruleOf } from '../../../web/js/pure/standard.js';

const VIEW = { zoom: 12, latitude: 29.55, longitude: 106.45 };

test('an open theme stands in the address, the list of them without a name', () => {
  const open = { id: 'themes', question: { theme: 'forest-fire' } };
  const hash = formatHash({ view: VIEW, layers: ['hazard'], language: 'zh', task: open });
  assert.equal(hash, '#map=12/29.5500/106.4500&layers=hazard&lang=zh&task=themes&theme=forest-fire');
  assert.deepEqual(parseHash(hash).task, open);
  assert.deepEqual(parseHash('#task=themes').task, { id: 'themes' });
  assert.equal(parseHash('#task=layers&theme=forest-fire').task.question, undefined);
});

test('a level of its own keeps what the numbers of its streets are called', () => {
  const standard = { level: 'town', unit: 'ratio', numbers: { supply: 'streets' }, own: [{ level: 'district', unit: 'count', numbers: { drills: 'own' } }] };
  const rule = ruleOf(standard, 'functional');
  assert.deepEqual([rule.unit, rule.numbers, rule.street_numbers], ['count', { drills: 'own' }, { supply: 'streets' }]);
});

test('thousandths are written as such', () => {
  assert.equal(quantity(0.3, 'per_mille', { plain: String }), '0.3 ‰');
});
