/**
 * What all questions about travel share: the roads of a state of the data with its people and
 * facilities joined to them, kept while they are current.
 */
package luotu.analyse.travel;
