/** Words for suppositions, by kind. */
import { t } from '../i18n/i18n.js';

export const kindName = (kind) => ({
  add: t('whatif.kind_add'), move: t('whatif.kind_move'), remove: t('whatif.kind_remove'), close: t('whatif.kind_close'), build: t('whatif.kind_build'),
})[kind];

export const toolName = (kind) => ({
  add: t('whatif.add'), move: t('whatif.move'), remove: t('whatif.remove'), close: t('whatif.close'), build: t('whatif.build'),
})[kind];

/** What to do with a tool. @param layer its name, of the facilities */
export const toolHint = (kind, layer) => ({
  add: t('whatif.add_hint', { layer }), move: t('whatif.move_hint', { layer }), remove: t('whatif.remove_hint', { layer }),
  close: t('whatif.close_hint'), build: t('whatif.build_hint'), place: t('whatif.place_hint'),
})[kind];

export const viewName = (view) => ({ difference: t('whatif.view_difference'), before: t('whatif.view_before'), after: t('whatif.view_after') })[view];
