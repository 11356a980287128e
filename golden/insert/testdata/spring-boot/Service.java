package com.example.service;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

@Service
public class Service {
  private final List<String> names = List.of("a", "b");

  public Optional<String> first() {
    return names.stream().findFirst();
  }

  public int count() {
    return names.size();
  }
}
