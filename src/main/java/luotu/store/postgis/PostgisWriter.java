package luotu.store.postgis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.Label;
import luotu.model.MarkDecision;
import luotu.model.Refusal;
import luotu.store.Writer;

/** Writes single features in the session's transaction. */
final class PostgisWriter implements Writer {
  private final Session session;

  PostgisWriter(Session session) {
    this.session = session;
  }

  @Override
  public long insert(Feature draft) {
    List<Object> values = columns(draft);
    values.add(0, draft.layer());
    return session.get("feature_insert", row -> row.getLong(1), values.toArray());
  }

  @Override
  public void update(Feature feature, long expectedChange) {
    List<Object> values = columns(feature);
    values.addAll(List.of(feature.layer(), feature.id(), expectedChange));
    if (session.update("feature_update", values.toArray()) == 0) {
      throw missed(feature.layer(), feature.id(), expectedChange);
    }
  }

  @Override
  public void delete(String layer, long id, long expectedChange) {
    if (session.update("feature_delete", layer, id, expectedChange) == 0) {
      throw missed(layer, id, expectedChange);
    }
  }

  @Override
  public void decide(MarkDecision decision) {
    PassMarkRows.insert(session, decision);
  }

  private static List<Object> columns(Feature feature) {
    return new ArrayList<>(
        Arrays.asList(
            feature.geometry() == null ? null : FilterSql.wkb(feature.geometry()),
            feature.name(),
            feature.zone(),
            feature.source(),
            feature.sourceKey(),
            feature.confirmedOn(),
            feature.remark(),
            FeatureRows.json(feature.fields()),
            FeatureRows.json(feature.extra())));
  }

  private Refusal missed(String layer, long id, long expectedChange) {
    Long stored =
        session.find("feature_find", row -> row.getLong("change"), layer, id).orElse(null);
    if (stored == null) {
      return Refusal.notFound(
          "unknown-feature",
          "没有这个要素",
          "There is no such feature",
          Fault.of("id", id, "图层 " + layer + " 中的编号", "an id in the layer " + layer));
    }
    return new Refusal(
        Refusal.Kind.STALE,
        "stale-version",
        new Label(
            "别人已经修改过它，请重新读取后再改", "Somebody changed it meanwhile; read it again, then change it"),
        Fault.of("If-Match", expectedChange, "当前版本 " + stored, "the stored version " + stored));
  }
}
