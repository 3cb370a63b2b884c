/**
 * OpenStreetMap. A file is read four times: relations say which ways make up areas, ways say which
 * nodes they need and where roads meet, nodes bring the positions, and roads are cut as they pass
 * by once more; so only what is needed is held. What becomes which feature stands in {@code
 * data/catalog/osm.yaml} ({@link luotu.intake.osm.TagTable}). Everything a file gives is one load:
 * stored as a whole, or not at all.
 */
package luotu.intake.osm;
