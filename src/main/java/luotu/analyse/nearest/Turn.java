package luotu.analyse.nearest;

import luotu.model.Label;

/** Where one turns at a crossing. */
enum Turn {
  STRAIGHT(20, "直行", "Continue straight"),
  SLIGHT_RIGHT(50, "向右前方", "Bear right"),
  RIGHT(120, "右转", "Turn right"),
  SHARP_RIGHT(160, "向右后方", "Turn sharp right"),
  SLIGHT_LEFT(50, "向左前方", "Bear left"),
  LEFT(120, "左转", "Turn left"),
  SHARP_LEFT(160, "向左后方", "Turn sharp left"),
  U_TURN(180, "掉头", "Make a U-turn");

  /** Up to how many degrees away from straight on. */
  private final double degrees;

  private final Label words;

  Turn(double degrees, String zh, String en) {
    this.degrees = degrees;
    words = new Label(zh, en);
  }

  /** The turn between two courses in degrees, clockwise from north. */
  static Turn between(double before, double after) {
    double right = clockwise(before, after);
    double away = Math.abs(right);
    if (away <= STRAIGHT.degrees) {
      return STRAIGHT;
    }
    if (away > SHARP_RIGHT.degrees) {
      return U_TURN;
    }
    if (away <= SLIGHT_RIGHT.degrees) {
      return right > 0 ? SLIGHT_RIGHT : SLIGHT_LEFT;
    }
    if (away <= RIGHT.degrees) {
      return right > 0 ? RIGHT : LEFT;
    }
    return right > 0 ? SHARP_RIGHT : SHARP_LEFT;
  }

  /** How far one turns to the right, -180 to 180 degrees. */
  static double clockwise(double before, double after) {
    return Math.IEEEremainder(after - before, 360);
  }

  /** Whether one hardly turns at all. */
  boolean isOnward() {
    return degrees <= SLIGHT_RIGHT.degrees;
  }

  /** Such as "turn right". */
  Label words() {
    return words;
  }
}
