package luotu.model.filter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import luotu.model.CityTime;
import luotu.model.Fault;
import luotu.model.FeatureCheck;
import luotu.model.Refusal;
import luotu.model.filter.Cql2Tokens.Kind;
import luotu.model.filter.Cql2Tokens.Token;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * Reads filters in CQL2 text (OGC 21-065): comparison of a property with a literal, {@code AND OR
 * NOT}, {@code IN}, {@code LIKE}, {@code BETWEEN}, {@code IS NULL}, {@code S_INTERSECTS} and {@code
 * S_WITHIN} of {@code geometry} with WKT or {@code BBOX}, {@code DATE}, {@code TIMESTAMP}. Keywords
 * in any case; names plain or in double quotes.
 *
 * <p>A timestamp becomes its day in Asia/Shanghai: no property is finer than a day.
 */
public final class Cql2Parser {
  /** Longest text taken, in characters. */
  public static final int LONGEST = 10_000;

  /** Deepest nesting of parentheses and NOT taken. */
  public static final int DEEPEST = 100;

  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final String text;
  private final List<Token> tokens;
  private int next;
  private int depth;

  private Cql2Parser(String text) {
    this.text = text;
    this.tokens = Cql2Tokens.read(text);
  }

  /**
   * The condition that the text says. Properties are not checked: {@link FilterCheck} does that.
   *
   * @throws Refusal {@code invalid-filter} with the place, what stands there and what was expected
   */
  public static Filter parse(String text) {
    if (text.length() > LONGEST) {
      throw Cql2Tokens.refuse(
          LONGEST, text, "最多 " + LONGEST + " 个字符", "at most " + LONGEST + " characters");
    }
    Cql2Parser parser = new Cql2Parser(text);
    Filter filter = parser.disjunction();
    if (parser.peek().kind() != Kind.END) {
      throw parser.expected("AND、OR 或结尾", "AND, OR or the end");
    }
    return filter;
  }

  private Filter disjunction() {
    List<Filter> parts = new ArrayList<>(List.of(conjunction()));
    while (take("OR")) {
      parts.add(conjunction());
    }
    return parts.size() == 1 ? parts.get(0) : new Filter.Or(parts);
  }

  private Filter conjunction() {
    List<Filter> parts = new ArrayList<>(List.of(negation()));
    while (take("AND")) {
      parts.add(negation());
    }
    return parts.size() == 1 ? parts.get(0) : new Filter.And(parts);
  }

  private Filter negation() {
    return take("NOT") ? new Filter.Not(nested(this::negation)) : primary();
  }

  private Filter primary() {
    if (takeSign("(")) {
      Filter inner = nested(this::disjunction);
      require(")");
      return inner;
    }
    if (take("TRUE")) {
      return Filter.ALL;
    }
    if (take("FALSE")) {
      return new Filter.Or(List.of());
    }
    if (isCall("S_INTERSECTS")) {
      return new Filter.Intersects(shapeArgument());
    }
    if (isCall("S_WITHIN")) {
      return new Filter.Within(shapeArgument());
    }
    return predicate();
  }

  private Filter nested(Supplier<Filter> part) {
    if (++depth > DEEPEST) {
      throw expected("嵌套最多 " + DEEPEST + " 层", "at most " + DEEPEST + " levels of nesting");
    }
    Filter filter = part.get();
    depth--;
    return filter;
  }

  private Filter predicate() {
    String property = property();
    for (Filter.Operator operator : Filter.Operator.values()) {
      if (takeSign(operator.sign())) {
        return new Filter.Compare(property, operator, literal());
      }
    }
    if (take("IS")) {
      boolean negated = take("NOT");
      if (!take("NULL")) {
        throw expected("NULL", "NULL");
      }
      return negatedIf(negated, new Filter.IsNull(property));
    }
    boolean negated = take("NOT");
    if (take("LIKE")) {
      return negatedIf(negated, new Filter.Like(property, pattern()));
    }
    if (take("BETWEEN")) {
      Object low = literal();
      if (!take("AND")) {
        throw expected("AND", "AND");
      }
      return negatedIf(negated, new Filter.Between(property, low, literal()));
    }
    if (take("IN")) {
      require("(");
      List<Object> values = new ArrayList<>(List.of(literal()));
      while (takeSign(",")) {
        values.add(literal());
      }
      require(")");
      return negatedIf(negated, new Filter.In(property, values));
    }
    throw expected(
        "= <> < <= > >=、IN、LIKE、BETWEEN 或 IS NULL；函数只有 S_INTERSECTS 和 S_WITHIN",
        "= <> < <= > >=, IN, LIKE, BETWEEN or IS NULL; the functions are S_INTERSECTS and S_WITHIN");
  }

  private static Filter negatedIf(boolean negated, Filter filter) {
    return negated ? new Filter.Not(filter) : filter;
  }

  private String property() {
    Token token = peek();
    if (token.kind() != Kind.NAME && token.kind() != Kind.QUOTED_NAME) {
      throw expected("属性名", "a property");
    }
    next++;
    return token.text();
  }

  private Object literal() {
    Token token = peek();
    if (token.kind() == Kind.TEXT) {
      return textLiteral();
    }
    if (token.kind() == Kind.NUMBER) {
      return number();
    }
    if (take("TRUE")) {
      return Boolean.TRUE;
    }
    if (take("FALSE")) {
      return Boolean.FALSE;
    }
    if (isCall("DATE")) {
      return day("2025-03-05", LocalDate::parse);
    }
    if (isCall("TIMESTAMP")) {
      return day(
          "2025-03-05T08:00:00Z", value -> CityTime.dayOf(OffsetDateTime.parse(value).toInstant()));
    }
    throw expected(
        "数字、单引号中的文字、true、false、DATE('…') 或 TIMESTAMP('…')",
        "a number, a text in single quotes, true, false, DATE('…') or TIMESTAMP('…')");
  }

  private LocalDate day(String example, java.util.function.Function<String, LocalDate> reader) {
    next += 2;
    Token token = peek();
    try {
      LocalDate day = reader.apply(textLiteral());
      if (day.getYear() < 0 || day.getYear() > 9999) {
        throw new DateTimeException("year " + day.getYear());
      }
      require(")");
      return day;
    } catch (DateTimeException wrong) {
      throw Cql2Tokens.refuse(
          token.start(), token.text(), "写作 '" + example + "'", "written '" + example + "'");
    }
  }

  private double number() {
    Token token = peek();
    if (token.kind() != Kind.NUMBER || !Double.isFinite(Double.parseDouble(token.text()))) {
      throw expected("有限的数字", "a finite number");
    }
    next++;
    return Double.parseDouble(token.text());
  }

  private String textLiteral() {
    Token token = peek();
    if (token.kind() != Kind.TEXT) {
      throw expected("单引号中的文字", "a text in single quotes");
    }
    boolean whole = token.text().codePoints().allMatch(c -> c != 0 && (c < 0xD800 || c > 0xDFFF));
    if (!whole) {
      throw expected("完整的 Unicode 字符，不含空字符", "whole Unicode characters, without the NUL character");
    }
    next++;
    return token.text();
  }

  private String pattern() {
    Token token = peek();
    String pattern = textLiteral();
    int backslashes = pattern.length() - pattern.replaceAll("\\\\+$", "").length();
    if (backslashes % 2 == 1) {
      throw Cql2Tokens.refuse(
          token.start(), pattern, "反斜杠后要有一个字符", "a character after the backslash");
    }
    return pattern;
  }

  /** {@code (geometry, shape)} after the name of a spatial function. */
  private Geometry shapeArgument() {
    next += 2;
    if (!peek().text().equals("geometry")) {
      throw expected("geometry", "geometry");
    }
    next++;
    require(",");
    Geometry shape = isCall("BBOX") ? box() : wellKnownText();
    require(")");
    return shape;
  }

  private Geometry box() {
    Token first = peek();
    next += 2;
    double west = number();
    require(",");
    double south = number();
    require(",");
    double east = number();
    require(",");
    double north = number();
    require(")");
    if (west > east || south > north) {
      throw Cql2Tokens.refuse(
          first.start(),
          text.substring(first.start()),
          "BBOX(西,南,东,北)",
          "BBOX(west,south,east,north)");
    }
    return positioned(GEOMETRIES.toGeometry(new Envelope(west, east, south, north)), first);
  }

  private Geometry wellKnownText() {
    Token first = peek();
    while (peek().kind() == Kind.NAME) {
      next++;
    }
    int open = 0;
    do {
      open += peek().isSign("(") ? 1 : peek().isSign(")") ? -1 : 0;
      boolean outside = open < 1 && !peek().isSign(")");
      if (outside || open < 0 || open > DEEPEST || peek().kind() == Kind.END) {
        throw expected("WKT 几何，如 POINT(106.5 29.5)", "a WKT geometry such as POINT(106.5 29.5)");
      }
      next++;
    } while (open > 0);
    String wkt = text.substring(first.start(), tokens.get(next - 1).end());
    try {
      Geometry shape = new WKTReader(GEOMETRIES).read(wkt);
      if (shape.isEmpty() || !positioned(shape, first).isValid()) {
        throw new IllegalArgumentException("empty or crosses itself");
      }
      return shape;
    } catch (ParseException | IllegalArgumentException wrong) {
      throw Cql2Tokens.refuse(
          first.start(),
          wkt,
          "有效的 WKT 几何，如 POINT(106.5 29.5)",
          "a valid WKT geometry such as POINT(106.5 29.5)");
    }
  }

  private static Geometry positioned(Geometry shape, Token first) {
    for (Coordinate coordinate : shape.getCoordinates()) {
      Fault fault = FeatureCheck.position(coordinate.x, coordinate.y);
      if (fault != null) {
        throw Cql2Tokens.refuse(
            first.start(), fault.found(), fault.expected().zh(), fault.expected().en());
      }
    }
    return shape;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private boolean take(String keyword) {
    boolean found = peek().isKeyword(keyword);
    next += found ? 1 : 0;
    return found;
  }

  private boolean takeSign(String sign) {
    boolean found = peek().isSign(sign);
    next += found ? 1 : 0;
    return found;
  }

  private void require(String sign) {
    if (!takeSign(sign)) {
      throw expected(sign, sign);
    }
  }

  private boolean isCall(String function) {
    return peek().isKeyword(function) && tokens.get(next + 1).isSign("(");
  }

  private Refusal expected(String zh, String en) {
    return Cql2Tokens.refuse(peek().start(), text.substring(peek().start(), peek().end()), zh, en);
  }
}
