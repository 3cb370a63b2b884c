/**
 * Heights of the ground from GeoTIFF files: {@link luotu.intake.terrain.TiffBlocks} reads the cells
 * of any such file block by block, {@link luotu.intake.terrain.GeoReference} tells where they lie,
 * {@link luotu.intake.terrain.TerrainImporter} lays a lattice of degrees over them and stores it.
 *
 * <p>Tags and codecs of TIFF come from Apache Commons Imaging; the library stays in this room.
 */
package luotu.intake.terrain;
