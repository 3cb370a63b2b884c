package luotu.analyse.standards;

import java.util.List;
import java.util.Map;
import luotu.analyse.Output;
import luotu.model.Label;

/** What would close a gap, in the terms of the standard. */
public record Remedy(
    @Output(zh = "要做的事，逐句", en = "what is to be done, sentence by sentence") List<Label> sentences,
    @Output(
            zh = "句中的数：short 还差多少，more 至少再设几处，nearest_m 最近的一处有多远（米）",
            en =
                "the numbers in them: short is how much is lacking, more how many more at least,"
                    + " nearest_m how far the nearest existing one is in metres")
        Map<String, Number> numbers,
    @Output(zh = "逐项，最多 20 项，要紧的在前", en = "item by item, at most 20, the most pressing first")
        List<Step> steps) {
  public Remedy {
    sentences = List.copyOf(sentences);
    steps = List.copyOf(steps);
  }

  /**
   * A feature that has to be seen to.
   *
   * @param name may be null
   * @param lacks what it lacks
   * @param nearest the nearest resource there is, or null
   */
  public record Step(String layer, long id, String name, List<Label> lacks, Nearest nearest) {
    public Step {
      lacks = List.copyOf(lacks);
    }
  }

  /** A usable resource that exists. */
  public record Nearest(
      String layer,
      long id,
      String name,
      @Output(zh = "直线距离，米", en = "metres in a straight line") double distanceM) {}
}
