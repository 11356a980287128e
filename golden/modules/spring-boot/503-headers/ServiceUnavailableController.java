package com.example.shop;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ServiceUnavailableController {

  @GetMapping("/service-unavailable")
  public ResponseEntity<ErrorBody> serviceUnavailable() {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "120")
        .header("X-Request-Id", "7f3a")
        .header(HttpHeaders.WARNING, "199 - \"a \\\"quoted\\\" text\"")
        .body(new ErrorBody("service_unavailable", "Service Unavailable"));
  }

  record ErrorBody(String error, String message) {}
}
