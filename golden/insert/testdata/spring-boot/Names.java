package com.example.names;

import org.springframework.web.bind.annotation.GetMapping;

@org.springframework.web.bind.annotation.RestController
@SuppressWarnings({"unused", "java:S1192"})
public class Names {
  private String a = "a", b = "b";
  private int[] numbers = {
    1,

    2,
  };

  @GetMapping("/names") public String names() { return a + b; }

  @GetMapping("/numbers")
  public int[] numbers() {
    return numbers;
  }

  public static Names create() { return new Names(); }
}
