package luotu.model;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How fast one travels on which road.
 *
 * @param accessKmh speed of the walk between a place and the road it joins
 * @param accessMetres how long that walk may be
 * @param stairsFactor how many times as long stairs take on foot
 * @param limitShare what share of a posted speed limit is driven; for {@link TravelMode#DRIVE} a
 *     posted limit wins over the speed of the class
 * @param turnoutSeconds from the order until an engine leaves, where its station does not say
 * @param slopes what a slope does to wheels, by mode; a mode that is not among them takes no notice
 * @param air how fast helicopters are
 * @param classes by the {@code class} of a road
 * @param other for roads of any other class, and of none
 */
public record TravelSpeeds(
    double accessKmh,
    double accessMetres,
    double stairsFactor,
    double limitShare,
    int turnoutSeconds,
    Map<TravelMode, SlopeCost> slopes,
    Air air,
    Map<String, ClassSpeeds> classes,
    ClassSpeeds other) {
  public TravelSpeeds {
    slopes = Map.copyOf(slopes);
    classes = Map.copyOf(classes);
    Objects.requireNonNull(other, "other");
  }

  /**
   * What a slope costs on wheels: how many metres of level road take as long as one metre of height
   * more.
   *
   * @param climb in addition, for each metre upwards
   * @param descent in addition, for each metre downwards
   */
  public record SlopeCost(double climb, double descent) {
    static final SlopeCost NONE = new SlopeCost(0, 0);

    public SlopeCost {
      if (!(climb >= 0 && descent >= 0)) {
        throw new IllegalArgumentException(climb + " up, " + descent + " down");
      }
    }
  }

  /** What a slope does to a mode on wheels. */
  public SlopeCost slopeOf(TravelMode mode) {
    return slopes.getOrDefault(mode, SlopeCost.NONE);
  }

  /**
   * Travel by helicopter, in a straight line.
   *
   * @param takeoffSeconds from the order until it is in the air
   */
  public record Air(double kmh, int takeoffSeconds) {
    public Air {
      if (!(kmh > 0) || takeoffSeconds < 0) {
        throw new IllegalArgumentException(kmh + " km/h after " + takeoffSeconds + " s");
      }
    }

    /** Seconds from the order until it is there. */
    public double seconds(double metres) {
      return takeoffSeconds + metres * 3.6 / kmh;
    }
  }

  /**
   * The speeds of a class.
   *
   * @param roadClass null when the road has none
   */
  public ClassSpeeds of(String roadClass) {
    return roadClass == null ? other : classes.getOrDefault(roadClass, other);
  }

  /** Milliseconds of a straight walk between a place and its road. */
  public int accessMillis(double metres) {
    return (int) Math.round(metres * 3_600 / accessKmh);
  }

  /**
   * The speeds of one class of roads in km/h; a mode that has none may not pass.
   *
   * @param kmh by mode
   * @param frontage whether one may join the road anywhere along it, from a house or on foot; a
   *     motorway is joined at its ends only
   * @param assumption whether these are our assumption, {@code source} saying on what ground
   */
  public record ClassSpeeds(
      Map<TravelMode, Double> kmh, boolean frontage, boolean assumption, Label source) {
    public ClassSpeeds {
      kmh = Map.copyOf(kmh);
      Objects.requireNonNull(source, "source");
    }

    /** The speed in km/h; empty where the mode may not pass. */
    public Optional<Double> find(TravelMode mode) {
      return Optional.ofNullable(kmh.get(mode));
    }
  }
}
