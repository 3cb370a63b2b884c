package luotu.serve.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtEncoder;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.UserDataKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsMvt;
import io.github.sebasbaumh.mapbox.vectortile.build.MvtLayerParams;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import luotu.analyse.Processes;
import luotu.analyse.servicearea.ReachedArea;
import luotu.analyse.servicearea.ServiceArea;
import luotu.analyse.servicearea.ServiceAreaRequest;
import luotu.model.Catalogue;
import luotu.model.Layer;
import luotu.serve.Requests;
import luotu.serve.Routes;
import luotu.store.Snapshot;
import luotu.store.Store;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/** Vector tiles of the roads that a service area reaches, cut where its minutes end. */
public final class ReachedTileRoutes implements Routes {
  static final String TILES = "/processes/service-area/tiles/" + TileRoutes.MATRIX_SET;
  static final String INPUTS = "inputs";
  private static final String LAYER = "reached";
  private static final String ID = "id";

  /** In units of a tile's grid, so that lines do not end where tiles meet. */
  private static final int MARGIN = 64;

  /** Each holds a connection to the database, and waits for the others' search. */
  private static final int MOST_AT_ONCE = 2;

  private static final MvtLayerParams GRID = MvtLayerParams.DEFAULT;
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final Catalogue catalogue;
  private final Store store;
  private final ServiceArea serviceArea;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);

  public ReachedTileRoutes(Catalogue catalogue, Store store, ServiceArea serviceArea) {
    this.catalogue = catalogue;
    this.store = store;
    this.serviceArea = serviceArea;
  }

  @Override
  public void register(JavalinConfig config) {
    config.routes.get("/ogc" + TILES + "/{z}/{row}/{column}", this::tile);
  }

  private void tile(Context context) throws InterruptedException {
    Map<String, String> query = Requests.query(context, List.of(INPUTS));
    TilePlace place = TilePlace.of(context);
    JsonNode inputs = Requests.json(INPUTS, query.getOrDefault(INPUTS, ""));
    ServiceAreaRequest request = Processes.read(serviceArea, inputs);
    Optional<ReachedArea> reached;
    places.acquire();
    try {
      reached = reached(context, request);
    } finally {
      places.release();
    }
    if (reached.isPresent()) {
      byte[] tile = draw(reached.get(), place);
      if (tile.length == 0) {
        context.status(204);
      } else {
        context.contentType(Links.VECTOR_TILE).result(tile);
      }
    }
  }

  /** Empty when the caller has that state already. */
  private Optional<ReachedArea> reached(Context context, ServiceAreaRequest request) {
    try (Snapshot snapshot = store.snapshot()) {
      String version =
          catalogue.fingerprint()
              + "-"
              + serviceArea.lastChange(snapshot, request)
              + "-"
              + Integer.toHexString(request.hashCode());
      return Requests.isNotModified(context, version)
          ? Optional.empty()
          : Optional.of(serviceArea.reached(snapshot, request));
    }
  }

  private byte[] draw(ReachedArea reached, TilePlace place) {
    Layer road = catalogue.getLayer("road");
    if (place.mapZoom() < road.symbol().minZoom()) {
      return new byte[0];
    }
    List<String> hidden = road.classesHiddenAt(place.mapZoom());
    Envelope square = place.square();
    Envelope drawn = new Envelope(square);
    drawn.expandBy(square.getWidth() * MARGIN / GRID.getExtent());
    List<Geometry> lines = new ArrayList<>();
    reached.forEachPiece(
        TilePlace.degrees(drawn),
        roadClass -> !hidden.contains(roadClass),
        (id, minutes, facility, corners) -> {
          Map<String, Object> properties = new LinkedHashMap<>();
          properties.put(ID, id);
          properties.put("minutes", minutes);
          facility.ifPresent(value -> properties.put("facility", value));
          for (Geometry line : onGrid(corners, square, drawn)) {
            line.setUserData(properties);
            lines.add(line);
          }
        });
    return lines.isEmpty()
        ? new byte[0]
        : MvtEncoder.encode(
            new JtsMvt(new JtsLayer(LAYER, lines)), GRID, new UserDataKeyValueMapConverter(ID));
  }

  /** What of a line lies in a box, in whole units of the grid; nothing where it has no length. */
  private static List<LineString> onGrid(
      List<Coordinate> corners, Envelope square, Envelope drawn) {
    Geometry line =
        GEOMETRIES.createLineString(
            corners.stream().map(TilePlace::project).toArray(Coordinate[]::new));
    if (!drawn.contains(line.getEnvelopeInternal())) {
      line = line.intersection(GEOMETRIES.toGeometry(drawn));
    }
    double units = GRID.getExtent() / square.getWidth();
    List<LineString> parts = new ArrayList<>();
    for (int i = 0; i < line.getNumGeometries(); i++) {
      Coordinate[] places = line.getGeometryN(i).getCoordinates();
      for (Coordinate place : places) {
        place.x = Math.rint((place.x - square.getMinX()) * units);
        place.y = Math.rint((square.getMaxY() - place.y) * units);
      }
      Coordinate[] apart = CoordinateArrays.removeRepeatedPoints(places);
      if (apart.length > 1) {
        parts.add(GEOMETRIES.createLineString(apart));
      }
    }
    return parts;
  }
}
