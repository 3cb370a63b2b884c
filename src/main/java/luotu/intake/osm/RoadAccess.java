package luotu.intake.osm;

import java.util.Arrays;
import java.util.Locale;

/** Who may pass a road; the value of its field {@code access}. */
enum RoadAccess {
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
  static RoadAccess of(boolean foot, boolean motor, boolean emergency) {
    return Arrays.stream(values())
        .filter(each -> each.foot == foot && each.motor == motor)
        .filter(each -> each.emergency == (emergency || motor))
        .findFirst()
        .orElseThrow();
  }

  /** Whoever passes both. */
  RoadAccess and(RoadAccess other) {
    return of(foot && other.foot, motor && other.motor, emergency && other.emergency);
  }

  boolean foot() {
    return foot;
  }

  boolean motor() {
    return motor;
  }

  boolean emergency() {
    return emergency;
  }

  /** The choice of the field; {@code all} is the empty field. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
