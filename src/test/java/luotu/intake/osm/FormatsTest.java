package luotu.intake.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import crosby.binary.Fileformat;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import luotu.model.Refusal;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
  private static final String SCENE =
      "<bounds minlat='28.5' minlon='105.5' maxlat='29.15' maxlon='107'/>"
          + "<node id='11' lon='106.1' lat='29.1'><tag k='emergency' v='fire_hydrant'/></node>"
          + "<node id='12' lon='106.2' lat='29.1'/><node id='13' lon='-0.0000001' lat='-89.9999999'>"
          + "<tag k='highway' v='bus_stop'/><tag k='name' v='四号线'/></node>"
          + "<node id='9223372036854775807' lon='106.2' lat='29.2'/>"
          + "<way id='21'><nd ref='11'/><nd ref='12'/><nd ref='9223372036854775807'/><nd ref='11'/></way>"
          + "<way id='22'><nd ref='11'/><nd ref='12'/><tag k='waterway' v='river'/></way>"
          + "<relation id='31'><member type='way' ref='21' role='outer'/><member type='node' ref='11' role='label'/>"
          + "<tag k='type' v='boundary'/><tag k='boundary' v='administrative'/><tag k='admin_level' v='8'/>"
          + "<tag k='name' v='镇'/></relation>";

  @TempDir Path directory;

  private Path scene() {
    return Extracted.write(directory.resolve("scene.osm"), SCENE);
  }

  private static void assertScene(Extracted found) {
    assertThat(found.features)
        .extracting(feature -> feature.layer() + " " + feature.sourceKey() + " " + feature.name())
        .containsExactly(
            "water_source node/11 null",
            "facility node/13 四号线",
            "waterway way/22 null",
            "barrier way/22 null",
            "zone relation/31 镇");
    assertThat(found.features)
        .extracting(feature -> feature.geometry().toText())
        .containsExactly(
            "POINT (106.1 29.1)",
            "POINT (-0.0000001 -89.9999999)",
            "LINESTRING (106.1 29.1, 106.2 29.1)",
            "LINESTRING (106.1 29.1, 106.2 29.1)",
            "POLYGON ((106.1 29.1, 106.2 29.2, 106.2 29.1, 106.1 29.1))");
    assertThat(found.issues).isEmpty();
  }

  private void assertScene(Path file) {
    assertScene(Extracted.from(file, OptionalInt.of(8)));
  }

  @Test
  void xmlPlainAndPacked() throws IOException {
    Path plain = scene();
    assertScene(plain);
    Path gzip = directory.resolve("scene.OSM.GZ");
    try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      Files.copy(plain, output);
    }
    assertScene(gzip);
    Path bzip2 = directory.resolve("scene.osm.bz2");
    try (OutputStream output = Files.newOutputStream(bzip2)) {
      // Two streams in one file, as parallel packers write them.
      byte[] content = Files.readAllBytes(plain);
      for (int half = 0; half < 2; half++) {
        BZip2CompressorOutputStream stream = new BZip2CompressorOutputStream(output);
        stream.write(
            Arrays.copyOfRange(
                content, half * content.length / 2, (half + 1) * content.length / 2));
        stream.finish();
      }
    }
    assertScene(bzip2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pbfGivesTheSame(boolean dense) throws IOException {
    Path pbf = directory.resolve("scene.osm.pbf");
    PbfWriter.write(OsmFile.open(scene()), pbf, dense);
    assertScene(pbf);
    assertThat(Extracted.from(pbf).header.date()).isEqualTo("2023-11-15");
  }

  @Test
  void extentIsWhatTheHeaderSaysButNoMoreThanTheNodes() {
    assertThat(Extracted.from(scene()).header.extent().toString())
        .isEqualTo("Env[105.5 : 106.2, 28.5 : 29.15]");
    Extracted unbounded =
        Extracted.ofXml(
            directory,
            "<node id='1' lon='1' lat='2'/><node id='2' lon='3' lat='5'/>",
            OptionalInt.empty());
    assertThat(unbounded.header.extent().toString()).isEqualTo("Env[1.0 : 3.0, 2.0 : 5.0]");
    assertThat(unbounded.header.date()).isNull();
  }

  @Test
  void dateOfTheData() throws IOException {
    Path file = directory.resolve("overpass.osm");
    Files.writeString(
        file,
        "<osm version='0.6'><note>The data is © its contributors</note>"
            + "<meta osm_base='2024-12-31T18:00:00Z'/><node id='1' lon='1' lat='2'/></osm>");
    assertThat(Extracted.from(file).header.date()).isEqualTo(LocalDate.of(2025, 1, 1));
  }

  @Test
  void deletedObjectsAreNotThere() {
    Extracted found =
        Extracted.ofXml(
            directory,
            "<node id='1' visible='false'/>"
                + "<node id='2' action='delete' lon='1' lat='2'><tag k='amenity' v='hospital'/></node>"
                + "<node id='3' lon='1' lat='2'/>",
            OptionalInt.empty());
    assertThat(found.features).isEmpty();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "<node id='x' lon='1' lat='2'/>|id=x",
        "<node id='0' lon='1' lat='2'/>|id=0",
        "<node id='-4' lon='1' lat='2'/>|id=-4",
        "<node id='9223372036854775808' lon='1' lat='2'/>|id=9223372036854775808",
        "<node lon='1' lat='2'/>|<node>",
        "<node id='1' lat='2'/>|<node>",
        "<node id='1' lon='NaN' lat='2'/>|lon=NaN",
        "<node id='1' lon='Infinity' lat='2'/>|lon=Infinity",
        "<node id='1' lon='29' lat='106'/>|lat=106",
        "<node id='1' lon='1,5' lat='2'/>|lon=1,5",
        "<way id='1'><nd ref='y'/></way>|ref=y",
        "<relation id='1'><member type='area' ref='1' role=''/></relation>|area",
        "<remark>runtime error: Query timed out</remark>|runtime error: Query timed out"
      })
  void badElementsRefuseTheFile(String element, String found) {
    Path file = Extracted.write(directory.resolve("scene.osm"), "\n" + element);
    assertRefused(file, found, "line 2");
  }

  @Test
  void documentTypesAreRefused() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "s3cret");
    for (String type :
        new String[] {
          "<!DOCTYPE osm [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>",
          "<!DOCTYPE osm [<!ENTITY b SYSTEM '" + secret.toUri() + "'>]>",
          "<!DOCTYPE osm SYSTEM '" + secret.toUri() + "'>"
        }) {
      Path file = directory.resolve("bomb.osm");
      Files.writeString(
          file, type + "<osm><node id='1' lon='1' lat='1'><tag k='name' v='&b;'/></node></osm>");
      assertRefused(file, "DOCTYPE", "without DOCTYPE");
    }
  }

  @Test
  void otherXmlIsRefused() throws IOException {
    Path file = directory.resolve("page.osm");
    Files.writeString(file, "<html><body>Too many requests</body></html>");
    assertRefused(file, "<html>", "<osm>");
    Files.writeString(file, "<osmChange version='0.6'><create/></osmChange>");
    assertRefused(file, "<osmChange>", "apply-changes");
    Files.writeString(file, "{\"elements\": []}");
    assertRefused(file, "", "line 1");
    Files.write(
        file,
        "<osm><node id='1' lon='1' lat='1'><tag k='name' v='é'/></node></osm>"
            .getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(file, "", "");
  }

  @Test
  void emptyAndMissingFilesAreRefused() throws IOException {
    for (String name : new String[] {"a.osm", "a.osm.gz", "a.osm.bz2", "a.osm.pbf"}) {
      assertRefused(Files.createFile(directory.resolve(name)), "", "");
    }
    assertRefused(Extracted.write(directory.resolve("none.osm"), ""), "0", "at least one node");
    assertRefused(Files.createDirectory(directory.resolve("d.osm")), "", "plain file");
    assertThatThrownBy(() -> OsmFile.open(directory.resolve("not there.osm")))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("no-such-file"));
    Path zip = Files.createFile(directory.resolve("a.osm.zip"));
    assertThatThrownBy(() -> OsmFile.open(zip))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("unknown-format"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"scene.osm", "scene.osm.gz", "scene.osm.bz2", "scene.osm.pbf"})
  void filesCutAnywhereAreRefused(String name) throws IOException {
    Path plain = Extracted.write(directory.resolve("whole.osm"), SCENE);
    Path whole = directory.resolve("whole-" + name);
    try (OutputStream output = Files.newOutputStream(whole)) {
      if (name.endsWith("gz")) {
        try (GZIPOutputStream packed = new GZIPOutputStream(output)) {
          Files.copy(plain, packed);
        }
      } else if (name.endsWith("bz2")) {
        try (BZip2CompressorOutputStream packed = new BZip2CompressorOutputStream(output)) {
          Files.copy(plain, packed);
        }
      } else if (name.endsWith("osm")) {
        Files.copy(plain, output);
      }
    }
    if (name.endsWith("pbf")) {
      PbfWriter.write(OsmFile.open(plain), whole, true);
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = directory.resolve(name);
    for (int part = 1; part < 10; part++) {
      // One byte more: nobody can see a cut that falls between two blocks of a PBF.
      Files.write(cut, Arrays.copyOf(bytes, bytes.length * part / 10 + 1));
      assertRefused(cut, "", "");
    }
  }

  @Test
  void damagedPbfIsRefused() throws IOException {
    Path file = directory.resolve("x.osm.pbf");
    Files.writeString(file, "This is a text, not a PBF file.");
    assertRefused(file, "@ 0 B", "right extension");
    Path good = directory.resolve("good.osm.pbf");
    PbfWriter.write(OsmFile.open(scene()), good, true);
    byte[] bytes = Files.readAllBytes(good);
    // A wrong byte anywhere never hangs, and never ends in anything but features or a refusal.
    for (int place = 0; place < bytes.length; place++) {
      byte[] wrong = bytes.clone();
      wrong[place] ^= (byte) 0x5a;
      Files.write(file, wrong);
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            try {
              Extracted.from(file);
            } catch (Refusal refused) {
              assertThat(refused.title().en()).contains("x.osm.pbf");
            }
          });
    }
  }

  @Test
  void pbfOfOtherKindsIsRefused() throws IOException {
    Path file = directory.resolve("x.osm.pbf");
    try (DataOutputStream output = new DataOutputStream(Files.newOutputStream(file))) {
      PbfWriter.write(
          output, "OSMHeader", PbfWriter.header("OsmSchema-V0.6", "HistoricalInformation"), true);
      PbfWriter.write(output, "OSMData", new byte[0], true);
    }
    assertRefused(file, "HistoricalInformation", "osmium time-filter");
    try (DataOutputStream output = new DataOutputStream(Files.newOutputStream(file))) {
      PbfWriter.write(
          output,
          "OSMHeader",
          Fileformat.Blob.newBuilder()
              .setRawSize(4)
              .setZstdData(ByteString.copyFromUtf8("????"))
              .build());
    }
    assertRefused(file, "ZSTD_DATA", "zlib");
  }

  private static void assertRefused(Path file, String found, String expected) {
    assertThatThrownBy(() -> Extracted.from(file))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo("unreadable-file");
              assertThat(refusal.faults()).hasSize(1);
              assertThat(refusal.title().en()).contains("nothing was stored");
              assertThat(refusal.faults().get(0).found()).contains(found);
              assertThat(refusal.faults().get(0).expected().en()).contains(expected);
            });
  }
}
