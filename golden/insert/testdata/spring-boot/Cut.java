package com.example.cut;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Cut {
  @GetMapping("/cut")
  public String cut() { return "cut"; }
}