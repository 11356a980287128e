package com.example.nested;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

public final class Nested {
  private Nested() {}

  @RestController
  @RequestMapping("/v1")
  static class V1 {

    @GetMapping("/name")
    String name() {
      return "one";
    }

    @GetMapping("/old")
    String old() {
      return "old";
    }
  }

  @RestController
  @RequestMapping("/v2")
  static class V2 {

    @GetMapping("/name")
    String name() {
      return "two";
    }
  }
}
