package com.example.shop;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class NoContentController {

  @GetMapping("/no-content")
  public ResponseEntity<Void> noContent() {
    return ResponseEntity.noContent().build();
  }
}
