package com.example.shop;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class TooManyRequestsController {

  @GetMapping("/too-many-requests")
  public ResponseEntity<ProblemDetail> tooManyRequests() {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, "Too Many Requests");
    return ResponseEntity.of(problem).header(HttpHeaders.RETRY_AFTER, "60").build();
  }
}
