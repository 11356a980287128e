package com.example.contract;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

interface Contract {

  @GetMapping("/contract")
  ResponseEntity<String> get();

  default String name() {
    return "contract";
  }
}

@RestController
class Contracted implements Contract {

  @Override
  public ResponseEntity<String> get() {
    return ResponseEntity.ok(name());
  }
}
