package com.example.sections;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Sections {

  // <editor-fold desc="Reading">

  @GetMapping("/read")
  public ResponseEntity<String> read() {
    String text = load();
    if (text == null) {
      return ResponseEntity.notFound().build();
    }
    return ResponseEntity.ok(text);
  }

  // </editor-fold>

  //region Writing

  @PostMapping("/write")
  public ResponseEntity<Void> write(@RequestBody String text) {
    try {
      store(text);
    } catch (IllegalStateException e) {
      return ResponseEntity.status(409).build();
    } finally {
      flush();
    }
    return ResponseEntity.accepted().build();
  }

  //endregion

  private String load() {
    return null;
  }

  private void store(String text) {}

  private void flush() {}
}
