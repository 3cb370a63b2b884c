/** Decoded vector tiles, kept and asked again when a layer has changed. */
import Pbf from 'pbf';
import { VectorTile } from '@mapbox/vector-tile';

const KEPT_TILES = 1500;

/** {extent, features: [{id, type, properties, rings}]}; type 1 point, 2 line, 3 polygon. */
function decode(tile) {
  const features = [];
  for (let i = 0; i < (tile?.length ?? 0); i++) {
    const feature = tile.feature(i);
    features.push({ id: feature.id, type: feature.type, properties: feature.properties, rings: feature.loadGeometry() });
  }
  return { extent: tile?.extent ?? 4096, features };
}

const layerOf = (name) => name.replace('*', '');

export class TileStore {
  #fetchTile;
  #tiles = new Map();
  #ages = new Map();

  /** @param fetchTile (names, z, x, y) to the bytes of a tile with a layer for each name */
  constructor(fetchTile) {
    this.#fetchTile = fetchTile;
  }

  /** The layer in that tile as last seen, undefined before it was. A name is a layer's id, with a star behind it for the whole layer. */
  peek(name, z, x, y) {
    return this.#tiles.get(`${name}/${z}/${x}/${y}`)?.content;
  }

  /** Brings the layers in that tile up to date, in one request. Rejects when they cannot be had. */
  async load(names, z, x, y) {
    const entries = names.map((name) => this.#entry(`${name}/${z}/${x}/${y}`, this.#ages.get(layerOf(name)) ?? 0));
    const asked = names.filter((_, index) => !entries[index].promise);
    if (asked.length > 0) {
      const promise = this.#ask(asked, z, x, y);
      for (const entry of entries) entry.promise ??= promise;
    }
    await Promise.all(entries.map((entry) => entry.promise));
  }

  /** What is known under a key; a stale one keeps its content until the answer comes. */
  #entry(key, age) {
    const known = this.#tiles.get(key);
    const entry = known?.age === age ? known : { age, content: known?.content, promise: undefined };
    this.#tiles.delete(key);
    this.#tiles.set(key, entry);
    if (this.#tiles.size > KEPT_TILES) this.#tiles.delete(this.#tiles.keys().next().value);
    return entry;
  }

  async #ask(names, z, x, y) {
    const entries = names.map((name) => this.#tiles.get(`${name}/${z}/${x}/${y}`));
    try {
      const bytes = await this.#fetchTile(names, z, x, y);
      const { layers } = new VectorTile(new Pbf(bytes));
      names.forEach((name, index) => { entries[index].content = decode(layers[layerOf(name)]); });
    } catch (failure) {
      for (const entry of entries) entry.promise = undefined;
      throw failure;
    }
  }

  /** Drops all that is known. */
  forget() {
    this.#tiles.clear();
  }

  /** From now on the tiles of these layers are asked again; what is there stays to be seen until the answer comes. */
  invalidate(layers) {
    for (const layer of layers) this.#ages.set(layer, (this.#ages.get(layer) ?? 0) + 1);
  }
}
