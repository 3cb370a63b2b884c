package luotu.analyse.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import luotu.analyse.Input;

/** Inputs of {@link BeforeAfter}. */
public record BeforeAfterRequest(
    @Input(
            zh = "问哪个分析",
            en = "which process is asked",
            required = true,
            choices = {"radius-coverage", "service-area"})
        String process,
    @Input(zh = "那个分析的输入", en = "the inputs of that process", required = true) ObjectNode inputs,
    @Input(
            zh = "假设的改动：新增、修改、移动、撤去的要素；每个要素最多一项",
            en = "what is supposed: features added, changed, moved or gone; each named once",
            required = true,
            maximumSize = 1_000)
        List<Change> changes) {
  public BeforeAfterRequest {
    changes = List.copyOf(changes);
  }

  /** One feature that is supposed to be otherwise. */
  public record Change(
      @Input(zh = "图层", en = "layer", required = true) String layer,
      @Input(zh = "已有要素的编号；新要素不写", en = "id of a stored feature; none for a new one") Long id,
      @Input(
              zh = "GeoJSON 要素；已有要素没写的字段不变；撤去时不写或为 null",
              en =
                  "GeoJSON feature; of a stored one fields that are not given stay; null or left"
                      + " out when it is gone")
          ObjectNode feature) {}
}
