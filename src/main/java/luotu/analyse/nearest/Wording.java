package luotu.analyse.nearest;

import java.util.Locale;
import java.util.Map;
import luotu.model.Label;
import luotu.model.TravelMode;

/** The words of the steps, in both languages. */
public record Wording(TravelMode mode, Map<String, Label> roadClasses, String destination) {
  private static final Label ROAD = new Label("道路", "road");

  /** A shorter bridge or tunnel is hardly noticed. */
  private static final double SHORTEST_BRIDGE_METRES = 20;

  private static final double METRES_PER_KILOMETRE = 1000;

  /** Where the destination lies beside the last road. */
  enum Side {
    NONE("", ""),
    LEFT("，在道路左侧", ", on the left"),
    RIGHT("，在道路右侧", ", on the right");

    private final Label words;

    Side(String zh, String en) {
      words = new Label(zh, en);
    }
  }

  Label turnout(double seconds) {
    String time = seconds == Math.rint(seconds) ? "%.0f" : "%.1f";
    String number = String.format(Locale.ROOT, time, seconds);
    return new Label("出动准备 " + number + " 秒", "Turn out, " + number + " s");
  }

  Label toRoad(double metres, Stretch road) {
    Label distance = distance(metres);
    Label name = name(road);
    return new Label(
        "步行 " + distance.zh() + "到" + name.zh(), "Walk " + distance.en() + " to " + name.en());
  }

  Label depart(double degrees, Stretch road) {
    Label compass = Course.compass(degrees);
    Label distance = distance(road.metres());
    Label name = name(road);
    Label along = along(road);
    return road.stairs()
        ? new Label(
            "向" + compass.zh() + "走" + name.zh() + " " + distance.zh() + along.zh(),
            "Walk " + compass.en() + " on " + name.en() + " for " + distance.en() + along.en())
        : new Label(
            "向" + compass.zh() + "沿" + name.zh() + verb().zh() + " " + distance.zh() + along.zh(),
            "%s %s on %s for %s%s"
                .formatted(
                    capital(verb().en()), compass.en(), name.en(), distance.en(), along.en()));
  }

  Label turn(Turn turn, Stretch road) {
    Label distance = distance(road.metres());
    Label name = name(road);
    Label along = along(road);
    Label words = turn.words();
    return road.stairs()
        ? new Label(
            words.zh() + "走" + name.zh() + " " + distance.zh() + along.zh(),
            words.en() + " and take " + name.en() + " for " + distance.en() + along.en())
        : new Label(
            "%s进入%s，%s %s%s"
                .formatted(words.zh(), name.zh(), verb().zh(), distance.zh(), along.zh()),
            "%s onto %s and %s %s%s"
                .formatted(words.en(), name.en(), verb().en(), distance.en(), along.en()));
  }

  Label arrive(double metres, Side side) {
    Label name =
        destination.isEmpty() ? new Label("目的地", "your destination") : Label.same(destination);
    if (metres < Itinerary.SHORTEST_METRES) {
      return new Label("到达" + name.zh(), "Arrive at " + name.en());
    }
    Label distance = distance(metres);
    return new Label(
        "步行 " + distance.zh() + "到达" + name.zh() + side.words.zh(),
        "Walk " + distance.en() + " to " + name.en() + side.words.en());
  }

  private Label verb() {
    return mode == TravelMode.WALK ? new Label("步行", "walk") : new Label("行驶", "drive");
  }

  /** The road's own name, or what roads of its class are called. */
  private Label name(Stretch road) {
    if (road.stairs()) {
      return road.name().isEmpty()
          ? new Label("梯道", "the stairs")
          : new Label("梯道（" + road.name() + "）", "the stairs (" + road.name() + ")");
    }
    if (!road.name().isEmpty()) {
      return Label.same(road.name());
    }
    Label name = roadClasses.getOrDefault(road.roadClass(), ROAD);
    return new Label(name.zh(), "the " + name.en().toLowerCase(Locale.ROOT));
  }

  /** The bridges and tunnels of a road; an expressway stands on piers anyway. */
  private static Label along(Stretch road) {
    boolean tunnel = road.tunnelMetres() >= SHORTEST_BRIDGE_METRES;
    boolean bridge =
        road.bridgeMetres() >= SHORTEST_BRIDGE_METRES
            && !road.roadClass().startsWith("motorway")
            && !road.roadClass().startsWith("trunk");
    if (bridge && tunnel) {
      return new Label("，过桥并穿过隧道", ", over a bridge and through a tunnel");
    }
    if (bridge) {
      return new Label("，过桥", ", over a bridge");
    }
    return tunnel ? new Label("，穿过隧道", ", through a tunnel") : Label.same("");
  }

  /** Whole metres up to 100, tens of metres up to a kilometre, then tenths of a kilometre. */
  public static Label distance(double metres) {
    long whole = metres < 99.5 ? Math.round(metres) : 10 * Math.round(metres / 10);
    if (whole < METRES_PER_KILOMETRE) {
      return new Label(whole + " 米", whole + " m");
    }
    String kilometres = String.format(Locale.ROOT, "%.1f", metres / METRES_PER_KILOMETRE);
    return new Label(kilometres + " 公里", kilometres + " km");
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
