import org.springframework.http.HttpStatus;

/** Prints the members of HttpStatus that aren't deprecated, with their codes. */
class Names {
  public static void main(String[] args) throws Exception {
    StringBuilder out = new StringBuilder();
    for (HttpStatus s : HttpStatus.values()) {
      if (!HttpStatus.class.getField(s.name()).isAnnotationPresent(Deprecated.class)) {
        out.append(out.length() == 0 ? "{" : ",").append("\"HttpStatus." + s.name() + "\":" + s.value());
      }
    }
    System.out.println(out + "}");
  }
}
