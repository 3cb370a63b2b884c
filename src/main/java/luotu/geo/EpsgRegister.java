package luotu.geo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.crs.VerticalCRS;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.factory.epsg.hsql.ThreadedHsqlEpsgFactory;
import si.uom.SI;

/** The EPSG register as GeoTools brings it; loaded when the first code asks for it. */
final class EpsgRegister {
  /** Surveys use a zone somewhat beyond its area of use, never this far. */
  private static final double BEYOND_AREA_OF_USE_DEGREES = 10;

  static {
    if (System.getProperty(ThreadedHsqlEpsgFactory.DIRECTORY_KEY) == null) {
      System.setProperty(ThreadedHsqlEpsgFactory.DIRECTORY_KEY, privateDirectory().toString());
    }
  }

  private EpsgRegister() {}

  static ReferenceSystem.Conversion conversion(String code) throws ReferenceSystemFault {
    try {
      CoordinateReferenceSystem system = CRS.decode(code, true);
      boolean flat = system instanceof GeographicCRS || system instanceof ProjectedCRS;
      if (!flat || system.getCoordinateSystem().getDimension() != 2) {
        throw fault(code, null);
      }
      MathTransform transform = CRS.findMathTransform(system, CRS.decode("EPSG:4326", true), true);
      GeographicBoundingBox area = CRS.getGeographicBoundingBox(system);
      return position -> convert(transform, area, position);
    } catch (FactoryException unknown) {
      throw fault(code, unknown);
    }
  }

  /** The way from degrees on WGS 84. */
  static ReferenceSystem.Conversion inverse(String code) throws ReferenceSystemFault {
    try {
      CoordinateReferenceSystem system = CRS.decode(code, true);
      MathTransform transform = CRS.findMathTransform(CRS.decode("EPSG:4326", true), system, true);
      GeographicBoundingBox area = CRS.getGeographicBoundingBox(system);
      return position -> {
        boolean near = area == null || isNear(area, position[0], position[1]);
        convert(transform, null, position);
        if (!near) {
          position[0] = Double.NaN;
        }
      };
    } catch (FactoryException unknown) {
      throw fault(code, unknown);
    }
  }

  static boolean hasHeightsInMetres(int code) {
    try {
      return !(CRS.decode("EPSG:" + code) instanceof VerticalCRS system)
          || SI.METRE.equals(system.getCoordinateSystem().getAxis(0).getUnit());
    } catch (FactoryException unknown) {
      return true;
    }
  }

  private static void convert(
      MathTransform transform, GeographicBoundingBox area, double[] position) {
    try {
      transform.transform(position, 0, position, 0, 1);
    } catch (TransformException | IllegalArgumentException outside) {
      // Some positions lie so far out that GeoTools cannot even word its complaint.
      position[0] = Double.NaN;
    }
    if (area != null && !isNear(area, position[0], position[1])) {
      position[0] = Double.NaN;
    }
  }

  private static boolean isNear(GeographicBoundingBox area, double longitude, double latitude) {
    double middle = (area.getWestBoundLongitude() + area.getEastBoundLongitude()) / 2;
    double half = (area.getEastBoundLongitude() - area.getWestBoundLongitude()) / 2;
    if (half < 0) {
      middle += 180;
      half += 180;
    }
    return Math.abs(Math.IEEEremainder(longitude - middle, 360))
            <= half + BEYOND_AREA_OF_USE_DEGREES
        && latitude >= area.getSouthBoundLatitude() - BEYOND_AREA_OF_USE_DEGREES
        && latitude <= area.getNorthBoundLatitude() + BEYOND_AREA_OF_USE_DEGREES;
  }

  private static ReferenceSystemFault fault(String code, Throwable cause) {
    return new ReferenceSystemFault(
        code,
        "EPSG 代码（二维坐标系，如 EPSG:4490、EPSG:4545）、GCJ-02 或 BD-09",
        "the EPSG code of a two-dimensional system (such as EPSG:4490, EPSG:4545), GCJ-02 or BD-09",
        cause);
  }

  /** GeoTools would share one directory between all users of the machine, made by the first. */
  private static Path privateDirectory() {
    Path wanted =
        Path.of(
            System.getProperty("java.io.tmpdir"), "luotu-epsg-" + System.getProperty("user.name"));
    var onlyMine =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    try {
      if (!Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
        return Files.createDirectory(wanted, onlyMine);
      }
      Path own = Files.createTempDirectory("luotu-epsg-", onlyMine);
      boolean mine =
          Files.isDirectory(wanted, LinkOption.NOFOLLOW_LINKS)
              && Files.getOwner(wanted).equals(Files.getOwner(own));
      if (mine) {
        Files.delete(own);
        return wanted;
      }
      return own;
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot make a directory for the EPSG register", cause);
    }
  }
}
