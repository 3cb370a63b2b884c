package luotu.geo;

/** A geometry that cannot be read, with words for the user in both languages. */
public final class GeometryFault extends Exception {
  private final String found;
  private final String expectedZh;
  private final String expectedEn;

  GeometryFault(String where, String found, String expectedZh, String expectedEn) {
    super(where + ": " + found);
    this.found = found;
    this.expectedZh = expectedZh;
    this.expectedEn = expectedEn;
  }

  /** What was there, shortened; the place is part of it. */
  public String found() {
    return found;
  }

  public String expectedZh() {
    return expectedZh;
  }

  public String expectedEn() {
    return expectedEn;
  }
}
