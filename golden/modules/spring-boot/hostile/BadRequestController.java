package com.example.shop;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class BadRequestController {

  @GetMapping("/bad-request")
  public ResponseEntity<ErrorBody> badRequest() {
    return ResponseEntity.badRequest()
        .header("X-Note", "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\")
        .body(
            new ErrorBody(
                "bad_request",
                "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> "
                    + "<!-- \\u000a */ ?> \t\n\r\000\033\u2028\u202e\ufeff\u200d\ud83d\ude80"));
  }

  record ErrorBody(String error, String message) {}
}
