package luotu;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import luotu.catalogue.CatalogueReader;
import luotu.model.Catalogue;

/** What tests find in the checkout and beside it. */
public final class Checkout {
  /** The layers that are shipped. */
  public static final Catalogue CATALOGUE = CatalogueReader.read(Path.of("data/catalog"));

  private Checkout() {}

  /**
   * A file of real data. They are too large for the repository; a test that asks for one that is
   * not there is skipped.
   *
   * @param name its path in {@code ../shared/data}, as in {@code osm/andorra.osm.pbf}
   */
  public static Path realFile(String name) {
    Path file = Path.of("../shared/data").resolve(name);
    assumeTrue(Files.exists(file), () -> "the real data is not beside the checkout: " + name);
    return file;
  }
}
