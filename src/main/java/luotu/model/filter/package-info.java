/**
 * Filters on features: the tree of a CQL2 expression and the reader of CQL2 text. {@code store}
 * turns the tree into SQL with bound values.
 */
package luotu.model.filter;
