package com.example.generic;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

abstract class Base<T extends Comparable<? super T>> {
  protected abstract Map<Long, T> all();

  @GetMapping("/{id}")
  public T one(@PathVariable long id) {
    return all().get(id);
  }
}

@RestController
class Generic extends Base<String> {
  @Override
  protected Map<Long, String> all() {
    return Map.of(1L, "one");
  }

  @GetMapping("/sorted")
  <K extends Comparable<K>> List<String> sorted() {
    return all().values().stream().sorted().toList();
  }
}
