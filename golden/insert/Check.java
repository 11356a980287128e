import com.sun.source.tree.*;
import com.sun.source.util.*;
import java.io.*;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.*;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks insertions into Java with javac: Check CLASSPATH. Reads requests and writes answers, each a
 * line of JSON: see checker_test.go.
 */
public class Check {
  static final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  static final StandardJavaFileManager files =
      compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
  static final Pattern comment = Pattern.compile("\\s*(//|/\\*|\\*).*");

  record Range(long first, long last) {}

  public static void main(String[] args) throws IOException {
    files.setLocationFromPaths(
        StandardLocation.CLASS_PATH,
        Arrays.stream(args[0].split(File.pathSeparator)).map(java.nio.file.Path::of).toList());
    JsonMapper json = new JsonMapper();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
    for (String line; (line = in.readLine()) != null; ) {
      out.println(json.writeValueAsString(answer(json.readTree(line))));
    }
  }

  static Map<String, Object> answer(JsonNode task) throws IOException {
    String name = task.get("file").asString();
    Text old = new Text(name, task.get("old").asString(), List.of());
    Map<String, String> broken = new TreeMap<>();
    if (!old.parses()) {
      return Map.of("parses", false, "natural", List.of(), "broken", broken);
    }
    for (JsonNode n : task.get("news")) {
      List<Range> ranges = new ArrayList<>();
      n.get("inserted").forEach(r -> ranges.add(new Range(r.get(0).asLong(), r.get(1).asLong())));
      String reason = reason(old, new Text(name, n.get("text").asString(), ranges));
      if (!reason.isEmpty()) {
        broken.put(n.get("line").asString(), reason);
      }
    }
    return Map.of("parses", true, "natural", old.natural(), "broken", broken);
  }

  /** Returns why a new text is broken, or "". */
  static String reason(Text old, Text now) {
    if (!now.parses()) {
      return now.errors.get(0);
    }
    for (int i = 0; i < old.nodes.size(); i++) {
      if (i >= now.nodes.size() || !old.nodes.get(i).equals(now.nodes.get(i))) {
        return "the old tree is changed at " + old.nodes.get(i);
      }
    }
    if (now.nodes.size() > old.nodes.size()) {
      return "the old tree has more: " + now.nodes.get(old.nodes.size());
    }
    if (!now.imports.containsAll(old.imports)) {
      return "an import is lost";
    }
    if (now.inserted.isEmpty()) {
      return "the inserted lines are no code";
    }
    for (TreePath path : now.inserted) {
      String bad = place(old, path);
      if (!bad.isEmpty()) {
        return bad;
      }
    }
    List<String> rest = new ArrayList<>(now.attributed());
    old.attributed().forEach(rest::remove);
    return rest.isEmpty() ? "" : rest.get(0);
  }

  /** Returns why an inserted node is in the wrong place, or "". */
  static String place(Text old, TreePath path) {
    Tree node = path.getLeaf();
    Tree parent = path.getParentPath().getLeaf();
    if (parent instanceof CompilationUnitTree unit) {
      boolean others = unit.getTypeDecls().stream().anyMatch(t -> t != node && t instanceof ClassTree);
      return others ? "a class is beside the file's classes" : "";
    }
    if (parent instanceof ClassTree type) {
      if (!controller(type)) {
        return "the code is in " + type.getSimpleName() + ", which is no controller";
      }
      if (node instanceof MethodTree method) {
        return mapped(method) && !method.getModifiers().getFlags().contains(Modifier.PRIVATE)
            ? ""
            : method.getName() + " is no handler";
      }
      return node instanceof ClassTree ? "" : "a " + node.getKind() + " is in the class";
    }
    for (TreePath up = path; up != null; up = up.getParentPath()) {
      if (up.getLeaf() instanceof MethodTree method) {
        boolean statement = node instanceof StatementTree && (!(node instanceof ClassTree) || node.getKind() == Tree.Kind.RECORD);
        return statement && mapped(method) ? "" : "a " + node.getKind() + " is in " + method.getName();
      }
    }
    return "the code is in a " + parent.getKind();
  }

  static boolean controller(ClassTree type) {
    return type.getKind() == Tree.Kind.CLASS
        && type.getModifiers().getAnnotations().stream()
            .anyMatch(a -> a.getAnnotationType().toString().matches("(.*\\.)?(Rest)?Controller"));
  }

  static boolean mapped(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(a -> a.getAnnotationType().toString().endsWith("Mapping"));
  }

  /** A parsed file. nodes is its tree without imports and without the nodes in inserted lines. */
  static class Text extends TreePathScanner<Void, Void> {
    final List<String> errors; // the parser's
    final List<String> nodes = new ArrayList<>();
    final Set<String> imports = new HashSet<>();
    final List<TreePath> inserted = new ArrayList<>();
    private final DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    private final List<Range> ranges;
    private final String[] lines;
    private final JavacTask task;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private List<String> attributed;

    Text(String name, String text, List<Range> ranges) throws IOException {
      this.ranges = ranges;
      // Editors may add a byte order mark, which javac rejects.
      String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
      lines = content.split("\r?\n", -1);
      URI uri = URI.create("string:///" + name);
      JavaFileObject source =
          new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignored) {
              return content;
            }
          };
      List<String> options = List.of("-proc:none", "-XDshould-stop.ifError=FLOW", "-Xlint:none");
      task = (JavacTask) compiler.getTask(null, files, found, options, null, List.of(source));
      unit = task.parse().iterator().next();
      positions = Trees.instance(task).getSourcePositions();
      errors = messages();
      scan(unit, null);
    }

    /** Lists javac's errors so far. */
    private List<String> messages() {
      return found.getDiagnostics().stream()
          .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
          .map(d -> d.getMessage(Locale.ROOT).replaceAll("\\s+", " "))
          .toList();
    }

    boolean parses() {
      return errors.isEmpty();
    }

    /** Lists all errors of javac. An old file has some if it uses classes that aren't there. */
    List<String> attributed() throws UncheckedIOException {
      if (attributed == null) {
        try {
          task.analyze();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        attributed = messages();
      }
      return attributed;
    }

    @Override
    public Void scan(Tree tree, Void none) {
      if (tree == null) {
        return null;
      }
      if (tree instanceof ImportTree) {
        imports.add(tree.toString());
        return null;
      }
      boolean error = tree instanceof ErroneousTree;
      if (tree != unit && !error && first(tree) > 0 && within(first(tree), last(tree))) {
        inserted.add(new TreePath(getCurrentPath(), tree));
        return null;
      }
      nodes.add(tree.getKind() + value(tree) + attached(tree));
      super.scan(tree, none);
      nodes.add("end");
      return null;
    }

    private long line(long position) {
      return position < 0 ? 0 : unit.getLineMap().getLineNumber(position);
    }

    private long first(Tree tree) {
      return line(positions.getStartPosition(unit, tree));
    }

    private long last(Tree tree) {
      return line(positions.getEndPosition(unit, tree));
    }

    private boolean within(long first, long last) {
      // The parameters of a compact constructor aren't in the text, so they have no end.
      return last > 0 && ranges.stream().anyMatch(r -> r.first() <= first && last <= r.last());
    }

    /** Returns the comments directly above a class or a member. */
    private String attached(Tree tree) {
      boolean member = tree instanceof ClassTree || tree instanceof MethodTree || tree instanceof VariableTree;
      StringBuilder text = new StringBuilder();
      for (int i = (int) first(tree) - 2; member && i >= 0 && comment.matcher(lines[i]).matches(); i--) {
        text.insert(0, " " + lines[i].strip());
      }
      return text.toString();
    }

    /** Returns a node's own name or value, without those of the nodes in it. */
    private static String value(Tree tree) {
      return switch (tree.getKind()) {
        case IDENTIFIER -> " " + ((IdentifierTree) tree).getName();
        case MEMBER_SELECT -> " " + ((MemberSelectTree) tree).getIdentifier();
        case MEMBER_REFERENCE -> " " + ((MemberReferenceTree) tree).getName();
        case METHOD -> " " + ((MethodTree) tree).getName();
        case VARIABLE -> " " + ((VariableTree) tree).getName();
        case TYPE_PARAMETER -> " " + ((TypeParameterTree) tree).getName();
        case LABELED_STATEMENT -> " " + ((LabeledStatementTree) tree).getLabel();
        case BREAK -> " " + ((BreakTree) tree).getLabel();
        case CONTINUE -> " " + ((ContinueTree) tree).getLabel();
        case PRIMITIVE_TYPE -> " " + ((PrimitiveTypeTree) tree).getPrimitiveTypeKind();
        case MODIFIERS -> " " + ((ModifiersTree) tree).getFlags();
        case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE -> " " + ((ClassTree) tree).getSimpleName();
        default -> tree instanceof LiteralTree literal ? " " + literal.getValue() : "";
      };
    }

    /** Lists the lines where snipgen may not refuse: blank between types or members, and the end. */
    List<Long> natural() {
      List<? extends Tree> types = unit.getTypeDecls();
      List<Tree> controllers = new ArrayList<>();
      types.stream().filter(t -> t instanceof ClassTree c && controller(c)).forEach(controllers::add);
      List<Long> list = new ArrayList<>();
      boolean comment = false;
      int count = lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
      for (int i = 0; i < count; i++) {
        long line = i + 1;
        comment = lines[i].contains("/*") || comment;
        comment = comment && !lines[i].contains("*/");
        if (comment || !lines[i].isBlank() || controllers.isEmpty()) {
          continue;
        }
        Tree type = types.stream().filter(t -> first(t) <= line && line <= last(t)).findFirst().orElse(null);
        if (type == null ? line > first(types.get(0)) : controllers.contains(type) && between((ClassTree) type, line)) {
          list.add(line);
        }
      }
      if (!controllers.isEmpty() || types.isEmpty()) {
        list.add(count + 1L);
      }
      return list;
    }

    /** Reports whether a line is in a class's body, below a member and not in one. */
    private boolean between(ClassTree type, long line) {
      return type.getMembers().stream().noneMatch(m -> first(m) <= line && line <= last(m))
          && type.getMembers().stream().anyMatch(m -> last(m) < line);
    }
  }
}
