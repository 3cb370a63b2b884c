/** Rows of result tables. */

/** Sorted copy: by number or by text of that language; rows without a value come last either way. */
export function sortRows(rows, column, descending, language) {
  const collator = new Intl.Collator(language === 'zh' ? 'zh-CN' : 'en-GB', { numeric: true });
  const compare = (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)));
  const empty = (row) => row[column] === null || row[column] === undefined;
  return [...rows].sort((a, b) => {
    if (empty(a) || empty(b)) return Number(empty(a)) - Number(empty(b));
    return descending ? compare(b[column], a[column]) : compare(a[column], b[column]);
  });
}

function cell(value) {
  const text = value === null || value === undefined ? '' : String(value);
  // A leading = + - @ would run as a formula in a spreadsheet.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** CSV with a byte-order mark, so that spreadsheets read the Chinese. */
export function toCsv(header, rows) {
  return `\uFEFF${[header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
