package luotu.roads;

import luotu.geo.LonLat;
import luotu.model.TravelMode;
import org.locationtech.jts.geom.Coordinate;

/**
 * Where places join the roads, for one mode of travel. Immutable; {@link RoadNetwork#rejoin} gives
 * those of another network.
 */
public final class JoinedPlaces {
  static final int NOWHERE = -1;

  final RoadNetwork network;
  final TravelMode mode;
  final Places places;

  /** The edge, or NOWHERE. */
  final int[] edges;

  /** How far along the edge, 0 to 1. */
  final float[] fractions;

  /** The walk between place and edge. */
  final int[] accessMillis;

  /**
   * Where that walk meets the place, in degrees; shared with {@link Places} where all are points.
   */
  final double[] longitudes;

  final double[] latitudes;

  private volatile PlacesByEdge byEdge;

  JoinedPlaces(
      RoadNetwork network,
      TravelMode mode,
      Places places,
      int[] edges,
      float[] fractions,
      int[] accessMillis,
      double[] longitudes,
      double[] latitudes) {
    this.network = network;
    this.mode = mode;
    this.places = places;
    this.edges = edges;
    this.fractions = fractions;
    this.accessMillis = accessMillis;
    this.longitudes = longitudes;
    this.latitudes = latitudes;
  }

  /** Some of these places, in the order of their positions in {@code chosen}. */
  public JoinedPlaces select(int[] chosen) {
    int[] some = new int[chosen.length];
    float[] someFractions = new float[chosen.length];
    int[] someAccess = new int[chosen.length];
    Places somePlaces = places.select(chosen);
    double[] east = somePlaces.arePoints() ? somePlaces.longitudes : new double[chosen.length];
    double[] north = somePlaces.arePoints() ? somePlaces.latitudes : new double[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      some[i] = edges[chosen[i]];
      someFractions[i] = fractions[chosen[i]];
      someAccess[i] = accessMillis[chosen[i]];
      east[i] = longitudes[chosen[i]];
      north[i] = latitudes[chosen[i]];
    }
    return new JoinedPlaces(
        network, mode, somePlaces, some, someFractions, someAccess, east, north);
  }

  /** The places in the order of their edges. */
  public PlacesByEdge byEdge() {
    PlacesByEdge known = byEdge;
    if (known == null) {
      // Threads that come at once each make the same.
      known = new PlacesByEdge(this);
      byEdge = known;
    }
    return known;
  }

  public int size() {
    return edges.length;
  }

  /** Whether there is a road that the place can join. */
  public boolean isJoined(int place) {
    return edges[place] != NOWHERE;
  }

  /** How many of the places have joined. */
  public int joinedCount() {
    return byEdge().places().length;
  }

  /** Where on its road a joined place joins. */
  public LonLat roadPosition(int place) {
    Coordinate position =
        network.graph().cut(edges[place], fractions[place], fractions[place]).get(0);
    return new LonLat(position.x, position.y);
  }

  /** Metres of the walk between a joined place and its road. */
  public double accessMetres(int place) {
    return accessMillis[place] * network.accessKmh() / 3_600;
  }

  /** Id of the road that a joined place joins. */
  public long road(int place) {
    return network.graph().roadOf(edges[place]);
  }

  /** How far along its edge a joined place joins, 0 to 1. */
  public double fraction(int place) {
    return fractions[place];
  }

  /** Milliseconds of the walk between a joined place and its road. */
  public int accessMillis(int place) {
    return accessMillis[place];
  }
}
