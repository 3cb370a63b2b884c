/** The zones that the page has asked for, by code. */

/** @param items as of api, map */
export function zonesByCode({ items, map }) {
  const features = new Map();
  let lit;

  /** The zone of a code, undefined when there is none or the server is away. */
  async function feature(code) {
    if (!features.has(code)) {
      try {
        features.set(code, (await items('zone', { code, limit: 1 })).features[0]);
      } catch {
        return undefined; // A name and a highlight are all that is lost.
      }
    }
    return features.get(code);
  }

  return {
    feature,
    name: async (code) => (await feature(code))?.properties.name,

    /** Marks a zone on the map; without a code none. */
    async show(code) {
      lit = code;
      const found = code ? await feature(code) : undefined;
      if (lit === code) map.showZone(found?.geometry);
    },

    zoomTo: async (code) => map.zoomTo((await feature(code))?.geometry),

    /** After zones were written. */
    forget: () => features.clear(),
  };
}
