import assert from 'node:assert/strict';
import test from 'node:test';
import { equals, nameContains, noneOf } from '../../../web/js/pure/cql.js';
import { sortRows, toCsv } from '../../../web/js/pure/table.js';

test('rows are sorted by number or by text, unknown ones last either way', () => {
  const rows = [{ share: 0.5, name: '土湾' }, { share: null, name: '井口' }, { share: 0.1, name: '磁器口' }];
  assert.deepEqual(sortRows(rows, 'share', false, 'zh').map((row) => row.share), [0.1, 0.5, null]);
  assert.deepEqual(sortRows(rows, 'share', true, 'zh').map((row) => row.share), [0.5, 0.1, null]);
  assert.deepEqual(sortRows(rows, 'name', false, 'zh').map((row) => row.name), ['磁器口', '井口', '土湾']);
});

test('CSV keeps commas, quotes and line ends, and lets no formula through', () => {
  assert.equal(toCsv(['a', 'b'], [['x,"y"', 0.5], ['=1+1', null], [-1, 'l\nm']]),
    '\uFEFFa,b\r\n"x,""y""",0.5\r\n\'=1+1,\r\n-1,"l\nm"\r\n');
});

test('what is typed into the search is text, not a pattern and not a filter', () => {
  assert.equal(nameContains("o'b%_\\"), "name LIKE '%o''b\\%\\_\\\\%'");
  assert.equal(equals('kind', "a'; DROP"), "kind = 'a''; DROP'");
});

test('none of some values holds also what is not known', () => {
  assert.equal(noneOf('level', ['small', "it's"]), "level IS NULL OR level NOT IN ('small', 'it''s')");
});
