package luotu.analyse.standards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import luotu.Checkout;
import luotu.analyse.Scene;
import luotu.analyse.standards.RandomRows.Row;
import luotu.command.Analyses;
import luotu.model.Change;
import luotu.model.EditedFeature;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.model.MarkDecision;
import luotu.model.Refusal;
import luotu.model.Standard;
import luotu.model.Standard.Certainty;
import luotu.model.Standard.Rule;
import luotu.model.filter.Filter;
import luotu.store.ChangeNote;
import luotu.store.Snapshot;
import luotu.store.Writer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * Whatever is written, and whatever day comes: a program that has answered before, and counts only
 * what may be otherwise, says what one says that was never asked anything.
 */
class LedgerPropertiesTest {
  private static final int ROWS = 700;
  private static final int STEPS = 40;
  private static final ChangeNote NOTE = new ChangeNote("test", "an edit", "http");
  private static final List<String> TOWNS = List.of("11", "12", "13", "21", "22", "23");

  private RandomRows random;
  private Scene scene;
  private LocalDate day = LocalDate.of(2025, 6, 1);

  @ParameterizedTest
  @ValueSource(longs = {301, 302, 303})
  void whatIsFollowedIsWhatIsCountedAnew(long seed) {
    random = new RandomRows(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(random.row(random.layer(), -5000, -3500, 5000, 3500));
    }
    try (Scene built = RandomCityTest.city(rows, new Random(seed))) {
      scene = built;
      Analyses followed = Analyses.of(Checkout.CATALOGUE, scene.database().store());
      ask(followed);
      long all = followed.gapReport().cellsCounted();
      List<String> edits = new ArrayList<>();
      for (int step = 0; step < STEPS; step++) {
        edits.add(edit());
        if (random.oneIn(3)) {
          edits.add(edit());
        }
        JsonNode anew = ask(Analyses.of(Checkout.CATALOGUE, scene.database().store()));
        assertThat(ask(followed)).as(edits.toString()).isEqualTo(anew);
      }
      assertThat(followed.gapReport().cellsCounted())
          .as("cells of one report: " + all)
          .isLessThan(STEPS * all / 2);
    }
  }

  private JsonNode ask(Analyses analyses) {
    String zones = "'zones':['0','1','2','11','12','13','21','22','23','F']";
    return analyses
        .processes()
        .execute("gap-report", Scene.json("{'inputs':{" + zones + ",'as_of':'" + day + "'}}"));
  }

  /** Does something, and says what. */
  private String edit() {
    int kind = random.pick(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    switch (kind) {
      case 0 -> {
        day = day.plusDays(1 + random.pick(List.of(0, 3, 12)));
        return "on " + day;
      }
      case 1 -> {
        return zone();
      }
      case 2 -> {
        return inventory();
      }
      case 3 -> {
        return road();
      }
      case 4, 5 -> {
        return insert();
      }
      case 9 -> {
        return decision();
      }
      case 10 -> {
        return undo();
      }
      case 11 -> {
        return random.oneIn(2) ? border() : confirmation();
      }
      default -> {
        return change(kind);
      }
    }
  }

  private String insert() {
    Layer layer = random.layer();
    Row row = random.row(layer, -5000, -3500, 5000, 3500);
    if (row.wktMetres().isEmpty()) {
      return "nothing";
    }
    scene.add(layer.id(), row.wktMetres(), row.pairs()).store();
    return "a new " + layer.id() + " at " + row.wktMetres();
  }

  private String change(int kind) {
    Layer layer = random.layer();
    List<Feature> all = all(layer);
    if (all.isEmpty()) {
      return "nothing";
    }
    Feature row = random.pick(all);
    String what = layer.id() + " " + row.id() + " in " + row.zone();
    if (kind == 6) {
      write(writer -> writer.delete(layer.id(), row.id(), row.change()));
      return what + " is gone";
    }
    if (kind == 7 && row.geometry() != null) {
      double degrees = random.pick(List.of(0.001, 0.01, -0.02, 0.03));
      write(
          writer ->
              writer.update(
                  row.withGeometry(
                      AffineTransformation.translationInstance(degrees, degrees / 2)
                          .transform(row.geometry())),
                  row.change()));
      return what + " moves by " + degrees;
    }
    Map<String, Object> fields = new TreeMap<>(random.row(layer, 0, 0, 1, 1).fields());
    if (row.geometry() == null) {
      fields.put("year", row.fields().get("year"));
    }
    write(writer -> writer.update(EditedFeature.withOnly(row, fields), row.change()));
    return what + " is now " + fields;
  }

  private String zone() {
    String code = random.pick(TOWNS);
    Feature town = town(code);
    Map<String, Object> changed =
        switch (random.pick(List.of(0, 1, 2, 3))) {
          case 0 -> Map.of("population", (long) random.pick(List.of(0, 500, 4000)));
          case 1 -> Map.of("disaster_prone", random.oneIn(2));
          case 2 -> Map.of("responsible_unit", "新单位");
          default -> Map.of("parent", random.pick(List.of("1", "2")));
        };
    write(writer -> writer.update(EditedFeature.with(town, changed), town.change()));
    return "town " + code + " is now " + changed;
  }

  private Feature town(String code) {
    return all(Checkout.CATALOGUE.getLayer("zone")).stream()
        .filter(row -> code.equals(row.fields().get("code")))
        .findFirst()
        .orElseThrow();
  }

  private String inventory() {
    Layer layer = Checkout.CATALOGUE.getLayer("inventory");
    List<Feature> all = all(layer);
    if (random.oneIn(2) && !all.isEmpty()) {
      Feature row = random.pick(all);
      write(writer -> writer.delete(layer.id(), row.id(), row.change()));
      return "no inventory " + row.fields() + " of " + row.zone() + " any more";
    }
    String zone = random.pick(List.of("11", "12", "21", "23", "1", "0"));
    String of = random.pick(List.of("water_source", "hazard", "road", "population", "shelter"));
    String from = day.plusDays(random.pick(List.of(-10, 5))).toString();
    Optional<Feature> known =
        all.stream()
            .filter(row -> zone.equals(row.zone()) && of.equals(row.fields().get("layer")))
            .findFirst();
    if (known.isPresent()) {
      return confirmation(known.get());
    }
    scene.record("inventory", zone, "layer", of, "complete_as_of", from).store();
    return "an inventory of " + of + " in " + zone + " from " + from;
  }

  /** Its amounts, by half more. */
  private static Map<String, Object> larger(Standard standard) {
    Map<String, Object> larger = new TreeMap<>();
    for (Standard.Setting setting : standard.main().measure().settings()) {
      if (setting.value() instanceof Double value) {
        larger.put(setting.key(), 1.5 * value);
      }
    }
    return larger;
  }

  /** A city, a district or the functional zone decides its own marks, from a day that may come. */
  private String decision() {
    Standard standard = random.pick(Checkout.CATALOGUE.standards());
    Rule rule = standard.main();
    String zone = random.pick(List.of("0", "1", "2", "F"));
    boolean isOff = random.oneIn(4);
    boolean isOwn = !isOff && random.oneIn(2);
    MarkDecision decision =
        new MarkDecision(
            standard.id(),
            rule.level(),
            zone,
            day.plusDays(random.pick(List.of(-20, 0, 3))),
            isOwn && rule.preferred() != null ? rule.preferred().value() / 2 : null,
            null,
            isOwn && rule.preferred() == null ? rule.required().value() / 2 : null,
            !isOff && random.oneIn(2) ? larger(standard) : Map.of(),
            isOff,
            Certainty.ASSUMPTION,
            "市发〔2025〕1号");
    write(writer -> writer.decide(decision));
    return zone + " decides " + decision;
  }

  /** Takes back one of the last change sets that can be. */
  private String undo() {
    List<Change> changes;
    try (Snapshot snapshot = scene.database().store().snapshot()) {
      changes = snapshot.changes(Math.max(0, snapshot.change() - 6), 6);
    }
    long number = random.pick(changes).number();
    try {
      scene.database().store().undo(number, NOTE);
      return "change " + number + " is undone";
    } catch (Refusal builtOn) {
      return "change " + number + " stays: " + builtOn.type();
    }
  }

  /** A town grows beyond its border or becomes smaller; rows belong elsewhere then. */
  private String border() {
    String code = random.pick(TOWNS);
    Feature town = town(code);
    double scale = random.pick(List.of(0.8, 1.0, 1.1));
    Coordinate middle = town.geometry().getEnvelopeInternal().centre();
    write(
        writer ->
            writer.update(
                town.withGeometry(
                    AffineTransformation.scaleInstance(scale, scale, middle.x, middle.y)
                        .transform(town.geometry())),
                town.change()));
    return "town " + code + " is " + scale + " times as wide";
  }

  /** Somebody confirms a list that there is, as of another day. */
  private String confirmation() {
    Layer layer = Checkout.CATALOGUE.getLayer("inventory");
    List<Feature> all = all(layer);
    if (all.isEmpty()) {
      return "nothing";
    }
    return confirmation(random.pick(all));
  }

  private String confirmation(Feature row) {
    String asOf = day.plusDays(random.pick(List.of(-3, 0, 2))).toString();
    Map<String, Object> changed = Map.of("complete_as_of", asOf, "confirmed_by", "岗位");
    write(writer -> writer.update(EditedFeature.with(row, changed), row.change()));
    return "the inventory of " + row.zone() + " is now " + changed;
  }

  private String road() {
    List<Feature> roads = all(Checkout.CATALOGUE.getLayer("road"));
    Feature road = random.pick(roads);
    boolean closed = !Boolean.TRUE.equals(road.fields().get("closed"));
    write(
        writer -> writer.update(EditedFeature.with(road, Map.of("closed", closed)), road.change()));
    return "road " + road.id() + " is closed: " + closed;
  }

  private void write(Consumer<Writer> work) {
    scene.database().store().write(NOTE, work);
  }

  private List<Feature> all(Layer layer) {
    List<Feature> rows = new ArrayList<>();
    try (Snapshot snapshot = scene.database().store().snapshot()) {
      snapshot.forEach(layer, null, Filter.ALL, rows::add);
    }
    return rows;
  }
}
