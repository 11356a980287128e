package com.example.two;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Cats {

  @GetMapping("/cats")
  ResponseEntity<String> cats() {
    return ResponseEntity.ok("cats");
  }
}

@RestController
class Dogs {

  @GetMapping("/dogs")
  ResponseEntity<String> dogs() {
    return ResponseEntity.ok("dogs");
  }
}

final class Names {
  private Names() {}

  static String of(Class<?> type) {
    return type.getSimpleName();
  }
}
