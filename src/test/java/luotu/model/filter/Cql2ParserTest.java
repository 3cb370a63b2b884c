package luotu.model.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import luotu.model.Refusal;
import luotu.model.filter.Filter.And;
import luotu.model.filter.Filter.Between;
import luotu.model.filter.Filter.Compare;
import luotu.model.filter.Filter.In;
import luotu.model.filter.Filter.IsNull;
import luotu.model.filter.Filter.Like;
import luotu.model.filter.Filter.Not;
import luotu.model.filter.Filter.Operator;
import luotu.model.filter.Filter.Or;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

class Cql2ParserTest {
  private static final Filter A = new Compare("a", Operator.EQUAL, 1.0);
  private static final Filter B = new Compare("b", Operator.EQUAL, 2.0);
  private static final Filter C = new Compare("c", Operator.EQUAL, 3.0);

  @Test
  void readsEveryComparison() {
    assertThat(Cql2Parser.parse("kind='pond'"))
        .isEqualTo(new Compare("kind", Operator.EQUAL, "pond"));
    assertThat(Cql2Parser.parse("x <> -1.5e3"))
        .isEqualTo(new Compare("x", Operator.NOT_EQUAL, -1500.0));
    assertThat(Cql2Parser.parse("x<.5")).isEqualTo(new Compare("x", Operator.LESS, 0.5));
    assertThat(Cql2Parser.parse("x<=+2")).isEqualTo(new Compare("x", Operator.LESS_OR_EQUAL, 2.0));
    assertThat(Cql2Parser.parse("x>2")).isEqualTo(new Compare("x", Operator.GREATER, 2.0));
    assertThat(Cql2Parser.parse("x>=2"))
        .isEqualTo(new Compare("x", Operator.GREATER_OR_EQUAL, 2.0));
    assertThat(Cql2Parser.parse("usable = TRUE"))
        .isEqualTo(new Compare("usable", Operator.EQUAL, true));
    assertThat(Cql2Parser.parse("\"usable\" = false"))
        .isEqualTo(new Compare("usable", Operator.EQUAL, false));
  }

  @Test
  void readsDaysAndTimestampsInShanghai() {
    assertThat(Cql2Parser.parse("confirmed_on >= DATE('2025-01-01')"))
        .isEqualTo(
            new Compare("confirmed_on", Operator.GREATER_OR_EQUAL, LocalDate.of(2025, 1, 1)));
    assertThat(Cql2Parser.parse("updated_at < timestamp('2024-12-31T16:00:00Z')"))
        .isEqualTo(new Compare("updated_at", Operator.LESS, LocalDate.of(2025, 1, 1)));
  }

  @Test
  void readsListsPatternsRangesAndNulls() {
    assertThat(Cql2Parser.parse("kind in ('pond', 'tank')"))
        .isEqualTo(new In("kind", List.of("pond", "tank")));
    assertThat(Cql2Parser.parse("kind NOT IN (1)"))
        .isEqualTo(new Not(new In("kind", List.of(1.0))));
    assertThat(Cql2Parser.parse("name LIKE '沙坪%'")).isEqualTo(new Like("name", "沙坪%"));
    assertThat(Cql2Parser.parse("name not like 'a\\%\\\\'"))
        .isEqualTo(new Not(new Like("name", "a\\%\\\\")));
    assertThat(Cql2Parser.parse("x BETWEEN 1 AND 2 AND c=3"))
        .isEqualTo(new And(List.of(new Between("x", 1.0, 2.0), C)));
    assertThat(Cql2Parser.parse("x IS NULL")).isEqualTo(new IsNull("x"));
    assertThat(Cql2Parser.parse("x is not null")).isEqualTo(new Not(new IsNull("x")));
  }

  @Test
  void bindsNotBeforeAndBeforeOr() {
    assertThat(Cql2Parser.parse("a=1 OR b=2 AND c=3"))
        .isEqualTo(new Or(List.of(A, new And(List.of(B, C)))));
    assertThat(Cql2Parser.parse("(a=1 or b=2) and not c=3"))
        .isEqualTo(new And(List.of(new Or(List.of(A, B)), new Not(C))));
    assertThat(Cql2Parser.parse("true")).isEqualTo(Filter.ALL);
    assertThat(Cql2Parser.parse("false")).isEqualTo(new Or(List.of()));
  }

  @Test
  void quotesAreDoubledAndNothingElseIsSpecial() {
    assertThat(Cql2Parser.parse("name = 'O''Brien; DROP TABLE feature; --'"))
        .isEqualTo(new Compare("name", Operator.EQUAL, "O'Brien; DROP TABLE feature; --"));
    assertThat(Cql2Parser.parse("\"AND\" = ''")).isEqualTo(new Compare("AND", Operator.EQUAL, ""));
    assertThat(Cql2Parser.parse("\"a\"\"b\" = '”'"))
        .isEqualTo(new Compare("a\"b", Operator.EQUAL, "”"));
    assertThat(Cql2Parser.parse("名称 = '水池'")).isEqualTo(new Compare("名称", Operator.EQUAL, "水池"));
  }

  @Test
  void readsShapes() {
    Filter.Intersects point =
        (Filter.Intersects) Cql2Parser.parse("S_INTERSECTS(geometry, POINT(106.5 29.5))");
    assertThat(point.shape().toText()).isEqualTo("POINT (106.5 29.5)");
    Filter.Within area =
        (Filter.Within)
            Cql2Parser.parse(
                "s_within(geometry,Polygon((0 0, 2 0, 2 1, 0 1, 0 0),(.5 .5,1 .5,1 .7,.5 .5)))");
    assertThat(area.shape().getArea()).isEqualTo(2 - 0.5 * 0.2 / 2);
    Filter.Intersects box =
        (Filter.Intersects) Cql2Parser.parse("S_INTERSECTS(\"geometry\",BBOX(106,29,107.5,30))");
    assertThat((Object) box.shape().getEnvelopeInternal())
        .isEqualTo(new Envelope(106, 107.5, 29, 30));
    assertThat(box.shape().isRectangle()).isTrue();
  }

  /** The character is where the finger points, counted from 1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|1|",
        "kind|5|",
        "kind=|6|",
        "kind==1|6|=",
        "=1|1|=",
        "a=1 b=2|5|b",
        "a=1 AND|8|",
        "(a=1|5|",
        "a=1)|4|)",
        "a='x|3|'x",
        "a=x|3|x",
        "a=1;DROP TABLE feature|4|;",
        "a=1 -- comment|5|-",
        "a=1 UNION SELECT 1|5|UNION",
        "lower(name)='x'|6|(",
        "a IN ()|7|)",
        "a IN (1 2)|9|2",
        "a BETWEEN 1 OR 2|13|OR",
        "a IS 1|6|1",
        "a LIKE 1|8|1",
        "a LIKE 'x\\'|8|x\\",
        "a=1e999|3|1e999",
        "a=0x10|3|0",
        "a=1.2.3|3|1",
        "a=DATE('2025-02-30')|8|2025-02-30",
        "a=DATE(2025)|8|2025",
        "a=TIMESTAMP('2025-01-01')|13|2025-01-01",
        "S_INTERSECTS(name,POINT(1 1))|14|name",
        "S_INTERSECTS(geometry,POINT(1))|23|POINT(1)",
        "S_INTERSECTS(geometry,POINT EMPTY)|34|)",
        "S_INTERSECTS(geometry,POINT(29.5 106.5))|23|29.5, 106.5",
        "S_INTERSECTS(geometry,POINT(NaN 1))|23|NaN, 1.0",
        "S_INTERSECTS(geometry,POLYGON((0 0,1 1,0 1,1 0,0 0)))|23|POLYGON((0 0,1 1,0 1,1 0,0 0))",
        "S_INTERSECTS(geometry,POLYGON((0 0,1 1,0 1)))|23|POLYGON((0 0,1 1,0 1))",
        "S_INTERSECTS(geometry,BBOX(2,0,1,1))|23|BBOX(2,0,1,1))",
        "S_INTERSECTS(geometry,POINT(1 1)|33|",
        "S_INTERSECTS(geometry,POINT(1 1|32|",
        "S_CONTAINS(geometry,POINT(1 1))|11|(",
      })
  void pointsAtTheMistake(String text, int character, String found) {
    assertThatThrownBy(() -> Cql2Parser.parse(text == null ? "" : text))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo("invalid-filter");
              assertThat(refusal.faults()).hasSize(1);
              assertThat(refusal.faults().get(0).expected().en())
                  .startsWith("at character " + character + ": ");
              assertThat(refusal.faults().get(0).expected().zh())
                  .startsWith("第 " + character + " 个字符处应为：");
              assertThat(refusal.faults().get(0).found()).isEqualTo(found == null ? "" : found);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\uD800", "\uDC00x"})
  void refusesCharactersThatNoDatabaseHolds(String character) {
    assertRefused("name = '" + character + "'");
  }

  @Test
  void longAndDeepTextsAreRefusedNotFollowed() {
    assertRefused("name = '" + "x".repeat(Cql2Parser.LONGEST) + "'");
    assertRefused("(".repeat(4000) + "a=1" + ")".repeat(4000));
    assertRefused("NOT ".repeat(2400) + "a=1");
    assertRefused("S_INTERSECTS(geometry," + "GEOMETRYCOLLECTION(".repeat(500));
    assertThat(Cql2Parser.parse("(".repeat(100) + "a=1" + ")".repeat(100))).isEqualTo(A);
    assertThat(((Or) Cql2Parser.parse("a=1" + " OR a=1".repeat(1400))).parts()).hasSize(1401);
  }

  @Property(tries = 2000)
  void anyTextGivesAFilterOrARefusal(@ForAll("texts") String text) {
    try {
      assertThat(Cql2Parser.parse(text)).isNotNull();
    } catch (Refusal refusal) {
      assertThat(refusal.type()).isEqualTo("invalid-filter");
    }
  }

  @Property(tries = 500)
  void readsBackWhatIsWritten(@ForAll("filters") Filter filter) {
    assertThat(Cql2Parser.parse(write(filter))).isEqualTo(filter);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> words =
        Arbitraries.of(
            "a",
            "\"b\"",
            "=",
            "<>",
            "<",
            ">=",
            "(",
            ")",
            ",",
            "'x'",
            "'",
            "1",
            "-2.5",
            "AND",
            "or",
            "NOT",
            "IN",
            "LIKE",
            "BETWEEN",
            "IS",
            "NULL",
            "TRUE",
            "DATE",
            "TIMESTAMP",
            "geometry",
            "S_INTERSECTS",
            "S_WITHIN",
            "POINT",
            "POLYGON",
            "BBOX",
            "EMPTY",
            "Z",
            "沙坪坝",
            ";",
            "\0");
    return Arbitraries.oneOf(
        words.list().ofMaxSize(14).map(list -> String.join(" ", list)),
        Arbitraries.strings().ofMaxLength(60));
  }

  @Provide
  Arbitrary<Filter> filters() {
    Arbitrary<String> name = Arbitraries.of("kind", "and", "名称", "a\"b", "x y");
    Arbitrary<Object> value =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(-1e9, 1e9).map(d -> (Object) d),
            Arbitraries.strings().withCharRange(' ', '~').map(s -> (Object) s),
            Arbitraries.strings().withCharRange('一', '龥').map(s -> (Object) s),
            Arbitraries.of(Boolean.TRUE, Boolean.FALSE, LocalDate.of(2025, 3, 5)));
    Arbitrary<Filter> leaf =
        Arbitraries.oneOf(
            Combinators.combine(name, Arbitraries.of(Operator.class), value).as(Compare::new),
            Combinators.combine(name, value.list().ofMinSize(1).ofMaxSize(3)).as(In::new),
            Combinators.combine(name, value, value).as(Between::new),
            name.map(IsNull::new));
    return Arbitraries.recursive(
        () -> leaf,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMinSize(2).ofMaxSize(3).map(And::new),
                inner.list().ofMinSize(2).ofMaxSize(3).map(Or::new),
                inner.map(Not::new)),
        0,
        3);
  }

  private static String write(Filter filter) {
    if (filter instanceof And and) {
      return and.parts().stream()
          .map(Cql2ParserTest::write)
          .collect(java.util.stream.Collectors.joining(" AND ", "(", ")"));
    }
    if (filter instanceof Or or) {
      return or.parts().stream()
          .map(Cql2ParserTest::write)
          .collect(java.util.stream.Collectors.joining(" OR ", "(", ")"));
    }
    if (filter instanceof Not not) {
      return "NOT " + write(not.part());
    }
    if (filter instanceof Compare compare) {
      return name(compare.property()) + compare.operator().sign() + literal(compare.value());
    }
    if (filter instanceof In in) {
      return name(in.property())
          + " IN "
          + in.values().stream()
              .map(Cql2ParserTest::literal)
              .collect(java.util.stream.Collectors.joining(",", "(", ")"));
    }
    if (filter instanceof Between between) {
      return name(between.property())
          + " BETWEEN "
          + literal(between.low())
          + " AND "
          + literal(between.high());
    }
    return name(((IsNull) filter).property()) + " IS NULL";
  }

  private static String name(String property) {
    return '"' + property.replace("\"", "\"\"") + '"';
  }

  private static String literal(Object value) {
    if (value instanceof String text) {
      return "'" + text.replace("'", "''") + "'";
    }
    return value instanceof LocalDate day ? "DATE('" + day + "')" : String.valueOf(value);
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(() -> Cql2Parser.parse(text))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("invalid-filter"));
  }
}
