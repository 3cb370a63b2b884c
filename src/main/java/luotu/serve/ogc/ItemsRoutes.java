package luotu.serve.ogc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luotu.model.Catalogue;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.FeatureJson;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.serve.Json;
import luotu.serve.Requests;
import luotu.serve.Routes;
import luotu.store.FeatureQuery;
import luotu.store.Page;
import luotu.store.Snapshot;
import luotu.store.Store;

/** Reading features. Personal fields are never among the answers. */
public final class ItemsRoutes implements Routes {
  private final Catalogue catalogue;
  private final Store store;

  public ItemsRoutes(Catalogue catalogue, Store store) {
    this.catalogue = catalogue;
    this.store = store;
  }

  @Override
  public void register(JavalinConfig config) {
    config.routes.get("/ogc/collections/{layer}/items", this::list);
    config.routes.get("/ogc/collections/{layer}/items/{id}", this::get);
  }

  private void list(Context context) {
    Layer layer = catalogue.getLayer(context.pathParam("layer"));
    FeatureQuery query = ItemsQuery.read(layer, context);
    ObjectNode collection = Json.MAPPER.createObjectNode();
    collection.put("type", "FeatureCollection");
    collection.put("timeStamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    String address = Links.base(context) + "/collections/" + layer.id();
    String parameters = context.queryString() == null ? "" : context.queryString();
    try (Snapshot snapshot = store.snapshot()) {
      String version = catalogue.fingerprint() + "-" + snapshot.lastChange(layer);
      if (Requests.isNotModified(context, version)) {
        return;
      }
      collection.put("simulated", snapshot.simulated());
      Page page = snapshot.list(query);
      collection.put("numberMatched", snapshot.count(layer, query.box(), query.filter()));
      collection.put("numberReturned", page.features().size());
      ArrayNode features = collection.putArray("features");
      page.features().forEach(feature -> features.add(FeatureJson.of(layer, feature, false)));
      Links.add(
          collection,
          "self",
          Links.GEO_JSON,
          address + "/items" + (parameters.isEmpty() ? "" : "?" + parameters));
      Links.add(collection, "collection", Links.JSON, address);
      if (page.next() != null) {
        Links.add(collection, "next", Links.GEO_JSON, address + "/items?" + next(parameters, page));
      }
    }
    Json.answer(context, Links.GEO_JSON, collection);
  }

  private static String next(String parameters, Page page) {
    Stream<String> others =
        Arrays.stream(parameters.split("&"))
            .filter(pair -> !pair.isEmpty() && !pair.startsWith("token="));
    String token = "token=" + URLEncoder.encode(page.next(), StandardCharsets.UTF_8);
    return Stream.concat(others, Stream.of(token)).collect(Collectors.joining("&"));
  }

  private void get(Context context) {
    Requests.query(context, List.of());
    Layer layer = catalogue.getLayer(context.pathParam("layer"));
    try (Snapshot snapshot = store.snapshot()) {
      Feature feature = get(layer, context, snapshot);
      if (!Requests.isNotModified(context, version(feature))) {
        Json.answer(context, Links.GEO_JSON, document(layer, feature, snapshot, context));
      }
    }
  }

  /**
   * The feature that the path names.
   *
   * @throws Refusal {@code unknown-feature}
   */
  static Feature get(Layer layer, Context context, Snapshot snapshot) {
    String id = context.pathParam("id");
    return Requests.wholeNumber(id).stream()
        .boxed()
        .flatMap(number -> snapshot.find(layer, number).stream())
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "unknown-feature",
                    "没有这个要素",
                    "There is no such feature",
                    Fault.of("id", id, "此图层中要素的编号", "the id of a feature of this layer")));
  }

  /** The feature's ETag, without quotes. */
  static String version(Feature feature) {
    return String.valueOf(feature.change());
  }

  /**
   * The feature as others see it, with links to itself and its collection, and whether it is
   * simulated: members beside those of GeoJSON, which its readers pass over.
   */
  static ObjectNode document(Layer layer, Feature feature, Snapshot snapshot, Context context) {
    String address = Links.base(context) + "/collections/" + layer.id();
    ObjectNode document = FeatureJson.of(layer, feature, false);
    document.put("simulated", snapshot.simulated());
    Links.add(document, "self", Links.GEO_JSON, address + "/items/" + feature.id());
    Links.add(document, "collection", Links.JSON, address);
    return document;
  }
}
