/** Words for ways of travelling and for times. */
import { language, t } from '../i18n/i18n.js';
import { formatter } from '../pure/format.js';

const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_HOUR = 60;

export const modeName = (mode) => ({
  straight: t('mode.straight'), walk: t('mode.walk'), drive: t('mode.drive'), emergency: t('mode.emergency'), air: t('mode.air'),
})[mode];

/** A time on the way: seconds below a minute, then minutes to a tenth below ten, then whole ones, then hours. */
export function duration(seconds) {
  const words = formatter(language());
  const minutes = seconds / SECONDS_PER_MINUTE;
  if (seconds < SECONDS_PER_MINUTE) return t('time.seconds', { seconds: words.number(seconds) });
  if (minutes < 10) return t('time.minutes', { minutes: words.number(minutes, 1) });
  const whole = Math.round(minutes);
  if (whole < MINUTES_PER_HOUR) return t('time.minutes', { minutes: words.number(whole) });
  return t('time.hours', { hours: words.number(Math.floor(whole / MINUTES_PER_HOUR)), minutes: words.number(whole % MINUTES_PER_HOUR) });
}

/** Minutes somebody chose, as chosen. */
export const minutesText = (minutes) => t('time.minutes', { minutes: formatter(language()).plain(minutes) });

/** How far times by road go; nothing where the notes of an answer say it themselves. */
export function limitsOf(mode, isAnswered) {
  if (mode === 'walk') return t('travel.limits_walk');
  return isAnswered ? undefined : t('travel.limits_drive');
}
