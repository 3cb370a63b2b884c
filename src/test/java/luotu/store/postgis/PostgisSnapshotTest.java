package luotu.store.postgis;

import static luotu.Checkout.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.model.filter.Filter;
import luotu.store.Facilities;
import luotu.store.FacilityPlaces;
import luotu.store.FeatureQuery;
import luotu.store.Page;
import luotu.store.Snapshot;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

/** What is read of one state of the database. */
class PostgisSnapshotTest extends StoreScene {
  @Test
  void aSnapshotDoesNotSeeLaterChanges() {
    insert(pond("a", "POINT(1 1)", Map.of()));
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.change()).isEqualTo(1);
      insert(pond("b", "POINT(1 1)", Map.of()));
      assertThat(snapshot.count(ponds, null, Filter.ALL)).isEqualTo(1);
      assertThat(snapshot.change()).isEqualTo(1);
    }
  }

  @Test
  void pagingDropsAndRepeatsNothingWhateverTheOrder() {
    List<Feature> drafts = new ArrayList<>();
    for (int i = 0; i < 57; i++) {
      Map<String, Object> fields =
          i % 3 == 0 ? Map.of() : Map.of("volume_m3", (double) (i % 5), "usable", i % 2 == 0);
      drafts.add(pond(i % 4 == 0 ? null : "n" + i % 7, "POINT(" + i + " 1)", fields));
    }
    store.write(NOTE, writer -> drafts.forEach(writer::insert));
    List<List<FeatureQuery.Sort>> orders =
        List.of(
            List.of(),
            List.of(new FeatureQuery.Sort("volume_m3", false)),
            List.of(new FeatureQuery.Sort("volume_m3", true), new FeatureQuery.Sort("name", false)),
            List.of(new FeatureQuery.Sort("name", true), new FeatureQuery.Sort("usable", false)),
            List.of(new FeatureQuery.Sort("updated_at", true)));
    for (List<FeatureQuery.Sort> order : orders) {
      List<Long> paged = new ArrayList<>();
      String after = null;
      try (Snapshot snapshot = store.snapshot()) {
        do {
          Page page = snapshot.list(new FeatureQuery(ponds, null, Filter.ALL, order, 10, after));
          page.features().forEach(feature -> paged.add(feature.id()));
          after = page.next();
        } while (after != null);
        Page whole = snapshot.list(new FeatureQuery(ponds, null, Filter.ALL, order, 1000, null));
        assertThat(paged)
            .hasSize(57)
            .isEqualTo(whole.features().stream().map(Feature::id).toList());
      }
    }
  }

  @Test
  void filtersSelectWhatTheySay() {
    store.write(
        NOTE,
        writer -> {
          writer.insert(
              pond("北塘", "POINT(1 1)", Map.of("kind", "pond", "volume_m3", 100.0, "usable", true)));
          writer.insert(
              pond("南塘", "POINT(2 2)", Map.of("kind", "pond", "volume_m3", 50.0, "usable", false)));
          writer.insert(pond("栓 100%", "POINT(3 3)", Map.of("kind", "hydrant")));
          writer.insert(pond(null, "POINT(4 4)", Map.of()));
        });
    Map<Filter, List<String>> cases =
        Map.ofEntries(
            Map.entry(
                new Filter.Compare("kind", Filter.Operator.EQUAL, "pond"), List.of("北塘", "南塘")),
            Map.entry(
                new Filter.Not(new Filter.Compare("kind", Filter.Operator.EQUAL, "pond")),
                List.of("栓 100%")),
            Map.entry(
                new Filter.Compare("volume_m3", Filter.Operator.GREATER, 50.0), List.of("北塘")),
            Map.entry(new Filter.Between("volume_m3", 50.0, 100.0), List.of("北塘", "南塘")),
            Map.entry(new Filter.Compare("usable", Filter.Operator.EQUAL, false), List.of("南塘")),
            Map.entry(new Filter.Like("name", "%塘"), List.of("北塘", "南塘")),
            Map.entry(new Filter.Like("name", "%\\%"), List.of("栓 100%")),
            Map.entry(new Filter.In("name", List.of("北塘", "x")), List.of("北塘")),
            Map.entry(
                new Filter.And(
                    List.of(
                        new Filter.IsNull("usable"), new Filter.Not(new Filter.IsNull("name")))),
                List.of("栓 100%")),
            Map.entry(new Filter.Or(List.of()), List.of()),
            Map.entry(
                new Filter.Compare("updated_at", Filter.Operator.GREATER, LocalDate.of(2999, 1, 1)),
                List.of()),
            Map.entry(
                new Filter.Intersects(wkt("POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))")),
                List.of("北塘", "南塘")),
            Map.entry(new Filter.Within(wkt("POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))")), List.of("北塘")));
    try (Snapshot snapshot = store.snapshot()) {
      cases.forEach(
          (filter, names) -> {
            assertThat(
                    snapshot
                        .list(new FeatureQuery(ponds, null, filter, List.of(), 100, null))
                        .features())
                .extracting(Feature::name)
                .as(filter.toString())
                .isEqualTo(names);
            assertThat(snapshot.count(ponds, null, filter)).isEqualTo(names.size());
          });
      assertThat(snapshot.count(ponds, new Envelope(0, 2.5, 0, 2.5), Filter.ALL)).isEqualTo(2);
    }
  }

  @Test
  void onlyUsableFacilitiesWithinReachAreRead() {
    store.write(
        NOTE,
        writer -> {
          writer.insert(pond("near", "POINT(106.005 29)", Map.of("usable", true)));
          writer.insert(pond("unknown", "POINT(106 29.005)", Map.of()));
          writer.insert(pond("dry", "POINT(106 29)", Map.of("usable", false)));
          writer.insert(pond("far", "POINT(107 29)", Map.of("usable", true)));
        });
    Facilities all = new Facilities(ponds, Filter.ALL, List.of());
    try (Snapshot snapshot = store.snapshot()) {
      FacilityPlaces found = snapshot.places(all, new Envelope(106, 106, 29, 29), 1000);
      assertThat(found.points()).containsExactly(106.005, 29, 106, 29.005);
      assertThat(found.unverifiedPoints().stream()).containsExactly(1);
      assertThat(found.shapes()).isEmpty();
      Facilities dryToo = new Facilities(ponds, Filter.ALL, List.of("false"));
      assertThat(snapshot.places(dryToo, new Envelope(106, 106, 29, 29), 1000).points()).hasSize(6);
      assertThat(snapshot.nearest(all, 106, 29, 1))
          .extracting(Feature::name)
          .contains("near")
          .doesNotContain("far", "dry");
      assertThat(snapshot.nearest(all, 106, 29, 50)).hasSize(3);
      assertThat(snapshot.nearest(all, 180, -90, 50)).hasSize(3);
    }
  }

  @Test
  void reachCrossesTheAntimeridianAndThePole() {
    store.write(
        NOTE,
        writer -> {
          writer.insert(pond("east", "POINT(-179.99 0)", Map.of()));
          writer.insert(pond("over the pole", "POINT(0 89.99)", Map.of()));
        });
    Facilities all = new Facilities(ponds, Filter.ALL, List.of());
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.places(all, new Envelope(179.99, 179.99, 0, 0), 3000).points())
          .containsExactly(-179.99, 0);
      assertThat(snapshot.places(all, new Envelope(180, 180, 89.99, 89.99), 3000).points())
          .containsExactly(0, 89.99);
    }
  }

  @Test
  void linesAndAreasAreReadAsShapesAndPointsAsNumbers() {
    store.write(
        NOTE,
        writer -> {
          writer.insert(pond("line", "LINESTRING(106 29,106.001 29)", Map.of("usable", true)));
          writer.insert(pond("point", "POINT(106.002 29.003)", Map.of("usable", true)));
          writer.insert(pond("two", "MULTIPOINT(106 29,106 29.001)", Map.of()));
        });
    Facilities all = new Facilities(ponds, Filter.ALL, List.of());
    try (Snapshot snapshot = store.snapshot()) {
      FacilityPlaces found = snapshot.places(all, new Envelope(106, 106, 29, 29), 1000);
      assertThat(found.points()).containsExactly(106.002, 29.003);
      assertThat(found.unverifiedPoints().stream()).isEmpty();
      assertThat(found.shapes())
          .extracting(FacilityPlaces.Shape::geometry)
          .containsExactly(
              wkt("LINESTRING(106 29,106.001 29)"), wkt("MULTIPOINT(106 29,106 29.001)"));
      assertThat(found.shapes())
          .extracting(FacilityPlaces.Shape::isUnverified)
          .containsExactly(false, true);
    }
  }

  /** Four hazards in one place and one of each class elsewhere, as a tile of the whole world. */
  @Test
  void tilesLeaveOutHiddenClassesAndKeepTheMostImportantOfOnePlace() {
    Layer hazards = CATALOGUE.getLayer("hazard");
    store.write(
        NOTE,
        writer -> {
          for (String level : List.of("small", "medium", "very_large", "large")) {
            writer.insert(
                draft("hazard", "together " + level, "POINT(106.5 29.5)", Map.of("level", level)));
          }
          writer.insert(draft("hazard", "alone small", "POINT(0 0)", Map.of("level", "small")));
          writer.insert(draft("hazard", "alone unknown", "POINT(-90 0)", Map.of()));
        });
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(text(snapshot.tile(hazards, 0, 0, 0)))
          .contains("together very_large", "alone small", "alone unknown")
          .doesNotContain("together small", "together medium", "together large");
      assertThat(text(snapshot.tile(hazards, 0, 0, 0, List.of("small", "very_large"))))
          .contains("together large", "alone unknown")
          .doesNotContain("very_large", "small", "together medium");
    }
  }

  @Test
  void tilesHoldEveryShapeAndNothingPersonal() {
    store.write(
        NOTE,
        writer -> {
          writer.insert(
              draft(
                  "shelter",
                  "tiny",
                  "POLYGON((106 29, 106.00001 29, 106.00001 29.00001, 106 29))",
                  Map.of("kind", "indoor", "contact", "值班员", "phone", "000")));
          writer.insert(draft("shelter", "pole", "POINT(0 90)", Map.of()));
        });
    Layer shelters = CATALOGUE.getLayer("shelter");
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(text(snapshot.tile(shelters, 0, 0, 0)))
          .contains("tiny", "indoor", "kind")
          .doesNotContain("值班员", "phone", "000", "pole");
      assertThat(snapshot.tile(shelters, 10, 0, 0)).isEmpty();
    }
  }

  private static String text(byte[] tile) {
    return new String(tile, StandardCharsets.UTF_8);
  }
}
