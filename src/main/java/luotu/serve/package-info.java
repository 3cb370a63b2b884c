/**
 * The HTTP server: parse, call, render. {@link luotu.serve.Server} takes its routes as a list, one
 * mapper turns refusals into problem documents (RFC 9457). The application and what operators need
 * is in {@code app}, the OGC API in {@code ogc}. Javalin stays in this room.
 */
package luotu.serve;
