/** A status as shape, word and colour: any one of the three is enough to tell it. */
import { t } from '../i18n/i18n.js';
import { h } from './dom.js';

export function statusWord(status) {
  return {
    met: t('status.met'), partial: t('status.partial'), gap: t('status.gap'), no_data: t('status.no_data'), not_applicable: t('status.not_applicable'), off: t('status.off'),
  }[status];
}

/** What the status means, in a sentence. */
export function statusSentence(status) {
  return {
    met: t('status.met_means'), partial: t('status.partial_means'), gap: t('status.gap_means'),
    no_data: t('status.no_data_means'), not_applicable: t('status.not_applicable_means'), off: t('status.off_means'),
  }[status];
}

/** A status by itself; its shape comes from the style sheet. */
export function statusBadge(status, text = statusWord(status)) {
  return h('span', { class: `status word is-${status}` }, text);
}
