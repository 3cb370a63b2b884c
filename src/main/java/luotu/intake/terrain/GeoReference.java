package luotu.intake.terrain;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import luotu.geo.ReferenceSystem;
import luotu.geo.ReferenceSystemFault;
import luotu.intake.FileFault;

/**
 * Where the cells of a GeoTIFF lie and what their numbers mean.
 *
 * @param x easting or longitude of the centre of the first cell, in the system of the file
 * @param y northing or latitude of it
 * @param stepX from one column to the next
 * @param stepY from one row to the next, below 0 when rows go southwards
 * @param scale metres are the numbers times this
 * @param offset and plus this
 * @param noData the number that stands for a hole, or NaN
 */
record GeoReference(
    ReferenceSystem system,
    double x,
    double y,
    double stepX,
    double stepY,
    double scale,
    double offset,
    float noData) {
  private static final int MODEL_TYPE = 1024;
  private static final int RASTER_TYPE = 1025;
  private static final int GEOGRAPHIC_SYSTEM = 2048;
  private static final int PROJECTED_SYSTEM = 3072;
  private static final int VERTICAL_SYSTEM = 4096;
  private static final int VERTICAL_UNIT = 4099;

  private static final int PROJECTED = 1;
  private static final int GEOCENTRIC = 3;
  private static final int POINTS = 2;
  private static final int USER_DEFINED = 32_767;
  private static final int METRE = 9001;

  private static final Pattern GDAL_ITEM =
      Pattern.compile("<Item ([^>]*role=\"(unittype|scale|offset)\"[^>]*)>([^<]*)</Item>");
  private static final Pattern METRES =
      Pattern.compile("|m|met(er|re)s?", Pattern.CASE_INSENSITIVE);

  /**
   * @throws luotu.model.Refusal when the file does not say where it lies, lies askew, or its
   *     heights are not metres
   */
  static GeoReference of(Path file, TiffTags tags) {
    Map<Integer, Integer> keys = keys(tags);
    ReferenceSystem system = system(file, keys);
    requireMetres(file, keys);
    double[] lattice = lattice(file, tags);
    // Of areas the tie point is a corner, of points a centre.
    double half = keys.getOrDefault(RASTER_TYPE, 1) == POINTS ? 0 : 0.5;
    double scale = 1;
    double offset = 0;
    Matcher items = GDAL_ITEM.matcher(tags.text(TiffTags.GDAL_METADATA).orElse(""));
    while (items.find()) {
      String value = items.group(3).strip();
      if (items.group(1).contains("sample=\"0\"")) {
        switch (items.group(2)) {
          case "scale" -> scale = Double.parseDouble(value);
          case "offset" -> offset = Double.parseDouble(value);
          default -> requireMetres(file, METRES.matcher(value).matches(), value);
        }
      }
    }
    return new GeoReference(
        system,
        lattice[0] + half * lattice[2],
        lattice[1] + half * lattice[3],
        lattice[2],
        lattice[3],
        scale,
        offset,
        noData(tags));
  }

  private static float noData(TiffTags tags) {
    try {
      return tags.text(TiffTags.GDAL_NODATA)
          .map(String::strip)
          .map(Float::valueOf)
          .orElse(Float.NaN);
    } catch (NumberFormatException nan) {
      return Float.NaN;
    }
  }

  /** Those whose value is a single number. */
  private static Map<Integer, Integer> keys(TiffTags tags) {
    long[] directory = tags.numbers(TiffTags.GEO_KEYS);
    Map<Integer, Integer> keys = new HashMap<>();
    for (int i = 4; i + 3 < directory.length; i += 4) {
      if (directory[i + 1] == 0) {
        keys.put((int) directory[i], (int) directory[i + 3]);
      }
    }
    return keys;
  }

  private static ReferenceSystem system(Path file, Map<Integer, Integer> keys) {
    int model = keys.getOrDefault(MODEL_TYPE, keys.containsKey(PROJECTED_SYSTEM) ? PROJECTED : 0);
    int code =
        model == GEOCENTRIC
            ? 0
            : keys.getOrDefault(model == PROJECTED ? PROJECTED_SYSTEM : GEOGRAPHIC_SYSTEM, 0);
    if (keys.isEmpty() || code == 0 || code == USER_DEFINED) {
      throw FileFault.refuse(
          file,
          keys.isEmpty() ? "" : code == USER_DEFINED ? "user-defined" : "GeoKeys " + keys,
          "写明 EPSG 代码的坐标系；已知代码时执行 gdal_edit.py -a_srs EPSG:代码，自定义坐标系用 gdalwarp"
              + " -t_srs EPSG:4490 转换",
          "a coordinate system with an EPSG code; gdal_edit.py -a_srs EPSG:CODE writes one that you"
              + " know, gdalwarp -t_srs EPSG:4490 converts a user-defined one");
    }
    try {
      return ReferenceSystem.of("EPSG:" + code);
    } catch (ReferenceSystemFault unknown) {
      throw FileFault.refuse(file, "EPSG:" + code, unknown.expectedZh(), unknown.expectedEn());
    }
  }

  private static void requireMetres(Path file, Map<Integer, Integer> keys) {
    int unit = keys.getOrDefault(VERTICAL_UNIT, METRE);
    requireMetres(file, unit == METRE || unit == USER_DEFINED, "EPSG:" + unit);
    int system = keys.getOrDefault(VERTICAL_SYSTEM, USER_DEFINED);
    requireMetres(
        file,
        system == USER_DEFINED || ReferenceSystem.hasHeightsInMetres(system),
        "EPSG:" + system);
  }

  private static void requireMetres(Path file, boolean areMetres, String found) {
    if (!areMetres) {
      throw FileFault.refuse(
          file,
          found,
          "以米为单位的高程；英尺可用 gdal_calc.py --calc \"A*0.3048\" 换算",
          "heights in metres; gdal_calc.py --calc \"A*0.3048\" makes them of feet");
    }
  }

  /** X and y of the tie point, moved to the first column and row, and both steps. */
  private static double[] lattice(Path file, TiffTags tags) {
    double[] scale = tags.doubles(TiffTags.PIXEL_SCALE);
    double[] ties = tags.doubles(TiffTags.TIEPOINTS);
    double[] matrix = tags.doubles(TiffTags.TRANSFORMATION);
    if (matrix.length == 16) {
      double size = Math.abs(matrix[0]) + Math.abs(matrix[5]);
      if (Math.abs(matrix[1]) + Math.abs(matrix[4]) > 1e-9 * size) {
        throw FileFault.refuse(
            file,
            "ModelTransformation " + Arrays.toString(Arrays.copyOf(matrix, 8)),
            "行列与坐标轴平行的栅格；旋转的可用 gdalwarp 转正",
            "rows and columns along the axes; gdalwarp straightens a rotated grid");
      }
      return requireSteps(file, new double[] {matrix[3], matrix[7], matrix[0], matrix[5]});
    }
    if (scale.length < 2 || ties.length != 6) {
      throw FileFault.refuse(
          file,
          "ModelPixelScale " + scale.length + ", ModelTiepoint " + ties.length / 6,
          "带地理参考的 GeoTIFF（一个控制点加像元大小，或变换矩阵）；只有控制点的先用 gdalwarp 转换",
          "a GeoTIFF that says where it lies (one tie point and the size of a cell, or a matrix);"
              + " gdalwarp makes one of many control points");
    }
    return requireSteps(
        file,
        new double[] {
          ties[3] - ties[0] * scale[0], ties[4] + ties[1] * scale[1], scale[0], -scale[1]
        });
  }

  private static double[] requireSteps(Path file, double[] lattice) {
    if (!(lattice[2] > 0 && lattice[3] != 0 && Double.isFinite(lattice[0] + lattice[1]))) {
      throw FileFault.refuse(
          file, Arrays.toString(lattice), "大于 0 的像元大小", "cells of a size above 0");
    }
    return lattice;
  }
}
