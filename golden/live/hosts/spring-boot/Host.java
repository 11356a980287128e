import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * Serves generated controllers: Host PORT CLASS... They have no package that could be scanned, so
 * the arguments name each class.
 */
@EnableAutoConfiguration
public class Host {
  public static void main(String[] args) throws ClassNotFoundException {
    List<Class<?>> sources = new ArrayList<>(List.of(Host.class));
    for (int i = 1; i < args.length; i++) {
      sources.add(Class.forName(args[i]));
    }
    SpringApplication host = new SpringApplication(sources.toArray(new Class<?>[0]));
    host.setDefaultProperties(
        Map.of(
            "server.address", "127.0.0.1",
            "server.port", args[0],
            "spring.main.banner-mode", "off"));
    host.run();
  }
}
