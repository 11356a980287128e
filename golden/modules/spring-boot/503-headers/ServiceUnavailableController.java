package com.example.shop;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ServiceUnavailableController {

  @GetMapping("/service-unavailable")
  public ResponseEntity<Map<String, Object>> serviceUnavailable() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", "service_unavailable");
    body.put("message", "Service Unavailable");
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header("Retry-After", "120")
        .header("X-Request-Id", "7f3a")
        .header("Warning", "199 - \"a \\\"quoted\\\" text\"")
        .body(body);
  }
}
