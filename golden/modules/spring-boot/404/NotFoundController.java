package com.example.shop;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class NotFoundController {

  @GetMapping("/not-found")
  public ResponseEntity<Map<String, Object>> notFound() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", "not_found");
    body.put("message", "Not Found");
    return ResponseEntity.status(HttpStatus.NOT_FOUND).body(body);
  }
}
