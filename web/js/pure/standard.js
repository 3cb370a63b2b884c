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
    case 'min': return words.minutes(value);
    case 'km2': return words.area(value * 1e6);
    // Of several streets it is the share of those that say yes.
    case 'yes_no': return value > 0 && value < 1 ? words.share(value) : value > 0 ? words.yes : words.no;
    case 'people': return words.people(value);
    case 'per_mille': return `${words.plain(value)} ‰`;
    case 'm2': return `${words.plain(value)} m²`;
    case 'day': return value;
    default: return words.plain(value);
  }
}

const LEVELS = { city: 'city', district: 'district', functional: 'district' };

/** A standard as it is held against zones of a kind: the marks of their level where it has its own, and what the numbers of streets are called. */
export function ruleOf(standard, kind) {
  const level = LEVELS[kind] ?? 'town';
  const own = standard.level === level ? undefined : standard.own?.find((rule) => rule.level === level);
  return { ...standard, ...own, street_numbers: standard.numbers };
}

/** The pass marks that a result of a zone of that kind was held against; undefined where a report does not say. */
export function marksOf(passMarks, result, kind) {
  const alike = passMarks.filter(({ standard, zone }) => standard === result.standard && zone === (result.marks_of ?? null));
  const order = ['town', 'district', 'city'];
  // Rules of their own are for levels above the one that the standard binds.
  return alike.find(({ level }) => level === (LEVELS[kind] ?? 'town')) ?? alike.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))[0];
}

/** Minutes that a measure goes by beside its marks, as a list; undefined for none. */
const minutesOf = ({ amounts = [] }) => {
  const found = amounts.find(({ key }) => key === 'minutes');
  return found && [found.value];
};

/** As `ruleOf`, with the marks that a result was held against, also where they lead to the map. */
export function markedRule(standard, kind, passMarks, result) {
  const rule = ruleOf(standard, kind);
  const marks = marksOf(passMarks, result, kind);
  if (!marks) return rule;
  const { preferred, limit, required, amounts } = marks;
  const reaches = [preferred, limit].filter(Boolean).map(({ value }) => value);
  return {
    ...rule, preferred, limit, required,
    settings: amounts?.length > 0 ? amounts : rule.settings,
    coverage: rule.coverage && { ...rule.coverage, radius_m: reaches },
    travel: rule.travel && { ...rule.travel, minutes: rule.travel.split ? minutesOf(marks) ?? rule.travel.minutes : reaches },
  };
}
