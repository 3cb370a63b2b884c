package luotu.intake;

import java.util.Optional;
import luotu.store.LoadOptions.Mode;

/**
 * How files are to be imported.
 *
 * @param layer id of the layer
 * @param referenceSystem of the coordinates, such as {@code EPSG:4490} or {@code GCJ-02}; empty for
 *     what the file declares, else WGS 84 degrees
 * @param encoding of the characters; empty to find it out
 * @param mode ADD, UPDATE or REPLACE
 * @param dryRun go through everything, then store nothing
 * @param replaceDemo clear a demo city first; without one it means nothing
 * @param author who imports
 */
public record ImportRequest(
    String layer,
    Optional<String> referenceSystem,
    Optional<String> encoding,
    Mapping mapping,
    Mode mode,
    boolean dryRun,
    boolean replaceDemo,
    String author) {}
