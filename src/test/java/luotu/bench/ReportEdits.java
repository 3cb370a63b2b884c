package luotu.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import luotu.Checkout;
import luotu.model.EditedFeature;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.model.filter.Filter;
import luotu.store.ChangeNote;
import luotu.store.Snapshot;
import luotu.store.Store;

/** One edit of each kind that moves cells of a report, made and taken back. */
record ReportEdits(Store store) {
  private static final ChangeNote NOTE =
      new ChangeNote("bench", "one edit of the gap report", "http");

  /** In each layer rows are taken at these shares of their ids. */
  private static final List<Double> AT = List.of(0.1, 0.5, 0.9);

  /**
   * A kind of edit.
   *
   * @param change of a row's fields; null deletes the row
   */
  record Kind(String name, String layer, Filter rows, Map<String, Object> change) {
    private boolean moves(Feature row) {
      return change == null || !row.fields().entrySet().containsAll(change.entrySet());
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind("hazard closed", "hazard", Filter.ALL, Map.of("status", "closed")),
          new Kind("hazard's people", "hazard", Filter.ALL, Map.of("people", List.of())),
          new Kind("shelter closed", "shelter", Filter.ALL, Map.of("status", "closed")),
          new Kind("water source dry", "water_source", Filter.ALL, Map.of("usable", false)),
          new Kind(
              "fire station closed",
              "fire_station",
              new Filter.Not(new Filter.Compare("kind", Filter.Operator.EQUAL, "micro")),
              Map.of("status", "closed")),
          new Kind("road closed", "road", Filter.ALL, Map.of("closed", true)),
          new Kind("barrier gone", "barrier", Filter.ALL, null),
          new Kind("street record", "street_record", Filter.ALL, Map.of("drills", 0L)),
          new Kind(
              "inventory dated later",
              "inventory",
              Filter.ALL,
              Map.of("complete_as_of", "2099-01-01")));

  static List<Kind> kinds() {
    return KINDS;
  }

  /** Some rows for a kind, the same for every run. */
  List<Feature> rows(Kind kind) {
    Layer layer = Checkout.CATALOGUE.getLayer(kind.layer());
    List<Long> ids = new ArrayList<>();
    List<Feature> rows = new ArrayList<>();
    try (Snapshot snapshot = store.snapshot()) {
      snapshot.forEach(
          layer,
          null,
          kind.rows(),
          row -> {
            if (kind.moves(row)) {
              ids.add(row.id());
            }
          });
      Stream<Long> chosen = AT.stream().map(share -> ids.get((int) (share * ids.size())));
      List<Long> some = chosen.toList();
      rows.addAll(snapshot.findAll(some.stream().map(id -> layer).toList(), some));
    }
    return rows;
  }

  /**
   * Makes an edit of a kind.
   *
   * @return the number of its change set
   */
  long make(Kind kind, Feature row) {
    return store
        .write(
            NOTE,
            writer -> {
              if (kind.change() == null) {
                writer.delete(row.layer(), row.id(), row.change());
              } else {
                writer.update(EditedFeature.with(row, kind.change()), row.change());
              }
            })
        .number();
  }

  /** Takes an edit back. */
  void undo(long change) {
    store.undo(change, NOTE);
  }
}
