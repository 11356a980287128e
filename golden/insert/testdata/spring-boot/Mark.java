package com.example.mark;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Mark {

  @GetMapping("/mark")
  public String mark() {
    return "ü";
  }
}
