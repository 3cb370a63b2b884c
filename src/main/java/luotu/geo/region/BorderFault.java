package luotu.geo.region;

import java.util.List;

/** Pieces of border that enclose no regions: they contradict each other, or cross. */
public final class BorderFault extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private final transient List<Long> places;

  /**
   * @param message what is wrong with them
   * @param places where, as {@link BorderLinks#place} has it
   */
  BorderFault(String message, List<Long> places) {
    super(message);
    this.places = List.copyOf(places);
  }

  /** Where they do so, as {@link BorderLinks#place} has it. */
  public List<Long> places() {
    return places;
  }
}
