package luotu.model;

/**
 * One value of a field that has a fixed list.
 *
 * @param id as stored
 * @param colour CSS colour on the map when the field classifies the symbol; null for the layer's
 *     own
 */
public record Choice(String id, Label label, String colour) {}
