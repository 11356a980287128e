package com.example.shop;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class BadRequestController {

  @GetMapping("/bad-request")
  public ResponseEntity<Map<String, Object>> badRequest() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", "bad_request");
    body.put(
        "message",
        "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> <!-- "
            + "\\u000a */ ?> \t\n\r\000\033\u2028\u202e\ufeff\u200d\ud83d\ude80");
    return ResponseEntity.status(HttpStatus.BAD_REQUEST)
        .header("X-Note", "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\")
        .body(body);
  }
}
