package com.example.shop;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class CancelOrderController {

  @PostMapping("/orders/{id}/items/{param_class}")
  public ResponseEntity<ErrorBody> cancelOrder(
      @PathVariable String id, @PathVariable String param_class) {
    return ResponseEntity.status(HttpStatus.CONFLICT).body(new ErrorBody("conflict", "Conflict"));
  }

  record ErrorBody(String error, String message) {}
}
