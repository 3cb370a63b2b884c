package luotu.serve.ogc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;

/** Addresses within the OGC API, absolute as its clients want them. */
final class Links {
  static final String JSON = "application/json";
  static final String GEO_JSON = "application/geo+json";
  static final String OPEN_API = "application/vnd.oai.openapi+json;version=3.0";
  static final String VECTOR_TILE = "application/vnd.mapbox-vector-tile";
  static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

  private Links() {}

  /** The address of the landing page, without a slash at its end. */
  static String base(Context context) {
    return context.scheme() + "://" + context.host() + "/ogc";
  }

  /** Adds one link to the {@code links} of a document. */
  static void add(ObjectNode document, String rel, String type, String href) {
    ArrayNode links = document.withArray("links");
    links.addObject().put("rel", rel).put("type", type).put("href", href);
  }
}
