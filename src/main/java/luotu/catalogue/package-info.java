/**
 * Reads the declarations under {@code data/catalog} into {@link luotu.model}. Whoever adds a layer
 * or a standard writes one YAML file; everything that is wrong in any of the files is told at once,
 * before anything else starts.
 */
package luotu.catalogue;
