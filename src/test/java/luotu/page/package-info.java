/** The page in Chromium, on the real server and a database of its own. */
package luotu.page;
