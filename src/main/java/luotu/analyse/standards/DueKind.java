package luotu.analyse.standards;

import java.util.Locale;
import luotu.model.Label;

/** What falls due on a day. */
public enum DueKind {
  /** An open hazard is to be closed. */
  RECTIFICATION(new Label("隐患整改期限", "Hazard to be rectified"), true),
  /**
   * The people of a hazard are to be confirmed again; by the oldest of those a standard asks for.
   */
  CONFIRMATION(new Label("责任人核实到期", "People to be confirmed again"), false),
  /** The street's evacuation plan is to be renewed. */
  PLAN(new Label("避险转移预案到期", "Evacuation plan to be renewed"), false),
  /** The year's drill is to be held. */
  DRILL(new Label("年度演练", "Drill of the year"), true),
  /** A shelter planned for a year is to be opened. */
  SHELTER(new Label("计划避难场所建成", "Planned shelter to be opened"), true),
  /** Within a year, our assumption, a list is to be gone through again. */
  INVENTORY(new Label("清单复核（一年，本平台设定）", "List to be gone through again (a year, ours)"), false);

  private final Label label;
  private final boolean isTask;

  DueKind(Label label, boolean isTask) {
    this.label = label;
    this.isTask = isTask;
  }

  public Label label() {
    return label;
  }

  /**
   * Whether something is to be done by the end of the day, so that on the day itself it is overdue
   * when it is not; otherwise something holds through the day.
   */
  boolean isTask() {
    return isTask;
  }

  /** As it is written outside. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
