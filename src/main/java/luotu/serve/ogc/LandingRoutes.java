package luotu.serve.ogc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import luotu.analyse.Processes;
import luotu.model.Catalogue;
import luotu.model.GeometryKind;
import luotu.model.Label;
import luotu.model.Language;
import luotu.model.Layer;
import luotu.model.filter.FilterCheck;
import luotu.serve.Json;
import luotu.serve.Requests;
import luotu.serve.Routes;

/** Where clients of the OGC API begin: landing page, conformance, API definition, collections. */
public final class LandingRoutes implements Routes {
  private static final Label TITLE = new Label("落图", "Luotu");
  private static final Label DESCRIPTION =
      new Label(
          "隐患、救援资源及其覆盖，逐镇街", "Hazards, rescue resources and what they cover, street by street");
  private static final String FEATURES = "http://www.opengis.net/spec/ogcapi-features-";
  private static final String CQL2 = "http://www.opengis.net/spec/cql2/1.0/conf/";
  private static final String TILES = "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/";
  private static final String PROCESSES =
      "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/";

  /** What is built; nothing else is listed. */
  static final List<String> CONFORMANCE =
      List.of(
          "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
          "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
          FEATURES + "1/1.0/conf/core",
          FEATURES + "1/1.0/conf/geojson",
          FEATURES + "1/1.0/conf/oas30",
          FEATURES + "3/1.0/conf/filter",
          FEATURES + "3/1.0/conf/features-filter",
          FEATURES + "3/1.0/conf/queryables",
          FEATURES + "3/1.0/conf/queryables-query-parameters",
          FEATURES + "4/1.0/conf/create-replace-delete",
          FEATURES + "4/1.0/conf/update",
          FEATURES + "4/1.0/conf/optimistic-locking-etags",
          CQL2 + "cql2-text",
          CQL2 + "basic-cql2",
          CQL2 + "advanced-comparison-operators",
          CQL2 + "basic-spatial-functions",
          CQL2 + "basic-spatial-functions-plus",
          TILES + "core",
          TILES + "tileset",
          TILES + "tilesets-list",
          TILES + "geodata-tilesets",
          TILES + "mvt",
          PROCESSES + "core",
          PROCESSES + "ogc-process-description",
          PROCESSES + "json",
          PROCESSES + "oas30");

  private final Catalogue catalogue;
  private final Processes processes;

  public LandingRoutes(Catalogue catalogue, Processes processes) {
    this.catalogue = catalogue;
    this.processes = processes;
  }

  @Override
  public void register(JavalinConfig config) {
    config.routes.get("/ogc", this::landing);
    config.routes.get("/ogc/conformance", LandingRoutes::conformance);
    config.routes.get("/ogc/api", this::api);
    config.routes.get("/ogc/collections", this::collections);
    config.routes.get("/ogc/collections/{layer}", this::collection);
    config.routes.get("/ogc/collections/{layer}/queryables", this::queryables);
  }

  private void landing(Context context) {
    Requests.query(context, List.of());
    Language language = Requests.language(context);
    String base = Links.base(context);
    ObjectNode page = Json.MAPPER.createObjectNode();
    page.put("title", TITLE.in(language)).put("description", DESCRIPTION.in(language));
    Links.add(page, "self", Links.JSON, base);
    Links.add(page, "service-desc", Links.OPEN_API, base + "/api");
    Links.add(page, "conformance", Links.JSON, base + "/conformance");
    Links.add(page, "data", Links.JSON, base + "/collections");
    Links.add(
        page, "http://www.opengis.net/def/rel/ogc/1.0/processes", Links.JSON, base + "/processes");
    Links.add(
        page,
        "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes",
        Links.JSON,
        base + "/tileMatrixSets");
    Json.answer(context, page);
  }

  private static void conformance(Context context) {
    Requests.query(context, List.of());
    ObjectNode document = Json.MAPPER.createObjectNode();
    CONFORMANCE.forEach(document.putArray("conformsTo")::add);
    Json.answer(context, document);
  }

  private void api(Context context) {
    Requests.query(context, List.of());
    Json.answer(
        context,
        Links.OPEN_API,
        OpenApi.document(catalogue, processes, Requests.language(context), Links.base(context)));
  }

  private void collections(Context context) {
    Requests.query(context, List.of());
    ObjectNode document = Json.MAPPER.createObjectNode();
    Links.add(document, "self", Links.JSON, Links.base(context) + "/collections");
    for (Layer layer : catalogue.layers()) {
      document.withArray("collections").add(describe(layer, context));
    }
    Json.answer(context, document);
  }

  private void collection(Context context) {
    Requests.query(context, List.of());
    Json.answer(context, describe(catalogue.getLayer(context.pathParam("layer")), context));
  }

  private static ObjectNode describe(Layer layer, Context context) {
    String address = Links.base(context) + "/collections/" + layer.id();
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.put("id", layer.id());
    document.put("title", layer.label().in(Requests.language(context)));
    document.put("itemType", "feature");
    document.putArray("crs").add(Links.CRS84);
    document
        .putObject("extent")
        .putObject("spatial")
        .put("crs", Links.CRS84)
        .putArray("bbox")
        .addArray()
        .add(-180)
        .add(-90)
        .add(180)
        .add(90);
    Links.add(document, "self", Links.JSON, address);
    Links.add(document, "items", Links.GEO_JSON, address + "/items");
    Links.add(
        document,
        "http://www.opengis.net/def/rel/ogc/1.0/queryables",
        "application/schema+json",
        address + "/queryables");
    if (layer.geometry() != GeometryKind.NONE) {
      Links.add(
          document,
          "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector",
          Links.JSON,
          address + "/tiles");
    }
    return document;
  }

  private void queryables(Context context) {
    Requests.query(context, List.of());
    Layer layer = catalogue.getLayer(context.pathParam("layer"));
    Language language = Requests.language(context);
    ObjectNode schema = Json.MAPPER.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", Links.base(context) + "/collections/" + layer.id() + "/queryables");
    schema.put("type", "object").put("title", layer.label().in(language));
    ObjectNode properties = schema.putObject("properties");
    FilterCheck.properties(layer)
        .forEach(field -> properties.set(field.id(), FeatureSchema.of(field, language)));
    if (layer.geometry() != GeometryKind.NONE) {
      properties.putObject("geometry").put("format", "geometry-any");
    }
    schema.put("additionalProperties", false);
    Json.answer(context, "application/schema+json", schema);
  }
}
