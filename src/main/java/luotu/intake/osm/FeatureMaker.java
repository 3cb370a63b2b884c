package luotu.intake.osm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import luotu.model.Catalogue;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.FeatureCheck;
import luotu.model.Issue;
import luotu.model.Label;
import luotu.model.Layer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Gives an object with a geometry its fields. Tags that no field takes are told, and kept. */
final class FeatureMaker {
  static final String SOURCE = "osm";
  private static final Label LEFT_EMPTY =
      new Label(
          "字段留空，原值保留在 extra 中；请在 openstreetmap.org 上改正这个标签",
          "the field stays empty, the value is kept in extra; correct the tag on openstreetmap.org");

  private final Map<String, Layer> layers;
  private final TagTable table;
  private final Consumer<Issue> issues;
  private final Set<String> codes = new HashSet<>();

  FeatureMaker(Catalogue catalogue, TagTable table, Consumer<Issue> issues) {
    this.layers = catalogue.byId();
    this.table = table;
    this.issues = issues;
  }

  Feature feature(OsmObject object, TagTable.Rule rule, Geometry geometry) {
    return draft(object, rule.layer(), geometry, rule.set(), rule.copy());
  }

  /**
   * An edge of a road.
   *
   * @param start where on the way it starts; with the way its source key
   */
  Feature road(OsmObject.Way way, String start, Geometry geometry, Map<String, String> fields) {
    RoadTable roads = table.roads();
    return draft(
        way,
        roadKey(way, start),
        RoadExtraction.LAYER,
        geometry,
        fields,
        Map.of(),
        roads.name(),
        roads.keep());
  }

  static String roadKey(OsmObject.Way way, String start) {
    return way.key() + "#" + start;
  }

  /** A zone whose code is one of the tags for it, or else the relation's own key. */
  Feature zone(OsmObject.Relation relation, String kind, Geometry geometry) {
    String tagged =
        first(relation.tags(), table.zones().code()).map(relation.tags()::get).orElse("");
    String code = tagged.isBlank() ? relation.key() : tagged;
    if (!codes.add(code)) {
      warn(
          relation,
          geometry,
          Fault.of("code", code, "不重复的代码", "a code that no other zone has"),
          new Label(
              "改用 " + relation.key() + " 作代码；请在 openstreetmap.org 上改正",
              relation.key() + " was taken as its code; correct it on openstreetmap.org"));
      code = relation.key();
    }
    return draft(
        relation, "zone", geometry, Map.of("code", code, "kind", kind), table.zones().copy());
  }

  private Feature draft(
      OsmObject object,
      String layer,
      Geometry geometry,
      Map<String, String> set,
      Map<String, List<String>> copy) {
    return draft(object, object.key(), layer, geometry, set, copy, table.name(), table.keep());
  }

  private Feature draft(
      OsmObject object,
      String key,
      String layer,
      Geometry geometry,
      Map<String, String> set,
      Map<String, List<String>> copy,
      List<String> nameTags,
      List<String> keep) {
    Map<String, String> tags = object.tags();
    Map<String, Object> raw = new LinkedHashMap<>(set);
    Map<String, Object> extra = new LinkedHashMap<>();
    for (String tag : keep) {
      if (tags.containsKey(tag)) {
        extra.put(tag, tags.get(tag));
      }
    }
    Map<String, String> tagOfField = new LinkedHashMap<>();
    copy.forEach(
        (field, from) ->
            first(tags, from)
                .ifPresent(
                    tag -> {
                      raw.put(field, tags.get(tag));
                      tagOfField.put(field, tag);
                    }));
    List<Fault> faults = new ArrayList<>();
    Map<String, Object> fields = FeatureCheck.fields(layers.get(layer), raw, false, faults);
    first(tags, table.confirmedOn()).ifPresent(tag -> tagOfField.put("confirmed_on", tag));
    LocalDate confirmedOn =
        FeatureCheck.date("confirmed_on", tags.get(tagOfField.get("confirmed_on")), faults);
    String name =
        FeatureCheck.text("name", first(tags, nameTags).map(tags::get).orElse(null), faults);
    for (Fault fault : faults) {
      String tag = tagOfField.getOrDefault(fault.field(), fault.field());
      if (tags.containsKey(tag)) {
        extra.put(tag, tags.get(tag));
      }
      warn(object, geometry, fault, LEFT_EMPTY);
    }
    return Feature.draft(
        layer, geometry, name, null, SOURCE, key, confirmedOn, null, fields, extra);
  }

  private void warn(OsmObject object, Geometry geometry, Fault fault, Label mend) {
    Coordinate place = geometry.getCoordinate();
    issues.accept(
        new Issue(
            Issue.Severity.WARNING,
            0,
            new Fault(fault.field(), object.key() + ": " + fault.found(), fault.expected()),
            mend,
            place.x,
            place.y));
  }

  private static Optional<String> first(Map<String, String> tags, List<String> wanted) {
    return wanted.stream().filter(tag -> !tags.getOrDefault(tag, "").isBlank()).findFirst();
  }
}
