/** Filed reports, two of them beside each other, and deadlines, as they are listed. Nothing here measures. */

/** How a standard moved between two reports; what tells the reader most comes first. */
export const MOVEMENTS = ['worse', 'better', 'no_longer_known', 'now_known', 'marks_changed', 'ground_changed', 'other', 'same'];

/**
 * The rows of a comparison that a choice leaves: [{zone, result}], the worst first, then by standard as in the catalogue.
 *
 * @param choice {movement, standard}; empty for all that moved
 */
export function movedRows(zones, { movement, standard }, order) {
  return zones
    .flatMap((zone) => zone.results.map((result) => ({ zone, result })))
    .filter(({ result }) => (movement ? result.movement === movement : result.movement !== 'same' || (result.difference ?? 0) !== 0))
    .filter(({ result }) => !standard || result.standard === standard)
    .sort((a, b) => MOVEMENTS.indexOf(a.result.movement) - MOVEMENTS.indexOf(b.result.movement)
      || order.indexOf(a.result.standard) - order.indexOf(b.result.standard) || (a.zone.zone < b.zone.zone ? -1 : 1));
}

/** Zones of a comparison that are in one report only, or whose border moved. */
export const movedZones = (zones) => zones.filter(({ state, ground_now: now, ground_before: before, name_before: was }) => state !== 'both' || now.length + before.length > 0 || was !== null);

/** Zones above the streets of a report, which its table shows as groups. */
export function splitRows(result) {
  const isGroup = ({ kind }) => ['city', 'district', 'functional'].includes(kind);
  const streets = result.zones.filter((row) => !isGroup(row));
  return streets.length > 0 ? { streets, above: result.zones.filter(isGroup) } : { streets: result.zones, above: [] };
}

/** How far a target is, 0 to 1. */
export const shareDone = ({ done, target }) => (target > 0 ? Math.min(1, done / target) : 1);

/** The days from one ISO date to another. */
export const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** What a form of marks says as the body of a request: numbers of the fields that are filled in. */
export function marksBody({ effect, preferred, limit, required, amounts }, rule) {
  if (effect === 'off') return { off: true };
  if (effect === 'inherit') return { inherit: true };
  const body = {};
  const number = (text) => Number(text.replace(',', '.'));
  const given = (rule.amounts ?? []).map(({ key, unit }) => ({ key, unit, text: (amounts?.[key] ?? '').trim() })).filter(({ text }) => text !== '');
  if (given.length > 0) body.amounts = given.map(({ key, unit, text }) => ({ key, unit, ...(unit === 'day' ? { day: text } : { value: number(text) }) }));
  for (const [name, text] of Object.entries({ preferred, limit, required })) {
    if (rule[name] && (text ?? '').trim() !== '') body[name] = { value: number(text), unit: rule[name].unit };
  }
  return body;
}
