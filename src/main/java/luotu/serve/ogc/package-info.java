/** The OGC API below {@code /ogc}: features, tiles and processes. */
package luotu.serve.ogc;
