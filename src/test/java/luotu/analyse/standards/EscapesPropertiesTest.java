package luotu.analyse.standards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import luotu.Checkout;
import luotu.analyse.Scene;
import luotu.command.Analyses;
import luotu.model.EditedFeature;
import luotu.model.Feature;
import luotu.model.filter.Filter;
import luotu.store.ChangeNote;
import luotu.store.Snapshot;
import luotu.store.Writer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Slopes that name a shelter somewhere in a city whose few roads close and open, under barriers
 * that come and go: what is followed is what is counted anew, and few streets are counted for it.
 */
class EscapesPropertiesTest {
  private static final ChangeNote NOTE = new ChangeNote("test", "an edit", "http");
  private static final int STEPS = 40;
  private static final int SHELTERS = 6;
  private static final int TOWNS = 6;

  private Random random;
  private Scene scene;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whatIsFollowedIsWhatIsCountedAnew(long seed) {
    random = new Random(seed);
    try (Scene built = RandomCityTest.city(List.of(), random)) {
      scene = built;
      roads();
      for (int i = 0; i < SHELTERS; i++) {
        scene.addKeyed("shelter", "s" + i, point(), "status", "open");
      }
      for (int i = 0; i < 30; i++) {
        slope();
      }
      for (String town : List.of("11", "12", "13", "21", "22", "23")) {
        scene.record("street_record", town, "year", 2025L, "plan_on", "2025-01-01");
      }
      scene.store();
      Analyses followed = Analyses.of(Checkout.CATALOGUE, scene.database().store());
      Set<String> answers = new HashSet<>();
      answers.add(ask(followed).toString());
      long before = followed.gapReport().cellsCounted();
      List<String> edits = new ArrayList<>();
      for (int step = 0; step < STEPS; step++) {
        edits.add(edit());
        JsonNode anew = ask(Analyses.of(Checkout.CATALOGUE, scene.database().store()));
        assertThat(ask(followed)).as(edits.toString()).isEqualTo(anew);
        answers.add(anew.toString());
      }
      assertThat(answers).hasSizeGreaterThan(STEPS / 4);
      assertThat(followed.gapReport().cellsCounted() - before).isLessThan(STEPS * TOWNS / 2);
    }
  }

  /** Some of the sides of squares a kilometre wide. */
  private void roads() {
    for (int x = -4; x <= 4; x++) {
      for (int y = -2; y <= 2; y++) {
        if (random.nextInt(3) > 0) {
          road(x, y, x + 1, y);
        }
        if (random.nextInt(3) > 0) {
          road(x, y, x, y + 1);
        }
      }
    }
  }

  private void road(int west, int south, int east, int north) {
    scene.add(
        "road",
        String.format(
            Locale.ROOT,
            "LINESTRING(%d %d,%d %d)",
            1000 * west,
            1000 * south,
            1000 * east,
            1000 * north),
        "class",
        "residential");
  }

  private String point() {
    return String.format(
        Locale.ROOT, "POINT(%d %d)", random.nextInt(8000) - 4000, random.nextInt(4000) - 2000);
  }

  private void slope() {
    scene.add(
        "hazard",
        point(),
        "kind",
        "landslide",
        "status",
        "open",
        "shelter",
        "s" + random.nextInt(SHELTERS),
        "people",
        KnownCity.people("2025-01-05", "area_lead"));
  }

  private JsonNode ask(Analyses analyses) {
    String zones = "'zones':['11','12','13','21','22','23']";
    return analyses
        .processes()
        .execute(
            "gap-report",
            Scene.json(
                "{'inputs':{" + zones + ",'as_of':'2025-06-01','standards':['evacuation-plan']}}"));
  }

  /** Does something, and says what. */
  private String edit() {
    switch (random.nextInt(8)) {
      case 0 -> {
        slope();
        scene.store();
        return "a new slope";
      }
      case 1 -> {
        String end = random.nextInt(3000) + " 300";
        scene.add("barrier", "LINESTRING(-3000 -300," + end + ")", "kind", "wall").store();
        return "a wall to " + end;
      }
      case 2 -> {
        List<Feature> barriers = all("barrier");
        if (!barriers.isEmpty()) {
          Feature barrier = barriers.get(random.nextInt(barriers.size()));
          write(writer -> writer.delete("barrier", barrier.id(), barrier.change()));
        }
        return "a wall less";
      }
      case 3 -> {
        Feature hazard = pick("hazard");
        String shelter = "s" + random.nextInt(SHELTERS);
        change(hazard, "shelter", shelter);
        return hazard.id() + " goes to " + shelter;
      }
      default -> {
        Feature road = pick("road");
        boolean closed = !Boolean.TRUE.equals(road.fields().get("closed"));
        change(road, "closed", closed);
        return "road " + road.id() + " is closed: " + closed;
      }
    }
  }

  private void change(Feature row, String field, Object value) {
    write(writer -> writer.update(EditedFeature.with(row, Map.of(field, value)), row.change()));
  }

  private void write(Consumer<Writer> work) {
    scene.database().store().write(NOTE, work);
  }

  private Feature pick(String layer) {
    List<Feature> all = all(layer);
    return all.get(random.nextInt(all.size()));
  }

  private List<Feature> all(String layer) {
    List<Feature> rows = new ArrayList<>();
    try (Snapshot snapshot = scene.database().store().snapshot()) {
      snapshot.forEach(Checkout.CATALOGUE.getLayer(layer), null, Filter.ALL, rows::add);
    }
    return rows;
  }
}
