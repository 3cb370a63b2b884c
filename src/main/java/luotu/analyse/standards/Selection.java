package luotu.analyse.standards;

import java.util.List;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Feature;
import luotu.model.Measure.Rows;

/**
 * The rows of an area that a standard asks for.
 *
 * @param rows in order of id
 * @param ofKind how many are of the kind, in whatever state
 * @param ofLayer how many rows of any kind the layer has in the area
 * @param lacks fields without which it is not known whether a row belongs here
 */
record Selection(Rows asked, List<Feature> rows, int ofKind, int ofLayer, List<Lack> lacks) {
  Selection {
    rows = List.copyOf(rows);
    lacks = List.copyOf(lacks);
  }

  /** What it lacks, for the answer. */
  List<Missing> missing() {
    return lacks.stream().map(Lack::missing).toList();
  }
}
