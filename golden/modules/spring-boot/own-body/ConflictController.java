package com.example.shop;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ConflictController {

  @GetMapping("/conflict")
  public ResponseEntity<Map<String, Object>> conflict() {
    Map<String, Object> part1 = new LinkedHashMap<>();
    part1.put("code", "conflict");
    part1.put("http-status", 409);
    part1.put("text", "Conflict (Conflict)");
    part1.put("retry", false);
    part1.put("parent", null);
    Map<String, Object> part2 = new LinkedHashMap<>();
    part2.put("field", "age");
    part2.put("limits", Arrays.asList(0, 150, 1.5));
    Map<String, Object> part3 = new LinkedHashMap<>();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("Error", part1);
    body.put("links", Arrays.asList("https://docs.example.com/errors/conflict"));
    body.put("details", Arrays.asList(part2, part3));
    body.put("version", 2);
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .contentType(MediaType.valueOf("application/vnd.example+json"))
        .body(body);
  }
}
