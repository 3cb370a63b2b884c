package luotu.model;

/** A value that its field does not take. */
public final class BadValue extends Exception {
  private final transient Fault fault;

  public BadValue(Fault fault) {
    super(fault.field() + ": " + fault.found());
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
