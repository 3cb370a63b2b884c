package luotu.analyse.travel;

import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import luotu.model.GoesOut;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;
import luotu.roads.Direction;
import luotu.store.FacilityList;

/**
 * How one travels between facilities and people.
 *
 * @param turnoutSeconds asked for; null for what each facility says
 */
public record Journey(TravelMode mode, Direction direction, Double turnoutSeconds) {
  /** To be said wherever times by car or engine are shown. */
  public static final Label TURNS_NOT_READ =
      new Label("没有读取路口转弯限制", "Turn restrictions are not read");

  /**
   * From the inputs of a process; null stands for the default. Engines, teams and goods go out from
   * where they are; to everything else, and on foot, people go.
   *
   * @param layer of the facilities
   * @param mode walk, drive or emergency
   * @param direction to or from, seen from the people
   */
  public static Journey of(Layer layer, String mode, String direction, Double turnoutSeconds) {
    boolean goesOut = layer.goesOut().isPresent() && mode(mode) != TravelMode.WALK;
    return of(goesOut ? Direction.FROM : Direction.TO, mode, direction, turnoutSeconds);
  }

  /** As above, for places of no layer: by default people go to them. */
  public static Journey ofPlaces(String mode, String direction, Double turnoutSeconds) {
    return of(Direction.TO, mode, direction, turnoutSeconds);
  }

  private static Journey of(Direction usual, String mode, String direction, Double turnoutSeconds) {
    return new Journey(
        mode(mode),
        direction == null ? usual : Direction.valueOf(direction.toUpperCase(Locale.ROOT)),
        turnoutSeconds);
  }

  /** The mode that an input names; on foot when it is null. */
  public static TravelMode mode(String text) {
    return text == null ? TravelMode.WALK : TravelMode.valueOf(text.toUpperCase(Locale.ROOT));
  }

  /**
   * Milliseconds from the order until one sets out from each facility: as asked; otherwise for
   * engines that go out what their station says, or the setting; 0 for all others.
   */
  public int[] turnoutMillis(Layer layer, FacilityList list, TravelSpeeds speeds) {
    IntUnaryOperator each = turnout(layer, list, speeds);
    return IntStream.range(0, list.size()).map(each).toArray();
  }

  /** The same for one facility at a time, by its position in the list. */
  public IntUnaryOperator turnout(Layer layer, FacilityList list, TravelSpeeds speeds) {
    boolean engines =
        enginesGoOut()
            && layer
                .goesOut()
                .map(GoesOut::turnoutField)
                .filter(field -> !field.isEmpty())
                .isPresent();
    if (turnoutSeconds != null || !engines) {
      int same = turnoutSeconds == null ? 0 : millis(turnoutSeconds);
      return facility -> same;
    }
    return facility -> {
      double own = list.turnoutSeconds()[facility];
      return millis(Double.isNaN(own) ? speeds.turnoutSeconds() : own);
    };
  }

  /** The same for places that say nothing of their own. */
  public int turnoutMillis(TravelSpeeds speeds) {
    if (turnoutSeconds != null) {
      return millis(turnoutSeconds);
    }
    return enginesGoOut() ? millis(speeds.turnoutSeconds()) : 0;
  }

  private boolean enginesGoOut() {
    return mode == TravelMode.EMERGENCY && direction == Direction.FROM;
  }

  private static int millis(double seconds) {
    return (int) Math.round(seconds * 1000);
  }
}
