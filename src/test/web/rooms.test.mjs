/** The rules of the browser's rooms, and the texts: every key exists, in both languages, and is used. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'node:test';
import { TEXTS } from '../../../web/js/i18n/texts.js';

const root = fileURLToPath(new URL('../../../web/', import.meta.url));
const sources = readdirSync(`${root}js`, { recursive: true })
  .filter((name) => name.endsWith('.js'))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(`${root}js/${name}`, 'utf8') }));
const others = sources.filter(({ name }) => !name.startsWith('i18n/texts'));

test('every key that is used has a text', () => {
  const groups = new Set(Object.keys(TEXTS).map((key) => key.split('.')[0]));
  for (const { name, text } of others) {
    for (const [, key] of text.matchAll(/\bt\('([^']+)'/g)) assert.ok(TEXTS[key], `${name}: ${key}`);
    for (const [, key] of text.matchAll(/'([a-z]+\.[a-z_]+)'/g)) {
      if (groups.has(key.split('.')[0])) assert.ok(TEXTS[key], `${name}: ${key}`);
    }
    assert.doesNotMatch(text, /\bt\(`/, `${name}: keys are written out, or nobody can check them`);
  }
});

test('every text is used', () => {
  const all = others.map(({ text }) => text).join('\n');
  for (const key of Object.keys(TEXTS)) assert.ok(all.includes(`'${key}'`), key);
});

test('every text is there in both languages with the same values to fill in', () => {
  const values = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const [key, { zh, en }] of Object.entries(TEXTS)) {
    assert.ok(zh && en, key);
    assert.deepEqual(values(zh), values(en), key);
    assert.doesNotMatch(en, /[\u4e00-\u9fff]/, key);
  }
});

test('no other source holds Chinese text, save the name of the language', () => {
  for (const { name, text } of others) {
    assert.doesNotMatch(text.replace("zh: '中文'", ''), /[\u4e00-\u9fff]/, name);
  }
});

test('only api.js fetches, only map/ imports Leaflet and its tile readers', () => {
  for (const { name, text } of sources) {
    if (name !== 'api.js') assert.doesNotMatch(text, /\bfetch\(|XMLHttpRequest|EventSource|WebSocket/, name);
    if (!name.startsWith('map/')) assert.doesNotMatch(text, /from '(leaflet|pbf|@mapbox)/, name);
  }
});

test('pure/ imports nothing but itself and needs no browser', () => {
  for (const { name, text } of sources.filter(({ name: path }) => path.startsWith('pure/'))) {
    for (const [, from] of text.matchAll(/from '([^']+)'/g)) assert.match(from, /^\.\/\w+\.js$/, name);
    assert.doesNotMatch(text, /\b(document|window|localStorage)\b/, name);
  }
});

test('nothing turns text into markup, and nothing comes from elsewhere', () => {
  for (const { name, text } of sources) {
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/, name);
    assert.doesNotMatch(text.replaceAll('http://www.w3.org/2000/svg', ''), /https?:\/\//, name);
  }
  assert.doesNotMatch(readFileSync(`${root}index.html`, 'utf8'), /https?:\/\/|\sstyle=|\son\w+=/);
});
