import com.sun.source.util.JavacTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Prints what javac -Xlint:all says of each file of a list, which it compiles one by one. */
class Lint {
  public static void main(String[] args) throws Exception {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    // One manager for all files reads the libraries once.
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
      for (String file : Files.readAllLines(Path.of(args[1]))) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of("-Xlint:all", "-proc:none", "-classpath", args[0]);
        JavacTask task =
            (JavacTask)
                javac.getTask(
                    null, manager, found, options, null, manager.getJavaFileObjects(file));
        task.analyze();
        for (var d : found.getDiagnostics()) {
          // What concerns no file concerns the libraries.
          if (d.getSource() != null) {
            System.out.println(d.getSource().getName() + ":" + d.getLineNumber() + ": " + d.getCode() + ": " + d.getMessage(null));
          }
        }
      }
    }
  }
}
