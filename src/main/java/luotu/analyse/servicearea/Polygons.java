package luotu.analyse.servicearea;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import luotu.analyse.FacilityInputs;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.roads.Reach;
import luotu.roads.ReachedExtent;
import luotu.roads.ReachedGround;
import luotu.roads.ReachedGround.Resolution;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;

/** The ground from where, or to where, one is in time, as the areas of an answer. */
record Polygons(Trip trip, ReachedGround ground, ServiceAreaRequest request) {
  private static final MultiPolygon NOTHING = new GeometryFactory().createMultiPolygon();

  /**
   * For an answer.
   *
   * @throws luotu.model.Refusal when so much is reached that it would not be drawn in time
   */
  static Polygons of(Trip trip, Reach reach, ServiceAreaRequest request) {
    ReachedExtent extent = extent(trip, reach, request);
    Resolution resolution =
        request.resolutionM() == null ? extent.resolution() : resolution(request.resolutionM());
    if (extent.squareKm() > resolution.mostSquareKm()) {
      throw FacilityInputs.refuse(List.of(tooLarge(extent.squareKm(), request.resolutionM())));
    }
    return draw(trip, extent, request, resolution);
  }

  /** What is reached of an area in degrees, and about it. */
  static Overview overview(Trip trip, ServiceAreaRequest request, Geometry area) {
    int[] limits = Trip.limitsMillis(request.minutes());
    ReachedExtent extent =
        ReachedExtent.of(
            trip.network(),
            trip.places(),
            trip.sweep(request.minutes()),
            limits[limits.length - 1],
            area);
    Resolution resolution = Resolution.ofOverview(extent.squareKm());
    ReachedGround ground = ReachedGround.of(extent, limits, false, resolution);
    return new Overview(
        IntStream.range(0, limits.length).mapToObj(ground::area).toList(),
        resolution.finestMetres());
  }

  private static ReachedExtent extent(Trip trip, Reach reach, ServiceAreaRequest request) {
    int[] limits = Trip.limitsMillis(request.minutes());
    return ReachedExtent.of(trip.network(), trip.places(), reach, limits[limits.length - 1]);
  }

  private static Polygons draw(
      Trip trip, ReachedExtent extent, ServiceAreaRequest request, Resolution resolution) {
    int[] limits = Trip.limitsMillis(request.minutes());
    return new Polygons(
        trip, ReachedGround.of(extent, limits, request.isSplit(), resolution), request);
  }

  private static Fault tooLarge(double squareKm, Double resolutionM) {
    long extent = Math.round(squareKm);
    OptionalDouble finest = Resolution.finestMetres(squareKm);
    if (finest.isPresent()) {
      long metres = (long) Math.ceil(finest.getAsDouble());
      return Fault.of(
          "resolution_m",
          resolutionM,
          "要画的范围约 %,d 平方公里，这么大要 %d 或更粗；或减少资源、分钟数".formatted(extent, metres),
          "%d or more for about %,d km2 to draw; or ask about fewer facilities or minutes"
              .formatted(metres, extent));
    }
    long most = Math.round(Resolution.MOST_SQUARE_KM);
    return Fault.of(
        "include_geometry",
        "%,d km2".formatted(extent),
        "多边形最多画约 %,d 平方公里：请减少资源（filter 或 points）或分钟数，或不要多边形（人数照算），在地图瓦片上看".formatted(most),
        "polygons of at most about %,d km2: ask about fewer facilities (filter or points) or minutes, or leave the polygons out (people are counted all the same) and look at the tiles"
            .formatted(most));
  }

  /** One that shows so small details. */
  static Resolution resolution(double metres) {
    return Resolution.ofDetail(metres);
  }

  ServiceAreaResult addTo(ServiceAreaResult counted) {
    int limits = request.minutes().size();
    Geometry[] polygons = new MultiPolygon[counted.areas().size()];
    Arrays.fill(polygons, NOTHING);
    ground.forEachArea(
        (limit, facility, area) ->
            polygons[(request.isSplit() ? facility : 0) * limits + limit] = multiPolygon(area));
    double metres = ground.resolution().finestMetres();
    boolean isCoarser = request.resolutionM() == null && metres > Resolution.FINE.finestMetres();
    return counted.with(
        List.of(polygons), metres, isCoarser ? List.of(coarser(metres)) : List.of());
  }

  private static MultiPolygon multiPolygon(Geometry area) {
    List<?> parts = PolygonExtracter.getPolygons(area);
    return area.getFactory().createMultiPolygon(parts.toArray(Polygon[]::new));
  }

  private static Label coarser(double metres) {
    String detail = String.valueOf(Math.round(metres));
    return new Label(
        "范围很大，多边形只画到 %s 米的细节；要更细请写 resolution_m".formatted(detail),
        "So much is reached that the polygons show no detail below %s m; resolution_m asks for finer ones"
            .formatted(detail));
  }
}
