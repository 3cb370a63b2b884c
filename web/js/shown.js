/** What is drawn: the layers that are switched on, or those that the open cell of the matrix is about; and which of them at every zoom. */
import { noneOf } from './pure/cql.js';
import { classesHiddenAt, hiddenPart } from './pure/symbol.js';

export const TERRAIN = 'terrain'; // stands among the layers for the shading of the ground
const RECORD_LAYERS = ['population', 'road'];

/** @param catalogue () to the one taken last */
export function shownLayers(catalogue) {
  let visible = new Set();
  let readByStandard; // layers that the open cell is about: these and the base map are drawn, whatever is switched on
  let question = 'coverage'; // which of the tabs that draw an answer was open last
  const asksAbout = {}; // by tab: the layer whose answer is shown, or that it is about points

  let wholeLayers = []; // drawn at every zoom, small ones too

  const layer = (id) => catalogue().layers.find((candidate) => candidate.id === id);
  const isMapped = (id) => id === TERRAIN || (layer(id) && layer(id).geometry !== 'none');
  const isDrawn = ({ id, symbol }) => (readByStandard ? readByStandard.has(id) || (symbol.base && visible.has(id)) : visible.has(id));
  // What a question is about is drawn at every zoom, save the people it counts and the roads they take.
  const isWhole = ({ id }) => id === asksAbout[question] || wholeLayers.includes(id) || (readByStandard?.has(id) === true && !RECORD_LAYERS.includes(id));

  return {
    layer,
    isWhole,
    layersAt: (zoom) => catalogue().layers.filter((candidate) => isDrawn(candidate) && candidate.count > 0 && candidate.geometry !== 'none'
      && (isWhole(candidate) || hiddenPart(candidate, zoom) !== 'all')),

    /** Only what is drawn can have been meant. Of zones all are asked for: a coverage may be told by communities. */
    drawnOnly(ofLayer, zoom) {
      const hidden = isWhole(ofLayer) || ofLayer.id === 'zone' ? [] : classesHiddenAt(ofLayer, zoom);
      return hidden.length > 0 ? { filter: noneOf(ofLayer.symbol.classify, hidden) } : {};
    },

    isVisible: (id) => visible.has(id),

    /** The layers that are switched on, in the order of the catalogue. */
    ids: () => [...catalogue().layers.map(({ id }) => id), TERRAIN].filter((id) => visible.has(id)),

    /** Switches these on and all others off; without any, what is usual. */
    set(ids) {
      const usual = catalogue().layers.filter((each) => each.geometry !== 'none' && !RECORD_LAYERS.includes(each.id)).map((each) => each.id);
      visible = new Set(ids?.filter(isMapped) ?? [...usual, TERRAIN]);
    },

    /** Switches these on beside the base map and the zones; of the others only what shades the ground stays. */
    setBesideBase(ids) {
      const base = catalogue().layers.filter(({ id, symbol }) => symbol.base && visible.has(id)).map(({ id }) => id);
      visible = new Set([...base, ...ids.filter(isMapped), 'zone', ...(visible.has(TERRAIN) ? [TERRAIN] : [])]);
    },

    /** Switches one on or off; says whether that is new. */
    turn(id, on) {
      if (visible.has(id) === on || layer(id)?.geometry === 'none') return false;
      if (on) visible.add(id);
      else visible.delete(id);
      return true;
    },

    /** Draws the layers that a standard reads, until called without. */
    readBy(ids) {
      readByStandard = ids && new Set(ids);
    },

    /** Draws these at every zoom; says whether they are others than before. */
    setWhole(ids) {
      const isOther = ids.join() !== wholeLayers.join();
      wholeLayers = ids;
      return isOther;
    },

    /** The tab that asked last. */
    question: () => question,

    /** Another tab asks; says whether it is another. */
    ask(tab) {
      const isOther = tab !== question;
      question = tab;
      return isOther;
    },

    /** What a tab's answer is about; nothing without an answer. */
    setAbout(tab, facilities) {
      asksAbout[tab] = facilities;
    },

    /** What the answer on the map is about. */
    about: () => asksAbout[question],
  };
}
