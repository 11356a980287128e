package com.example.open;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Open {

  @GetMapping("/open")
  public String open() {
    if (true) {
      return "open";

  }

  @GetMapping("/next")
  public String next() {
    return "next";
  }
}
