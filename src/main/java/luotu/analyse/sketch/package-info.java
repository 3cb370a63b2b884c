/** What a page about a zone shows beside its figures: a small map, names, whom to call. */
package luotu.analyse.sketch;
