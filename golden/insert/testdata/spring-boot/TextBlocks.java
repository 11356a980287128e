package com.example.text;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class TextBlocks {
  private static final String EXAMPLE = """
      @RestController
      public class Fake {

        @GetMapping("/fake")
        public String fake() {
          return "}";
        }
      }

      """;

  @GetMapping("/example")
  public String example() {
    return EXAMPLE;
  }

  @GetMapping("/query")
  public String query() {
    var sql = """
        SELECT "name"

        FROM users -- { not a brace
        """;

    return sql.formatted() + '"' + '{' + '\'' + "\"}";
  }
}
