package luotu.analyse.sketch;

import java.util.Map;
import luotu.analyse.standards.GapResult.Item;

/**
 * What is said of a zone beside its figures, as it is stored now.
 *
 * @param responsibleUnit null when not given
 * @param contact name and phone of the zone's contact; empty unless personal fields were asked for
 * @param names of features that have one
 */
public record ZoneNotes(String responsibleUnit, String contact, Map<Item, String> names) {}
