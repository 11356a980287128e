package com.example.shop;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class OkController {

  @RequestMapping(path = "/ok", method = RequestMethod.HEAD)
  public ResponseEntity<MessageBody> ok() {
    return ResponseEntity.ok(new MessageBody("OK"));
  }

  record MessageBody(String message) {}
}
