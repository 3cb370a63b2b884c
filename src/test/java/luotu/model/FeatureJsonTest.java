package luotu.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class FeatureJsonTest {
  private static final Layer LAYER =
      new Layer(
          "shelter",
          Label.same("shelter"),
          Label.same("resources"),
          GeometryKind.ANY,
          List.of(
              field("places", FieldType.INTEGER, false),
              field("contact", FieldType.TEXT, true),
              field("suitable_for", FieldType.CHOICES, false),
              field("area_m2", FieldType.NUMBER, false)),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          new Symbol("#000", "circle", "", null, false, 0, 1));

  private static Field field(String id, FieldType type, boolean personal) {
    return new Field(id, type, Label.same(id), List.of(), null, null, null, false, personal);
  }

  private static final Feature FEATURE =
      new Feature(
          "shelter",
          7,
          new GeometryFactory().createPoint(new Coordinate(106.5, 29.5)),
          "第一中学",
          "500106001",
          "shelters.csv",
          "A-1",
          LocalDate.of(2025, 3, 5),
          null,
          Map.of(
              "area_m2", 12.5, "contact", "role 1", "suitable_for", List.of("flood"), "places", 9L),
          Map.of("col", 1),
          3,
          OffsetDateTime.parse("2025-03-05T10:00:00+08:00"));

  @Test
  void writesFieldsInTheOrderOfTheCatalogueWithoutPersonalOnes() {
    assertThat(FeatureJson.of(LAYER, FEATURE, false).toString())
        .isEqualTo(
            ("{'type':'Feature','id':7,'geometry':{'type':'Point','coordinates':[106.5,29.5]},"
                    + "'properties':{'name':'第一中学','zone':'500106001','source':'shelters.csv',"
                    + "'source_key':'A-1','confirmed_on':'2025-03-05','remark':null,"
                    + "'updated_at':'2025-03-05T10:00:00+08:00','places':9,'suitable_for':['flood'],"
                    + "'area_m2':12.5,'extra':{'col':1}}}")
                .replace('\'', '"'));
  }

  @Test
  void personalFieldsOnlyWhenAsked() {
    assertThat(FeatureJson.of(LAYER, FEATURE, true).at("/properties/contact").textValue())
        .isEqualTo("role 1");
  }

  @Test
  void whatIsNotKnownIsNull() {
    Feature bare =
        new Feature(
            "shelter", 8, null, null, null, null, null, null, null, Map.of(), Map.of(), 1, null);
    assertThat(FeatureJson.of(LAYER, bare, false).toString())
        .isEqualTo(
            ("{'type':'Feature','id':8,'geometry':null,'properties':{'name':null,'zone':null,"
                    + "'source':null,'source_key':null,'confirmed_on':null,'remark':null,"
                    + "'updated_at':null,'places':null,'suitable_for':null,'area_m2':null,"
                    + "'extra':{}}}")
                .replace('\'', '"'));
  }
}
