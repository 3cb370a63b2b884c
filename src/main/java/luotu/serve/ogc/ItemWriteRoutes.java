package luotu.serve.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import luotu.model.Catalogue;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.FeatureBody;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.serve.Json;
import luotu.serve.Requests;
import luotu.serve.Routes;
import luotu.store.Snapshot;
import luotu.store.Store;

/** Creating, replacing, changing and deleting single features. */
public final class ItemWriteRoutes implements Routes {
  static final String MERGE_PATCH = "application/merge-patch+json";
  private static final String ITEM = "/ogc/collections/{layer}/items/{id}";

  private final Catalogue catalogue;
  private final Store store;

  public ItemWriteRoutes(Catalogue catalogue, Store store) {
    this.catalogue = catalogue;
    this.store = store;
  }

  @Override
  public void register(JavalinConfig config) {
    config.routes.post("/ogc/collections/{layer}/items", this::create);
    config.routes.put(ITEM, this::replace);
    config.routes.patch(ITEM, this::patch);
    config.routes.delete(ITEM, this::delete);
  }

  private void create(Context context) {
    Requests.query(context, List.of());
    Layer layer = catalogue.getLayer(context.pathParam("layer"));
    Feature draft = FeatureBody.create(layer, Requests.body(context, Links.GEO_JSON));
    AtomicLong id = new AtomicLong();
    store.write(Requests.note(context, "http"), writer -> id.set(writer.insert(draft)));
    context
        .status(201)
        .header(
            "Location", Links.base(context) + "/collections/" + layer.id() + "/items/" + id.get());
    answer(layer, id.get(), context);
  }

  private void replace(Context context) {
    Layer layer = catalogue.getLayer(context.pathParam("layer"));
    Feature stored = stored(layer, context);
    JsonNode body = Requests.body(context, Links.GEO_JSON);
    update(layer, stored, FeatureBody.replace(layer, stored, body), context);
  }

  private void patch(Context context) {
    Layer layer = catalogue.getLayer(context.pathParam("layer"));
    Feature stored = stored(layer, context);
    JsonNode body = Requests.body(context, MERGE_PATCH);
    update(layer, stored, FeatureBody.patch(layer, stored, body), context);
  }

  private void update(Layer layer, Feature stored, Feature replacement, Context context) {
    store.write(
        Requests.note(context, "http"), writer -> writer.update(replacement, stored.change()));
    answer(layer, stored.id(), context);
  }

  private void delete(Context context) {
    Layer layer = catalogue.getLayer(context.pathParam("layer"));
    Feature stored = stored(layer, context);
    store.write(
        Requests.note(context, "http"),
        writer -> writer.delete(layer.id(), stored.id(), stored.change()));
    context.status(204);
  }

  /** The stored feature, when it is the version the caller means to change. */
  private Feature stored(Layer layer, Context context) {
    Requests.query(context, List.of());
    try (Snapshot snapshot = store.snapshot()) {
      Feature stored = ItemsRoutes.get(layer, context, snapshot);
      if (!Requests.matches(context, ItemsRoutes.version(stored))) {
        throw new Refusal(
            Refusal.Kind.STALE,
            "stale-version",
            new Label("要素已被他人修改，请重新读取", "The feature has been changed since; read it again"),
            Fault.of(
                "If-Match",
                context.header("If-Match"),
                '"' + ItemsRoutes.version(stored) + '"',
                '"' + ItemsRoutes.version(stored) + '"'));
      }
      return stored;
    }
  }

  /** Answers with the feature as it is stored now: the database has found its zone. */
  private void answer(Layer layer, long id, Context context) {
    try (Snapshot snapshot = store.snapshot()) {
      Optional<Feature> stored = snapshot.find(layer, id);
      if (stored.isPresent()) {
        context.header("ETag", '"' + ItemsRoutes.version(stored.get()) + '"');
        ObjectNode document = ItemsRoutes.document(layer, stored.get(), snapshot, context);
        Json.answer(context, Links.GEO_JSON, document);
      }
    }
  }
}
