package com.example.taken;

import java.net.http.HttpResponse;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Taken {
  record ErrorBody(String message) {}

  enum HttpStatus {
    GOOD,
    BAD
  }

  @GetMapping("/endpoint")
  public ResponseEntity<ErrorBody> myEndpoint() {
    return ResponseEntity.status(HttpStatusCode.valueOf(409)).body(new ErrorBody(HttpStatus.BAD.name()));
  }

  @GetMapping("/length")
  public int length(HttpResponse<String> response) {
    return response.body().length();
  }
}
