/** Shading of the ground beneath the map: pictures that the server draws. */
import { TileLayer } from 'leaflet';

/** @param pane where it is drawn */
export class TerrainShade {
  #tiles;
  #change;

  constructor(pane) {
    this.#tiles = new TileLayer('', { pane, minZoom: 1, maxZoom: 20, maxNativeZoom: 15, updateWhenZooming: false, keepBuffer: 1 });
  }

  /** @param change number of the change that the terrain is of, 0 without any */
  show(map, change, isOn) {
    if (change !== this.#change) this.#tiles.setUrl(`terrain/{z}/{y}/{x}?change=${change}`, !this.#change);
    this.#change = change;
    if (isOn && change > 0) this.#tiles.addTo(map);
    else this.#tiles.remove();
  }
}
