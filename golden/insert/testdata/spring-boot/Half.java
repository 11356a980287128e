package com.example.half;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Half {

  @GetMapping("/whole")
  public String whole() {
    return "whole";
  }

  @GetMapping("/half")
  public String half() {
    String s = "half

    return s;
  }
}
