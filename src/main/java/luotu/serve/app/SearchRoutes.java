package luotu.serve.app;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luotu.analyse.search.FoundPlace;
import luotu.analyse.search.PlaceSearch;
import luotu.geo.LonLat;
import luotu.serve.Json;
import luotu.serve.Requests;
import luotu.serve.Routes;

/** {@code /search}: places by coordinate, name or address. */
public final class SearchRoutes implements Routes {
  private static final int USUAL = 10;
  private static final int MOST = 100;
  private static final int LONGEST = 200;

  private final PlaceSearch search;

  public SearchRoutes(PlaceSearch search) {
    this.search = search;
  }

  @Override
  public void register(JavalinConfig config) {
    config.routes.get("/search", this::search);
  }

  private void search(Context context) {
    Map<String, String> query = Requests.query(context, List.of("q", "limit", "near"));
    String text = query.getOrDefault("q", "");
    if (text.isBlank() || text.length() > LONGEST) {
      throw Requests.invalidParameter(
          "q",
          text,
          "必填：地名、地址或坐标，最多 " + LONGEST + " 字",
          "required: a name, an address or coordinates, at most " + LONGEST + " characters");
    }
    List<FoundPlace> found = search.find(text, limit(query), near(query).orElse(null));
    // It follows every change of the data.
    context.header("Cache-Control", "no-store");
    Json.answer(context, Map.of("results", found.stream().map(SearchRoutes::json).toList()));
  }

  private static int limit(Map<String, String> query) {
    String text = query.getOrDefault("limit", String.valueOf(USUAL));
    long limit = Requests.wholeNumber(text).orElse(0);
    if (limit < 1 || limit > MOST) {
      throw Requests.invalidParameter(
          "limit", text, "1 到 " + MOST + " 的整数", "a whole number from 1 to " + MOST);
    }
    return (int) limit;
  }

  /** A place to be near to. */
  private static Optional<LonLat> near(Map<String, String> query) {
    if (!query.containsKey("near")) {
      return Optional.empty();
    }
    String text = query.get("near");
    String[] numbers = text.split(",", -1);
    try {
      if (numbers.length == 2) {
        return Optional.of(
            new LonLat(
                Double.parseDouble(numbers[0].strip()), Double.parseDouble(numbers[1].strip())));
      }
    } catch (IllegalArgumentException notOnEarth) {
      throw notAPlace(text);
    }
    throw notAPlace(text);
  }

  private static RuntimeException notAPlace(String text) {
    return Requests.invalidParameter(
        "near", text, "经度,纬度，如 106.46,29.56", "longitude,latitude, such as 106.46,29.56");
  }

  private static Map<String, Object> json(FoundPlace place) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", place.kind());
    json.put("layer", place.layer());
    json.put("id", place.id());
    json.put("name", place.name());
    json.put("zone", place.zone());
    json.put("zone_name", place.zoneName());
    json.put("point", List.of(place.point().longitude(), place.point().latitude()));
    return json;
  }
}
