package com.example.body;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Body {

  @GetMapping("/any")
  public ResponseEntity<?> any(@RequestParam(defaultValue = "0") int n) {
    if (n < 0) {

    }

    for (int i = 0; i < n; i++) {
      if (i == 7) {
        return ResponseEntity.badRequest().body(Map.of("i", i));
      }
    }

    return ResponseEntity.ok().build();
  }

  @GetMapping("/text")
  public String text() {

    return "text";
  }

  private int unused(int n) {
    while (n > 0) {
      n--;

    }
    return n;
  }
}
