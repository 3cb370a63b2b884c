/** Says what this page has written, and offers to take it back. */
import { t } from '../i18n/i18n.js';

/**
 * @param app.api changesSince and undo, as of api
 * @param app.change () to the number of the change that is known, app.catchUp () learns of newer ones
 * @param app.show as of noticesView, app.showChanges () the list of changes
 */
export function writtenNotice(app) {
  async function undo(number) {
    try {
      await app.api.undo(number);
      await app.catchUp();
      app.show(() => t('changes.undone', { number }));
    } catch (problem) {
      const faults = problem.errors.map((error) => `${error.found ?? ''} ${error.expected ?? ''}`.trim());
      app.show(() => [`${t('changes.refused', { number })}${t('app.colon')}${problem.message}`, ...faults].join(' · '), { isProblem: true });
    }
  }

  return {
    undo,

    /** After a write: catches up and says it. @param write {layer, key of the words, etag of what was written} */
    async said({ layer, key, etag }) {
      const before = app.change();
      await app.catchUp();
      let number = Number(etag?.match(/^"(\d+)"$/)?.[1]);
      if (!number) {
        // A deleted feature has no version: the change is known when it is the only one of its kind since.
        const { changes } = await app.api.changesSince(before);
        const own = changes.filter((change) => change.origin === 'http' && change.layers.includes(layer));
        number = own.length === 1 ? own[0].number : undefined;
      }
      app.show(() => t(key), {
        action: number ? { text: () => t('changes.undo'), run: () => undo(number) } : { text: () => t('tab.changes'), run: app.showChanges },
      });
    },
  };
}
