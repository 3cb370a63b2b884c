package luotu.model;

import java.util.List;
import java.util.Objects;

/**
 * The answer to a request that cannot be carried out, in words for the user. Every room throws it;
 * only {@code serve} and {@code Main} turn it into an HTTP answer or an exit code.
 */
public final class Refusal extends RuntimeException {
  /** What kind of refusal it is; decides HTTP status and exit code. */
  public enum Kind {
    /** The input is wrong: HTTP 400, exit 2. */
    INVALID,
    /** The thing named does not exist: HTTP 404, exit 2. */
    NOT_FOUND,
    /** It collides with what is stored: HTTP 409, exit 3. */
    CONFLICT,
    /** The version given is not the stored one: HTTP 412, exit 3. */
    STALE,
    /** The request carries no version where one is needed: HTTP 428, exit 2. */
    VERSION_NEEDED,
    /** Larger than we take: HTTP 413, exit 2. */
    TOO_LARGE,
    /** A media type that we do not take: HTTP 415, exit 2. */
    UNSUPPORTED,
    /** The database or the disk is away for now: HTTP 503, exit 3. */
    UNAVAILABLE
  }

  private final Kind kind;
  private final String type;
  private final Label title;
  private final transient List<Fault> faults;

  /**
   * @param type stable identifier in kebab-case, part of the contract, such as {@code
   *     unknown-layer}
   */
  public Refusal(Kind kind, String type, Label title, List<Fault> faults, Throwable cause) {
    super(title.toString(), cause);
    this.kind = Objects.requireNonNull(kind);
    this.type = Objects.requireNonNull(type);
    this.title = title;
    this.faults = List.copyOf(faults);
  }

  public Refusal(Kind kind, String type, Label title, Fault... faults) {
    this(kind, type, title, List.of(faults), null);
  }

  /** Wrong input, with what is wrong. */
  public static Refusal invalid(String type, String zh, String en, Fault... faults) {
    return new Refusal(Kind.INVALID, type, new Label(zh, en), faults);
  }

  /** Wrong input, with what is wrong. */
  public static Refusal invalid(String type, String zh, String en, List<Fault> faults) {
    return new Refusal(Kind.INVALID, type, new Label(zh, en), faults, null);
  }

  /** A name that leads nowhere. */
  public static Refusal notFound(String type, String zh, String en, Fault... faults) {
    return new Refusal(Kind.NOT_FOUND, type, new Label(zh, en), faults);
  }

  public Kind kind() {
    return kind;
  }

  public String type() {
    return type;
  }

  public Label title() {
    return title;
  }

  public List<Fault> faults() {
    return faults;
  }
}
