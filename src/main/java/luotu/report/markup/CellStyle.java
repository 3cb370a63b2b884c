package luotu.report.markup;

/**
 * How a cell of a {@link Spreadsheet} looks. The position is the index of the style in the file.
 */
public enum CellStyle {
  /** The program's own default, first as the format demands. */
  PLAIN(Weight.NORMAL, Fill.NONE, "General", Align.LEFT),
  TITLE(Weight.TITLE, Fill.NONE, "General", Align.LEFT),
  NOTE(Weight.SMALL, Fill.NONE, "General", Align.LEFT),
  /** What must not be overlooked. */
  WARNING(Weight.WARNING, Fill.NONE, "General", Align.LEFT),
  HEADING(Weight.BOLD, Fill.HEADING, "General", Align.WRAPPED_CENTRE),
  /** Leads to another sheet. */
  LINK(Weight.LINK, Fill.NONE, "General", Align.LEFT),
  TEXT(Weight.NORMAL, Fill.NONE, "General", Align.WRAPPED),
  NUMBER(Weight.NORMAL, Fill.NONE, "General", Align.RIGHT),
  WHOLE(Weight.NORMAL, Fill.NONE, "#,##0", Align.RIGHT),
  /** A share of 1 that is a whole percentage. */
  PERCENT(Weight.NORMAL, Fill.NONE, "0%", Align.RIGHT),
  /** A share of 1 to a millionth. */
  PERCENT_EXACT(Weight.NORMAL, Fill.NONE, "0.0###%", Align.RIGHT),
  TOTAL(Weight.BOLD, Fill.TOTAL, "#,##0", Align.CENTRE),
  TOTAL_NAME(Weight.BOLD, Fill.TOTAL, "General", Align.LEFT),
  MET(Weight.NORMAL, Fill.MET, "General", Align.CENTRE),
  PARTIAL(Weight.NORMAL, Fill.PARTIAL, "General", Align.CENTRE),
  GAP(Weight.WHITE, Fill.GAP, "General", Align.CENTRE),
  NO_DATA(Weight.NORMAL, Fill.NO_DATA, "General", Align.CENTRE),
  NOT_APPLICABLE(Weight.GREY, Fill.NONE, "General", Align.CENTRE),
  OFF(Weight.GREY, Fill.NONE, "General", Align.CENTRE);

  final Weight weight;
  final Fill fill;
  final String format;
  final Align align;

  CellStyle(Weight weight, Fill fill, String format, Align align) {
    this.weight = weight;
    this.fill = fill;
    this.format = format;
    this.align = align;
  }

  /** Whether cells of this style are framed: those of tables are. */
  boolean isFramed() {
    return ordinal() >= HEADING.ordinal();
  }

  enum Weight {
    NORMAL(11, null, false),
    TITLE(16, null, true),
    SMALL(10, "FF55606B", false),
    WARNING(11, "FFB3261E", true),
    BOLD(11, null, true),
    LINK(11, "FF0B5394", false),
    WHITE(11, "FFFFFFFF", true),
    GREY(11, "FF5C6873", false);

    final int points;
    final String colour;
    final boolean bold;

    Weight(int points, String colour, boolean bold) {
      this.points = points;
      this.colour = colour;
      this.bold = bold;
    }
  }

  /** The first two are the format's own. */
  enum Fill {
    NONE(null),
    GREY_125(null),
    HEADING("FFE6ECF1"),
    TOTAL("FFF3F5F7"),
    MET("FFD5ECE4"),
    PARTIAL("FFF5C968"),
    GAP("FFB3261E"),
    NO_DATA("FFE3E6EA");

    final String colour;

    Fill(String colour) {
      this.colour = colour;
    }
  }

  enum Align {
    LEFT("left", false),
    RIGHT("right", false),
    CENTRE("center", false),
    WRAPPED("left", true),
    WRAPPED_CENTRE("center", true);

    final String horizontal;
    final boolean wrapped;

    Align(String horizontal, boolean wrapped) {
      this.horizontal = horizontal;
      this.wrapped = wrapped;
    }
  }
}
