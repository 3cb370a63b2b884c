package luotu.intake.osm;

import static luotu.Checkout.CATALOGUE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import luotu.model.Feature;
import luotu.model.Issue;
import org.locationtech.jts.geom.Coordinate;

/** What a file gives, with the table and the layers of the checkout. */
final class Extracted implements Extraction.Findings {
  static final Path TABLE_FILE = Path.of("data/catalog/osm.yaml");
  static final TagTable TABLE = TagTableReader.read(TABLE_FILE, CATALOGUE);

  final List<Feature> features = new ArrayList<>();
  final List<Issue> issues = new ArrayList<>();
  final Set<String> withoutFeature = new TreeSet<>();
  final List<Coordinate> cuts = new ArrayList<>();
  OsmFile.Header header;

  static Extracted from(Path file) {
    return from(file, OptionalInt.empty());
  }

  static Extracted from(Path file, OptionalInt zoneLevel) {
    return from(file, zoneLevel, TABLE);
  }

  static Extracted from(Path file, OptionalInt zoneLevel, TagTable table) {
    Extracted found = new Extracted();
    found.header =
        new Extraction(OsmFile.open(file), CATALOGUE, table, zoneLevel, found, progress -> {})
            .run();
    return found;
  }

  /** The features of a document made of these elements. */
  static Extracted ofXml(Path directory, String elements, OptionalInt zoneLevel) {
    return from(write(directory.resolve("scene.osm"), elements), zoneLevel);
  }

  static Path write(Path file, String elements) {
    try {
      return Files.writeString(
          file, "<?xml version='1.0' encoding='UTF-8'?><osm version='0.6'>" + elements + "</osm>");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  List<Feature> of(String layer) {
    return features.stream().filter(feature -> feature.layer().equals(layer)).toList();
  }

  Optional<Feature> find(String layer, String key) {
    return of(layer).stream().filter(feature -> feature.sourceKey().equals(key)).findFirst();
  }

  @Override
  public void feature(Feature feature) {
    features.add(feature);
  }

  @Override
  public void withoutFeature(String layer, String key) {
    withoutFeature.add(layer + " " + key);
  }

  @Override
  public void roadCut(Coordinate place) {
    cuts.add(place);
  }

  @Override
  public void issue(Issue issue) {
    issues.add(issue);
  }
}
