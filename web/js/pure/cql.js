/** Filters in CQL2 text. */

const quote = (text) => `'${text.replaceAll("'", "''")}'`;

/** Features whose name holds the text as typed: its own wildcards are escaped. */
export function nameContains(text) {
  return `name LIKE ${quote(`%${text.replace(/[\\%_]/g, '\\$&')}%`)}`;
}

export function equals(property, value) {
  return `${property} = ${quote(value)}`;
}

/** Features that are none of these, among them those of which it is not known. */
export function noneOf(property, values) {
  return `${property} IS NULL OR ${property} NOT IN (${values.map(quote).join(', ')})`;
}

export function oneOf(property, numbers) {
  return `${property} IN (${numbers.join(', ')})`;
}
