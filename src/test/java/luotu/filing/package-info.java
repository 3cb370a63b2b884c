/** Pass marks and filed reports, through the server and the real database. */
package luotu.filing;
