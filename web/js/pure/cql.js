/** Filters in CQL2 text. */

const quote = (text) => `'${text.replaceAll("'", "''")}'`;

/** Features whose name holds the text as typed: its own wildcards are escaped. */
export function nameContains(text) {
  return `name LIKE ${quote(`%${text.replace(/[\\%_]/g, '\\$&')}%`)}`;
}

export function equals(property, value) {
  return `${property} = ${quote(value)}`;
}
