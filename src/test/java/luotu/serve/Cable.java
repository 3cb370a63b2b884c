package luotu.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to a TCP server that can be cut and mended. */
final class Cable implements AutoCloseable {
  private final int target;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final int port;
  private ServerSocket entrance;

  Cable(int target) throws IOException {
    this.target = target;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.port = entrance.getLocalPort();
    accept(entrance);
  }

  int port() {
    return port;
  }

  private void accept(ServerSocket open) {
    daemon(
        () -> {
          while (true) {
            Socket near = open.accept();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(near);
            sockets.add(far);
            daemon(() -> pump(near, far));
            daemon(() -> pump(far, near));
          }
        });
  }

  private static void pump(Socket from, Socket to) throws IOException {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        out.flush();
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException cut) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  void cut() {
    try {
      entrance.close();
      for (Socket socket : sockets) {
        socket.close();
      }
      sockets.clear();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void mend() throws IOException {
    entrance = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    accept(entrance);
  }

  @Override
  public void close() {
    cut();
  }
}
