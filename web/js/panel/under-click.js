/** Asks the server what lies under a click, layer by layer, top of the map first. */
const FOUND_PER_LAYER = 20;

/**
 * @param app.items as of api, app.drawnOnly (layer) to the part of a query that leaves out what is not drawn now
 * @returns (click, layers) to [{layer, feature}]; nothing when a later click came before the answer
 */
export function underClick(app) {
  let looking;
  return async (click, layers) => {
    looking?.abort();
    looking = new AbortController();
    const { signal } = looking;
    const query = { bbox: click.bbox.map((degrees) => degrees.toFixed(7)).join(','), limit: FOUND_PER_LAYER };
    try {
      const pages = await Promise.all(layers.map((each) => app.items(each.id, { ...query, ...app.drawnOnly(each) }, signal)));
      return layers.flatMap((each, index) => pages[index].features.map((feature) => ({ layer: each, feature })));
    } catch (problem) {
      if (problem.name !== 'AbortError') throw problem;
      return undefined;
    }
  };
}
