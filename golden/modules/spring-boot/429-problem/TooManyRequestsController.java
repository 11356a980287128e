package com.example.shop;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class TooManyRequestsController {

  @GetMapping("/too-many-requests")
  public ResponseEntity<Map<String, Object>> tooManyRequests() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", "Too Many Requests");
    body.put("status", 429);
    body.put("detail", "Too Many Requests");
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .header("Retry-After", "60")
        .body(body);
  }
}
