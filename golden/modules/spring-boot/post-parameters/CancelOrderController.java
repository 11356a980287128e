package com.example.shop;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class CancelOrderController {

  @PostMapping("/orders/{id}/items/{param_class}")
  public ResponseEntity<Map<String, Object>> cancelOrder(
      @PathVariable("id") String id, @PathVariable("param_class") String param_class) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", "conflict");
    body.put("message", "Conflict");
    return ResponseEntity.status(HttpStatus.CONFLICT).body(body);
  }
}
