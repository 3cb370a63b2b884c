package luotu.model;

import java.util.HashMap;
import java.util.Map;

/** What somebody writes back who changed a few fields of what is stored. */
public final class EditedFeature {
  private EditedFeature() {}

  /** The same row, some of its fields with other values; the others stay. */
  public static Feature with(Feature row, Map<String, Object> changed) {
    Map<String, Object> fields = new HashMap<>(row.fields());
    fields.putAll(changed);
    return withOnly(row, fields);
  }

  /** The same row with these fields and no others. */
  public static Feature withOnly(Feature row, Map<String, Object> fields) {
    return new Feature(
        row.layer(),
        row.id(),
        row.geometry(),
        row.name(),
        row.zone(),
        row.source(),
        row.sourceKey(),
        row.confirmedOn(),
        row.remark(),
        fields,
        row.extra(),
        row.change(),
        row.updatedAt());
  }
}
