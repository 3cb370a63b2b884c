/** Follows what is written, by this page or elsewhere, and whether the server answers. */
const POLL_MILLISECONDS = 3000;
const HIDDEN_POLL_MILLISECONDS = 30_000;

/**
 * @param api catalogue and changesSince, as of api
 * @param on.take (catalogue) the first one and each that is newer
 * @param on.touched ({layers, isAnew}) after newer ones: ids of the layers that were written, and whether all is to be asked again
 * @param on.offline (isOffline) when that turns
 */
export function follower({ api, on }) {
  let change; // of the catalogue taken last
  let isOffline = false;
  let polling;

  function setOffline(next) {
    if (isOffline === next) return;
    isOffline = next;
    on.offline(next);
  }

  function take(catalogue) {
    ({ change } = catalogue);
    on.take(catalogue);
  }

  async function follow() {
    try {
      if (change === undefined) {
        take(await api.catalogue());
        return setOffline(false);
      }
      const wasOffline = isOffline;
      const { change: latest, changes } = await api.changesSince(change);
      setOffline(false);
      if (latest === change && !wasOffline) return undefined;
      take(await api.catalogue());
      // A database put in place of another may count from anew: then everything is asked again.
      await on.touched({ layers: [...new Set(changes.flatMap(({ layers }) => layers))], isAnew: wasOffline || changes.length === 0 });
    } catch (problem) {
      if (problem.isOffline === undefined) throw problem;
      setOffline(true);
    }
    return undefined;
  }

  /** Asks what is new; once at a time. */
  function poll() {
    polling ??= follow().finally(() => { polling = undefined; });
    return polling;
  }

  function keepFollowing() {
    poll().finally(() => setTimeout(keepFollowing, document.hidden ? HIDDEN_POLL_MILLISECONDS : POLL_MILLISECONDS));
  }

  return {
    start() {
      document.addEventListener('visibilitychange', () => { if (!document.hidden) poll(); });
      keepFollowing();
    },

    /** Asks once more from now on: what this page has just written is seen afterwards. */
    async catchUp() {
      await polling;
      await poll();
    },

    setOffline,
  };
}
