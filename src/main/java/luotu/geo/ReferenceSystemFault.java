package luotu.geo;

/** A coordinate system that is not known or not of use, with words for the user. */
public final class ReferenceSystemFault extends Exception {
  private final String expectedZh;
  private final String expectedEn;

  ReferenceSystemFault(String code, String expectedZh, String expectedEn, Throwable cause) {
    super(code + ": " + expectedEn, cause);
    this.expectedZh = expectedZh;
    this.expectedEn = expectedEn;
  }

  public String expectedZh() {
    return expectedZh;
  }

  public String expectedEn() {
    return expectedEn;
  }
}
