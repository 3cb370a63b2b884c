/** Decoded vector tiles, kept and asked again with their ETag when a layer has changed. */
import Pbf from 'pbf';
import { VectorTile } from '@mapbox/vector-tile';

const KEPT_TILES = 1500;

/** {extent, features: [{id, type, properties, rings}]}; type 1 point, 2 line, 3 polygon. */
function decode(bytes, layer) {
  const tile = bytes.length > 0 ? new VectorTile(new Pbf(bytes)).layers[layer] : undefined;
  const features = [];
  for (let i = 0; i < (tile?.length ?? 0); i++) {
    const feature = tile.feature(i);
    features.push({ id: feature.id, type: feature.type, properties: feature.properties, rings: feature.loadGeometry() });
  }
  return { extent: tile?.extent ?? 4096, features };
}

export class TileStore {
  #fetchTile;
  #tiles = new Map();
  #ages = new Map();

  /** @param fetchTile (layer, z, x, y, etag, signal) to {etag, bytes} */
  constructor(fetchTile) {
    this.#fetchTile = fetchTile;
  }

  /** The tile as last seen, undefined before it was. */
  peek(layer, z, x, y) {
    return this.#tiles.get(`${layer}/${z}/${x}/${y}`)?.content;
  }

  /** The tile as it is now. Rejects when it cannot be had. */
  async load(layer, z, x, y) {
    const key = `${layer}/${z}/${x}/${y}`;
    const known = this.#tiles.get(key);
    const age = this.#ages.get(layer) ?? 0;
    if (known?.age === age) {
      this.#tiles.delete(key);
      this.#tiles.set(key, known);
      return known.content;
    }
    if (known?.pending?.age === age) return known.pending.promise;
    const promise = this.#ask(key, known, age, layer, z, x, y);
    if (known) known.pending = { age, promise };
    return promise;
  }

  async #ask(key, known, age, layer, z, x, y) {
    try {
      const { etag, bytes } = await this.#fetchTile(layer, z, x, y, known?.etag);
      const content = bytes ? decode(bytes, layer) : known.content;
      this.#tiles.set(key, { etag, content, age });
      if (this.#tiles.size > KEPT_TILES) this.#tiles.delete(this.#tiles.keys().next().value);
      return content;
    } finally {
      if (known?.pending?.age === age) known.pending = undefined;
    }
  }

  /** From now on the tiles of these layers are asked again; what is there stays to be seen until the answer comes. */
  invalidate(layers) {
    for (const layer of layers) this.#ages.set(layer, (this.#ages.get(layer) ?? 0) + 1);
  }
}
