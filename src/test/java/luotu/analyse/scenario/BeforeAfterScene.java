package luotu.analyse.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import luotu.Checkout;
import luotu.analyse.Scene;
import luotu.geo.GeoJson;
import luotu.geo.GeometryFault;
import luotu.model.filter.Filter;
import luotu.store.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.locationtech.jts.geom.Geometry;

/** A scene asked before and after changes. */
abstract class BeforeAfterScene {
  Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(106.5, 29.5);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  JsonNode coverage(String changes) {
    return run(
        "radius-coverage",
        "'facilities':'water_source','radius_m':[500],'include_geometry':true",
        changes);
  }

  JsonNode run(String process, String inputs, String changes) {
    return scene.run(
        "before-after",
        "'process':'%s','inputs':{%s},'changes':[%s]".formatted(process, inputs, changes));
  }

  /** GeoJSON of a shape in metres. */
  String shape(String wktMetres) {
    return GeoJson.EXACT.toNode(scene.degrees(wktMetres)).toString().replace('"', '\'');
  }

  String added(String layer, String wktMetres, String properties) {
    return "{'layer':'%s','feature':{'type':'Feature','geometry':%s,'properties':{%s}}}"
        .formatted(layer, shape(wktMetres), properties);
  }

  String pond(double x, double y) {
    return added("water_source", "POINT(" + x + " " + y + ")", "'kind':'pond','usable':true");
  }

  String altered(String layer, long id, String properties) {
    return "{'layer':'%s','id':%d,'feature':{'properties':{%s}}}".formatted(layer, id, properties);
  }

  static String gone(String layer, long id) {
    return "{'layer':'%s','id':%d,'feature':null}".formatted(layer, id);
  }

  /** The only feature of a layer with that name. */
  long id(String layer, String name) {
    try (Snapshot snapshot = scene.database().store().snapshot()) {
      long[] found = {0};
      snapshot.forEach(
          Checkout.CATALOGUE.getLayer(layer),
          null,
          Filter.ALL,
          feature -> found[0] = name.equals(feature.name()) ? feature.id() : found[0]);
      assertThat(found[0]).as(layer + " " + name).isPositive();
      return found[0];
    }
  }

  long only(String layer) {
    try (Snapshot snapshot = scene.database().store().snapshot()) {
      long[] found = {0};
      snapshot.forEach(
          Checkout.CATALOGUE.getLayer(layer), null, Filter.ALL, feature -> found[0] = feature.id());
      return found[0];
    }
  }

  static Geometry geometry(JsonNode json) {
    try {
      Geometry degrees = GeoJson.read(json);
      assertThat(degrees.isValid()).isTrue();
      return degrees;
    } catch (GeometryFault wrong) {
      throw new AssertionError(wrong);
    }
  }
}
