/** What is shown, as the address has it: so that it can be sent on, and the Back button leads back. */
import { parseHash } from './pure/hash.js';

const NOTE_MILLISECONDS = 250;

/**
 * @param now () to the address of what is shown; undefined while nothing is
 * @param restore (state) shows what an address says, as parseHash reads it
 */
export function addressBar({ now, restore }) {
  let noting;
  let isStepping = false;

  function write() {
    clearTimeout(noting);
    const address = now();
    if (!address || isStepping) return;
    history.replaceState(history.state, '', address);
  }

  // Sooner than hashchange: nothing can write the old state over the new address before it is read.
  window.addEventListener('popstate', () => {
    restore(parseHash(location.hash));
    write();
  });

  return {
    write,

    /** As write, but soon: for what changes many times a second. */
    note() {
      clearTimeout(noting);
      noting = setTimeout(write, NOTE_MILLISECONDS);
    },

    /** Changes what is shown, so that the Back button leads to what was there before. The state marks what opens a cell. */
    step(change, state = null) {
      write();
      isStepping = true;
      change();
      isStepping = false;
      history.pushState(state, '', now());
    },
  };
}
