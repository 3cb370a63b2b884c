/** Values of standards as people read them. */

/**
 * A value in its unit; a dash when it is not known.
 * `words` is {yes, no} and what `formatter` gives.
 */
export function quantity(value, unit, words) {
  if (value === null || value === undefined) return '–';
  switch (unit) {
    case 'share':
    case 'ratio': return words.share(value);
    case 'm': return words.radius(value < 1000 ? Math.round(value) : Math.round(value / 10) * 10);
    case 'min': return `${words.plain(value)} min`;
    case 'km2': return words.area(value * 1e6);
    case 'yes_no': return value > 0 ? words.yes : words.no;
    case 'people': return words.people(value);
    default: return words.plain(value);
  }
}

const LEVELS = { city: 'city', district: 'district', functional: 'district' };

/** A standard as it is held against zones of a kind: the marks of their level where it has its own. */
export function ruleOf(standard, kind) {
  const level = LEVELS[kind] ?? 'town';
  const own = standard.level === level ? undefined : standard.own?.find((rule) => rule.level === level);
  return { ...standard, ...own };
}

/** Rows of the CSV, one for each zone and standard, under this header. */
export const CSV_HEADER = ['zone', 'zone_name', 'standard', 'status', 'value', 'limit_value', 'unit', 'preferred', 'limit', 'required', 'missing', 'source', 'lead_unit'];

/** @param textOf a label or a text to the text of the language */
export function csvRows(report, textOf) {
  const missing = (gaps) => gaps.map(({ layer, field, rows }) => `${[layer, field].filter(Boolean).join('.')}: ${rows}`).join('; ');
  return report.zones.flatMap(({ zone, name, results }) => results.map((result) => [
    zone, name, result.standard, result.status, result.value, result.limit_value, result.unit,
    result.preferred, result.limit, result.required, missing(result.missing), textOf(result.source), textOf(result.lead_unit),
  ]));
}
