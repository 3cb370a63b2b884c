package luotu.model;

import java.util.Arrays;
import java.util.Locale;

/**
 * Who may pass a road; the value of its field {@code access}. It takes away from what the class of
 * the road lets pass, it adds nothing.
 */
public enum RoadAccess {
  ALL(true, true, true),
  FOOT_EMERGENCY(true, false, true),
  FOOT(true, false, false),
  MOTOR(false, true, true),
  EMERGENCY(false, false, true),
  NONE(false, false, false);

  private final boolean foot;
  private final boolean motor;
  private final boolean emergency;

  RoadAccess(boolean foot, boolean motor, boolean emergency) {
    this.foot = foot;
    this.motor = motor;
    this.emergency = emergency;
  }

  /** Emergency vehicles pass where others do. */
  public static RoadAccess of(boolean foot, boolean motor, boolean emergency) {
    return Arrays.stream(values())
        .filter(each -> each.foot == foot && each.motor == motor)
        .filter(each -> each.emergency == (emergency || motor))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The access that a choice of the field stands for.
   *
   * @param id null where the field is empty
   */
  public static RoadAccess of(String id) {
    return id == null ? ALL : valueOf(id.toUpperCase(Locale.ROOT));
  }

  /** Whoever passes both. */
  public RoadAccess and(RoadAccess other) {
    return of(foot && other.foot, motor && other.motor, emergency && other.emergency);
  }

  /** Whether one may walk. */
  public boolean foot() {
    return foot;
  }

  /** Whether cars may drive. */
  public boolean motor() {
    return motor;
  }

  /** Whether engines may drive. */
  public boolean emergency() {
    return emergency;
  }

  /** The choice of the field; {@code all} is the empty field. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
